"""Checks a household description and makes the model of it; every fault is reported, with its place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from rondkomen.engine.units import Quantity
from rondkomen.kernel.unit import DAY, TRUTH
from rondkomen.law.household.document import Lines, parse
from rondkomen.law.household.facts import FACTS
from rondkomen.law.household.faults import HouseholdRefused, shown
from rondkomen.law.household.model import HOME_KINDS, INCOME_KINDS, PER, Home, Household, Income, Person
from rondkomen.law.household.relations import check_relations
from rondkomen.law.household.values import Values

MOST_PERSONS = 30
_HIGHEST = {
    "rent": Decimal(10_000),
    "yearly": Decimal(1_000_000),
    "wealth": Decimal(100_000_000),
    "number": Decimal(1_000_000),
}
_RENTED = ("huur", "kamer", "inwonend")
_NEVER_BELOW_ZERO = {fact.name for fact in FACTS if fact.lowest == 0}


def read_household(text: str, quantities: Mapping[str, Quantity], on: date | None = None) -> Household:
    """The household in a YAML or JSON text. `on` overrides the day in the file.

    `quantities` are those of the law book, for `given`. Raises HouseholdRefused with every fault.
    """
    content, lines = parse(text)
    return household_of(content, quantities, on, lines)


def household_of(
    content: Any, quantities: Mapping[str, Quantity], on: date | None = None, lines: Lines | None = None
) -> Household:
    """The household in plain values (as from JSON). Raises HouseholdRefused with every fault."""
    reader = _Reader(quantities, lines or Lines())
    household = reader.household(content, on)
    if reader.faults:
        raise HouseholdRefused(reader.faults)
    assert household is not None
    return household


class _Reader(Values):
    """Walks a description once, collecting faults."""

    def __init__(self, quantities: Mapping[str, Quantity], lines: Lines) -> None:
        super().__init__(lines)
        self.quantities = quantities

    def household(self, content: Any, on: date | None) -> Household | None:
        keys = ("on", "municipality", "persons", "home", "given", "assume_zero")
        group = self.group(content, "", keys)
        if group is None:
            return None
        day = on or self.one(group, "", "on", self.day)
        if group.get("on") is None and on is None:
            self.fault("on", None, "the day the law is applied, as in on: 2026-01-01")
        persons = self.persons(group.get("persons"))
        if day is not None and persons:
            check_relations(persons, day, self)
        return Household(
            on=day or date.min,
            persons=tuple(persons),
            home=self.home(group.get("home")),
            municipality=self.one(group, "", "municipality", self.municipality),
            given=self.given(group.get("given"), persons),
            assume_zero=self.one(group, "", "assume_zero", self.truth) or False,
        )

    def persons(self, content: Any) -> list[Person]:
        listed = self.many(content, "persons", "persons, each with an id")
        if isinstance(content, list) and not 1 <= len(listed) <= MOST_PERSONS:
            self.fault("persons", listed, f"1 to {MOST_PERSONS} persons")
            listed = listed[:MOST_PERSONS]
        persons = [self.person(one, f"persons[{number}]") for number, one in enumerate(listed)]
        ids = [person.id for person in persons]
        for number, person in enumerate(persons):
            if person.id in ids[:number]:
                self.fault(f"persons[{number}].id", person.id, "an id that no other person has")
        return persons

    def person(self, content: Any, place: str) -> Person:
        group = self.group(content, place, ("id", "birth_date", "partner", "parents", "income", "wealth"))
        if group is None:
            return Person(f"({place})")
        if group.get("id") is None:
            self.fault(f"{place}.id", None, "an id, as in id: anna")
        parents = self.many(group["parents"], f"{place}.parents", "ids") if group.get("parents") is not None else []
        if len(parents) > 2:
            self.fault(f"{place}.parents", parents, "at most two parents")
        income = group.get("income")
        return Person(
            id=self.one(group, place, "id", self.name) or f"({place})",
            birth_date=self.one(group, place, "birth_date", self.day),
            partner=self.one(group, place, "partner", self.name),
            parents=tuple(
                one
                for number, value in enumerate(parents[:2])
                if (one := self.name(value, f"{place}.parents[{number}]"))
            ),
            income=None if income is None else self.incomes(income, f"{place}.income"),
            wealth=self.one(group, place, "wealth", lambda value, where: self.amount(value, where, _HIGHEST["wealth"])),
        )

    def incomes(self, content: Any, place: str) -> tuple[Income, ...]:
        listed = self.many(
            content, place, "incomes, as in {kind: loon, amount: 2100, per: maand}; [] when there is none"
        )
        if len(listed) > MOST_PERSONS:
            self.fault(place, listed, f"at most {MOST_PERSONS} incomes")
        found = [self.income(one, f"{place}[{number}]") for number, one in enumerate(listed[:MOST_PERSONS])]
        return tuple(one for one in found if one is not None)

    def income(self, content: Any, place: str) -> Income | None:
        group = self.group(content, place, ("kind", "amount", "per", "excludes_vakantietoeslag"))
        if group is None:
            return None
        for key in ("kind", "amount", "per"):
            if group.get(key) is None:
                self.fault(f"{place}.{key}", None, f"{key}, as in {{kind: loon, amount: 2100, per: maand}}")
        kind = self.one(group, place, "kind", lambda value, where: self.word(value, where, INCOME_KINDS))
        per = self.one(group, place, "per", lambda value, where: self.word(value, where, tuple(PER)))
        highest = _HIGHEST["yearly"] / PER.get(per or "jaar", 1)
        amount = self.one(
            group, place, "amount", lambda value, where: self.amount(value, where, highest, negative=kind == "winst")
        )
        excludes = self.one(group, place, "excludes_vakantietoeslag", self.truth) or False
        if excludes and kind != "loon":
            self.fault(f"{place}.excludes_vakantietoeslag", True, "this only with kind: loon")
        if kind is None or per is None or amount is None:
            return None
        return Income(kind, amount, per, excludes)

    def home(self, content: Any) -> Home:
        if content is None:
            return Home()
        group = self.group(content, "home", ("kind", "kale_huur", "servicekosten")) or {}
        kind = self.one(group, "home", "kind", lambda value, where: self.word(value, where, HOME_KINDS))

        def rent(value: Any, where: str) -> Decimal | None:
            return self.amount(value, where, _HIGHEST["rent"])

        home = Home(kind, self.one(group, "home", "kale_huur", rent), self.one(group, "home", "servicekosten", rent))
        if kind is not None and kind not in _RENTED:
            for key, value in (("kale_huur", home.kale_huur), ("servicekosten", home.servicekosten)):
                if value:
                    self.fault(
                        f"home.{key}", value, f"no rent with kind: {kind}; kinds with rent are {', '.join(_RENTED)}"
                    )
        return home

    def given(self, content: Any, persons: list[Person]) -> dict[str, Any]:
        if content is None:
            return {}
        if not isinstance(content, dict):
            self.fault("given", content, "a group of quantities, as in given: {toetsingsinkomen: 25000}")
            return {}
        found: dict[str, Any] = {}
        for name, value in content.items():
            where = f"given.{name}"
            quantity = self.quantities.get(name) if isinstance(name, str) else None
            if quantity is None or quantity.key_unit is not None or name == "peildatum":
                near = get_close_matches(str(name), self.quantities, n=1)
                hint = f"{near[0]} perhaps" if near else "a quantity that `rondkomen law` lists"
                self.fault(where, f"an unknown quantity {shown(str(name))}", hint, words=True)
            elif isinstance(value, dict):
                self.given_per_person(name, quantity, value, persons, found)
            elif (read := self.value(name, value, where, quantity)) is not None:
                found[name] = read
        return found

    def given_per_person(
        self, name: str, quantity: Quantity, value: dict[str, Any], persons: list[Person], found: dict[str, Any]
    ) -> None:
        if quantity.of == "household":
            twin = self.quantities.get(f"{name}_persoon")
            if twin is None or twin.of != "person":
                self.fault(f"given.{name}", value, "one value, because it is of the whole household")
                return
            name, quantity = f"{name}_persoon", twin
        if name in found:
            self.fault(f"given.{name}", value, "each quantity once")
        ids = [person.id for person in persons]
        column = {}
        for person, one in value.items():
            if person not in ids:
                self.fault(
                    f"given.{name}.{person}",
                    shown(str(person)),
                    f"the id of a person: {', '.join(ids)}",
                    words=True,
                )
            elif (read := self.value(name, one, f"given.{name}.{person}", quantity)) is not None:
                column[person] = read
        found[name] = column

    def value(self, name: str, value: Any, place: str, quantity: Quantity) -> Any:
        """A told quantity: money, a truth, a day or another number, by its unit."""
        if quantity.unit == TRUTH:
            return self.truth(value, place)
        if quantity.unit == DAY:
            return self.day(value, place)
        negative = name not in _NEVER_BELOW_ZERO
        if quantity.unit.is_money:
            return self.amount(value, place, _HIGHEST["wealth"], negative=negative)
        number = self.number(value, place)
        lowest = -_HIGHEST["number"] if negative else Decimal(0)
        if number is not None and not lowest <= number <= _HIGHEST["number"]:
            self.fault(place, value, f"a number from {lowest} to {_HIGHEST['number']}")
        return number
