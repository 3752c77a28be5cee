"""Find people: by bsn, by address, by name. Who finds somebody has looked at somebody, and the log says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rondkomen.apps.audit.actions import looking
from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.people.models import Address, Identity, Person
from rondkomen.apps.people.permissions import can_see_secret_address, check_find_people
from rondkomen.apps.people.queries.cards import PersonCard, cards, living_on, secret_addresses
from rondkomen.apps.people.search_keys import surname_key
from rondkomen.apps.sealing.models import sought
from rondkomen.kernel import Bsn, PartialDate
from rondkomen.kernel.address import postcode

MOST = 50
"""People in one answer; who gets more asks a narrower question."""
_MOST_FACTS = 5 * MOST


@dataclass(frozen=True, slots=True)
class Found:
    """The people found, and whether there are more than can be shown."""

    people: list[PersonCard]
    there_are_more: bool


def find_by_bsn(actor: Actor, bsn: Bsn, day: date, purpose: Purpose) -> PersonCard | None:
    """The person with this bsn in the actor's municipality."""
    with looking(actor, "people.find_by_bsn", purpose) as line:
        check_find_people(actor)
        indexes = sought(Person, "bsn_index", bsn.digits, actor.municipality)
        rows = Person.objects.filter(municipality_id=actor.municipality, bsn_index__in=indexes)
        found = cards(actor, rows.values_list("id", flat=True), day)
        line.regards(*(card.id for card in found))
        return found[0] if found else None


def find_at_address(
    actor: Actor,
    written_postcode: str,
    huisnummer: int,
    day: date,
    purpose: Purpose,
    *,
    huisletter: str | None = None,
    huisnummertoevoeging: str | None = None,
) -> list[PersonCard]:
    """Who lives there on a day; letter and addition narrow it down when they are given, "" meaning none.

    An address that is secret gives nobody to who may not see it: that somebody lives there is the secret. Raises
    AddressRefused for a postcode that cannot be one.
    """
    wanted = postcode(written_postcode)
    with looking(actor, "people.find_at_address", purpose) as line:
        check_find_people(actor)
        there = Address.objects.filter(municipality_id=actor.municipality, postcode=wanted, huisnummer=huisnummer)
        if huisletter is not None:
            there = there.filter(huisletter__iexact=huisletter)
        if huisnummertoevoeging is not None:
            there = there.filter(huisnummertoevoeging__iexact=huisnummertoevoeging)
        addresses = {*there.values_list("pk", flat=True)}
        if not can_see_secret_address(actor):
            addresses -= secret_addresses(addresses, day)
        people = living_on(day).filter(address__in=addresses).values_list("person", flat=True)
        found = cards(actor, people, day)
        line.regards(*(card.id for card in found))
        return found


def find_by_name(
    actor: Actor, surname: str, day: date, purpose: Purpose, geboortedatum: PartialDate | None = None
) -> Found:
    """Who has this surname, had it, or has a partner with it; capitals, accents and spaces do not matter."""
    with looking(actor, "people.find_by_name", purpose) as line:
        check_find_people(actor)
        key = surname_key(surname)
        if not key:
            raise Refusal("a surname is needed to find somebody by name, without voorvoegsels such as 'van der'")
        born = {"geboortedatum": str(geboortedatum)} if geboortedatum is not None else {}
        own, partner = _named(actor, surname_key=key, **born), _named(actor, surname_key_partner=key, **born)
        people = sorted({*own, *partner})
        found = cards(actor, people[:MOST], day)
        line.regards(*(card.id for card in found))
        return Found(found, there_are_more=len(people) > MOST or _MOST_FACTS in (len(own), len(partner)))


def _named(actor: Actor, **wanted: str) -> list[UUID]:
    """One column at a time, unsorted and with namesakes' older facts: asked for more, SQLite reads everybody's name."""
    rows = Identity.objects.filter(municipality_id=actor.municipality, **wanted)
    return list(rows.values_list("person", flat=True)[:_MOST_FACTS])
