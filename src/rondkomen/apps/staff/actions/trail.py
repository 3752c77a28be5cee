"""Lines in the log about somebody's own account, in each municipality that he or she works for."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from rondkomen.apps.audit.actions import record
from rondkomen.apps.audit.actor import Actor, ActorKind
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.staff.models import StaffMember
from rondkomen.apps.staff.queries import actor_at, workplaces


def note_own(member: StaffMember, name: str, **facts: Any) -> None:
    """Somebody changed how they log in. Who works nowhere yet is written down where the installation belongs."""
    actors = [actor_at(member, place) for place in workplaces(member)]
    nowhere = Actor(f"{ActorKind.STAFF}:{member.pk}", ActorKind.STAFF, frozenset(), settings.MUNICIPALITY)
    for actor in actors or [nowhere]:
        record(actor, name, Purpose.BEVEILIGING, **facts)
