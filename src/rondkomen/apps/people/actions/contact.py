"""Say how somebody can be reached and how not, and record what somebody agreed to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from rondkomen.apps.audit.actions import writing
from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.people.actions.adding import fact, held
from rondkomen.apps.people.kinds import Channel, ConsentScope, ConsentWay, ContactKind, Dagdeel, Source
from rondkomen.apps.people.models import Consent, ContactDetail, ContactFlag, ContactPreference
from rondkomen.apps.people.permissions import check_record_consent, check_write_contact, check_write_person
from rondkomen.apps.people.states import ConsentState
from rondkomen.apps.sealing.models import opened, seal

_FORMS = {
    ContactKind.TELEFOON: (re.compile(r"\+[1-9][0-9]{6,14}"), "a phone number as in +31612345678"),
    ContactKind.MAIL: (re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}\.[^@\s.]{2,}"), "an e-mail address"),
}
_LANGUAGE = re.compile(r"|[a-z]{2,3}")


def add_contact_detail(
    actor: Actor, person: UUID, kind: ContactKind, value: str, purpose: Purpose, source: Source = Source.RESIDENT
) -> None:
    """Add a phone number or an e-mail address; one that is there already is not added again."""
    pattern, expected = _FORMS[kind]
    if not pattern.fullmatch(value):
        raise Refusal(f"{kind.value}: expected {expected}; found something else")
    with writing(actor, "people.add_contact_detail", purpose, subjects=[person]) as line:
        check_write_contact(actor, person)
        held(actor, person)
        there = ContactDetail.objects.filter(person=person, kind=kind, ended_on=None, replaced_by=None)
        is_new = value not in {opened(one, "value_sealed") for one in there}
        line.note(kind=kind.value, new=is_new)
        if is_new:
            new = fact(ContactDetail, actor, person, source, kind=kind)
            seal(new, "value_sealed", value)
            new.save()


def end_contact_detail(actor: Actor, person: UUID, detail: int, today: date, purpose: Purpose) -> None:
    """Say that a phone number or e-mail address is somebody's no longer."""
    with writing(actor, "people.end_contact_detail", purpose, subjects=[person]):
        check_write_contact(actor, person)
        held(actor, person)
        current = ContactDetail.objects.filter(person=person, pk=detail, ended_on=None, replaced_by=None).first()
        if current is None:
            raise Refusal("this person has no such contact detail now")
        told = {"kind": current.kind, "value_sealed": current.value_sealed, "ended_on": today, "replaces": current}
        fact(ContactDetail, actor, person, Source.STAFF, **told).save()


def prefer(
    actor: Actor,
    person: UUID,
    purpose: Purpose,
    *,
    language: str = "",
    channel: Channel | None = None,
    dagdelen: Sequence[Dagdeel] = (),
    source: Source = Source.RESIDENT,
) -> None:
    """Record how somebody likes to be reached; it takes the place of what was told before."""
    if not _LANGUAGE.fullmatch(language):
        raise Refusal("a language is a code of two or three letters (ISO 639), as in 'nl' or 'tig'")
    with writing(actor, "people.prefer", purpose, subjects=[person]):
        check_write_contact(actor, person)
        held(actor, person)
        current = ContactPreference.objects.filter(person=person, replaced_by=None).first()
        told = {"language": language, "channel": channel or "", "dagdelen": [one.value for one in dagdelen]}
        fact(ContactPreference, actor, person, source, **told, replaces=current).save()


def flag_channel(
    actor: Actor,
    person: UUID,
    channel: Channel,
    review_on: date,
    purpose: Purpose,
    note: str = "",
    source: Source = Source.STAFF,
) -> None:
    """Say that a channel is not safe for somebody, until it is looked at again; the reason is sealed."""
    with writing(actor, "people.flag_channel", purpose, subjects=[person]) as line:
        check_write_contact(actor, person)
        held(actor, person)
        line.note(channel=channel.value)
        current = _flag(person, channel)
        new = fact(ContactFlag, actor, person, source, channel=channel, review_on=review_on, replaces=current)
        seal(new, "note_sealed", note)
        new.save()


def lift_flag(actor: Actor, person: UUID, channel: Channel, today: date, purpose: Purpose) -> None:
    """Say that a channel is safe again."""
    with writing(actor, "people.lift_flag", purpose, subjects=[person]) as line:
        check_write_person(actor)
        held(actor, person)
        line.note(channel=channel.value)
        current = _flag(person, channel)
        if current is None:
            raise Refusal("this channel is not said to be unsafe")
        told = {"channel": channel, "review_on": current.review_on, "note_sealed": current.note_sealed}
        fact(ContactFlag, actor, person, Source.STAFF, **told, ended_on=today, replaces=current).save()


def record_consent(
    actor: Actor,
    person: UUID,
    scope: ConsentScope,
    state: ConsentState,
    said_on: date,
    purpose: Purpose,
    *,
    way: ConsentWay,
    text_version: str,
    source: Source = Source.RESIDENT,
) -> None:
    """Record that somebody gave or took back consent, and to which text. Taking back is always possible at once."""
    with writing(actor, "people.record_consent", purpose, subjects=[person]) as line:
        held(actor, person)
        current = Consent.objects.filter(person=person, scope=scope, replaced_by=None).first()
        before = ConsentState(current.state) if current else None
        if before is state:
            raise Refusal(f"this consent is {state.value} already")
        check_record_consent(actor, person, before, state)
        if current is not None and said_on < current.said_on:
            raise Refusal("a consent cannot change on a day before it was last changed")
        line.note(scope=scope.value, state=state.value)
        told = {"scope": scope, "state": state, "said_on": said_on, "way": way, "text_version": text_version}
        fact(Consent, actor, person, source, **told, replaces=current).save()


def _flag(person: UUID, channel: Channel) -> ContactFlag | None:
    return ContactFlag.objects.filter(person=person, channel=channel, ended_on=None, replaced_by=None).first()
