"""A day of which the month or the day may be unknown, as birth dates of people born elsewhere often are."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_BRP = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, perhaps a month, perhaps a day.

    >>> str(PartialDate.read("19780600")), str(PartialDate.read("1978-06-05"))
    ('1978-06', '1978-06-05')

    Raises ValueError for a day that does not exist, or a day without its month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without its month is no date")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def read(cls, written: str) -> PartialDate:
        """Read `1978-06-05`, `1978-06`, `1978`, or the form of the BRP, `19780600` with zeros for what is unknown."""
        found = _BRP.fullmatch(written) or _ISO.fullmatch(written)
        if found is None:
            raise ValueError("a date is written 1978-06-05, 1978-06 or 1978; found something else")
        year, month, day = (int(part or 0) for part in found.groups())
        return cls(year, month or None, day or None)

    def age_on(self, today: date) -> int | None:
        """Whole years on a day; None when the unknown part makes the difference, or the birth is yet to come."""
        ages = {_years(self._earliest(), today), _years(self._latest(), today)}
        return ages.pop() if len(ages) == 1 and min(ages) >= 0 else None

    def _earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    def _latest(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
