"""Checks how the persons of a household description belong together: ages, partners, parents."""

from __future__ import annotations

from datetime import date

from rondkomen.engine import age_on
from rondkomen.law.household.model import Person
from rondkomen.law.household.values import Values

_OLDEST = 130
_YOUNGEST_PARENT = 12


def check_relations(persons: list[Person], day: date, values: Values) -> None:
    """Note a fault for every age, partner or parent that cannot be."""
    by_id = {person.id: person for person in persons}
    for number, person in enumerate(persons):
        place = f"persons[{number}]"
        if person.birth_date is not None and not 0 <= age_on(person.birth_date, day) <= _OLDEST:
            values.fault(f"{place}.birth_date", person.birth_date, f"a day before {day}, at most {_OLDEST} years back")
        if person.partner is not None:
            _check_partner(person, by_id, place, values)
        for position, parent in enumerate(person.parents):
            _check_parent(person, by_id.get(parent), parent, f"{place}.parents[{position}]", values)


def _check_partner(person: Person, by_id: dict[str, Person], place: str, values: Values) -> None:
    partner = by_id.get(str(person.partner))
    if partner is None or partner is person:
        values.fault(f"{place}.partner", person.partner, f"the id of another person: {', '.join(by_id)}")
    elif partner.partner is not None and partner.partner != person.id:
        values.fault(f"{place}.partner", person.partner, f"one partner each; {partner.id} names {partner.partner}")
    elif any(other.partner == partner.id for other in by_id.values() if other is not person):
        values.fault(f"{place}.partner", person.partner, f"one partner each; {partner.id} is named twice")


def _check_parent(person: Person, parent: Person | None, name: str, place: str, values: Values) -> None:
    if parent is None or parent is person:
        values.fault(place, name, "the id of another person in this file; leave out parents who live elsewhere")
    elif parent.id == person.partner or parent.partner == person.id:
        values.fault(place, name, "a parent, who cannot be the partner too")
    elif person.birth_date and parent.birth_date and age_on(parent.birth_date, person.birth_date) < _YOUNGEST_PARENT:
        values.fault(
            place, name, f"a parent at least {_YOUNGEST_PARENT} years older; {name} was born on {parent.birth_date}"
        )
