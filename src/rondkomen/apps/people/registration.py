"""What is told when somebody is registered, and what the record of a person then says: plain values, no database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rondkomen.apps.people.kinds import AddressKind, Geslacht, ResidenceKind
from rondkomen.kernel import Address, Bsn, PartialDate, PersonName

_MUNICIPALITY = re.compile(r"|GM[0-9]{4}")


class RegistrationRefused(ValueError):
    """What is told about a person cannot be so; the message says why and repeats nothing about the person."""


@dataclass(frozen=True, slots=True)
class IdentityTold:
    """Who somebody is."""

    name: PersonName
    geslacht: Geslacht = Geslacht.ONBEKEND
    geboortedatum: PartialDate | None = None
    overleden_on: date | None = None
    has_geheimhouding: bool = False

    def __post_init__(self) -> None:
        born, died = self.geboortedatum, self.overleden_on
        if born is not None and died is not None and date(born.year, born.month or 1, born.day or 1) > died:
            raise RegistrationRefused("somebody cannot have died before being born: one of the two dates is wrong")


@dataclass(frozen=True, slots=True)
class ResidenceTold:
    """Where somebody lives since a day; without an address: that somebody left, perhaps to a municipality."""

    since: date
    address: Address | None = None
    address_kind: AddressKind = AddressKind.WONING
    kind: ResidenceKind = ResidenceKind.WOONADRES
    moved_to: str = ""

    def __post_init__(self) -> None:
        if not _MUNICIPALITY.fullmatch(self.moved_to) or (self.address and self.moved_to):
            raise RegistrationRefused("who left has a municipality code such as GM0363 or nothing, and no address here")


@dataclass(frozen=True, slots=True)
class Registration:
    """A person as a register or a colleague tells it."""

    identity: IdentityTold
    residence: ResidenceTold | None = None
    bsn: Bsn | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    """What came of registering many: how many people were new, how many changed, how many stayed as they were."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: Registered) -> Registered:
        return Registered(self.new + other.new, self.changed + other.changed, self.unchanged + other.unchanged)


def batches(registrations: Iterable[Registration], size: int) -> Iterator[list[Registration]]:
    """Lists of at most so many registrations, in which no bsn occurs twice: the later one is for a later list."""
    batch: list[Registration] = []
    numbers: set[Bsn] = set()
    for one in registrations:
        if len(batch) == size or (one.bsn in numbers):
            yield batch
            batch, numbers = [], set()
        batch.append(one)
        if one.bsn is not None:
            numbers.add(one.bsn)
    if batch:
        yield batch
