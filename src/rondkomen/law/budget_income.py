"""The net income of one person over the months of a year: each kind apart, with its holiday pay in its own month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from rondkomen.engine import Facts
from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.law import Law
from rondkomen.law.budget_numbers import payment_number
from rondkomen.law.household.facts import LOON_ZONDER_VAKANTIETOESLAG
from rondkomen.law.household.model import INCOME_KINDS

NET = "netto_inkomen"
STUDY = "studiefinanciering"
_WANTED = (NET, "belastbaar_inkomen", "aow_bruto", "aow_vakantie_uitkering")
_WITHOUT_HOLIDAY = f"inkomen_{LOON_ZONDER_VAKANTIETOESLAG}"
_MONTHS = 12
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class IncomeLine:
    """One kind of income: exact net amounts of the twelve months, None where unknown.

    `needs` are the places in the household file that would settle it.
    """

    name: str
    amounts: tuple[Decimal | None, ...]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Holiday:
    """The holiday pay of one kind of income: gross euros of a year, and the month it is paid in."""

    gross: Decimal
    month: int


def income_lines(law: Law, facts: Facts, position: int) -> list[IncomeLine]:
    """The net income of the person at a position, kind by kind; together they are the net income of the year.

    Tax is divided over the kinds in proportion to the gross amounts. Holiday pay is what the net income of the year
    would lose without it, as its special rate of tax does.
    """
    evaluation = law.evaluate(facts, _WANTED)
    if not evaluation.is_known(NET, position):
        needs = evaluation.places(evaluation.needs(NET, position))
        return [IncomeLine(NET, (None,) * _MONTHS, tuple(needs))]
    net = _exact(evaluation.value(NET, position))
    gross = _gross(law, facts, position)
    study = gross.get(STUDY, _NOTHING) if gross is not None and not _is_told(facts, position) else _NOTHING
    lines = [] if not study else [IncomeLine(STUDY, _even(study))]
    taxed = {kind: amount for kind, amount in (gross or {}).items() if amount and kind != STUDY}
    if not _can_be_divided(evaluation, facts, position, taxed):
        return lines if net == study else [IncomeLine(NET, _even(net - study)), *lines]
    return [*_divided(law, facts, position, taxed, net - study, evaluation), *lines]


def holiday_is_taken_from_amount(law: Law, facts: Facts, position: int) -> bool:
    """Whether some told amount is taken to hold the holiday pay that is paid once a year."""
    evaluation = law.evaluate(facts, _WANTED)
    gross = _gross(law, facts, position)
    if gross is None or not evaluation.is_known(NET, position) or _is_told(facts, position):
        return False
    paid = {kind for kind, holiday in _holidays(law, facts, position, gross, evaluation).items() if holiday.gross}
    return bool(paid - {"loon"}) or bool("loon" in paid and facts.person["inkomen_loon"][position])


def _gross(law: Law, facts: Facts, position: int) -> dict[str, Decimal] | None:
    """Gross euros of a year by kind, the wage with its holiday allowance; None when some are unknown."""
    told = {kind: facts.person[f"inkomen_{kind}"][position] for kind in INCOME_KINDS}
    without = facts.person[_WITHOUT_HOLIDAY][position]
    if without is None or None in told.values():
        return None
    fraction = _exact(law.number("vakantiebijslag_fractie").value)
    return told | {"loon": told["loon"] + without * (1 + fraction)}


def _is_told(facts: Facts, position: int) -> bool:
    """Whether the net income itself is told instead of worked out."""
    column = facts.person.get(NET)
    return column is not None and column[position] is not None


def _can_be_divided(evaluation: Evaluation, facts: Facts, position: int, taxed: Mapping[str, Decimal]) -> bool:
    """Whether the net income follows from the told incomes alone, none of them a loss."""
    if not taxed or min(taxed.values()) < 0 or _is_told(facts, position):
        return False
    return bool(evaluation.value("belastbaar_inkomen", position) == sum(taxed.values()))


def _divided(
    law: Law, facts: Facts, position: int, taxed: Mapping[str, Decimal], net: Decimal, evaluation: Evaluation
) -> list[IncomeLine]:
    holidays = _holidays(law, facts, position, taxed, evaluation)
    net_holiday = _net_holiday(law, facts, position, holidays)
    whole, whole_holiday = sum(taxed.values(), _NOTHING), sum((one.gross for one in holidays.values()), _NOTHING)
    lines = []
    for kind, amount in taxed.items():
        of_kind = net * amount / whole
        if not (kind in holidays and net_holiday):
            lines.append(IncomeLine(kind, _even(of_kind)))
            continue
        holiday = net_holiday * holidays[kind].gross / whole_holiday
        once = tuple(holiday if month == holidays[kind].month else _NOTHING for month in range(1, _MONTHS + 1))
        lines += [IncomeLine(kind, _even(of_kind - holiday)), IncomeLine(f"{kind}_vakantietoeslag", once)]
    return lines


def _holidays(
    law: Law, facts: Facts, position: int, gross: Mapping[str, Decimal], evaluation: Evaluation
) -> dict[str, _Holiday]:
    """The holiday pay within each kind of income that is paid once a year; a part of what was told."""
    fraction = _exact(law.number("vakantiebijslag_fractie").value)
    of_benefit = payment_number("vakantietoeslag_fractie_uwv", law.day)
    parts = {
        "loon": fraction / (1 + fraction),
        "ww": of_benefit / (1 + of_benefit),
        "wia": of_benefit / (1 + of_benefit),
        "aow": _part_of_aow(evaluation, position),
        "bijstand": _exact(law.number("vakantietoeslag_fractie_bijstand").value),
    }
    calendars = {"ww": "uwv", "wia": "uwv"}
    return {
        kind: _Holiday(
            gross[kind] * part,
            int(payment_number(f"betaalmaand_vakantietoeslag_{calendars.get(kind, kind)}", law.day)),
        )
        for kind, part in parts.items()
        if part and gross.get(kind)
    }


def _part_of_aow(evaluation: Evaluation, position: int) -> Decimal:
    """The part of the AOW of a year that is holiday allowance; nothing before the AOW age."""
    monthly, holiday = (evaluation.value(name, position) for name in ("aow_bruto", "aow_vakantie_uitkering"))
    if not isinstance(monthly, Decimal) or not isinstance(holiday, Decimal) or not monthly + holiday:
        return _NOTHING
    return holiday / (monthly + holiday)


def _net_holiday(law: Law, facts: Facts, position: int, holidays: Mapping[str, _Holiday]) -> Decimal:
    """What is left of all holiday pay after tax: what the net income of the year would lose without it."""
    if not holidays:
        return _NOTHING
    columns = dict(facts.person)
    for kind, holiday in holidays.items():
        column = list(columns[f"inkomen_{kind}"])
        without = columns[_WITHOUT_HOLIDAY][position]
        if kind == "loon":
            fraction = _exact(law.number("vakantiebijslag_fractie").value)
            column[position] = column[position] + without * (1 + fraction)
            columns[_WITHOUT_HOLIDAY] = [
                _NOTHING if other == position else one for other, one in enumerate(columns[_WITHOUT_HOLIDAY])
            ]
        column[position] -= holiday.gross
        columns[f"inkomen_{kind}"] = column
    less = _exact(law.evaluate(replace(facts, person=columns), [NET]).value(NET, position))
    now = _exact(law.evaluate(facts, [NET]).value(NET, position))
    return min(max(now - less, _NOTHING), sum((one.gross for one in holidays.values()), _NOTHING))


def _even(amount: Decimal) -> tuple[Decimal | None, ...]:
    return (amount / _MONTHS,) * _MONTHS


def _exact(value: object) -> Decimal:
    assert isinstance(value, Decimal)
    return value
