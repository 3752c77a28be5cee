"""The design system: components, theme, reading controls and vendored files."""
