"""Register people, one or a whole extract, and record who they are and where they live from some day on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from rondkomen import kernel
from rondkomen.apps.audit.actions import writing
from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.people.actions.adding import fact, held
from rondkomen.apps.people.kinds import AddressKind, Source
from rondkomen.apps.people.models import Address, Identity, Person, Residence
from rondkomen.apps.people.permissions import check_correct_bsn, check_write_person
from rondkomen.apps.people.registration import IdentityTold, Registered, Registration, ResidenceTold, batches
from rondkomen.apps.people.search_keys import surname_key
from rondkomen.apps.sealing.models import seal, sought

_AT_ONCE = 500


def register(actor: Actor, told: Registration, purpose: Purpose, source: Source = Source.STAFF) -> UUID:
    """Register somebody, or bring who has this bsn up to date; the key of the person."""
    with writing(actor, "people.register", purpose) as line:
        check_write_person(actor)
        (person,), outcome = _registered(actor, [told], source)
        line.regards(person)
        line.note(new=outcome.new, changed=outcome.changed)
    return person


def register_many(
    actor: Actor,
    told: Iterable[Registration],
    purpose: Purpose,
    source: Source,
    seen: Callable[[int], object] = lambda people: None,
) -> Registered:
    """Register many, each batch whole or not at all; doing it again changes nothing. `seen` is told how many passed."""
    total = Registered()
    for batch in batches(told, _AT_ONCE):
        with writing(actor, "people.register", purpose) as line:
            check_write_person(actor)
            people, outcome = _registered(actor, batch, source)
            line.regards(*people)
            line.note(new=outcome.new, changed=outcome.changed, unchanged=outcome.unchanged)
        total += outcome
        seen(len(batch))
    return total


def register_batch(actor: Actor, told: list[Registration], purpose: Purpose, source: Source) -> list[UUID]:
    """Register some people in one go, no bsn twice; their keys in the same order."""
    with writing(actor, "people.register", purpose) as line:
        check_write_person(actor)
        people, outcome = _registered(actor, told, source)
        line.regards(*people)
        line.note(new=outcome.new, changed=outcome.changed, unchanged=outcome.unchanged)
    return people


def record_identity(
    actor: Actor, person: UUID, told: IdentityTold, purpose: Purpose, source: Source = Source.STAFF
) -> bool:
    """Record who somebody is from now on known to be: another name, a death, a secret address. False: nothing new."""
    with writing(actor, "people.record_identity", purpose, subjects=[person]) as line:
        check_write_person(actor)
        held(actor, person)
        new = _identity(actor, person, told, source, _current(Identity, [person]).get(person))
        line.note(changed=new is not None)
        if new is not None:
            new.save()
    return new is not None


def record_residence(
    actor: Actor, person: UUID, told: ResidenceTold, purpose: Purpose, source: Source = Source.STAFF
) -> bool:
    """Record where somebody lives since a day, or that somebody left. False: nothing new."""
    with writing(actor, "people.record_residence", purpose, subjects=[person]) as line:
        check_write_person(actor)
        held(actor, person)
        addresses = _addresses(actor.municipality, [told])
        new = _residences(actor, person, told, source, _current_residences([person]).get(person), addresses)
        line.note(changed=bool(new))
        for one in new:
            one.save()
    return bool(new)


def correct_bsn(actor: Actor, person: UUID, bsn: kernel.Bsn, purpose: Purpose) -> None:
    """Put a bsn in the place of one that was wrong or missing. The line in the log says that, without a number."""
    with writing(actor, "people.correct_bsn", purpose, subjects=[person]) as line:
        check_correct_bsn(actor)
        found = held(actor, person)
        line.note(had_one=bool(found.bsn_sealed))
        others = Person.objects.filter(
            municipality_id=actor.municipality,
            bsn_index__in=sought(Person, "bsn_index", bsn.digits, actor.municipality),
        )
        if others.exclude(id=person).exists():
            raise Refusal(
                "another person here has this bsn: one of the two records is of the other, so compare them first"
            )
        seal(found, "bsn_sealed", bsn.digits)
        found.save(update_fields=["bsn_sealed", "bsn_index"])


def _registered(actor: Actor, told: list[Registration], source: Source) -> tuple[list[UUID], Registered]:
    """The keys of the people in the order of telling, and what came of it."""
    people = _people(actor.municipality, told)
    new = {key for key, is_new in people if is_new}
    keys = [key for key, _ in people]
    identities = _current(Identity, keys)
    residences = _current_residences(keys)
    addresses = _addresses(actor.municipality, [one.residence for one in told if one.residence])
    changed: set[UUID] = set()
    fresh: list[Identity] = []
    moves: list[Residence] = []
    for key, one in zip(keys, told, strict=True):
        identity = _identity(actor, key, one.identity, source, identities.get(key))
        where = one.residence
        moved = _residences(actor, key, where, source, residences.get(key), addresses) if where else []
        fresh += [identity] if identity else []
        moves += moved
        if identity or moved:
            changed.add(key)
    Identity.objects.bulk_create(fresh, batch_size=_AT_ONCE)
    Residence.objects.bulk_create(moves, batch_size=_AT_ONCE)
    changed -= new
    return keys, Registered(len(new), len(changed), len(keys) - len(new) - len(changed))


def _people(municipality: str, told: list[Registration]) -> list[tuple[UUID, bool]]:
    """For each registration the key of the person, held, and whether the person is new."""
    numbers = {one.bsn for one in told if one.bsn is not None}
    known = _by_bsn(municipality, numbers)
    made = {number: _new_person(municipality, number) for number in numbers if number not in known}
    nameless = [_new_person(municipality, None) for one in told if one.bsn is None]
    # Another worker may register the same people just now: whoever is second finds the other's rows instead.
    in_order = sorted(made.values(), key=lambda person: str(person.bsn_index))
    Person.objects.bulk_create(in_order, batch_size=_AT_ONCE, ignore_conflicts=True)
    Person.objects.bulk_create(nameless, batch_size=_AT_ONCE)
    there = known | _by_bsn(municipality, set(made))
    own = {person.id for person in made.values()}
    rest = iter(nameless)
    return [(there[one.bsn], there[one.bsn] in own) if one.bsn is not None else (next(rest).id, True) for one in told]


def _by_bsn(municipality: str, numbers: set[kernel.Bsn]) -> dict[kernel.Bsn, UUID]:
    """Who has which bsn, held until the transaction ends, always in the same order."""
    indexes = {
        index: number for number in numbers for index in sought(Person, "bsn_index", number.digits, municipality)
    }
    rows = Person.objects.select_for_update().filter(municipality_id=municipality, bsn_index__in=indexes)
    return {indexes[str(index)]: key for index, key in rows.order_by("id").values_list("bsn_index", "id")}


def _new_person(municipality: str, bsn: kernel.Bsn | None) -> Person:
    person = Person(municipality_id=municipality, created_at=timezone.now())
    if bsn is not None:
        seal(person, "bsn_sealed", bsn.digits)
    return person


def _current(kind: type[Identity], people: Iterable[UUID]) -> dict[UUID, Identity]:
    return {one.person_id: one for one in kind.objects.filter(person_id__in=people, replaced_by=None)}


def _current_residences(people: Iterable[UUID]) -> dict[UUID, Residence]:
    rows = Residence.objects.filter(person_id__in=people, until_on=None, replaced_by=None)
    return {one.person_id: one for one in rows}


def _identity(
    actor: Actor, person: UUID, told: IdentityTold, source: Source, current: Identity | None
) -> Identity | None:
    """The fact to add; None when it says the same as the one that holds."""
    name = told.name
    says: dict[str, Any] = {
        "voornamen": name.voornamen,
        "voorvoegsel": name.voorvoegsel,
        "geslachtsnaam": name.geslachtsnaam,
        "naamgebruik": name.naamgebruik.value,
        "voorvoegsel_partner": name.voorvoegsel_partner,
        "geslachtsnaam_partner": name.geslachtsnaam_partner,
        "surname_key": surname_key(name.geslachtsnaam),
        "surname_key_partner": surname_key(name.geslachtsnaam_partner),
        "geboortedatum": str(told.geboortedatum or ""),
        "geslacht": told.geslacht.value,
        "overleden_on": told.overleden_on,
        "has_geheimhouding": told.has_geheimhouding,
    }
    if current is not None and all(getattr(current, field) == value for field, value in says.items()):
        return None
    return fact(Identity, actor, person, source, replaces=current, **says)


def _residences(
    actor: Actor,
    person: UUID,
    told: ResidenceTold,
    source: Source,
    current: Residence | None,
    addresses: dict[tuple[object, ...], Address],
) -> list[Residence]:
    """The facts to add: the end of the residence that holds, and the new one; nothing when they are the same."""
    address = addresses[_parts(told.address)] if told.address else None
    where = (told.kind, address.pk if address else None, told.moved_to)
    if current is not None and (current.kind, current.address_id, current.moved_to) == where:
        return []
    new = fact(
        Residence, actor, person, source, kind=told.kind, address=address, moved_to=told.moved_to, from_on=told.since
    )
    if current is None:
        return [new]
    if told.since <= current.from_on:  # it was never so: put right, and not moved
        new.replaces = current
        return [new]
    return [_ended(actor, current, source, told.since - timedelta(days=1)), new]


def _ended(actor: Actor, current: Residence, source: Source, last: date) -> Residence:
    return fact(
        Residence,
        actor,
        current.person_id,
        source,
        kind=current.kind,
        address_id=current.address_id,
        moved_to=current.moved_to,
        from_on=current.from_on,
        until_on=last,
        replaces=current,
    )


def _addresses(municipality: str, told: Iterable[ResidenceTold]) -> dict[tuple[object, ...], Address]:
    """The rows of these addresses by their parts; those that are not there yet are made."""
    wanted = {_parts(one.address): (one.address, one.address_kind) for one in told if one.address}
    missing = wanted.keys() - _kept_addresses(municipality, wanted).keys()
    made = [_new_address(municipality, *wanted[parts]) for parts in sorted(missing, key=str)]
    Address.objects.bulk_create(made, batch_size=_AT_ONCE, ignore_conflicts=True)
    return _kept_addresses(municipality, wanted)


def _kept_addresses(municipality: str, wanted: Iterable[tuple[object, ...]]) -> dict[tuple[object, ...], Address]:
    rows = Address.objects.filter(municipality_id=municipality, postcode__in={parts[0] for parts in wanted})
    return {_parts(row): row for row in rows}


def _parts(address: Address | kernel.Address) -> tuple[object, ...]:
    return (address.postcode, address.huisnummer, address.huisletter, address.huisnummertoevoeging)


def _new_address(municipality: str, address: kernel.Address, kind: AddressKind) -> Address:
    return Address(
        municipality_id=municipality,
        postcode=address.postcode,
        huisnummer=address.huisnummer,
        huisletter=address.huisletter,
        huisnummertoevoeging=address.huisnummertoevoeging,
        straat=address.straat,
        woonplaats=address.woonplaats,
        nummeraanduiding=address.nummeraanduiding,
        kind=kind,
    )
