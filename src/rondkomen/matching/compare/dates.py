"""Dates of birth: equal, equal as far as they are known, or different in a way that people make mistakes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rondkomen.matching.columns import Column, Features, apply
from rondkomen.matching.compare.base import Compared, Keys, Pairs, choose
from rondkomen.matching.dates import parse_date
from rondkomen.matching.settings import Field


class Date:
    """A date of which parts may be unknown."""

    columns = 1
    levels = (
        "missing", "equal", "swapped", "one_digit", "same_year_and_month", "same_year", "without_century", "same_day",
        "other",
    )  # fmt: skip

    def prepare(self, columns: Sequence[Column]) -> Features:
        """Year, month, day and year of the century of each row; 0 (or -1 for the last) where unknown."""
        codes, dates = apply(parse_date, columns)
        table = np.array([(one.year, one.month, one.day, one.of_century) for one in dates], np.int16).reshape(-1, 4)
        return {"parts": table[codes]}

    def count(self, features: Features) -> Features:
        """How many rows have the whole date of each row: many who came from elsewhere have the first of January."""
        days, inverse, counts = np.unique(_number(features["parts"]), return_inverse=True, return_counts=True)
        return {"count": np.where(days == 0, 0, counts)[inverse].astype(np.int32)}

    def keys(self, features: Features) -> Keys:
        """The whole date."""
        return {"day": [_number(features["parts"]).astype(np.uint64)]}

    def compare(self, field: Field, pairs: Pairs) -> Compared:
        """How two dates agree; what is unknown on one side is left out of the comparison."""
        right = pairs.right[field.id]
        a, b = pairs.left[field.id]["parts"][pairs.i].T, right["parts"][pairs.j].T
        count = right["count"][pairs.j]
        known = (a > 0) & (b > 0)
        same = known & (a == b)
        year, month, day = (a[0] == b[0]) & known[0], same[1], same[2]
        whole = known[:3].all(axis=0)
        partly = (a[0] > 0) & (b[0] > 0) & ~whole
        century = (a[3] >= 0) & (a[3] == b[3]) & ((a[0] == 0) | (b[0] == 0) | (abs(a[0] - b[0]) == 100))
        return choose(
            self.levels,
            [
                ("missing", (a[3] < 0) | (b[3] < 0), 0),
                ("equal", whole & year & month & day, count),
                ("swapped", whole & year & (a[1] == b[2]) & (a[2] == b[1]), count),
                ("one_digit", whole & _one_digit(a, b), count),
                ("without_century", century & month & day, 0),
                ("same_year_and_month", partly & year & month, 0),
                ("same_year", partly & year & ~(known[1] & ~month), 0),
                ("same_day", whole & month & day, 0),
            ],
            "other",
        )


def _number(parts: NDArray[Any]) -> NDArray[np.int64]:
    """A whole date as one number, 0 where a part is unknown."""
    year, month, day = parts.astype(np.int64).T[:3]
    return np.where((year > 0) & (month > 0) & (day > 0), (year * 100 + month) * 100 + day, 0)


def _one_digit(a: NDArray[Any], b: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether two dates written out differ in one digit, or in two neighbours that changed places."""
    left, right = _number(a[:4].T), _number(b[:4].T)
    different, swapped = np.zeros(len(left), np.int8), np.zeros(len(left), bool)
    before_a = before_b = np.full(len(left), -1)
    for place in range(8):
        digit_a, digit_b = left // 10**place % 10, right // 10**place % 10
        different += digit_a != digit_b
        swapped |= (digit_a != digit_b) & (digit_a == before_b) & (digit_b == before_a)
        before_a, before_b = digit_a, digit_b
    result: NDArray[np.bool_] = (different == 1) | ((different == 2) & swapped)
    return result
