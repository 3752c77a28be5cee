"""The month budget: what comes in and goes out in each month of a year, and when it is really paid.

Amounts are cents that add up to the year: what rounding leaves over goes to the months with the largest remainder.
What is not told stays unknown. The household is taken as it is on its day, for the whole calendar year of that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from rondkomen.engine import Facts, NotInForce
from rondkomen.engine.evaluation import Evaluation
from rondkomen.kernel.money import CENT, cut_to_cent
from rondkomen.law.book import law_book
from rondkomen.law.budget_income import STUDY, IncomeLine, holiday_is_taken_from_amount, income_lines
from rondkomen.law.budget_numbers import payment_number
from rondkomen.law.check import DayNotKnown, days_known
from rondkomen.law.household import Household, facts_of
from rondkomen.law.household.expenses import EXPENSES
from rondkomen.law.outcomes import MONTHS

TOESLAGEN = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag")
KINDERBIJSLAG = "kinderbijslag"
BIJSTAND = ("bijstand", "bijstand_zonder_vakantietoeslag")
RIGHTS = (*TOESLAGEN, KINDERBIJSLAG, *BIJSTAND)
_QUARTER = 3
_YEAR = range(1, 13)
_RENTS = ("kale_huur", "servicekosten")
_RENTED = ("huur", "kamer")
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Payment:
    """What is paid in a month, in whole cents; None when unknown.

    `meant_for` is the first day of the period it is for. `is_estimate` says that the law of that period is not known
    here, so that the nearest month of the year was taken.
    """

    month: date
    amount: Decimal | None
    meant_for: date
    is_estimate: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of money over the twelve months; `of` is `household` or the id of a person.

    `source` is told (in the household file) or right (what the law gives). `day` is around which day it is paid.
    """

    name: str
    of: str
    direction: Literal["in", "out"]
    source: Literal["told", "right"]
    payments: tuple[Payment, ...]
    day: int | None = None
    needs: tuple[str, ...] = ()

    @property
    def year(self) -> Decimal | None:
        """What is paid in the year; None when a month is unknown."""
        return _sum(payment.amount for payment in self.payments)


@dataclass(frozen=True, slots=True)
class Month:
    """A month: `coming_in` and `left` are None while something that comes in is unknown; `known` is the part known.

    `going_out` is only what was told; what is left is before all that was not told.
    """

    month: date
    coming_in: Decimal | None
    known: Decimal
    going_out: Decimal

    @property
    def left(self) -> Decimal | None:
        """What comes in less what goes out."""
        return None if self.coming_in is None else self.coming_in - self.going_out


@dataclass(frozen=True, slots=True)
class Budget:
    """The calendar of a year for one household.

    `not_told` has the expenses nobody told: their name and their place in the household file. `not_modelled` names
    rights that cannot be worked out for this year. `notes` names what was assumed.
    """

    household: Household
    lines: tuple[Line, ...]
    months: tuple[Month, ...]
    not_told: tuple[tuple[str, str], ...]
    not_modelled: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.household.on.year


def budget(household: Household) -> Budget:
    """The month budget of the year of the household's day. Raises DayNotKnown."""
    if household.on not in days_known():
        raise DayNotKnown(household.on)
    calendar = _Calendar(household)
    facts = calendar.facts
    told, taken = _incomes(household, facts)
    rights, not_modelled = _rights(calendar)
    lines = (*told, *rights, *_expenses(household, facts))
    return Budget(
        household,
        lines,
        tuple(_month(lines, date(household.on.year, number, 1)) for number in _YEAR),
        _not_told(household, facts),
        not_modelled,
        _notes(lines, holiday_taken=taken),
    )


def to_cents(amounts: Sequence[Decimal], whole: Decimal | None = None) -> list[Decimal]:
    """Whole cents that add up to the rounded sum: cut, then a cent more where the largest part was cut off.

    `whole` is the sum to reach when it was rounded together with others.

    >>> to_cents([Decimal("33.335"), Decimal("33.335"), Decimal("33.33")])
    [Decimal('33.34'), Decimal('33.33'), Decimal('33.33')]
    """
    cut = [cut_to_cent(amount) for amount in amounts]
    rounded = sum(amounts, _NOTHING).quantize(CENT, ROUND_HALF_UP) if whole is None else whole
    over = rounded - sum(cut, _NOTHING)
    order = sorted(range(len(amounts)), key=lambda place: (cut[place] - amounts[place], place))
    for place in order[: int(over / CENT)]:
        cut[place] += CENT
    return cut


