"""Schemes of municipalities as data: a file per municipality, read and turned into rules; no code per municipality."""
