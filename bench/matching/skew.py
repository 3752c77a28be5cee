"""Drawing from a list in which a few names have most of the bearers and most names have few."""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Skewed(Generic[T]):
    """A pool whose item of rank r is drawn in proportion to (r + offset) ** -exponent (Zipf-Mandelbrot)."""

    def __init__(self, pool: Sequence[T], exponent: float = 0.8, offset: float = 4.0) -> None:
        self.pool = list(pool)
        self._cumulative = list(accumulate((rank + offset) ** -exponent for rank in range(1, len(self.pool) + 1)))
        self._total = self._cumulative[-1]

    def pick(self, random: Random) -> T:
        """One item."""
        return self.pool[bisect(self._cumulative, random.random() * self._total)]


class Shares(Generic[T]):
    """Items with their own weights, which need not add up to one."""

    def __init__(self, weights: dict[T, float]) -> None:
        self.items = list(weights)
        self._cumulative = list(accumulate(weights.values()))
        self._total = self._cumulative[-1]

    def pick(self, random: Random) -> T:
        """One item."""
        return self.items[min(bisect(self._cumulative, random.random() * self._total), len(self.items) - 1)]
