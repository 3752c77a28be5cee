"""Sealed columns, the indexes that find them, and keys that can be replaced."""
