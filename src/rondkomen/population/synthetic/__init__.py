"""Households that do not exist, drawn so that their margins are those that were published."""

from rondkomen.population.synthetic.drawing import batches
from rondkomen.population.synthetic.settings import Settings

__all__ = ["Settings", "batches"]
