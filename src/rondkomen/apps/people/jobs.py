"""Thin: what happens to records of people by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rondkomen.apps.audit.actor import system
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.audit.retention import read_rules
from rondkomen.apps.people.actions import delete_ended, delete_person
from rondkomen.apps.people.actions.deleting import StillNeeded
from rondkomen.apps.people.queries import people_due

RULES = read_rules(Path(__file__).with_name("retention.toml"))


@dataclass(slots=True)
class Deleted:
    """What a run deleted, by the kind of record, and how many people other records still need."""

    records: dict[str, int] = field(default_factory=dict)
    still_needed: int = 0


def delete_due(municipality: str, today: date) -> Deleted:
    """Delete what is due on a day, each person and each kind of fact in a transaction of its own."""
    actor, outcome = system("retention", municipality), Deleted()
    people = people_due(municipality, RULES["person"].latest_trigger_due(today))
    for person in people:
        try:
            delete_person(actor, person, Purpose.VERNIETIGING, RULES["person"])
        except StillNeeded:
            outcome.still_needed += 1
    outcome.records = {"person": len(people) - outcome.still_needed} | {
        record: delete_ended(actor, rule, today) for record, rule in RULES.items() if record != "person"
    }
    return outcome
