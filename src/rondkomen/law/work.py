"""What work really pays: how much of an extra euro, hour or day is kept, and where a rule makes the purse drop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from rondkomen.engine import Facts
from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.possible import is_known
from rondkomen.engine.slope import slopes
from rondkomen.kernel import Citation
from rondkomen.law.book import law_book
from rondkomen.law.curve import PURSE, CurveRefused, default_outcomes, facts_for_curve, with_income
from rondkomen.law.household import Household
from rondkomen.law.outcomes import BY_NAME, MONTHS

WEEKS = Decimal(52)
_MONTHS_A_YEAR = Decimal(12)
SETTLED_LATER = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag")
"""Rights that are paid in advance on an estimated income and settled after the year."""
_NOTICED = Decimal(5)
"""Euros a year: less than this is the rounding of year amounts."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left of one euro more a year, by the exact derivative, and what each outcome gives or takes of it.

    All are fractions of the extra euro; `pressure` is what is not kept.
    """

    kept: Decimal
    by_outcome: dict[str, Decimal]

    @property
    def pressure(self) -> Decimal:
        """The part of the extra euro that is not kept."""
        return 1 - self.kept


@dataclass(frozen=True, slots=True)
class Step:
    """What a real step up does: `extra` gross euros a year, `kept` of it, `lost` per outcome, all a year.

    `to_pay_back` is what a household would owe after a year if it did not report the step.
    """

    extra: Decimal
    kept: Decimal
    lost: dict[str, Decimal]
    to_pay_back: Decimal

    @property
    def pressure(self) -> Decimal:
        """The part of the extra gross income that is not kept."""
        return 1 - self.kept / self.extra


@dataclass(frozen=True, slots=True)
class Cliff:
    """An income above which the purse drops: `loss` euros a year, by the quantity `name` and its article."""

    income: Decimal
    loss: Decimal
    name: str
    citation: Citation | None


def kept_of_next_euro(household: Household, over: str = "loon", person: str | None = None) -> Kept:
    """The exact derivative of the purse at the income as told. Raises CurveRefused when something is unknown."""
    facts, position = facts_for_curve(household, over, person)
    evaluation = _known(household, facts)
    found = slopes(evaluation, f"inkomen_{over}", position)
    units = evaluation.law.book.quantities
    by_outcome = {
        name: found[name] * _MONTHS_A_YEAR / MONTHS[str(units[name].unit)]
        for name in default_outcomes()
        if name != PURSE and name in found
    }
    return Kept(found.get(PURSE, Decimal(0)) * _MONTHS_A_YEAR, by_outcome)


def step(household: Household, extra: Decimal, over: str = "loon", person: str | None = None) -> Step:
    """What `extra` gross euros a year more do. Raises CurveRefused when something is unknown."""
    facts, position = facts_for_curve(household, over, person)
    now = facts.person[f"inkomen_{over}"][position]
    before = _yearly(_known(household, facts))
    after = _yearly(_known(household, with_income(facts, over, position, now + extra, keep_other=True)))
    lost = {name: before[name] - after[name] for name in before if name != PURSE and before[name] > after[name]}
    to_pay_back = sum((lost.get(name, Decimal(0)) for name in SETTLED_LATER), Decimal(0))
    return Step(extra, after[PURSE] - before[PURSE], lost, to_pay_back)


def cliffs(
    household: Household,
    over: str,
    amounts: Iterable[Decimal],
    person: str | None = None,
    accuracy: Decimal = Decimal(1),
) -> list[Cliff]:
    """Where the purse drops along rising yearly amounts, each found to within `accuracy` euros of income.

    A drop is named after the deepest condition that turns there. Raises CurveRefused when something is unknown.
    """
    facts, position = facts_for_curve(household, over, person)

    def at(amount: Decimal) -> _At:
        evaluation = _known(household, with_income(facts, over, position, amount))
        slope = slopes(evaluation, f"inkomen_{over}", position).get(PURSE, Decimal(0)) * _MONTHS_A_YEAR
        return _At(amount, evaluation, evaluation.values[PURSE] * _MONTHS_A_YEAR, slope)

    found: list[Cliff] = []
    before: _At | None = None
    for amount in amounts:
        here = at(amount)
        if before is not None and _missing(before, here) > _NOTICED:
            low, high = before, here
            while high.income - low.income > accuracy:
                middle = at(((low.income + high.income) / 2).quantize(Decimal("0.01")))
                low, high = (low, middle) if _missing(low, middle) >= _missing(middle, high) else (middle, high)
            if low.purse - high.purse > _NOTICED:
                found.append(_cliff(low, high))
        before = here
    return found


@dataclass(frozen=True, slots=True)
class _At:
    """The purse of a year at one income, and what it gains there per euro."""

    income: Decimal
    evaluation: Evaluation
    purse: Decimal
    slope: Decimal


def _missing(low: _At, high: _At) -> Decimal:
    """How much less the purse grew than the slopes at both ends promise: much more than rounding only at a drop."""
    return min(low.slope, high.slope) * (high.income - low.income) - (high.purse - low.purse)


def _cliff(low: _At, high: _At) -> Cliff:
    below, above = low.evaluation, high.evaluation
    turned = {
        name
        for name, worked in above.plan.rules.items()
        if str(worked.rule.unit) == "waar" and below.values[name] != above.values[name]
    }
    deepest = [name for name in turned if turned.isdisjoint(above.plan.rules[name].rule.inputs)]
    fallen = max(above.wanted, key=lambda name: _amount(below, name) - _amount(above, name))
    name = min(deepest, default=fallen)
    return Cliff(low.income, low.purse - high.purse, name, above.plan.rules[name].rule.citation)


def _amount(evaluation: Evaluation, name: str) -> Decimal:
    unit = str(evaluation.law.book.quantities[name].unit)
    value: Decimal = evaluation.values[name]
    return Decimal(0) if name == PURSE else value * _MONTHS_A_YEAR / MONTHS[unit]


def _yearly(evaluation: Evaluation) -> dict[str, Decimal]:
    units = evaluation.law.book.quantities
    return {
        name: evaluation.values[name] * _MONTHS_A_YEAR / MONTHS[str(units[name].unit)]
        for name in evaluation.wanted
        if str(units[name].unit) in MONTHS
    }


def _known(household: Household, facts: Facts) -> Evaluation:
    """An evaluation of the purse and the rights in it, all of it settled."""
    names = [name for name in default_outcomes() if _is_in_purse(name, household)]
    evaluation = law_book(household.municipality).on(household.on).evaluate(facts, names)
    if not is_known(evaluation.values[PURSE]):
        missing = ", ".join(evaluation.most_telling(PURSE))
        raise CurveRefused(f"what work pays cannot be said while this is unknown: {missing}")
    settled = tuple(name for name in names if is_known(evaluation.values[name]))
    return replace(evaluation, wanted=settled)


def _is_in_purse(name: str, household: Household) -> bool:
    law = law_book(household.municipality).on(household.on)
    return name == PURSE or (BY_NAME[name].is_right and name in law.plan(frozenset({PURSE}), frozenset()).rules)
