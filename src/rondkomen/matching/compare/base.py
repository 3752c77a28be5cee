"""What every comparator offers, and what it is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from rondkomen.matching.columns import Column, Features
from rondkomen.matching.settings import Field

Keys = Mapping[str, Sequence[NDArray[np.uint64]]]
"""Blocking keys by name: one array per way in which a row has the key; 0 where a row has none."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of a signal and a resident: the features of both sides by field, and the rows of each pair."""

    left: Mapping[str, Features]
    i: NDArray[Any]
    right: Mapping[str, Features]
    j: NDArray[Any]
    on: date


@dataclass(frozen=True, slots=True)
class Compared:
    """The level of each pair as its place in the comparator's `levels`, and how many residents share the value."""

    level: NDArray[np.int8]
    count: NDArray[np.float64]


class Comparator(Protocol):
    """How one kind of field is prepared and compared. `levels` starts with the one for a field that is missing."""

    @property
    def levels(self) -> tuple[str, ...]:
        """The ids of its levels."""

    @property
    def columns(self) -> int:
        """The number of columns it needs."""

    def prepare(self, columns: Sequence[Column]) -> Features:
        """What is kept of the columns of a table."""

    def count(self, features: Features) -> Features:
        """What is known of the register besides: how many residents have each value."""

    def keys(self, features: Features) -> Keys:
        """The keys by which rows can be found."""

    def compare(self, field: Field, pairs: Pairs) -> Compared:
        """The level of each pair."""


def choose(
    levels: tuple[str, ...], cases: Sequence[tuple[str, NDArray[np.bool_], NDArray[Any] | int]], otherwise: str
) -> Compared:
    """The first case that holds for each pair, with its count; `otherwise` where none does."""
    conditions = [condition for _, condition, _ in cases]
    level = np.select(
        conditions, [np.int8(levels.index(name)) for name, _, _ in cases], np.int8(levels.index(otherwise))
    )
    count = np.select(conditions, [np.asarray(count, np.float64) for _, _, count in cases], 0.0)
    return Compared(level.astype(np.int8), count)


def total_by_key(keys: NDArray[np.uint64], numbers: NDArray[Any]) -> NDArray[np.int64]:
    """For each entry the sum of the numbers of all entries with the same key; 0 for the key 0."""
    _, inverse = np.unique(keys, return_inverse=True)
    sums = np.bincount(inverse.ravel(), numbers.ravel())
    return np.where(keys == 0, 0, sums[inverse.reshape(keys.shape)]).astype(np.int64)
