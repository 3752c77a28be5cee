"""A person in a list: name, birth date, and the address when this actor may see it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from rondkomen import kernel
from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.people.kinds import AddressKind
from rondkomen.apps.people.models import Address, Identity, Residence
from rondkomen.apps.people.permissions import can_see_secret_address
from rondkomen.apps.people.states import Residency, residency
from rondkomen.kernel import Naamgebruik, PartialDate, PersonName


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Who somebody is, at a glance. Never a bsn.

    `address` is None when somebody has none here (`moved_to` may say where to), or when it `is_masked`: it is secret
    and this actor may not see it. When `is_secret`, a page says that it must not be passed on.
    """

    id: UUID
    name: PersonName
    geboortedatum: PartialDate | None
    geslacht: str
    residency: Residency
    overleden_on: date | None
    address: kernel.Address | None
    is_secret: bool
    is_masked: bool
    moved_to: str


def living_on(day: date) -> QuerySet[Residence]:
    """The residences that hold on a day."""
    return Residence.objects.filter(
        Q(until_on=None) | Q(until_on__gte=day), replaced_by=None, from_on__lte=day
    ).select_related("address")


def secret_addresses(addresses: Collection[int], day: date) -> set[int]:
    """Which of these addresses are secret on a day: a shelter, or the home of somebody with geheimhouding.

    It is the address that is secret then, for everybody who lives there: a housemate's would give it away.
    """
    homes = list(living_on(day).filter(address__in=addresses))
    asked = Identity.objects.filter(
        person__in={home.person_id for home in homes}, has_geheimhouding=True, replaced_by=None
    )
    people = {*asked.values_list("person", flat=True)}
    shelters = Address.objects.filter(pk__in=addresses, kind=AddressKind.OPVANG).values_list("pk", flat=True)
    return {*shelters, *(home.address_id for home in homes if home.address_id and home.person_id in people)}


def cards(actor: Actor, people: Iterable[UUID], day: date) -> list[PersonCard]:
    """The cards of these people of the actor's municipality, by surname and then first names."""
    wanted = list(people)
    rows = Identity.objects.filter(municipality_id=actor.municipality, person__in=wanted, replaced_by=None)
    homes = {one.person_id: one for one in living_on(day).filter(person__in=wanted).order_by("from_on", "pk")}
    secret = secret_addresses([home.address_id for home in homes.values() if home.address_id], day)
    # Sorted here: asked to sort, SQLite reads the whole municipality by surname instead of these few by key.
    by_name = sorted(rows, key=lambda one: (one.surname_key, one.voornamen, one.geboortedatum, one.person_id))
    return [_card(actor, one, homes.get(one.person_id), secret, day) for one in by_name]


def _card(actor: Actor, who: Identity, home: Residence | None, secret: set[int], day: date) -> PersonCard:
    address = home.address if home else None
    is_secret = who.has_geheimhouding or (address is not None and address.pk in secret)
    is_masked = is_secret and not can_see_secret_address(actor, who.person_id)
    return PersonCard(
        id=who.person_id,
        name=name_of(who),
        geboortedatum=PartialDate.read(who.geboortedatum) if who.geboortedatum else None,
        geslacht=who.geslacht,
        residency=residency(deceased_on=who.overleden_on, lives_here=address is not None, on=day),
        overleden_on=who.overleden_on,
        address=address_of(address) if address is not None and not is_masked else None,
        is_secret=is_secret,
        is_masked=is_masked and address is not None,
        moved_to=home.moved_to if home and not is_masked else "",
    )


def name_of(who: Identity) -> PersonName:
    return PersonName(
        voornamen=who.voornamen,
        voorvoegsel=who.voorvoegsel,
        geslachtsnaam=who.geslachtsnaam,
        naamgebruik=Naamgebruik(who.naamgebruik),
        voorvoegsel_partner=who.voorvoegsel_partner,
        geslachtsnaam_partner=who.geslachtsnaam_partner,
    )


def address_of(row: Address) -> kernel.Address:
    return kernel.Address(
        postcode=row.postcode,
        huisnummer=row.huisnummer,
        huisletter=row.huisletter,
        huisnummertoevoeging=row.huisnummertoevoeging,
        straat=row.straat,
        woonplaats=row.woonplaats,
        nummeraanduiding=row.nummeraanduiding,
    )
