"""Reads: find people, open one, and see what is due for deletion. Each look at a person leaves a line in the log."""

from rondkomen.apps.people.queries.cards import PersonCard
from rondkomen.apps.people.queries.due import ended_facts, people_due
from rondkomen.apps.people.queries.finding import Found, find_at_address, find_by_bsn, find_by_name
from rondkomen.apps.people.queries.opening import (
    ClosedChannel,
    Detail,
    Housemate,
    PersonFile,
    Stay,
    bsn_of,
    contact_flags,
    open_person,
    stays,
)

__all__ = [
    "ClosedChannel",
    "Detail",
    "Found",
    "Housemate",
    "PersonCard",
    "PersonFile",
    "Stay",
    "bsn_of",
    "contact_flags",
    "ended_facts",
    "find_at_address",
    "find_by_bsn",
    "find_by_name",
    "open_person",
    "people_due",
    "stays",
]
