"""Residents whom a signal may be about, as a page shows them: an address that is secret stays so, also as evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.people.permissions import can_see_secret_address
from rondkomen.apps.people.queries import PersonCard
from rondkomen.apps.people.queries.cards import cards
from rondkomen.apps.signals.evidence import PRIOR, KeptCandidate, KeptEvidence, Weighed, words
from rondkomen.apps.signals.intake import ToldPerson
from rondkomen.apps.signals.kept_residents import address_of, name_of, resident_of
from rondkomen.apps.signals.link_register import settings_for_indexes

_TELLS_ADDRESS = ("address", "residence")
"""The fields of the settings that tell where somebody lives."""


@dataclass(frozen=True, slots=True)
class EvidenceShown:
    """One field side by side: what the signal told, what the register said, and in words what that means.

    `weight` is in bits: above zero it speaks for the candidate, below zero against.
    """

    field: str
    label: str
    signal: str
    register: str
    says: str
    weight: float


@dataclass(frozen=True, slots=True)
class CandidateShown:
    """A resident whom a signal may be about. `number` is what `review` takes; `person` is None for who is not
    registered here yet. When the address `is_masked` it is secret, and nothing of the evidence tells it.
    """

    number: int
    person: UUID | None
    name: str
    geboortedatum: str
    address: str
    is_masked: bool
    state: str
    weight: float
    evidence: list[EvidenceShown]


def candidates_shown(actor: Actor, told: ToldPerson, evidence: KeptEvidence, day: date) -> list[CandidateShown]:
    """The candidates of a link beside what the signal told, best first. The look is the caller's to log."""
    keys = [_key(one) for one in evidence.candidates]
    known = {card.id: card for card in cards(actor, [key for key in keys if key], day)}
    signal = _signal_texts(told)
    return [
        _shown(actor, number, one, known.get(key) if key else None, signal)
        for number, (one, key) in enumerate(zip(evidence.candidates, keys, strict=True), 1)
    ]


def _key(candidate: KeptCandidate) -> UUID | None:
    try:
        return UUID(candidate.person)
    except ValueError:
        return None


def _signal_texts(told: ToldPerson) -> dict[str, str]:
    """For each field what the signal told, as far as it may be shown."""
    row = told.as_signal_columns()
    return {
        field.id: " ".join(text for name in field.columns if (text := row.get(name)))
        for field in settings_for_indexes().fields
        if not field.hidden and field.id not in ("age", "residence")
    }


def _shown(
    actor: Actor, number: int, one: KeptCandidate, card: PersonCard | None, signal: Mapping[str, str]
) -> CandidateShown:
    who = _who(actor, one, card)
    is_masked = who.is_masked
    parts = [part for part in one.evidence if not (is_masked and part.field in _TELLS_ADDRESS)]
    # What is known before anything is compared: the weight that the evidence does not account for.
    prior = Weighed(PRIOR, "", round(one.weight - sum(part.weight for part in one.evidence), 2))
    evidence = [_evidence(part, signal) for part in (prior, *parts)]
    return CandidateShown(
        number=number,
        person=card.id if card else None,
        name=who.name,
        geboortedatum=who.born,
        address="" if is_masked else who.address,
        is_masked=is_masked,
        state=one.state,
        weight=round(sum(part.weight for part in evidence), 2),
        evidence=evidence,
    )


@dataclass(frozen=True, slots=True)
class _Who:
    name: str = ""
    born: str = ""
    address: str = ""
    is_masked: bool = False


def _who(actor: Actor, one: KeptCandidate, card: PersonCard | None) -> _Who:
    """Who a candidate is: as registered here, or as a gateway said when the signal was linked."""
    if card is not None:
        address = str(card.address) if card.address else ""
        return _Who(card.name.full, str(card.geboortedatum or ""), address, card.is_masked)
    if not one.kept:
        return _Who()  # deleted here since
    resident, _ = resident_of(one.kept)
    home = address_of(resident.residence) if resident.residence else None
    is_masked = resident.has_geheimhouding and not can_see_secret_address(actor)
    return _Who(name_of(resident).full, resident.geboortedatum, str(home or ""), is_masked)


def _evidence(part: Weighed, signal: Mapping[str, str]) -> EvidenceShown:
    label, says = words(part)
    return EvidenceShown(part.field, label, signal.get(part.field, ""), part.register, says, part.weight)
