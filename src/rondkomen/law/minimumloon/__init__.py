"""Minimumloon: the lowest wage for an hour of work, and the month amount that other laws build on."""
