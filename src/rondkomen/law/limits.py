"""What it would take: up to which income a household would have a right, everything else staying as it is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from rondkomen.law.book import law_book
from rondkomen.law.household import Household, facts_of

INCOME = "toetsingsinkomen"
_HIGHEST = Decimal(250_000)


def highest_income_with_right(household: Household, name: str) -> Decimal | None:
    """The highest yearly toetsingsinkomen, in whole euros, at which the household has the right.

    None when there is no such income: another condition decides, or the income does not matter.
    """
    book = law_book(household.municipality)
    law = book.on(household.on)
    facts = facts_of(household, book.quantities)

    def has_right(income: Decimal) -> bool:
        at_home = {**facts.household, INCOME: income}
        asked = replace(facts, household=at_home, given=facts.given | {INCOME})
        evaluation = law.evaluate(asked, [name])
        return bool(evaluation.is_known(name)) and bool(evaluation.values[name])

    if not has_right(Decimal(0)) or has_right(_HIGHEST):
        return None
    low, high = Decimal(0), _HIGHEST
    while high - low > 1:
        middle = ((low + high) / 2).to_integral_value()
        low, high = (middle, high) if has_right(middle) else (low, middle)
    return low
