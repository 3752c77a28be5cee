"""What work really pays: how much of an extra euro, hour or day is kept, and where a rule makes the purse drop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from rondkomen.engine import NotInForce
from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.why_not import why_not
from rondkomen.kernel import Citation
from rondkomen.law.book import law_book
from rondkomen.law.curve import PURSE, NotSettled, default_outcomes, facts_for_curve, slopes_a_year, with_income
from rondkomen.law.hours import HOURS_A_DAY, HourlyWage, hourly_wage
from rondkomen.law.household import Household
from rondkomen.law.outcomes import MONTHS, local_outcomes

SETTLED_LATER = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag")
"""Rights that are paid in advance on an expected income of the year, and settled after it."""
KEPT_AS_TOLD = ("ww", "ziektewet", "wia", "anw")
"""Benefits that other laws lower when earnings rise; here they stay as they were told."""
NOTICED = Decimal(5)
"""Euros a year: less than this is the rounding of year amounts."""
_ZERO = Decimal(0)


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
    """An income a year above which the purse drops by `loss` euros a year; `lost` has what falls, per outcome.

    Of `lost`, those in `ended` come to nothing. `name` is the quantity that decides and `citation` its article; of
    several at one income, that of the largest fall.
    """

    income: Decimal
    loss: Decimal
    lost: dict[str, Decimal]
    ended: tuple[str, ...]
    name: str
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class WorkPays:
    """What work pays from the present income, `amount` a year.

    `hour` and `day` are one more of it a week, every week of the year; None when no hourly wage is known. `held` are
    benefits of this person that would fall too, and are not reckoned with.
    """

    amount: Decimal
    kept: Kept
    hourly: HourlyWage | None
    hour: Step | None
    day: Step | None
    held: tuple[str, ...]


class Purse:
    """What there is to spend in a year at one income: besteedbaar inkomen, and what comes beside it.

    Beside it come kinderopvangtoeslag and the schemes of the municipality, as far as they are settled: the costs they
    are for stay the same, so what is lost of them is lost from the purse. `parts` has all that is settled, a year.
    """

    def __init__(self, income: Decimal, evaluation: Evaluation, beside: frozenset[str], of: tuple[str, int]) -> None:
        self.income, self.evaluation = income, evaluation
        self._beside, self._of = beside, of
        units = evaluation.law.book.quantities
        self.parts: Mapping[str, Decimal] = {
            name: evaluation.values[name] * 12 / MONTHS[str(units[name].unit)]
            for name in evaluation.wanted
            if evaluation.is_known(name)
        }

    @property
    def is_settled(self) -> bool:
        """Whether it is known what can be spent."""
        return PURSE in self.parts

    @property
    def total(self) -> Decimal:
        """All of it in a year."""
        return sum((self.parts[name] for name in self.counted), _ZERO)

    @property
    def counted(self) -> frozenset[str]:
        """The parts that add up: the others are in besteedbaar inkomen already."""
        return (self._beside | {PURSE}) & self.parts.keys()

    @cached_property
    def slopes(self) -> Mapping[str, Decimal]:
        """What each part gains for one euro more, where it moves."""
        return slopes_a_year(self.evaluation, *self._of)

    def slope(self, names: Iterable[str]) -> Decimal:
        """What some parts together gain for one euro more."""
        return sum((self.slopes.get(name, _ZERO) for name in names), _ZERO)

    def gained_since(self, low: Purse) -> Decimal:
        """How much more there is than at a lower income, of what is settled at both."""
        return sum((self.parts[name] - low.parts[name] for name in self.counted & low.counted), _ZERO)

    def lost_since(self, low: Purse) -> dict[str, Decimal]:
        """What each outcome fell since a lower income."""
        both = [name for name in self.parts if name != PURSE and name in low.parts]
        return {name: low.parts[name] - self.parts[name] for name in both if low.parts[name] > self.parts[name]}


class Along:
    """The purses of one household along the yearly amount of one income of one person.

    `outcomes` are the purse and the rights that are looked at, by default all. What was worked out for an amount is
    kept. Raises DayNotKnown and CurveRefused as `curve` does.
    """

    def __init__(
        self,
        household: Household,
        over: str = "loon",
        person: str | None = None,
        outcomes: Iterable[str] | None = None,
    ) -> None:
        self.household, self.over = household, over
        self.facts, self.position = facts_for_curve(household, over, person)
        self.law = law_book(household.municipality).on(household.on)
        self.outcomes = list(outcomes) if outcomes is not None else self._modelled()
        in_purse = self.law.plan(frozenset({PURSE}), self.facts.given).rules.keys()
        self._beside = frozenset(self.outcomes) - in_purse
        self._found: dict[Decimal, Purse] = {}

    @cached_property
    def now(self) -> Decimal:
        """The present amount a year, of a wage with holiday allowance. Raises NotSettled when it is not known."""
        name = "loon_with_vakantietoeslag" if self.over == "loon" else f"inkomen_{self.over}"
        evaluation = self.law.evaluate(self.facts, [name])
        if not evaluation.is_known(name, self.position):
            raise NotSettled(evaluation.most_telling(name, self.position))
        amount: Decimal = evaluation.value(name, self.position)
        return amount

    def at(self, amount: Decimal) -> Purse:
        """The purse at one yearly amount."""
        found = self._found.get(amount)
        if found is None:
            before = next(reversed(self._found.values())).evaluation if self._found else None
            facts = with_income(self.facts, self.over, self.position, amount)
            evaluation = self.law.evaluate(facts, self.outcomes, before)
            of = (self.over, self.position)
            found = self._found[amount] = Purse(amount, evaluation, self._beside, of)
        return found

    def here(self) -> Purse:
        """The purse at the present income. Raises NotSettled when it is not known."""
        found = self.at(self.now)
        if not found.is_settled:
            raise NotSettled(found.evaluation.most_telling(PURSE))
        return found

    def kept(self) -> Kept:
        """The exact derivative of the purse at the present income. Raises NotSettled."""
        here = self.here()
        by_outcome = {name: slope for name, slope in here.slopes.items() if name != PURSE and slope}
        return Kept(here.slope(here.counted), by_outcome)

    def step(self, extra: Decimal) -> Step:
        """What `extra` gross euros a year more do. Raises NotSettled."""
        before, after = self.here(), self.at(self.now + extra)
        if not after.is_settled:
            raise NotSettled(after.evaluation.most_telling(PURSE))
        lost = after.lost_since(before)
        to_pay_back = sum((lost.get(name, _ZERO) for name in SETTLED_LATER), _ZERO)
        return Step(extra, after.gained_since(before), lost, to_pay_back)

    def pays(self, hourly: Decimal | None = None) -> WorkPays:
        """What an extra euro, hour and day pay; `hourly` is a wage that is told. Raises NotSettled."""
        wage = hourly_wage(self.law, self.facts, self.position, hourly) if self.over == "loon" else None
        hour = self.step(wage.a_year(Decimal(1))) if wage else None
        day = self.step(wage.a_year(HOURS_A_DAY)) if wage else None
        held = tuple(kind for kind in KEPT_AS_TOLD if self.facts.person[f"inkomen_{kind}"][self.position])
        return WorkPays(self.now, self.kept(), wage, hour, day, held)

    def cliffs(
        self, amounts: Iterable[Decimal], accuracy: Decimal = Decimal(1), least: Decimal = NOTICED
    ) -> list[Cliff]:
        """Where the purse drops by more than `least` a year along rising yearly amounts, to within `accuracy` euros.

        Amounts some hundreds of euros apart find every drop; in a longer stretch one can hide behind what is gained
        beside it. Where the purse is not settled is passed over. Raises NotSettled when it is nowhere.
        """
        purses = [self.at(amount) for amount in amounts]
        if purses and not any(one.is_settled for one in purses):
            raise NotSettled(purses[0].evaluation.most_telling(PURSE))
        stretches = list(pairwise(purses))
        rates = [_rate(*stretch) for stretch in stretches]
        found: list[Cliff] = []
        for place, (low, high) in enumerate(stretches):
            if rates[place] is not None and _is_odd(rates, place, high.income - low.income, least):
                found += self._drops(low, high, None, accuracy, least)
        return found

    def _drops(self, low: Purse, high: Purse, slope: Decimal | None, accuracy: Decimal, least: Decimal) -> list[Cliff]:
        """The drops between two purses: where less is gained than the slopes at both ends promise.

        Halved again and again. As long as one half does as the `slope` promises, the drop is in the other.
        """
        if not low.is_settled or not high.is_settled:
            return []
        width, both = high.income - low.income, low.counted & high.counted
        if slope is None:
            slope = min(low.slope(both), high.slope(both))
        if slope * width - high.gained_since(low) <= least:
            return []
        if width <= accuracy:
            return [_cliff(low, high)] if high.gained_since(low) < -least else []
        middle = self.at(((low.income + high.income) / 2).quantize(Decimal("0.01")))
        halves = ((low, middle), (middle, high))
        odd = [slope * (b.income - a.income) - b.gained_since(a) > least for a, b in halves]
        return [
            cliff
            for half, is_odd in zip(halves, odd, strict=True)
            if is_odd
            for cliff in self._drops(*half, None if all(odd) else slope, accuracy, least)
        ]

    def _modelled(self) -> list[str]:
        """The purse and every right of a period that is modelled for this household on this day."""
        local = [one.name for one in local_outcomes(self.household.municipality) if one.unit in MONTHS]
        return [name for name in (*default_outcomes(), *local) if self._is_in_force(name)]

    def _is_in_force(self, name: str) -> bool:
        try:
            self.law.plan(frozenset({name}), self.facts.given)
        except NotInForce:
            return False
        return True


def kept_of_next_euro(household: Household, over: str = "loon", person: str | None = None) -> Kept:
    """The exact derivative of the purse at the income as told. Raises CurveRefused when something is unknown."""
    return Along(household, over, person).kept()


def step(household: Household, extra: Decimal, over: str = "loon", person: str | None = None) -> Step:
    """What `extra` gross euros a year more do. Raises CurveRefused when something is unknown."""
    return Along(household, over, person).step(extra)


def cliffs(
    household: Household,
    over: str,
    amounts: Iterable[Decimal],
    person: str | None = None,
    accuracy: Decimal = Decimal(1),
) -> list[Cliff]:
    """Where the purse drops along rising yearly amounts, as `Along.cliffs` says."""
    return Along(household, over, person).cliffs(amounts, accuracy)


def _rate(low: Purse, high: Purse) -> Decimal | None:
    """What is gained per euro of income between two purses; None where one is not settled."""
    if not low.is_settled or not high.is_settled or high.income <= low.income:
        return None
    return high.gained_since(low) / (high.income - low.income)


def _is_odd(rates: list[Decimal | None], place: int, width: Decimal, least: Decimal) -> bool:
    """Whether a stretch gains less than one of those around it: a drop shows itself so, and the rest can be skipped."""
    here = rates[place] or _ZERO
    around = [one for one in rates[max(0, place - 2) : place + 3] if one is not None]
    return len(around) == 1 or any((one - here) * width > least for one in around)


def _cliff(low: Purse, high: Purse) -> Cliff:
    lost = {name: fall for name, fall in high.lost_since(low).items() if fall > NOTICED}
    name = max(lost, key=lambda one: lost[one], default=PURSE)
    decided, citation = _deciding(low.evaluation, high.evaluation, name)
    ended = tuple(one for one in lost if not high.parts[one])
    return Cliff(low.income, -high.gained_since(low), lost, ended, decided, citation)


def _deciding(below: Evaluation, above: Evaluation, name: str) -> tuple[str, Citation | None]:
    """The condition that turned and took a right away; the right itself when there is none that turned alone."""
    if not above.values[name]:
        deepest = why_not(above, name)[-1]
        if deepest.citation:
            return deepest.name, deepest.citation
    needed = above.law.plan(frozenset({name}), above.facts.given).rules
    turned = {one for one in needed if str(needed[one].rule.unit) == "waar" and below.values[one] != above.values[one]}
    deepest_turned = [one for one in sorted(turned) if turned.isdisjoint(needed[one].rule.inputs)]
    decided = deepest_turned[0] if deepest_turned else name
    return decided, needed[decided].rule.citation
