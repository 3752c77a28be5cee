"""Signals of one month that belong to one household, put together; with a register or without."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rondkomen.matching.answers import Answers
from rondkomen.matching.blocking import candidates, indexes_of
from rondkomen.matching.compare import COMPARATORS, Compared, Pairs
from rondkomen.matching.settings import Settings
from rondkomen.matching.tables import Prepared, prepare

Numbers = NDArray[np.int64]


def group(table: Any, settings: Settings, answers: Answers | None = None) -> Numbers:
    """For each signal the number of its household, counted from 0 in the order of the rows; one month at a time.

    Two signals belong together when they meet a rule for that (`[[together]]` in the settings). With the answers to the
    same table, signals of one household of the register belong together, those of two never do, and a signal of
    which the household is not known joins one only when the rules lead to no other.
    """
    signals = answers.signals if answers else prepare(table, settings, "signals")
    left, right = _together(signals, settings)
    if answers is None:
        return _numbered(_components(signals.rows, left, right))
    home = answers.home()
    home = _joined(home, left, right)
    free = (home[left] < 0) & (home[right] < 0)
    component = _components(signals.rows, left[free], right[free])
    return _numbered(np.where(home >= 0, home + signals.rows, component))


def _together(signals: Prepared, settings: Settings) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Pairs of signals, each once, that meet a rule."""
    features = {
        field.id: signals.features[field.id] | COMPARATORS[field.comparator].count(signals.features[field.id])
        for field in settings.fields
    }
    indexes = indexes_of(settings, features, signals.rows)
    left, right = candidates(settings, indexes, features, signals.rows, max(signals.rows, 1))
    once = left < right
    left, right = left[once], right[once]
    pairs = Pairs(features, left, features, right, date.min)  # no rule of this kind looks at the day
    used = {id for rule in settings.together for id in rule.when}
    compared: dict[str, Compared] = {
        field.id: COMPARATORS[field.comparator].compare(field, pairs) for field in settings.fields if field.id in used
    }
    meets = np.zeros(len(left), bool)
    for rule in settings.together:
        meets |= rule.meets(settings, compared, len(left))
    return left[meets], right[meets]


def _joined(home: Numbers, left: NDArray[np.int32], right: NDArray[np.int32]) -> Numbers:
    """The household of each signal, where one that had none got that of the signals it belongs with, if they agree."""
    lowest, highest = np.full(len(home), np.iinfo(np.int64).max), np.full(len(home), -1, np.int64)
    for one, other in ((left, right), (right, left)):
        known = (home[one] < 0) & (home[other] >= 0)
        np.minimum.at(lowest, one[known], home[other[known]])
        np.maximum.at(highest, one[known], home[other[known]])
    return np.where((home < 0) & (lowest == highest), highest, home)


def _components(rows: int, left: NDArray[np.int32], right: NDArray[np.int32]) -> Numbers:
    """The lowest row that each row is connected with, whatever the number of steps between them."""
    lowest = np.arange(rows, dtype=np.int64)
    while True:
        before = lowest.copy()
        np.minimum.at(lowest, left, lowest[right])
        np.minimum.at(lowest, right, lowest[left])
        lowest = lowest[lowest]
        if np.array_equal(before, lowest):
            return lowest


def _numbered(values: Numbers) -> Numbers:
    """The same groups with numbers from 0 in the order in which they first occur."""
    _, first, inverse = np.unique(values, return_index=True, return_inverse=True)
    number = np.empty(len(first), np.int64)
    number[np.argsort(first)] = np.arange(len(first))
    return number[inverse]
