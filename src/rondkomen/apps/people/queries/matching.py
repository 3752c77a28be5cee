"""The residents of a municipality as the table that rondkomen.matching reads, without opening a single bsn."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.people.kinds import ContactKind
from rondkomen.apps.people.models import ContactDetail, Fact, Identity, Membership, Person, Residence
from rondkomen.apps.people.permissions import check_find_people
from rondkomen.apps.sealing.models import opened

COLUMNS = (
    "person", "household", "bsn", "voornamen", "voorvoegsel", "geslachtsnaam", "partner_voorvoegsel",
    "partner_geslachtsnaam", "geboortedatum", "straat", "huisnummer", "huisletter", "huisnummertoevoeging", "postcode",
    "woonplaats", "email", "telefoonnummer", "verhuisd_op", "overleden_op",
)  # fmt: skip
LOOK_BACK = timedelta(days=366)
"""How long after leaving an address somebody may still be looked for there: contracts run on."""
_NAME = (
    "voornamen", "voorvoegsel", "geslachtsnaam", "voorvoegsel_partner", "geslachtsnaam_partner", "geboortedatum",
)  # fmt: skip
_HOME = ("straat", "huisnummer", "huisletter", "huisnummertoevoeging", "postcode", "woonplaats")
_FACTS: tuple[type[Fact], ...] = (Identity, Residence, Membership, ContactDetail)

Row = tuple[str | None, ...]


def residents(actor: Actor, day: date) -> list[Row]:
    """A row of COLUMNS for each address that somebody lives at on a day, or left less than LOOK_BACK ago.

    In `bsn` stands the blind index, which is equal for equal numbers. It is for a job that links signals: the line in
    the log is that of the link.
    """
    check_find_people(actor)
    homes, households, contact = _homes(actor, day), _households(actor, day), _contact(actor)
    people = dict(Person.objects.filter(municipality_id=actor.municipality).values_list("id", "bsn_index"))
    who = Identity.objects.filter(municipality_id=actor.municipality, replaced_by=None)
    return [
        _row(person, people.get(person), households.get(person), name, home, contact.get(person, {}), died)
        for person, died, *name in who.values_list("person_id", "overleden_on", *_NAME).iterator(5000)
        for home in homes.get(person, ())
    ]


def fingerprint(municipality: str) -> tuple[object, ...]:
    """What changes whenever a fact about the residents is added, or somebody is deleted."""
    found: list[object] = [Person.objects.filter(municipality_id=municipality).count()]
    for kind in _FACTS:
        rows = kind._default_manager.filter(municipality_id=municipality)
        found += rows.aggregate(number=Count("pk"), last=Max("pk"), latest=Max("recorded_at")).values()
    return tuple(found)


def _row(
    person: UUID,
    bsn: str | None,
    household: UUID | None,
    name: list[Any],
    home: tuple[Any, ...],
    contact: dict[str, str],
    died: date | None,
) -> Row:
    *address, until = home
    return (
        str(person),
        str(household) if household else None,
        bsn,
        *name,
        *(None if part is None else str(part) for part in address),
        contact.get(ContactKind.MAIL),
        contact.get(ContactKind.TELEFOON),
        (until + timedelta(days=1)).isoformat() if until else None,
        died.isoformat() if died else None,
    )


def _homes(actor: Actor, day: date) -> dict[UUID, list[tuple[Any, ...]]]:
    """The addresses of each person, with the last day there; nothing but Nones for who has never had one."""
    there = Residence.objects.filter(municipality_id=actor.municipality, replaced_by=None, address__isnull=False)
    columns = (*(f"address__{part}" for part in _HOME), "until_on")
    homes: dict[UUID, list[tuple[Any, ...]]] = defaultdict(list)
    recent = there.filter(Q(until_on=None) | Q(until_on__gte=day - LOOK_BACK))
    for person, *home in recent.values_list("person_id", *columns).order_by("pk").iterator(5000):
        homes[person].append(tuple(home))
    homeless = Person.objects.filter(municipality_id=actor.municipality, residence=None)
    for person in homeless.values_list("id", flat=True):
        homes[person].append((None,) * len(columns))
    return homes


def _households(actor: Actor, day: date) -> dict[UUID, UUID]:
    rows = Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gte=day), municipality_id=actor.municipality, replaced_by=None, from_on__lte=day
    )
    return dict(rows.order_by("from_on", "pk").values_list("person_id", "household_id"))


def _contact(actor: Actor) -> dict[UUID, dict[str, str]]:
    rows = ContactDetail.objects.filter(municipality_id=actor.municipality, ended_on=None, replaced_by=None)
    contact: dict[UUID, dict[str, str]] = defaultdict(dict)
    for row in rows.order_by("pk").iterator(5000):
        contact[row.person_id][row.kind] = opened(row, "value_sealed")
    return contact
