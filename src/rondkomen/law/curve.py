"""Outcomes along a range of one income: what earning more or less does, and how much of it is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from rondkomen.engine import Facts, Law, NotInForce
from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.possible import is_known
from rondkomen.engine.slope import slopes
from rondkomen.law.book import law_book
from rondkomen.law.check import DayNotKnown, days_known
from rondkomen.law.household import Household, facts_of
from rondkomen.law.household.model import INCOME_KINDS
from rondkomen.law.outcomes import MONTHS, OUTCOMES

PURSE = "besteedbaar_inkomen"
"""What is left to spend: the outcome that marginal pressure is measured on."""
EARNED = ("loon", "winst")


@dataclass(frozen=True, slots=True)
class Point:
    """The outcomes at one yearly amount of the income; amounts per month, None where not settled.

    `pressure` is the part of the step up from the point before that is not kept, as a fraction: 0.6 is 60 cents of
    each extra euro. `exact_pressure` is the same of the next euro, by the derivative; None when it was not asked for.
    """

    amount: Decimal
    per_month: dict[str, Decimal | None]
    pressure: Decimal | None
    exact_pressure: Decimal | None = None


class CurveRefused(ValueError):
    """A curve that would show nothing, because what it varies is told otherwise, at a `place` in the household file."""

    def __init__(self, message: str, place: str = "") -> None:
        self.place = place
        super().__init__(message)


class NotSettled(CurveRefused):
    """What work pays cannot be said yet; `needs` are the places in the household file that would settle it."""

    def __init__(self, needs: Iterable[str]) -> None:
        self.needs = tuple(needs)
        super().__init__(f"what work pays cannot be said while this is unknown: {', '.join(self.needs)}")


def curve(
    household: Household,
    over: str,
    amounts: Iterable[Decimal],
    person: str | None = None,
    wanted: Iterable[str] | None = None,
    *,
    exact: bool = False,
) -> list[Point]:
    """The outcomes for each yearly gross amount of the income `over` of a person (the first when None).

    With `exact` each point has its exact pressure too, which takes four times as long. Raises DayNotKnown, and
    CurveRefused when a given quantity stands in the way.
    """
    facts, position = facts_for_curve(household, over, person)
    book = law_book(household.municipality)
    law = book.on(household.on)
    names = list(wanted) if wanted is not None else [one for one in default_outcomes() if _is_known(law, one, facts)]
    points: list[Point] = []
    evaluation: Evaluation | None = None
    for amount in amounts:
        evaluation = law.evaluate(with_income(facts, over, position, amount), names, evaluation)
        per_month = {}
        for name in names:
            of_whom = position if book.quantities[name].of == "person" else None
            per_month[name] = _month(evaluation.value(name, of_whom), book.quantities[name].unit)
        pressure = _pressure(points[-1] if points else None, amount, per_month.get(PURSE))
        exactly = _exact_pressure(evaluation, over, position) if exact and PURSE in names else None
        points.append(Point(amount, per_month, pressure, exactly))
    return points


def default_outcomes() -> list[str]:
    """The household's rights and what is left to spend, as far as they are modelled."""
    known = law_book().quantities
    wanted = [one.name for one in OUTCOMES if one.of == "household" and (one.is_right or one.name == PURSE)]
    return [name for name in wanted if name in known]


def _is_known(law: Law, name: str, facts: Facts) -> bool:
    """Whether all numbers of an outcome are known on this day; a municipality's may not be."""
    try:
        law.plan(frozenset({name}), facts.given)
    except NotInForce:
        return False
    return True


def _depends_on(name: str, fact: str, household: Household) -> bool:
    try:
        plan = law_book(household.municipality).on(household.on).plan(frozenset({name}), frozenset())
    except NotInForce:
        return False
    return any(one.name == fact for one in plan.facts)


