"""One household at a time in exact numbers, and all at once in a kernel: the same to the cent, everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pyarrow as pa
import pytest

from rondkomen.engine import NotInForce
from rondkomen.engine.functions import Table
from rondkomen.engine.slope import slopes
from rondkomen.law.book import law_book
from rondkomen.population import run
from tests.population.households import One, as_batch, as_facts, differences, drawn, facts_on

DAYS = (date(2024, 7, 1), date(2025, 1, 1), date(2026, 1, 1))
CENT = Decimal("0.01")
ALWAYS = ("inkomen_loon", "vermogen_persoon")
_MONTHS = Decimal(12)


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_ten_thousand_random_households_agree_to_the_cent(on: date) -> None:
    assert not differences(on, drawn(on, 3400, seed=on.year))


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_households_on_every_threshold_agree_to_the_cent(on: date) -> None:
    assert not differences(on, list(_on_thresholds(on)))


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_households_on_every_age_agree_to_the_cent(on: date) -> None:
    assert not differences(on, list(_on_ages(on)))


def test_quantities_that_are_given_agree_on_every_threshold() -> None:
    on = DAYS[-1]
    households = []
    for number, (base, amount) in enumerate(zip(drawn(on, 600, seed=8), _thresholds(on), strict=False)):
        given = ("toetsingsinkomen", "drempelinkomen")
        for shift in (-CENT, 0, CENT):
            told = {name: amount + shift if at == number % 2 else Decimal(30000) for at, name in enumerate(given)}
            households.append(One({**base.own, **told}, base.persons))
    assert not differences(on, households, ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag"))


def _thresholds(on: date) -> list[Decimal]:
    """Every amount of law of the day, as it stands, of a year and of a month."""
    law = law_book().on(on)
    amounts = set()
    for name, parameter in law_book().parameters.items():
        try:
            value = law.number(name).value
        except NotInForce:
            continue
        unit = parameter.key_unit if isinstance(value, Table) else parameter.unit
        if unit is None or not unit.is_money:
            continue
        for one in value.keys if isinstance(value, Table) else (value,):
            amounts |= {one, (one * _MONTHS).quantize(CENT), (one / _MONTHS).quantize(CENT)}
    return sorted(one for one in amounts if 0 < one < 500000)


def _on_thresholds(on: date) -> Iterator[One]:
    """A household for each amount of law and each fact in euros: a cent below it, on it and a cent above it."""
    random = Random(on.toordinal())
    facts = [fact for fact in facts_on(on) if fact.unit.is_money and not fact.name.startswith("correctie")]
    bases = drawn(on, 50, seed=11)
    for amount in _thresholds(on):
        for fact in random.sample(facts, 4) + [
            one for one in facts if one.name in ("inkomen_loon", "vermogen_persoon")
        ]:
            for shift in (-CENT, Decimal(0), CENT):
                one = deepcopy(random.choice(bases))
                (one.own if fact.of == "household" else random.choice(one.persons))[fact.name] = amount + shift
                yield one


def _on_ages(on: date) -> Iterator[One]:
    bases = drawn(on, 60, seed=12)
    random = Random(13)
    for age in (*range(0, 30), 45, 57, 60, *range(64, 70), 80, 100):
        for days in (-1, 0, 1):
            one = deepcopy(random.choice(bases))
            born = date(on.year - age, on.month, on.day) + timedelta(days=days)
            random.choice(one.persons)["geboortedatum"] = min(born, on)
            yield one


@pytest.mark.parametrize("on", DAYS[-1:], ids=str)
def test_slopes_are_those_of_the_exact_derivative(on: date) -> None:
    households = drawn(on, 700, seed=21)
    who = [max(range(len(one.persons)), key=lambda at: one.persons[at]["inkomen_loon"]) for one in households]
    moving = pa.array(
        [at == chosen for one, chosen in zip(households, who, strict=True) for at in range(len(one.persons))]
    )
    name = "besteedbaar_inkomen"
    found = run(as_batch(households), [name], on, along="inkomen_loon", moving=moving)
    law = law_book().on(on)
    for row, (one, chosen) in enumerate(zip(households, who, strict=True)):
        exact = slopes(law.evaluate(as_facts(one), [name]), "inkomen_loon", chosen).get(name, Decimal(0))
        assert found.column(f"{name}_per_euro")[row].as_py() == pytest.approx(float(exact), abs=1e-9), row
