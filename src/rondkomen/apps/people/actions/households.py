"""Who keeps house with whom, from which day to which."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from rondkomen.apps.audit.actions import writing
from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.people.actions.adding import fact, held
from rondkomen.apps.people.kinds import HouseholdRole, Source
from rondkomen.apps.people.models import Household, Membership
from rondkomen.apps.people.permissions import check_write_person


def join_household(
    actor: Actor,
    person: UUID,
    role: HouseholdRole,
    since: date,
    purpose: Purpose,
    *,
    household: UUID | None = None,
    source: Source = Source.STAFF,
) -> UUID:
    """Make somebody a member of a household from a day on, or of a new one; the key of the household."""
    with writing(actor, "people.join_household", purpose, subjects=[person]) as line:
        check_write_person(actor)
        held(actor, person)
        joined = _household(actor, household)
        current = Membership.objects.filter(person=person, until_on=None, replaced_by=None).first()
        if current is not None:
            raise Refusal("this person is a member of a household already: end that first")
        fact(Membership, actor, person, source, household=joined, role=role, from_on=since).save()
        line.note(new=household is None)
    return joined.id


def leave_household(actor: Actor, person: UUID, last: date, purpose: Purpose, source: Source = Source.STAFF) -> None:
    """End somebody's membership: `last` is the last day of it."""
    with writing(actor, "people.leave_household", purpose, subjects=[person]):
        check_write_person(actor)
        held(actor, person)
        current = Membership.objects.filter(person=person, until_on=None, replaced_by=None).first()
        if current is None:
            raise Refusal("this person is not a member of a household now")
        if last < current.from_on:
            raise Refusal("a membership cannot end before it began")
        told = {"household_id": current.household_id, "role": current.role, "from_on": current.from_on}
        fact(Membership, actor, person, source, **told, until_on=last, replaces=current).save()


def _household(actor: Actor, wanted: UUID | None) -> Household:
    if wanted is None:
        return Household.objects.create(municipality_id=actor.municipality, created_at=timezone.now())
    found = Household.objects.filter(municipality_id=actor.municipality, id=wanted).first()
    if found is None:
        raise Refusal("there is no such household in this municipality")
    return found
