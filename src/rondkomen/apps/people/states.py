"""States as data: whether somebody is a resident, and what became of a consent; who may change which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rondkomen.apps.audit.actor import Role


class Residency(StrEnum):
    """What somebody is to the municipality on a day, in the words of DDAS. It follows from facts; nobody sets it."""

    INWONER = "inwoner"
    GEEN_INWONER = "geen_inwoner"
    OVERLEDEN = "overleden"


class ConsentState(StrEnum):
    """Whether a consent holds."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Transition:
    """A consent that may change: from what (None: never asked), into what, and who may record it."""

    source: ConsentState | None
    target: ConsentState
    roles: frozenset[Role]
    by_the_person: bool


_STAFF = frozenset({Role.VROEGSIGNALEERDER, Role.SCHULDHULPVERLENER})
CONSENT = (
    Transition(None, ConsentState.GIVEN, _STAFF, by_the_person=True),
    Transition(ConsentState.WITHDRAWN, ConsentState.GIVEN, _STAFF, by_the_person=True),
    Transition(ConsentState.GIVEN, ConsentState.WITHDRAWN, _STAFF | {Role.KWALITEITSMEDEWERKER}, by_the_person=True),
)


def consent_transition(source: ConsentState | None, target: ConsentState) -> Transition | None:
    """The row of the table for a change; None when there is no such change."""
    return next((row for row in CONSENT if (row.source, row.target) == (source, target)), None)


def residency(*, deceased_on: date | None, lives_here: bool, on: date) -> Residency:
    """What somebody is on a day."""
    if deceased_on is not None and deceased_on <= on:
        return Residency.OVERLEDEN
    return Residency.INWONER if lives_here else Residency.GEEN_INWONER
