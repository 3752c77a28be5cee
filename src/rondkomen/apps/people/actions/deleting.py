"""Delete people and ended facts, with a line in the log that says what, why and when, and nothing about who."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import ProtectedError, RestrictedError

from rondkomen.apps.audit.actions import writing
from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.audit.retention import RetentionRule
from rondkomen.apps.people.actions.adding import held
from rondkomen.apps.people.models import Household
from rondkomen.apps.people.permissions import check_delete_person
from rondkomen.apps.people.queries import ended_facts

BY_RIGHT = "avg_17"
"""The ground of a deletion that somebody asked for."""


class StillNeeded(Refusal):
    """Records of other apps belong to this person; these go first, by their own terms."""


def delete_person(actor: Actor, person: UUID, purpose: Purpose, rule: RetentionRule | None = None) -> None:
    """Delete somebody with all facts, because a term is over (`rule`) or because somebody has the right to it (AVG 17).

    The line in the log has the key of the person, which leads nowhere any more. Raises StillNeeded.
    """
    with writing(actor, "people.delete_person", purpose, subjects=[person]) as line:
        check_delete_person(actor)
        found = held(actor, person)
        households = list(Household.objects.filter(memberships__person=person).distinct())
        try:
            _, numbers = found.delete()
            for household in households:
                if not household.memberships.exists():
                    household.delete()
        except (ProtectedError, RestrictedError) as error:
            raise StillNeeded("records that belong to this person are still needed: these go first") from error
        records = {label.rpartition(".")[2].lower(): number for label, number in numbers.items()}
        line.note(rule=rule.record if rule else BY_RIGHT, months=rule.months if rule else 0, records=records)


def delete_ended(actor: Actor, rule: RetentionRule, today: date) -> int:
    """Delete the facts of one kind that ended so long ago that their term is over; how many."""
    with writing(actor, "people.delete_ended", Purpose.VERNIETIGING) as line:
        check_delete_person(actor)
        due = ended_facts(actor.municipality, rule.record, rule.latest_trigger_due(today))
        number, _ = due.delete()
        line.note(rule=rule.record, months=rule.months, records=number)
    return number
