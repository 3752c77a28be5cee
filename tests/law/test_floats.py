"""The rules give the same to the cent on floats, as a whole population is reckoned, as on exact numbers."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from rondkomen.engine.functions import Table
from rondkomen.law import OUTCOMES, Household, law_book
from tests.law import on_floats
from tests.law.crowd import FIRST, LAST, a_household, facts_told, made

WANTED = tuple(one.name for one in OUTCOMES if one.name not in ("armoedegrens", "energiearmoede"))
"""All outcomes that are in force on every day; the last two are statistics that hang on figures nobody published."""
HALF_A_CENT = 0.005
CENT = Decimal("0.01")
HOUSEHOLDS = 10_000
HALF_YEARS = [date(year, month, 1) for year in (2024, 2025, 2026) for month in (1, 7)]


def differences(household: Household) -> list[str]:
    """The outcomes that are not the same, of the household or of somebody in it."""
    law, facts = law_book().on(household.on), facts_told(household)
    exact = law.evaluate(facts, WANTED).values
    floats = on_floats.worked_out(law, facts, frozenset(WANTED))
    return [
        f"{name}: {one} exact, {other} on floats, {household}"
        for name in WANTED
        for one, other in pairs(exact[name], floats[name])
        if abs(float(one) - other) >= HALF_A_CENT
    ]


def pairs(exact: Any, floats: Any) -> Iterator[tuple[Any, Any]]:
    yield from zip(exact, floats, strict=True) if isinstance(exact, list) else [(exact, floats)]


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
def test_random_households_get_the_same_to_the_cent(part: int) -> None:
    random = Random(part)
    for _ in range(HOUSEHOLDS // 10):
        assert not differences(a_household(random))


# Each number of the law, a cent below it, on it and a cent above it


def numbers_that_begin(day: date) -> list[tuple[str, Decimal]]:
    """The amounts of money that take effect on a day, with their unit; of a table the keys at which a row begins."""
    found = set()
    plan = law_book().on(day).plan(frozenset(WANTED), frozenset())
    for name in plan.numbers:
        number = law_book().parameters[name]
        value = number.on(day)
        if value.period.since == day or day == FIRST:
            unit = number.key_unit if isinstance(value.value, Table) else number.unit
            keys = value.value.keys if isinstance(value.value, Table) else [value.value]
            found |= {(str(unit), key) for key in keys if str(unit).startswith("EUR") and key > 0}
    return sorted(found)


def households_at(day: date, unit: str, amount: Decimal) -> list[Household]:
    """Households for which this amount decides something, by its unit: an income, wealth, a rent or a price."""
    if unit == "EUR/jaar":
        return [family(day, loon=amount), family(day, pensioen=amount, born=date(1950, 5, 1))]
    if unit == "EUR":
        return [family(day, wealth=amount), family(day, wealth=amount, partner=True)]
    if unit == "EUR/maand":
        return [family(day, rent=min(amount, Decimal(5000))), family(day, loon=12 * amount)]
    return [family(day, price=amount)]


def family(
    day: date,
    *,
    loon: Decimal | int = 18_000,
    pensioen: Decimal | int = 0,
    wealth: Decimal | int = 0,
    rent: Decimal | int = 700,
    price: Decimal | int = 10,
    partner: bool = False,
    born: date = date(1985, 5, 1),
) -> Household:
    kind, amount = ("pensioen", pensioen) if pensioen else ("loon", loon)
    income = [{"kind": kind, "amount": Decimal(amount), "per": "jaar"}]
    persons: list[dict[str, Any]] = [{"id": "a", "birth_date": born, "income": income, "wealth": Decimal(wealth)}]
    if partner:
        persons.append({"id": "b", "birth_date": born + timedelta(500), "partner": "a"})
    persons.append({"id": "k", "birth_date": date(2021, 5, 1), "parents": ["a"]})
    care = {"opvanguren_per_maand": {"k": 90}, "uurprijs_opvang": {"k": price}, "is_gastouderopvang": {"k": False}}
    return made(day, persons, {"kind": "huur", "kale_huur": Decimal(rent)}, care)


def test_amounts_of_money_take_effect_at_half_years_only() -> None:
    begins = {day for day in law_book().change_days() if FIRST <= day <= LAST and numbers_that_begin(day)}
    assert begins == set(HALF_YEARS)


@pytest.mark.parametrize("day", HALF_YEARS, ids=str)
def test_households_at_each_number_of_the_law_get_the_same_to_the_cent(day: date) -> None:
    for unit, amount in numbers_that_begin(day):
        for cents in (-CENT, Decimal(0), CENT):
            for household in households_at(day, unit, amount + cents):
                assert not differences(household), (unit, amount)


def test_a_difference_would_be_seen() -> None:
    household = family(date(2026, 6, 1), partner=True)
    law = law_book().on(household.on)
    floats = on_floats.worked_out(law, facts_told(household), frozenset(WANTED))
    richer = law.evaluate(facts_told(family(date(2026, 6, 1), loon=18_001, partner=True)), WANTED).values
    name = "netto_inkomen"
    assert any(abs(float(one) - other) >= HALF_A_CENT for one, other in pairs(richer[name], floats[name]))
