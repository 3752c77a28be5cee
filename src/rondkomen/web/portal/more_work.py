"""What working more would pay a visitor: worked out once for the page and its picture, and not when the result is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from rondkomen.law import Household
from rondkomen.law.curve import PURSE, NotSettled
from rondkomen.law.hours import HOURS, WEEKS
from rondkomen.law.work import Along, Cliff, WorkPays
from rondkomen.web.portal.answers import PARTNER, YOU, Answers
from rondkomen.web.portal.memo import remembered

WAGE = "loon"
POINTS = 32
FINE = Decimal(12)
"""A euro a month: how exactly the wage is found above which something stops."""
LEAST, MOST = Decimal(4000), Decimal(8000)
"""How far the picture goes at least, and at most unless the wage itself is higher: gross euros a month."""
WORTH_SAYING = Decimal(60)
"""Euros a year: a smaller drop is not looked for."""
_ROUND = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who would work more, and how many hours a week they work now (None: not told)."""

    household: Household
    who: str
    hours: Decimal | None = None


@dataclass(frozen=True, slots=True)
class MoreWork:
    """What work pays from now on, the points of the picture (gross wages and what there is to spend, a month), drops.

    `pays` is None as long as `needs`, places in the household, are not known; `left_out` are rights that are not.
    """

    pays: WorkPays | None
    needs: tuple[str, ...] = ()
    points: tuple[tuple[Decimal, Decimal], ...] = ()
    cliffs: tuple[Cliff, ...] = ()
    left_out: tuple[str, ...] = ()


def who_works(known: Answers) -> list[str]:
    """Who of the visitor and a partner said to have wages."""
    asked = {YOU: "inkomen", PARTNER: "partner-inkomen"}
    return [who for who, slug in asked.items() if WAGE in (known.get(slug) or ())]


@remembered
def more_work(asked: Asked) -> MoreWork:
    """Work out the present, an hour and a day more, and the whole range of wages."""
    household = _with_hours(asked)
    everything = Along(household, WAGE, asked.who)
    try:
        known = _known_everywhere(everything)
        along = Along(household, WAGE, asked.who, known)
        pays = along.pays()
    except NotSettled as unsettled:
        return MoreWork(None, unsettled.needs)
    amounts = _amounts(pays)
    cliffs = along.cliffs(amounts, FINE, WORTH_SAYING)
    beside = {amount for cliff in cliffs for amount in (cliff.income, cliff.income + FINE)}
    purses = [along.at(amount) for amount in sorted({*amounts, *beside})]
    return MoreWork(
        pays,
        points=tuple((purse.income / 12, purse.total / 12) for purse in purses if purse.is_settled),
        cliffs=tuple(cliffs),
        left_out=tuple(name for name in everything.outcomes if name not in everything.here().parts),
    )


def _known_everywhere(along: Along) -> list[str]:
    """The purse, and the rights that are settled with the lowest, the present and the highest wage.

    A right that is open somewhere could not be drawn, and would make every other amount wait for it.
    """
    purses = [along.at(amount) for amount in (Decimal(0), along.now, max(along.now, MOST * 12))]
    return [name for name in along.outcomes if name == PURSE or all(name in purse.parts for purse in purses)]


def _with_hours(asked: Asked) -> Household:
    if asked.hours is None:
        return asked.household
    a_year = {asked.who: asked.hours * WEEKS}
    return replace(asked.household, given={**asked.household.given, HOURS: a_year})


def _amounts(pays: WorkPays) -> list[Decimal]:
    """Wages of a year from nothing to about twice the present one, the present one and a day more among them."""
    a_day_more = pays.amount + (pays.day.extra if pays.day else 0)
    twice = min(max(LEAST, _up(pays.amount / 6)), MOST)
    highest = max(twice, _up(a_day_more / 12)) * 12
    return sorted({*(highest * place / POINTS for place in range(POINTS + 1)), pays.amount, a_day_more})


def _up(a_month: Decimal) -> Decimal:
    """Upwards to a whole thousand."""
    return -(-a_month // _ROUND) * _ROUND
