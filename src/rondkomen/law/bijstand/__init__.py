"""Algemene bijstand: which income and wealth count, and how much bijstand there is."""
