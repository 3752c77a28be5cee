"""The review queue, and one doubtful signal laid beside the residents whom it may be about."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from rondkomen.apps.audit.actions import looking
from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.lines import Reference
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.people.queries import PersonCard
from rondkomen.apps.people.queries.cards import cards
from rondkomen.apps.sealing.models import opened
from rondkomen.apps.signals.evidence import KeptEvidence
from rondkomen.apps.signals.intake import ToldPerson
from rondkomen.apps.signals.models import Koppeling, Vroegsignaal
from rondkomen.apps.signals.permissions import check_review, check_see_signals
from rondkomen.apps.signals.queries.candidates import CandidateShown, candidates_shown
from rondkomen.apps.signals.queries.rows import Page, paged
from rondkomen.apps.signals.states import BY_REVIEW, NEXT_LINK, TO_REVIEW, LinkOutcome


class NotLinked(Refusal):
    """There is no such signal in the actor's municipality, or it is not linked yet."""

    def __init__(self) -> None:
        super().__init__("there is no such signal in this municipality; a signal is deleted when its term is over")


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A signal that waits for a decision; nothing of it says who it is about."""

    signal: UUID
    partner: str
    kind: str
    soort: str
    signaaldatum: date
    received_at: datetime
    outcome: LinkOutcome
    waits_since: datetime


@dataclass(frozen=True, slots=True)
class KoppelingShown:
    """What was said about a signal, and by whom: a rule, the weights, or an actor."""

    outcome: LinkOutcome
    by: str
    because: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class ReviewCase:
    """A signal beside the residents whom it may be about. `told` is who the partner says it is, without a bsn.

    `linked` is the resident whom it is linked to now.
    """

    signal: UUID
    partner: str
    kind: str
    soort: str
    bedrag: int
    signaaldatum: date
    ontstaansdatum: date | None
    told: ToldPerson
    outcome: LinkOutcome
    by: str
    says: str
    may_review: bool
    may_withdraw: bool
    linked: PersonCard | None
    candidates: list[CandidateShown]
    history: list[KoppelingShown]


def review_queue(actor: Actor, offset: int = 0, limit: int = 25) -> Page[ReviewItem]:
    """The signals of the actor's municipality that wait for a decision, the oldest first."""
    check_review(actor)
    rows, *rest = paged(_waiting(actor).select_related("signal__partner").order_by("made_at", "pk"), offset, limit)
    return Page([_item(row) for row in rows], *rest)


def number_to_review(actor: Actor) -> int:
    """How many signals wait for a decision."""
    check_review(actor)
    return _waiting(actor).count()


def next_to_review(actor: Actor, after: UUID | None = None) -> UUID | None:
    """The signal that waits longest, or the one that waits longest behind another; None without any."""
    check_review(actor)
    waiting = _waiting(actor).order_by("made_at", "pk")
    if after is not None:
        at = Koppeling.objects.filter(municipality_id=actor.municipality, signal=after).order_by("pk").last()
        waiting = waiting.exclude(signal=after)
        if at is not None:
            later = waiting.filter(made_at__gte=at.made_at, pk__gt=at.pk).values_list("signal", flat=True).first()
            if later is not None:
                return later
    return waiting.values_list("signal", flat=True).first()


def review_case(actor: Actor, signal: UUID, day: date) -> ReviewCase:
    """Open a signal with its candidates: a look at people, which leaves a line for each of them. Raises NotLinked."""
    about = Reference("signal", str(signal))
    with looking(actor, "signals.review_case", Purpose.KWALITEITSCONTROLE, about=about) as line:
        check_see_signals(actor)
        found = Vroegsignaal.objects.filter(municipality_id=actor.municipality, pk=signal).select_related("partner")
        row = found.first()
        current = Koppeling.objects.filter(signal=row, replaced_by=None).first() if row else None
        if row is None or current is None:
            raise NotLinked
        told = ToldPerson.from_json(json.loads(opened(row, "told_sealed")))
        evidence = KeptEvidence.from_text(opened(current, "evidence_sealed"))
        candidates = candidates_shown(actor, told, evidence, day)
        linked = next(iter(cards(actor, [current.person_id], day)), None) if current.person_id else None
        line.regards(*(one.person for one in candidates if one.person), *([linked.id] if linked else []))
        outcome = LinkOutcome(current.outcome)
        return ReviewCase(
            signal=signal,
            partner=row.partner.name,
            kind=row.kind,
            soort=row.soort,
            bedrag=row.bedrag,
            signaaldatum=row.signaaldatum,
            ontstaansdatum=row.ontstaansdatum,
            told=replace(told, bsn=None),
            outcome=outcome,
            by=current.by,
            says=evidence.says,
            may_review=bool(NEXT_LINK[outcome] & BY_REVIEW),
            may_withdraw=LinkOutcome.INGETROKKEN in NEXT_LINK[outcome],
            linked=linked,
            candidates=candidates,
            history=_history(row),
        )


def _waiting(actor: Actor) -> QuerySet[Koppeling]:
    return Koppeling.objects.filter(
        municipality_id=actor.municipality, outcome__in=[one.value for one in TO_REVIEW], replaced_by=None
    )


def _item(row: Koppeling) -> ReviewItem:
    signal = row.signal
    return ReviewItem(
        signal=signal.pk,
        partner=signal.partner.name,
        kind=signal.kind,
        soort=signal.soort,
        signaaldatum=signal.signaaldatum,
        received_at=signal.received_at,
        outcome=LinkOutcome(row.outcome),
        waits_since=row.made_at,
    )


def _history(signal: Vroegsignaal) -> list[KoppelingShown]:
    rows = Koppeling.objects.filter(signal=signal).order_by("pk")
    return [KoppelingShown(LinkOutcome(row.outcome), row.by, row.because, row.made_at) for row in rows]
