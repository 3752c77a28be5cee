"""Households for the population tests: the same facts once as exact values, once as a batch of columns.

They are drawn at random, wilder than any real population: every fact of the law occurs, in every combination.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from random import Random
from typing import Any

import pyarrow as pa

from rondkomen.engine import Fact, Facts, Law, NotInForce
from rondkomen.kernel.money import as_text
from rondkomen.kernel.unit import DAY, TRUTH
from rondkomen.law.book import law_book
from rondkomen.law.outcomes import OUTCOMES
from rondkomen.population import run
from rondkomen.population.columns import USUAL, type_of

HOMES = ("is_huurwoning", "is_koopwoning", "is_kamer", "is_inwonend", "is_instelling")
WIDE = frozenset({"vermogen_persoon", "woz_waarde"})
"""Facts that stand in 64 bits here, so that both widths are read."""


@dataclass(frozen=True)
class One:
    """A household: the facts of its own and those of each person."""

    own: dict[str, Any]
    persons: list[dict[str, Any]]


@lru_cache(maxsize=16)
def outcomes_on(on: date) -> tuple[str, ...]:
    """All outcomes whose numbers are known on a day."""
    return tuple(one.name for one in OUTCOMES if _is_known(law_book().on(on), one.name))


def _is_known(law: Law, name: str) -> bool:
    try:
        law.plan(frozenset({name}), frozenset())
    except NotInForce:
        return False
    return True


@lru_cache(maxsize=16)
def facts_on(on: date) -> tuple[Fact, ...]:
    """The facts that some outcome of the day asks for."""
    plan = law_book().on(on).plan(frozenset(outcomes_on(on)), frozenset())
    return tuple(fact for fact in plan.facts if fact.name != "peildatum")


def drawn(on: date, number: int, seed: int) -> list[One]:
    """That many random households."""
    random = Random(seed)
    return [_household(on, random) for _ in range(number)]


def _household(on: date, random: Random) -> One:
    size = random.choice((1, 1, 1, 2, 2, 3, 4, 5, 6, 9))
    own = {fact.name: _value(fact, random) for fact in facts_on(on) if fact.of == "household"}
    home = random.choice((*HOMES[:1] * 5, *HOMES[1:2] * 3, *HOMES[2:]))
    own |= {name: name == home for name in HOMES}
    is_couple = size >= 2 and random.random() < 0.7
    persons = []
    for position in range(size):
        person = {fact.name: _value(fact, random) for fact in facts_on(on) if fact.of == "person"}
        is_child = position > is_couple and random.random() < 0.8
        person["is_aanvrager"] = position == 0
        person["is_partner"] = position == 1 and is_couple
        person["is_kind"] = is_child
        age = random.uniform(0, 22) if is_child else random.uniform(18, 95)
        person["geboortedatum"] = on - timedelta(days=int(age * 365.25))
        persons.append(person)
    return One(own, persons)


_RANGES: Mapping[str, Callable[[Random], Any]] = {
    "kale_huur": lambda random: _cents(random, 20000, 110000),
    "vermogen_persoon": lambda random: random.choice(
        (Decimal(0), _cents(random, 0, 2000000), _cents(random, 0, 20000000))
    ),
    "woz_waarde": lambda random: Decimal(random.randrange(100000, 800000)),
    "uurprijs_opvang": lambda random: _cents(random, 500, 1300),
    "opvanguren_per_maand": lambda random: Decimal(random.choice((0, random.randrange(260)))),
    "arbeidsuren_per_jaar": lambda random: Decimal(random.choice((0, 1225, random.randrange(2100)))),
    "lage_inkomensgrens": lambda random: _cents(random, 100000, 300000),
    "netto_aow_for_kwijtschelding": lambda random: _cents(random, 100000, 300000),
    "armoedegrens_of_huishoudtype": lambda random: _cents(random, 100000, 300000),
    "individuele_inkomenstoeslag_inkomensgrens": lambda random: Decimal(random.randrange(100, 140)) / 100,
    "individuele_inkomenstoeslag_deel": lambda random: Decimal(1),
}


def _cents(random: Random, low: int, high: int) -> Decimal:
    return Decimal(random.randrange(low, high)) / 100


def _value(fact: Fact, random: Random) -> Any:
    if fact.name in _RANGES:
        return _RANGES[fact.name](random)
    if fact.unit == TRUTH:
        usual = USUAL.get(fact.name)
        return random.random() < 0.5 if usual is None else (random.random() < 0.05) != usual
    if fact.name.startswith("inkomen_"):
        return Decimal(0) if random.random() < 0.75 else _cents(random, 0, 6000000)
    if fact.unit.is_money:
        return random.choice((Decimal(0), _cents(random, 0, 30000)))
    return Decimal(random.randrange(12))


def as_facts(one: One) -> Facts:
    """The household for the engine: what nobody told is as usual, as in a batch."""
    quantities = law_book().quantities
    names = [name for name in USUAL if quantities[name].of == "person"]
    own = {name: value for name, value in USUAL.items() if quantities[name].of == "household"}
    columns = {
        name: [person.get(name, USUAL.get(name)) for person in one.persons] for name in (*names, *one.persons[0])
    }
    given = frozenset(name for name in (*one.own, *one.persons[0]) if name in law_book().rules)
    return Facts(tuple(map(str, range(len(one.persons)))), own | one.own, columns, given)


def as_batch(households: Sequence[One]) -> pa.RecordBatch:
    """The households as columns: cents, truths, days and floats."""
    quantities = law_book().quantities

    def type_for(name: str) -> pa.DataType:
        return type_of(quantities[name].unit, wide=name in WIDE)

    def plain(record: Mapping[str, Any]) -> dict[str, Any]:
        return {name: _plain(quantities[name].unit, value) for name, value in record.items()}

    own = [plain(one.own) for one in households]
    columns = {name: pa.array([one[name] for one in own], type_for(name)) for name in own[0]}
    person = pa.struct([(name, type_for(name)) for name in households[0].persons[0]])
    columns["persons"] = pa.array([[plain(one) for one in each.persons] for each in households], pa.list_(person))
    return pa.RecordBatch.from_pydict(columns)


def _plain(unit: Any, value: Any) -> Any:
    if unit in (TRUTH, DAY):
        return value
    return int(value * 100) if unit.is_money else float(value)


def differences(on: date, households: Sequence[One], wanted: Sequence[str] = ()) -> list[str]:
    """Where the engine and the kernel give another amount, truth or number; empty when they agree on all."""
    names = tuple(wanted) or outcomes_on(on)
    found = run(as_batch(households), names, on)
    columns = {name: found.column(name).to_pylist() for name in names}
    law = law_book().on(on)
    faults = []
    for row, one in enumerate(households):
        evaluation = law.evaluate(as_facts(one), names)
        for name in names:
            got = columns[name][row]
            of = law.book.quantities[name].of
            exact = (
                [evaluation.value(name, who) for who in range(len(one.persons))]
                if of == "person"
                else [evaluation.value(name)]
            )
            for expected, value in zip(exact, got if of == "person" else [got], strict=True):
                if _seen(law.book.quantities[name].unit, expected) != value:
                    faults.append(f"household {row}: {name}: engine {expected}, kernel {value}")
    return faults


def _seen(unit: Any, value: Any) -> Any:
    """An exact value as it stands in a column."""
    if unit.is_money:
        return int(Decimal(as_text(value)) * 100)
    return value if unit in (TRUTH, DAY) else float(value)
