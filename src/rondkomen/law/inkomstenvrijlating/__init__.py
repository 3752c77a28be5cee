"""Inkomstenvrijlating: earnings that do not lower the bijstand for a while."""
