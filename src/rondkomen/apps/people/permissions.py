"""Who may see and write what about people. Every answer is about one municipality: nobody gets past its border."""

from __future__ import annotations

from uuid import UUID

from rondkomen.apps.audit.actor import Actor, ActorKind, Role
from rondkomen.apps.audit.permissions import check
from rondkomen.apps.people.states import ConsentState, consent_transition

WORK_WITH_PEOPLE = (Role.VROEGSIGNALEERDER, Role.SCHULDHULPVERLENER, Role.KWALITEITSMEDEWERKER)
SEE_SECRETS = (Role.SCHULDHULPVERLENER, Role.KWALITEITSMEDEWERKER)


def is_the_person(actor: Actor, person: UUID) -> bool:
    """Whether a resident acts for himself or herself."""
    return actor.id == f"{ActorKind.RESIDENT}:{person}"


def can_find_people(actor: Actor) -> bool:
    """Look for a person, and see name, birth date and an address that is not secret."""
    return actor.has_any(*WORK_WITH_PEOPLE) or actor.kind is ActorKind.SYSTEM


def check_find_people(actor: Actor) -> None:
    check(can_find_people(actor), "look for a person")


def can_open_person(actor: Actor, person: UUID) -> bool:
    """See what is kept about one person."""
    return can_find_people(actor) or is_the_person(actor, person)


def check_open_person(actor: Actor, person: UUID) -> None:
    check(can_open_person(actor, person), "see what is kept about this person")


def can_see_secret_address(actor: Actor, person: UUID | None = None) -> bool:
    """See an address under geheimhouding, or of a shelter: who helps, who checks, a job, and who lives there."""
    is_own = person is not None and is_the_person(actor, person)
    return actor.has_any(*SEE_SECRETS) or actor.kind is ActorKind.SYSTEM or is_own


def can_see_bsn(actor: Actor) -> bool:
    """Read the number itself. To find somebody by it, it need not be read: see can_find_people."""
    return actor.has_any(*SEE_SECRETS) or actor.kind is ActorKind.SYSTEM


def check_see_bsn(actor: Actor) -> None:
    check(can_see_bsn(actor), "read a bsn")


def can_see_contact_flags(actor: Actor) -> bool:
    """Read why a channel is not safe. That it is not, everybody sees who may reach the person."""
    return actor.has_any(*SEE_SECRETS)


def check_see_contact_flags(actor: Actor) -> None:
    check(can_see_contact_flags(actor), "read why a channel is not safe")


def can_write_person(actor: Actor) -> bool:
    """Register somebody, and add facts."""
    return actor.has_any(*WORK_WITH_PEOPLE) or actor.kind is ActorKind.SYSTEM


def check_write_person(actor: Actor) -> None:
    check(can_write_person(actor), "register or change anything about a person")


def can_write_contact(actor: Actor, person: UUID) -> bool:
    """Say how somebody can be reached; people may for themselves."""
    return can_write_person(actor) or is_the_person(actor, person)


def check_write_contact(actor: Actor, person: UUID) -> None:
    check(can_write_contact(actor, person), "say how this person can be reached")


def can_correct_bsn(actor: Actor) -> bool:
    """Put another number in the place of a wrong one."""
    return actor.has_any(Role.KWALITEITSMEDEWERKER)


def check_correct_bsn(actor: Actor) -> None:
    check(can_correct_bsn(actor), "correct a bsn")


def can_record_consent(actor: Actor, person: UUID, source: ConsentState | None, target: ConsentState) -> bool:
    """Record that somebody gave or took back consent, by the table in states.py; a job may for the demo data alone."""
    row = consent_transition(source, target)
    if row is None:
        return False
    return actor.has_any(*row.roles) or (row.by_the_person and is_the_person(actor, person)) or is_loader(actor)


def check_record_consent(actor: Actor, person: UUID, source: ConsentState | None, target: ConsentState) -> None:
    check(can_record_consent(actor, person, source, target), "record this consent")


def can_delete_person(actor: Actor) -> bool:
    """Delete somebody whose term is over (the job), or who asked for it and has the right (AVG 17)."""
    return actor.has_any(Role.KWALITEITSMEDEWERKER) or actor.id == "system:retention"


def check_delete_person(actor: Actor) -> None:
    check(can_delete_person(actor), "delete a person")


def is_loader(actor: Actor) -> bool:
    """The command that brings in fictional residents."""
    return actor.id == "system:load_residents"
