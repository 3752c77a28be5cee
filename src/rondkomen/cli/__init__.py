"""The command line: outcomes of a household, why, along a range, and what the law here holds."""

from rondkomen.cli.main import main

__all__ = ["main"]
