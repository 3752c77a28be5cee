"""The residents who are registered in this database, made ready to match signals against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from threading import Lock
from typing import Any
from uuid import UUID

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.people.models import Household, Person
from rondkomen.apps.people.queries.matching import COLUMNS, fingerprint, residents
from rondkomen.apps.sealing.models import sought
from rondkomen.apps.signals.intake import ToldPerson
from rondkomen.apps.signals.link_register import (
    RegisterChanged,
    customer_key,
    settings_for_indexes,
    table_of,
    version_of,
)
from rondkomen.apps.signals.models import Vroegsignaal
from rondkomen.apps.signals.queries.links import customers_of
from rondkomen.matching import Answers, Register
from rondkomen.matching.blocking import indexes_of
from rondkomen.matching.columns import intern
from rondkomen.matching.compare import COMPARATORS


class PeopleRegister:
    """Who is registered in this database. A bsn is compared by its blind index, and never opened."""

    def __init__(self, municipality: str, register: Register) -> None:
        """Made by `people_register`."""
        self.municipality, self.register = municipality, register
        self.version = version_of(register.settings)

    def match(self, signals: Sequence[Vroegsignaal], people: Sequence[ToldPerson], on: date) -> Answers:
        rows = []
        for signal, told in zip(signals, people, strict=True):
            row = told.as_signal_columns()
            bsn = row["bsn"]
            rows.append(row | {"bsn": self._index(bsn) if bsn else None, "klantnummer": customer_key(signal)})
        return self.register.match(table_of(rows), on=on)

    def _index(self, bsn: str) -> str:
        return sought(Person, "bsn_index", bsn, self.municipality)[0]

    def registered(self, actor: Actor, persons: Sequence[str]) -> dict[str, UUID]:
        return self._there(Person, persons)

    def households(self, households: Sequence[str]) -> dict[str, UUID]:
        return self._there(Household, households)

    def _there(self, model: type[Person] | type[Household], ids: Sequence[str]) -> dict[str, UUID]:
        keys = {one: UUID(one) for one in ids}
        if model._default_manager.filter(municipality_id=self.municipality, id__in=keys.values()).count() != len(keys):
            raise RegisterChanged
        return keys

    def kept(self, person: str) -> dict[str, Any]:
        return {}

    def is_doubted(self, person: str) -> bool:
        return False


_MOST_KEPT = 4
_kept: dict[str, tuple[object, Register]] = {}
_lock = Lock()


def people_register(actor: Actor, partner: UUID, day: date, *, anew: bool = False) -> PeopleRegister:
    """The residents of the actor's municipality, with the customer numbers of a partner.

    They are made ready once and kept in memory while they stay the same.
    """
    code = actor.municipality
    now = (day, fingerprint(code))
    with _lock:
        known = _kept.pop(code, None)
        register = known[1] if known and known[0] == now and not anew else _prepared(actor, day)
        _kept[code] = (now, register)
        while len(_kept) > _MOST_KEPT:
            del _kept[next(iter(_kept))]
    return PeopleRegister(code, _with_customers(register, customers_of(partner)))


def _prepared(actor: Actor, day: date) -> Register:
    rows = residents(actor, day)
    columns = {name: [row[place] for row in rows] for place, name in enumerate(COLUMNS)}
    return Register.of(columns, settings_for_indexes())


def _with_customers(register: Register, customers: Mapping[str, str]) -> Register:
    """The same register with customer numbers: what was made ready of all other columns is used again."""
    settings = register.settings
    customer = settings.field("customer")
    persons = register.prepared.columns[settings.ids.person]
    numbers = [customers.get(person) for person in persons.texts]
    comparator = COMPARATORS[customer.comparator]
    features = comparator.prepare([intern([numbers[code] for code in persons.codes.tolist()])])
    features.update(comparator.count(features))
    prepared = replace(register.prepared, features={**register.prepared.features, customer.id: features})
    of_customer = tuple(block for block in settings.blocks if block.keys[0].startswith(f"{customer.id}."))
    index = indexes_of(replace(settings, blocks=of_customer), prepared.features, prepared.rows)
    return Register(settings, prepared, {**register.indexes, **index})
