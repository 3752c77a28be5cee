"""Rondkomen: Dutch law, one household's purse, and the help that belongs to it."""

__version__ = "0.1.0"
