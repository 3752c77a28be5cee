"""What every action here does: hold the person, and make a fact that may replace another."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.utils import timezone

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.people.kinds import Source
from rondkomen.apps.people.models import Fact, Person
from rondkomen.apps.people.queries.opening import PersonGone

AFact = TypeVar("AFact", bound=Fact)


def held(actor: Actor, person: UUID) -> Person:
    """The person, nobody else's to change until the transaction ends. Raises PersonGone."""
    found = Person.objects.select_for_update().filter(municipality_id=actor.municipality, id=person).first()
    if found is None:
        raise PersonGone
    return found


def fact(kind: type[AFact], actor: Actor, person: UUID, source: Source, /, **told: object) -> AFact:
    """A fact of the actor's municipality, told now; not saved."""
    return kind(
        municipality_id=actor.municipality,
        person_id=person,
        source=source,
        recorded_at=timezone.now(),
        recorded_by=actor.id,
        **told,
    )
