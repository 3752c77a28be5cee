"""The template tags of the design system; load them with {% load ui %}."""
