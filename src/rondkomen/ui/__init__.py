"""The design system of the pages: tokens, components, layouts and vendored assets; no business words."""
