"""Municipalities: their descriptions, and loading them."""
