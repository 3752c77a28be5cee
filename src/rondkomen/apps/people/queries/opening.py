"""Open one person: all that is kept, for who works with people and for the person; and the few things kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rondkomen import kernel
from rondkomen.apps.audit.actions import looking
from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.people.kinds import Channel, ConsentScope, ContactKind, HouseholdRole, Source
from rondkomen.apps.people.models import (
    Consent,
    ContactDetail,
    ContactFlag,
    ContactPreference,
    Membership,
    Person,
    Residence,
)
from rondkomen.apps.people.permissions import (
    can_see_secret_address,
    check_open_person,
    check_see_bsn,
    check_see_contact_flags,
)
from rondkomen.apps.people.queries.cards import PersonCard, address_of, cards, secret_addresses
from rondkomen.apps.people.states import ConsentState
from rondkomen.apps.sealing.models import opened
from rondkomen.kernel import Bsn


@dataclass(frozen=True, slots=True)
class Housemate:
    """A member of the same household."""

    person: PersonCard
    role: HouseholdRole


@dataclass(frozen=True, slots=True)
class Detail:
    """A phone number or e-mail address that holds; the number is the key to end it by."""

    number: int
    kind: ContactKind
    value: str


@dataclass(frozen=True, slots=True)
class ClosedChannel:
    """A channel not to be used, and the day to look at that again; why, only for who may read it."""

    channel: Channel
    review_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stay:
    """Where somebody lived from one day to another, and since when and from whom we know."""

    address: kernel.Address | None
    is_masked: bool
    moved_to: str
    from_on: date
    until_on: date | None
    source: Source
    holds: bool


@dataclass(frozen=True, slots=True)
class PersonFile:
    """What is kept about somebody on a day."""

    card: PersonCard
    role: HouseholdRole | None
    household: UUID | None
    housemates: list[Housemate]
    contact: list[Detail]
    language: str
    preferred_channel: Channel | None
    dagdelen: list[str]
    closed_channels: list[ClosedChannel]
    consents: dict[ConsentScope, ConsentState]
    has_bsn: bool


class PersonGone(Refusal):
    """There is no such person in the actor's municipality."""

    def __init__(self) -> None:
        super().__init__("there is no such person in this municipality; a record is deleted when its term is over")


def open_person(actor: Actor, person: UUID, day: date, purpose: Purpose) -> PersonFile:
    """What is kept about somebody. Raises PersonGone."""
    with looking(actor, "people.open_person", purpose, subjects=[person]) as line:
        check_open_person(actor, person)
        row = _person(actor, person)
        own = Membership.objects.filter(person=person, until_on=None, replaced_by=None, from_on__lte=day).first()
        housemates = _housemates(actor, own, day) if own else []
        line.regards(*(one.person.id for one in housemates))
        preference = ContactPreference.objects.filter(person=person, replaced_by=None).first()
        return PersonFile(
            card=cards(actor, [person], day)[0],
            role=HouseholdRole(own.role) if own else None,
            household=own.household_id if own else None,
            housemates=housemates,
            contact=_details(person),
            language=preference.language if preference else "",
            preferred_channel=Channel(preference.channel) if preference and preference.channel else None,
            dagdelen=preference.dagdelen if preference else [],
            closed_channels=[ClosedChannel(Channel(one.channel), one.review_on) for one in _flags(person)],
            consents=_consents(person),
            has_bsn=bool(row.bsn_sealed),
        )


def bsn_of(actor: Actor, person: UUID, purpose: Purpose) -> Bsn | None:
    """The number itself, for who may read it. Raises PersonGone."""
    with looking(actor, "people.read_bsn", purpose, subjects=[person]):
        check_see_bsn(actor)
        digits = opened(_person(actor, person), "bsn_sealed")
        return Bsn(digits) if digits else None


def contact_flags(actor: Actor, person: UUID, purpose: Purpose) -> list[ClosedChannel]:
    """The channels that are not safe, with the reasons. Raises PersonGone."""
    with looking(actor, "people.read_contact_flags", purpose, subjects=[person]):
        check_see_contact_flags(actor)
        _person(actor, person)
        return [
            ClosedChannel(Channel(one.channel), one.review_on, opened(one, "note_sealed")) for one in _flags(person)
        ]


def stays(actor: Actor, person: UUID, day: date, purpose: Purpose) -> list[Stay]:
    """Where somebody lived, as far as we know, the latest first; `holds` is false for what was put right since."""
    with looking(actor, "people.open_stays", purpose, subjects=[person]):
        check_open_person(actor, person)
        _person(actor, person)
        card = cards(actor, [person], day)[0]
        rows = list(
            Residence.objects.filter(person=person).select_related("address", "replaced_by").order_by("-from_on", "-pk")
        )
        secret = secret_addresses([row.address_id for row in rows if row.address_id], day)
        may_see = can_see_secret_address(actor, person)
        return [_stay(row, is_masked=not may_see and (card.is_secret or row.address_id in secret)) for row in rows]


def _stay(row: Residence, *, is_masked: bool) -> Stay:
    return Stay(
        address=address_of(row.address) if row.address and not is_masked else None,
        is_masked=is_masked,
        moved_to="" if is_masked else row.moved_to,
        from_on=row.from_on,
        until_on=row.until_on,
        source=Source(row.source),
        holds=not hasattr(row, "replaced_by"),
    )


def _person(actor: Actor, person: UUID) -> Person:
    found = Person.objects.filter(municipality_id=actor.municipality, id=person).first()
    if found is None:
        raise PersonGone
    return found


def _housemates(actor: Actor, own: Membership, day: date) -> list[Housemate]:
    rows = Membership.objects.filter(household=own.household_id, until_on=None, replaced_by=None, from_on__lte=day)
    roles = {row.person_id: HouseholdRole(row.role) for row in rows.exclude(person=own.person_id)}
    return [Housemate(card, roles[card.id]) for card in cards(actor, roles, day)]


def _details(person: UUID) -> list[Detail]:
    rows = ContactDetail.objects.filter(person=person, ended_on=None, replaced_by=None).order_by("pk")
    return [Detail(row.pk, ContactKind(row.kind), opened(row, "value_sealed")) for row in rows]


def _flags(person: UUID) -> list[ContactFlag]:
    return list(ContactFlag.objects.filter(person=person, ended_on=None, replaced_by=None).order_by("channel"))


def _consents(person: UUID) -> dict[ConsentScope, ConsentState]:
    rows = Consent.objects.filter(person=person, replaced_by=None).order_by("scope")
    return {ConsentScope(row.scope): ConsentState(row.state) for row in rows}
