"""A register of residents outside this database: its candidates are matched, and who is linked is registered here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.people.actions import register_batch
from rondkomen.apps.people.kinds import Source
from rondkomen.apps.people.models import Person
from rondkomen.apps.sealing.models import opened
from rondkomen.apps.signals.intake import ToldPerson
from rondkomen.apps.signals.kept_residents import kept_of, registration_of
from rondkomen.apps.signals.link_register import Table, customer_key, table_of, version_of
from rondkomen.apps.signals.models import Vroegsignaal
from rondkomen.apps.signals.queries.links import customers_of
from rondkomen.gateways.brp import ResidentRegister
from rondkomen.matching import Answers, Register, Settings


class GatewayRegister:
    """The residents of one municipality behind a gateway."""

    def __init__(self, source: ResidentRegister, municipality: str, partner: UUID, on: date) -> None:
        """Residents are registered as they are on the day `on`; the partner is whose customer numbers are compared."""
        self.source, self.municipality, self.on = source, municipality, on
        self.version = version_of(_settings())
        self._made: tuple[Table, Register] | None = None
        self._customers = _customers_by_bsn(municipality, partner)

    def match(self, signals: Sequence[Vroegsignaal], people: Sequence[ToldPerson], on: date) -> Answers:
        """Whose each signal is."""
        pairs = zip(signals, people, strict=True)
        table = table_of(told.as_signal_columns() | {"klantnummer": customer_key(signal)} for signal, told in pairs)
        return self._register(self.source.candidates(table)).match(table, on=on)

    def _register(self, table: Table) -> Register:
        """The candidates made ready; a source that gives the same table each time has it done once."""
        if self._made is None or self._made[0] is not table:
            with_numbers = {**table, "klantnummer": [self._customers.get(bsn or "") for bsn in table["bsn"]]}
            register = Register.of(with_numbers, _settings(), residents=self.source.number_of_residents)
            self._made = (table, register)
        return self._made[1]

    def registered(self, actor: Actor, persons: Sequence[str]) -> dict[str, UUID]:
        """The people in this database, brought up to date with what the register says."""
        if not persons:
            return {}
        told = [registration_of(self.source.resident(person), self.on) for person in persons]
        return dict(zip(persons, register_batch(actor, told, Purpose.VROEGSIGNALERING, Source.BRP), strict=True))

    def households(self, households: Sequence[str]) -> dict[str, UUID]:
        """None: a register knows who live behind a door, and this database who keep house together."""
        return {}

    def kept(self, person: str) -> dict[str, Any]:
        """What the register said of a candidate: its ids mean nothing afterwards."""
        return kept_of(self.source.resident(person), self.on)

    def is_doubted(self, person: str) -> bool:
        """Whether the register itself doubts what it says (in onderzoek)."""
        return self.source.resident(person).in_onderzoek


@cache
def _settings() -> Settings:
    """The Dutch settings, with a customer number that is compared by its blind index and so is not shown."""
    dutch = Settings.dutch()
    fields = (replace(field, hidden=True) if field.id == "customer" else field for field in dutch.fields)
    return replace(dutch, fields=tuple(fields))


def _customers_by_bsn(municipality: str, partner: UUID) -> dict[str, str]:
    """The customer numbers of the links that hold, by the bsn of the resident: the one thing both registers know."""
    customers = customers_of(partner)
    people = Person.objects.filter(municipality_id=municipality, id__in=list(customers))
    return {opened(person, "bsn_sealed"): customers[str(person.id)] for person in people if person.bsn_sealed}
