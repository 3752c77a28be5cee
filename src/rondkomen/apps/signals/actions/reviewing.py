"""Decide whose a doubtful signal is, and take a link back: each is a new fact that replaces the one that held."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from rondkomen.apps.audit.actions import writing
from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.lines import Reference
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.people.models import Household
from rondkomen.apps.sealing.models import opened, seal
from rondkomen.apps.signals.actions.sources import person_of
from rondkomen.apps.signals.evidence import KeptCandidate, KeptEvidence
from rondkomen.apps.signals.models import Koppeling, Vroegsignaal
from rondkomen.apps.signals.permissions import check_review
from rondkomen.apps.signals.states import LinkOutcome, link_may_become

_LONGEST = 500


class SignalGone(Refusal):
    """There is no such signal in the actor's municipality, or it is not linked yet."""

    def __init__(self) -> None:
        super().__init__("there is no such signal in this municipality; a signal is deleted when its term is over")


class DecidedAlready(Refusal):
    """Somebody else was quicker, or the signal is not one to decide about."""


def review(actor: Actor, signal: UUID, choice: int | None, because: str) -> None:
    """Say whose a signal is: the candidate with this number (1 is the best), or None for none of them.

    Raises SignalGone, DecidedAlready, PermissionRefused, or Refusal for a number that is not there.
    """
    wanted = LinkOutcome.NIET_GEVONDEN if choice is None else LinkOutcome.GEKOPPELD
    with writing(actor, "signals.review", Purpose.KWALITEITSCONTROLE, about=Reference("signal", str(signal))) as line:
        check_review(actor)
        current = _current(actor, signal, wanted)
        evidence = KeptEvidence.from_text(opened(current, "evidence_sealed"))
        new = _next(actor, current, wanted, because)
        if choice is not None:
            candidate = _chosen(evidence, choice)
            new.person_id = person_of(actor, candidate)
            new.household_id = _household(actor, candidate)
            new.weight = candidate.weight
            line.regards(new.person_id)
        seal(new, "evidence_sealed", evidence.as_text())
        new.save()
        line.note(outcome=wanted.value, choice=choice, before=current.outcome)


def withdraw(actor: Actor, signal: UUID, because: str) -> None:
    """Take back whom a signal is linked to, and why; it waits in the review queue again.

    Raises SignalGone, DecidedAlready, PermissionRefused, or Refusal without a reason.
    """
    if not because.strip():
        raise Refusal("because: say why the link is taken back; whoever reviews the signal next reads it")
    about = Reference("signal", str(signal))
    with writing(actor, "signals.withdraw", Purpose.KWALITEITSCONTROLE, about=about) as line:
        check_review(actor)
        current = _current(actor, signal, LinkOutcome.INGETROKKEN)
        if current.person_id:
            line.regards(current.person_id)
        new = _next(actor, current, LinkOutcome.INGETROKKEN, because)
        seal(new, "evidence_sealed", opened(current, "evidence_sealed"))
        new.save()
        line.note(before=current.outcome)


def _current(actor: Actor, signal: UUID, wanted: LinkOutcome) -> Koppeling:
    """What holds about a signal, held until the transaction ends, when it may become what is wanted."""
    here = Vroegsignaal.objects.filter(municipality_id=actor.municipality, pk=signal)
    found = here.select_for_update(no_key=True).first()
    current = Koppeling.objects.filter(signal=found, replaced_by=None).first() if found else None
    if current is None:
        raise SignalGone
    if not link_may_become(LinkOutcome(current.outcome), wanted):
        raise DecidedAlready("this signal is decided already: look at it again, and take the link back if it is wrong")
    return current


def _next(actor: Actor, current: Koppeling, outcome: LinkOutcome, because: str) -> Koppeling:
    return Koppeling(
        municipality_id=current.municipality_id,
        signal_id=current.signal_id,
        outcome=outcome.value,
        by=actor.id,
        settings=current.settings,
        because=because.strip()[:_LONGEST],
        made_at=timezone.now(),
        replaces=current,
    )


def _chosen(evidence: KeptEvidence, choice: int) -> KeptCandidate:
    if not 1 <= choice <= len(evidence.candidates):
        raise Refusal(f"choice: found {choice}; expected one of the {len(evidence.candidates)} candidates")
    return evidence.candidates[choice - 1]


def _household(actor: Actor, candidate: KeptCandidate) -> UUID | None:
    """The household of a candidate, where it is one of this database and still there."""
    try:
        key = UUID(candidate.household)
    except ValueError:
        return None
    return Household.objects.filter(municipality_id=actor.municipality, pk=key).values_list("pk", flat=True).first()
