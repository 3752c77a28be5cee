"""What an hour of work is worth: how hours a week become gross wages of a year, and on which grounds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rondkomen.engine import Facts, Law
from rondkomen.kernel import Citation
from rondkomen.law.curve import NotSettled

WEEKS = Decimal(52)
HOURS_A_DAY = Decimal(8)
"""Of a day of work. No law says so; it is named wherever it is used."""
HOURS_OF_A_WEEK = 168
MINIMUM, HOLIDAY, HOURS = "minimumuurloon", "vakantiebijslag_fractie", "arbeidsuren_per_jaar"

Basis = Literal["told", "hours", "minimumloon"]


@dataclass(frozen=True, slots=True)
class HourlyWage:
    """Gross euros for an hour, without holiday allowance, and how they are known.

    `basis` is `told`, `hours` (the wage that is earned now over the hours that are told), or `minimumloon` (the lowest
    that is allowed at this age on this day, by the article in `citation`). `holiday` is the part that comes on top.
    """

    euros: Decimal
    basis: Basis
    holiday: Decimal
    citation: Citation | None = None

    def a_year(self, hours_a_week: Decimal) -> Decimal:
        """Gross wages of a year for these hours a week, with holiday allowance."""
        return self.euros * hours_a_week * WEEKS * (1 + self.holiday)


def hourly_wage(law: Law, facts: Facts, position: int, told: Decimal | None = None) -> HourlyWage | None:
    """What an hour pays the person at a position: as told, else by wage and hours, else the minimum wage.

    None when none of them gives an amount, as below the age of the minimum wage. Raises NotSettled when the minimum
    wage hangs on a birth date that is not known.
    """
    holiday = law.number(HOLIDAY).value
    if told is not None:
        return HourlyWage(told, "told", holiday)
    hours = (facts.person.get(HOURS) or [None] * len(facts.persons))[position]
    if hours:
        earned = law.evaluate(facts, ["loon_with_vakantietoeslag"]).value("loon_with_vakantietoeslag", position)
        if isinstance(earned, Decimal) and earned > 0:
            return HourlyWage(earned / (1 + holiday) / hours, "hours", holiday)
    found = law.evaluate(facts, [MINIMUM])
    if not found.is_known(MINIMUM, position):
        raise NotSettled(found.most_telling(MINIMUM, position))
    lowest = found.value(MINIMUM, position)
    return HourlyWage(lowest, "minimumloon", holiday, found.plan.rules[MINIMUM].rule.citation) if lowest else None
