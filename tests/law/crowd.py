"""Random households, the same for the same seed: all kinds of income and home, partners, children and lodgers."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from rondkomen.engine import Fact, Facts
from rondkomen.law import Household, facts_of, household_of, law_book
from rondkomen.law.household.model import HOME_KINDS

FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)
KINDS = ("loon", "loon", "loon", "winst", "ww", "wia", "ziektewet", "anw", "alimentatie", "overig", "bijstand")
OLD_KINDS = ("aow", "pensioen")
LOCAL = {
    "individuele_inkomenstoeslag_bedrag_alleenstaande": 400,
    "individuele_inkomenstoeslag_bedrag_alleenstaande_ouder": 500,
    "individuele_inkomenstoeslag_bedrag_gehuwden": 600,
    "individuele_inkomenstoeslag_inkomensgrens": Decimal("1.10"),
    "individuele_inkomenstoeslag_referteperiode": 3,
}
"""Numbers of a municipality, told so that nothing hangs on which one it is."""


def a_household(random: Random, on: date | None = None) -> Household:
    """A household on a day, every fact of which is told."""
    day = on or FIRST + timedelta(random.randint(0, (LAST - FIRST).days))
    persons = [_adult(random, "a", day)]
    if random.random() < 0.5:
        persons.append(_adult(random, "b", day) | {"partner": "a"})
    oldest = min(17, (day - persons[0]["birth_date"]).days // 366 - 14)
    number = random.choice((0, 0, 1, 2, 3)) if oldest >= 0 else 0
    children = [_child(random, f"k{position}", day, oldest) for position in range(number)]
    persons += children
    if random.random() < 0.2:
        persons.append(_adult(random, "c", day))
    return made(day, persons, _home(random), _told(random, persons, children))


def facts_told(household: Household) -> Facts:
    """The facts of a household, with nothing where a fact does not matter, as the rent of an owner."""
    told = facts_of(household, law_book().quantities)
    declared = law_book().facts
    at_home = {name: _nothing(declared[name]) for name in declared if declared[name].of == "household"}
    people = {name: [_nothing(declared[name])] * len(told.persons) for name in declared if name not in at_home}
    household_facts = at_home | {name: value for name, value in told.household.items() if value is not None}
    person_facts = people | {
        name: [people[name][0] if one is None else one for one in column] for name, column in told.person.items()
    }
    return replace(told, household=household_facts, person=person_facts)


def _nothing(fact: Fact) -> Any:
    return False if str(fact.unit) == "waar" else Decimal(0)


def made(day: date, persons: list[dict[str, Any]], home: dict[str, Any], given: dict[str, Any]) -> Household:
    """A household of which nothing is left open."""
    content = {"persons": persons, "home": home, "assume_zero": True, "given": LOCAL | given}
    return household_of(content, law_book().quantities, day)


def cents(random: Random, low: int, high: int) -> Decimal:
    """An amount, often a round one."""
    amount = Decimal(random.randint(low * 100, high * 100)) / 100
    return amount.quantize(Decimal(1)) if random.random() < 0.3 else amount


def _born(random: Random, day: date, youngest: int, oldest: int) -> date:
    return day - timedelta(random.randint(youngest * 366, oldest * 365))


def _adult(random: Random, ident: str, day: date) -> dict[str, Any]:
    born = _born(random, day, 18, 90)
    kinds = OLD_KINDS if born < date(1957, 1, 1) else KINDS
    chosen = random.sample(kinds, random.choice((0, 1, 1, 1, 2)))
    income = [{"kind": kind, "amount": _income(random, kind), "per": "jaar"} for kind in dict.fromkeys(chosen)]
    return {"id": ident, "birth_date": born, "income": income, "wealth": random.choice((0, cents(random, 0, 200_000)))}


def _income(random: Random, kind: str) -> Decimal:
    if kind == "winst" and random.random() < 0.2:
        return -cents(random, 0, 8_000)
    return cents(random, 0, random.choice((12_000, 40_000, 40_000, 130_000)))


def _child(random: Random, ident: str, day: date, oldest: int) -> dict[str, Any]:
    born = _born(random, day, 0, oldest)
    return {"id": ident, "birth_date": born, "parents": ["a"], "wealth": cents(random, 0, 500)}


def _home(random: Random) -> dict[str, Any]:
    kind = random.choice(("huur", "huur", "huur", *HOME_KINDS))
    if kind not in ("huur", "kamer"):
        return {"kind": kind}
    return {"kind": kind, "kale_huur": cents(random, 200, 1100), "servicekosten": cents(random, 0, 60)}


def _told(random: Random, persons: list[dict[str, Any]], children: list[dict[str, Any]]) -> dict[str, Any]:
    """Childcare, and what stands in the file of an owner or someone in an institution."""
    told: dict[str, Any] = {
        "hypotheekrente_en_erfpacht": cents(random, 0, 900),
        "woz_waarde": cents(random, 100_000, 500_000),
        "overwaarde_woning": 0,
        "prijs_van_verblijf_in_inrichting": {person["id"]: cents(random, 100, 900) for person in persons},
        "arbeidsuren_per_jaar": {person["id"]: random.randint(0, 2000) for person in persons},
        "netto_aow_for_kwijtschelding": 1500,
        "zorgpremie": cents(random, 130, 300),
    }
    for name, some in (("opvanguren_per_maand", (0, 0, 60, 150, 240)), ("uurprijs_opvang", (7, 9, 11, 13))):
        told[name] = {child["id"]: Decimal(random.choice(some)) for child in children}
    told["is_gastouderopvang"] = {child["id"]: random.random() < 0.3 for child in children}
    return told
