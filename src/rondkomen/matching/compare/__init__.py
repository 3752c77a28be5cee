"""Comparing one field of many pairs at once: each pair gets a level, and how many residents share what it agrees on."""

from rondkomen.matching.compare.base import Comparator, Compared, Pairs
from rondkomen.matching.compare.comparators import COMPARATORS

__all__ = ["COMPARATORS", "Comparator", "Compared", "Pairs"]
