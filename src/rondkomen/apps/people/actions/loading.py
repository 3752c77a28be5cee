"""Bring fictional residents into the database, a household at a time; doing it again adds nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from rondkomen.apps.audit.actions import writing
from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.people.actions.contact import add_contact_detail, flag_channel, prefer, record_consent
from rondkomen.apps.people.actions.households import join_household, leave_household
from rondkomen.apps.people.actions.registering import register
from rondkomen.apps.people.kinds import ConsentWay, Source
from rondkomen.apps.people.models import Person
from rondkomen.apps.people.registration import Registration
from rondkomen.apps.people.residents import FictionalHousehold, Resident
from rondkomen.apps.people.states import ConsentState
from rondkomen.apps.sealing.models import sought

WHY = Purpose.OEFENEN


def load_residents(actor: Actor, households: Iterable[FictionalHousehold]) -> int:
    """Register everybody who is not there yet, with household, contact and consent; how many people that were."""
    return sum(_load(actor, household) for household in households)


def _load(actor: Actor, household: FictionalHousehold) -> int:
    with writing(actor, "people.load_household", WHY) as line:
        new = [one for one in household.people if not _is_known(actor, one)]
        key: UUID | None = None
        for one in new:
            person = _registered(actor, one)
            key = join_household(actor, person, one.role, one.since, WHY, household=key, source=Source.BRP)
            if one.left_on:
                leave_household(actor, person, one.left_on - timedelta(days=1), WHY, Source.BRP)
            _tell_contact(actor, person, one)
        line.note(new=len(new))
    return len(new)


def _is_known(actor: Actor, one: Resident) -> bool:
    bsn = one.registration.bsn
    indexes = sought(Person, "bsn_index", bsn.digits if bsn else "", actor.municipality)
    return Person.objects.filter(municipality_id=actor.municipality, bsn_index__in=indexes).exists()


def _registered(actor: Actor, one: Resident) -> UUID:
    told = one.registration
    if one.earlier is not None:
        register(actor, Registration(told.identity, one.earlier, told.bsn), WHY, Source.BRP)
    return register(actor, told, WHY, Source.BRP)


def _tell_contact(actor: Actor, person: UUID, one: Resident) -> None:
    for kind, value in one.contact.items():
        add_contact_detail(actor, person, kind, value, WHY)
    if one.language or one.channel or one.dagdelen:
        prefer(actor, person, WHY, language=one.language, channel=one.channel, dagdelen=one.dagdelen)
    for unsafe in one.unsafe:
        flag_channel(actor, person, unsafe.channel, unsafe.review_on, WHY, unsafe.note)
    for scope in one.consents:
        given = ConsentState.GIVEN
        record_consent(actor, person, scope, given, SAID_ON, WHY, way=ConsentWay.SCHRIFTELIJK, text_version="2026-01")


SAID_ON = date(2026, 1, 5)
"""The day on which all residents of the file gave what consent they gave."""
