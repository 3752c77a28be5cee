"""What the register says of a resident on the day itself: old enough to owe, still here, still alive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from rondkomen.matching.columns import Column, Features, apply
from rondkomen.matching.compare.base import Compared, Keys, Pairs, choose
from rondkomen.matching.dates import parse_date
from rondkomen.matching.settings import Field

OF_AGE = 18
"""Years; BW 1:233. A minor owes no premium either: Zvw 16 lid 2."""


class Age:
    """Column: geboortedatum, of the register alone."""

    columns = 1
    levels = ("missing", "adult", "minor")

    def prepare(self, columns: Sequence[Column]) -> Features:
        """The day of birth of each row as one number, 0 where even the year is unknown."""
        return {"day": _days(columns[0])}

    def count(self, features: Features) -> Features:
        """Nothing: no value is agreed upon."""
        return {}

    def keys(self, features: Features) -> Keys:
        """None."""
        return {}

    def compare(self, field: Field, pairs: Pairs) -> Compared:
        """Whether the resident is of age on the day."""
        born = pairs.right[field.id]["day"][pairs.j]
        last = ((pairs.on.year - OF_AGE) * 100 + pairs.on.month) * 100 + pairs.on.day
        return choose(self.levels, [("missing", born == 0, 0), ("adult", born <= last, 0)], "minor")


class Residence:
    """Columns: the day of leaving the address, and the day of death; both of the register alone."""

    columns = 2
    levels = ("missing", "resident", "moved", "deceased")

    def prepare(self, columns: Sequence[Column]) -> Features:
        """Both days of each row as one number, 0 where there is none."""
        return {"moved": _days(columns[0]), "deceased": _days(columns[1])}

    def count(self, features: Features) -> Features:
        """Nothing: no value is agreed upon."""
        return {}

    def keys(self, features: Features) -> Keys:
        """None."""
        return {}

    def compare(self, field: Field, pairs: Pairs) -> Compared:
        """Deceased, moved from this address, or living there on the day."""
        right = pairs.right[field.id]
        day = (pairs.on.year * 100 + pairs.on.month) * 100 + pairs.on.day
        moved, deceased = right["moved"][pairs.j], right["deceased"][pairs.j]
        return choose(
            self.levels,
            [("deceased", (deceased > 0) & (deceased <= day), 0), ("moved", (moved > 0) & (moved <= day), 0)],
            "resident",
        )


def lives_here(features: Features, on: date) -> NDArray[np.bool_]:
    """For each row whether the resident lives at its address on a day, as far as moving goes."""
    day = (on.year * 100 + on.month) * 100 + on.day
    result: NDArray[np.bool_] = (features["moved"] == 0) | (features["moved"] > day)
    return result


def _days(column: Column) -> NDArray[np.int32]:
    """Dates as one number; a day or month that is unknown counts as the first."""
    codes, dates = apply(parse_date, [column])
    days = [(one.year * 100 + max(one.month, 1)) * 100 + max(one.day, 1) if one.year else 0 for one in dates]
    return np.array(days, np.int32)[codes]
