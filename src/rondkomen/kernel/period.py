"""A run of days with both ends counted, open at either side when nothing ends it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

OPEN = date.max
"""The end of a period that stands until the law changes."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days `since` up to and including `until`.

    >>> date(2025, 12, 31) in Period(date(2025, 1, 1), date(2025, 12, 31))
    True
    """

    since: date = date.min
    until: date = OPEN

    def __post_init__(self) -> None:
        if self.since > self.until:
            raise ValueError(f"a period cannot end on {self.until} before it starts on {self.since}")

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.until

    def overlaps(self, other: Period) -> bool:
        """Whether the two have a day in common."""
        return self.since <= other.until and other.since <= self.until

    def __str__(self) -> str:
        start = "the beginning" if self.since == date.min else self.since.isoformat()
        end = "further notice" if self.until == OPEN else self.until.isoformat()
        return f"{start} to {end}"
