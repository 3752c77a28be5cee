"""The visitor's year, month by month: worked out once for its own page, and not when the result is."""

from __future__ import annotations

from dataclasses import dataclass

from rondkomen.law import Household
from rondkomen.law.budget import Line, Month, budget
from rondkomen.web.portal.memo import remembered


@dataclass(frozen=True, slots=True)
class Year:
    """The calendar of a year, without the household it is of."""

    number: int
    lines: tuple[Line, ...]
    months: tuple[Month, ...]
    not_modelled: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def needs(self) -> tuple[str, ...]:
        """The places in the household whose answers would tell what is unknown."""
        return tuple(dict.fromkeys(place for line in self.lines for place in line.needs))


@remembered
def year_of(household: Household) -> Year:
    """Work out what comes in and goes out in each month of the year of the household's day."""
    found = budget(household)
    return Year(found.year, found.lines, found.months, found.not_modelled, found.notes)