class _Calendar:
    """What the law gives one household on the days of a year and just around it, each day worked out once."""

    def __init__(self, household: Household) -> None:
        self.household = household
        self.year = household.on.year
        self.facts = self._facts(household.on)
        self._together: dict[date, Evaluation | None] = {}

    def on(self, day: date, name: str) -> tuple[Evaluation, bool]:
        """A right on a day, and whether the nearest month of the year stands in for it. Raises NotInForce."""
        try:
            return self._evaluated(day, name), False
        except NotInForce:
            if day.year == self.year:
                raise
            return self._evaluated(date(self.year, 1 if day.year < self.year else 12, 1), name), True

    def number(self, name: str) -> int:
        """A number of the payment calendar."""
        return int(payment_number(name, self.household.on))

    def month(self, number: int) -> date:
        """The first day of a month of the year; 13 is January of the next, 0 December of the one before."""
        return date(self.year + (number - 1) // 12, (number - 1) % 12 + 1, 1)

    def _evaluated(self, day: date, name: str) -> Evaluation:
        """All rights of a day at once; when one of them is not in force that day, the one that is asked for."""
        if day not in days_known():
            raise NotInForce(name, day, [days_known()])
        if day not in self._together:
            try:
                self._together[day] = self._alone(day, tuple(one for one in RIGHTS if one in law_book().quantities))
            except NotInForce:
                self._together[day] = None
        return self._together[day] or self._alone(day, (name,))

    def _alone(self, day: date, names: tuple[str, ...]) -> Evaluation:
        return law_book().on(day).evaluate(self._facts(day), names)

    def _facts(self, day: date) -> Facts:
        """The facts on another day: who was not born yet is left out."""
        persons = self.household.persons
        born = tuple(one for one in persons if one.birth_date is None or one.birth_date <= day)
        return facts_of(replace(self.household, on=day, persons=born or persons), law_book().quantities)


def _incomes(household: Household, facts: Facts) -> tuple[list[Line], bool]:
    """The net incomes of aanvrager and partner; and whether holiday pay was taken out of an amount told."""
    law, lines, taken = law_book().on(household.on), [], False
    for position, who in enumerate(facts.persons):
        if facts.person["is_aanvrager"][position] or facts.person["is_partner"][position]:
            lines += _rounded(household, who, income_lines(law, facts, position))
            taken = taken or holiday_is_taken_from_amount(law, facts, position)
    return lines, taken


def _rounded(household: Household, who: str, found: list[IncomeLine]) -> list[Line]:
    """The lines of one person in cents: the years add up to the net income, and the months of each to its year."""
    months = [date(household.on.year, number, 1) for number in _YEAR]
    known = [[amount for amount in line.amounts if amount is not None] for line in found]
    years = to_cents([sum(amounts, _NOTHING) for amounts in known])
    lines = []
    for line, amounts, year in zip(found, known, years, strict=True):
        cents = iter(to_cents(amounts, year))
        payments = tuple(
            Payment(month, None if amount is None else next(cents), month)
            for month, amount in zip(months, line.amounts, strict=True)
        )
        day = int(payment_number("betaaldag_studiefinanciering", household.on)) if line.name == STUDY else None
        lines.append(Line(line.name, who, "in", "told", payments, day, line.needs))
    return lines


def _rights(calendar: _Calendar) -> tuple[list[Line], tuple[str, ...]]:
    """What the law gives beside the incomes that were told; and what cannot be worked out for this year."""
    lines: list[Line] = []
    not_modelled: list[str] = []
    quantities = law_book().quantities
    for name in (*TOESLAGEN, KINDERBIJSLAG, BIJSTAND[0]):
        try:
            if not {name, *(BIJSTAND if name == BIJSTAND[0] else ())} <= quantities.keys():
                not_modelled.append(name)
            elif name in TOESLAGEN:
                lines.append(_toeslag(calendar, name))
            elif name == KINDERBIJSLAG:
                lines.append(_kinderbijslag(calendar))
            elif not any(one != 0 for one in calendar.facts.person["inkomen_bijstand"]):
                lines += _bijstand(calendar)
        except NotInForce:
            not_modelled.append(name)
    return [line for line in lines if line.year != 0], tuple(not_modelled)


def _toeslag(calendar: _Calendar, name: str) -> Line:
    """An allowance: each month is paid before it begins."""
    ahead = calendar.number("maanden_vooruit_toeslagen")
    days = {number: calendar.month(number + ahead) for number in _YEAR}
    return _right(calendar, name, days, calendar.number("betaaldag_toeslagen"))


def _kinderbijslag(calendar: _Calendar) -> Line:
    """Kinderbijslag: each quarter is paid when it has ended."""
    after = calendar.number("maanden_na_kwartaal_kinderbijslag")
    return _right(
        calendar,
        KINDERBIJSLAG,
        {number: calendar.month(number - after) for number in _YEAR if (number - after - 1) % _QUARTER == 0},
        months=_QUARTER,
    )


def _right(calendar: _Calendar, name: str, days: dict[int, date], day: int | None = None, *, months: int = 1) -> Line:
    """A right that is paid in some months (keys), each time for a period of so many months that begins on a day."""
    factor = Decimal(months) / MONTHS[str(law_book().quantities[name].unit)]
    exact: dict[int, Decimal | None] = {}
    estimated: set[int] = set()
    needs: tuple[str, ...] = ()
    for number, begin in days.items():
        evaluation, is_estimate = calendar.on(begin, name)
        amount = _amount(evaluation, name)
        exact[number] = None if amount is None else amount * factor
        if is_estimate:
            estimated.add(number)
        if amount is None and not needs:
            needs = tuple(evaluation.places(evaluation.needs(name)))
    return _line(calendar, name, exact, days, estimated, day, needs)


def _bijstand(calendar: _Calendar) -> list[Line]:
    """Bijstand per month, and the holiday pay of the twelve months before it."""
    days = {number: calendar.month(number) for number in _YEAR}
    monthly = _right(calendar, BIJSTAND[1], days)
    monthly = replace(monthly, name=BIJSTAND[0])
    if monthly.year == 0:
        return []
    paid_in = calendar.number("betaalmaand_vakantietoeslag_bijstand")
    kept: list[Decimal | None] = []
    is_estimate = False
    for number in range(paid_in - 12, paid_in):
        whole, paid = (_amount(calendar.on(calendar.month(number), name)[0], name) for name in BIJSTAND)
        stands_in = calendar.on(calendar.month(number), BIJSTAND[0])[1]
        kept.append(None if whole is None or paid is None else whole - paid)
        is_estimate = is_estimate or stands_in
    estimated = {paid_in} if is_estimate else set()
    name = f"{BIJSTAND[0]}_vakantietoeslag"
    return [monthly, _line(calendar, name, {paid_in: _sum(kept)}, days, estimated, None, monthly.needs)]


def _line(
    calendar: _Calendar,
    name: str,
    exact: dict[int, Decimal | None],
    days: dict[int, date],
    estimated: set[int],
    day: int | None,
    needs: tuple[str, ...],
) -> Line:
    """A line of a right in cents; months without a payment are zero."""
    cents = iter(to_cents([amount for amount in exact.values() if amount is not None]))
    paid = {number: None if amount is None else next(cents) for number, amount in exact.items()}
    payments = tuple(
        Payment(
            calendar.month(number),
            paid.get(number, _NOTHING),
            days.get(number, calendar.month(number)),
            number in estimated,
        )
        for number in _YEAR
    )
    return Line(name, "household", "in", "right", payments, day, needs)


def _amount(evaluation: Evaluation, name: str) -> Decimal | None:
    """A settled amount, nothing where there can be no right, None when unknown."""
    value = evaluation.value(name)
    if isinstance(value, Decimal | int):
        return Decimal(value)
    return _NOTHING if evaluation.bounds(name)[1] == 0 else None


def _expenses(household: Household, facts: Facts) -> list[Line]:
    """What is paid out each month, as far as it was told."""
    months = [date(household.on.year, number, 1) for number in _YEAR]
    return [
        Line(name, "household", "out", "told", tuple(Payment(month, amount, month) for month in months))
        for name in (*_RENTS, *EXPENSES)
        if (amount := facts.household.get(name))
    ]


def _not_told(household: Household, facts: Facts) -> tuple[tuple[str, str], ...]:
    """The expenses that this household can have and that nobody told, with their place in the household file."""
    home = household.home.kind
    open_places = [("soort_woning", "home.kind")] if home is None else []
    open_places += [(name, f"home.{name}") for name in _RENTS if home in (None, *_RENTED)]
    open_places += [
        (name, f"given.{name}")
        for name in EXPENSES
        if not (name == "hypotheeklasten" and home not in (None, "koop"))
        and not (name == "kosten_van_kinderopvang" and not any(facts.person["is_kind"]))
    ]
    return tuple((name, place) for name, place in open_places if facts.household.get(name) is None)


def _month(lines: Iterable[Line], month: date) -> Month:
    payments = [(line.direction, line.payments[month.month - 1].amount) for line in lines]
    coming = [amount for direction, amount in payments if direction == "in"]
    known = sum((amount for amount in coming if amount is not None), _NOTHING)
    going = sum((amount or _NOTHING for direction, amount in payments if direction == "out"), _NOTHING)
    return Month(month, _sum(coming), known, going)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum; None when one of them is unknown."""
    total = _NOTHING
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


def _notes(lines: Sequence[Line], *, holiday_taken: bool) -> tuple[str, ...]:
    """What was assumed, by name, in the order of importance."""
    names = {line.name for line in lines}
    told_in = [line for line in lines if line.direction == "in" and line.source == "told"]
    found = {
        "whole_year": True,
        "net_of_year": any(line.name != STUDY for line in told_in),
        "holiday_in_amount": holiday_taken,
        "rights_are_paid": any(line.source == "right" for line in lines),
        "toeslag_month_before": bool(names & {*TOESLAGEN}),
        "kinderbijslag_after_quarter": KINDERBIJSLAG in names,
        "bijstand_around_month": BIJSTAND[0] in names,
        "estimate": any(payment.is_estimate for line in lines for payment in line.payments),
        "expenses_told": True,
    }
    return tuple(name for name, holds in found.items() if holds)
