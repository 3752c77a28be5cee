"""Many households at once: the law compiled for a whole country, its population files, reforms and sums."""

from rondkomen.population.batches import each
from rondkomen.population.reform import Reform
from rondkomen.population.running import CannotRun, run

__all__ = ["CannotRun", "Reform", "each", "run"]