def facts_for_curve(household: Household, over: str, person: str | None = None) -> tuple[Facts, int]:
    """The facts of a household and the position of the person whose income `over` will vary.

    Raises DayNotKnown, and CurveRefused when a given quantity fixes what the income would change.
    """
    if over not in INCOME_KINDS:
        raise CurveRefused(f"found {over}; expected one of {', '.join(INCOME_KINDS)}")
    if household.on not in days_known():
        raise DayNotKnown(household.on)
    facts = facts_of(household, law_book(household.municipality).quantities)
    position = facts.persons.index(person) if person else 0
    told = {name for name, column in facts.person.items() if name in household.given and column[position] is not None}
    fixed = sorted(name for name in facts.given | told if _depends_on(name, f"inkomen_{over}", household))
    if fixed:
        place = f"given.{fixed[0]}"
        raise CurveRefused(f"{place} fixes what {over} would change; leave it out for a curve", place)
    return (_without_told_bijstand(facts) if over in EARNED else facts), position


def _without_told_bijstand(facts: Facts) -> Facts:
    """The same facts with bijstand worked out instead of told, because it falls when earnings rise."""
    couple = zip(
        facts.person["is_aanvrager"], facts.person["is_partner"], facts.person["inkomen_bijstand"], strict=True
    )
    column = [Decimal(0) if one and (aanvrager or partner) else one for aanvrager, partner, one in couple]
    return replace(facts, person={**facts.person, "inkomen_bijstand": column})


def with_income(facts: Facts, over: str, position: int, amount: Decimal, *, keep_other: bool = False) -> Facts:
    """The same facts with another yearly amount of one income.

    A wage told without holiday allowance is replaced too, unless `keep_other` says that the amount comes beside it.
    """
    columns: dict[str, Any] = dict(facts.person)
    changes = {f"inkomen_{over}": amount}
    if over == "loon" and not keep_other:
        changes["inkomen_loon_zonder_vakantietoeslag"] = Decimal(0)
    for name, value in changes.items():
        column = list(columns[name])
        column[position] = value
        columns[name] = column
    return replace(facts, person=columns)


def _month(value: Any, unit: Any) -> Decimal | None:
    if not is_known(value) or not isinstance(value, Decimal):
        return None
    return value / MONTHS.get(str(unit), 1)


def _pressure(before: Point | None, amount: Decimal, purse: Decimal | None) -> Decimal | None:
    if before is None or purse is None or amount == before.amount:
        return None
    earlier = before.per_month.get(PURSE)
    return None if earlier is None else 1 - (purse - earlier) * 12 / (amount - before.amount)


def slopes_a_year(evaluation: Evaluation, over: str, position: int) -> dict[str, Decimal]:
    """What one euro a year more of an income gives or takes of each wanted amount of the household, in euros a year.

    A fact that is not known may stand beside outcomes that are settled without it; any value of it then does.
    """
    if not all(map(is_known, evaluation.values.values())):
        facts = _with_any_value(evaluation)
        evaluation = evaluation.law.evaluate(facts, [one for one in evaluation.wanted if evaluation.is_known(one)])
    found = slopes(evaluation, f"inkomen_{over}", position)
    units = {name: str(evaluation.law.book.quantities[name].unit) for name in evaluation.wanted}
    return {name: found[name] * 12 / MONTHS[unit] for name, unit in units.items() if unit in MONTHS and name in found}


def _with_any_value(evaluation: Evaluation) -> Facts:
    """The same facts with a likely value for each that is not known."""
    facts = evaluation.facts
    household, person = dict(facts.household), dict(facts.person)
    for fact in evaluation.plan.facts:
        if fact.of == "person":
            told = person.get(fact.name) or [None] * len(facts.persons)
            person[fact.name] = [fact.likely[0] if one is None else one for one in told]
        elif household.get(fact.name) is None:
            household[fact.name] = fact.likely[0]
    return replace(facts, household=household, person=person)


def _exact_pressure(evaluation: Evaluation, over: str, position: int) -> Decimal | None:
    if not evaluation.is_known(PURSE):
        return None
    purse = evaluation.law.evaluate(evaluation.facts, [PURSE])
    return 1 - slopes_a_year(purse, over, position).get(PURSE, Decimal(0))
