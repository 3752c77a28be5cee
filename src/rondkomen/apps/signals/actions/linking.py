"""Link the signals of a delivery to residents, in steps that can be stopped and begun again.

Many signals are matched at once, outside any transaction. Each step then holds the delivery, sees whether nobody else
linked meanwhile, and adds the first Koppeling of its signals: so nothing is lost or doubled, as in working_off.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rondkomen.apps.audit.actions import writing
from rondkomen.apps.audit.actor import Actor, system
from rondkomen.apps.audit.lines import Reference
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.sealing.models import opened, seal
from rondkomen.apps.signals.actions.sources import register_of
from rondkomen.apps.signals.evidence import OUTCOME, KeptEvidence, evidence_of
from rondkomen.apps.signals.intake import ToldPerson
from rondkomen.apps.signals.link_register import LinkRegister, RegisterChanged
from rondkomen.apps.signals.models import Delivery, Koppeling, Vroegsignaal
from rondkomen.apps.signals.states import DeliveryState, LinkOutcome

MATCHED_AT_ONCE = 10_000
AT_ONCE = 1_000
_MOST_CHANGES = 5
BY_WEIGHTS = "weights"


@dataclass(frozen=True, slots=True)
class _Answered:
    """A signal with the answer to whose it is."""

    signal: Vroegsignaal
    outcome: LinkOutcome
    person: str | None
    household: str | None
    by: str
    weight: float | None
    margin: float | None
    evidence: KeptEvidence


def _nothing(signals: int) -> None: ...


def link_delivery(delivery: UUID, seen: Callable[[int], object] = _nothing) -> None:
    """Link the signals of a delivery that are not linked yet; `seen` is told how many are done with each step.

    One that is not read to its end, or linked already, is left as it is. Raises RegisterFailed when the register of
    residents cannot be asked; doing it again goes on where it was.
    """
    found = Delivery.objects.get(pk=delivery)
    if found.state != DeliveryState.VERWERKT or found.linked_at is not None:
        return
    actor, on = system("link_delivery", found.municipality_id), timezone.localdate(found.received_at)
    seen(found.rows_linked)
    register, changes = register_of(actor, found.partner_id, on), 0
    while (done := _rows_linked(found)) is not None:
        signals = _unlinked(found)
        try:
            _link(actor, found, done, _answered(register, signals, on), register, seen)
        except RegisterChanged:
            changes += 1
            if changes > _MOST_CHANGES:
                raise
            register = register_of(actor, found.partner_id, on, anew=True)


def _rows_linked(found: Delivery) -> int | None:
    """How many signals are linked; None when all are."""
    linked_at, rows = Delivery.objects.values_list("linked_at", "rows_linked").get(pk=found.pk)
    return None if linked_at is not None else rows


def _unlinked(found: Delivery) -> list[Vroegsignaal]:
    rows = Vroegsignaal.objects.filter(delivery=found, koppelingen=None).order_by("row")
    return list(rows.only("id", "partner_id", "municipality_id", "klantnummer_index", "told_sealed")[:MATCHED_AT_ONCE])


def _answered(register: LinkRegister, signals: Sequence[Vroegsignaal], on: date) -> list[_Answered]:
    if not signals:
        return []
    people = [ToldPerson.from_json(json.loads(opened(signal, "told_sealed"))) for signal in signals]
    answers = register.match(signals, people, on)
    columns = zip(
        signals,
        answers.kind.tolist(),
        answers.person.tolist(),
        answers.household.tolist(),
        answers.rule.tolist(),
        answers.weight.tolist(),
        answers.margin.tolist(),
        evidence_of(answers, register),
        strict=True,
    )
    return [_one(register, *column) for column in columns]


def _one(
    register: LinkRegister,
    signal: Vroegsignaal,
    kind: str,
    person: str | None,
    household: str | None,
    rule: str,
    weight: float,
    margin: float,
    evidence: KeptEvidence,
) -> _Answered:
    outcome = OUTCOME[kind]
    if person is not None and register.is_doubted(person):
        outcome, person = LinkOutcome.TWIJFEL, None
    by = rule or BY_WEIGHTS
    return _Answered(signal, outcome, person, household, by, _finite(weight), _finite(margin), evidence)


def _finite(number: float) -> float | None:
    """Weight and margin are infinite or no number where there is nothing to compare."""
    return round(number, 2) if math.isfinite(number) else None


def _link(
    actor: Actor,
    found: Delivery,
    done: int,
    answered: list[_Answered],
    register: LinkRegister,
    seen: Callable[[int], object],
) -> None:
    """Write the answers down in steps, until others turn out to have linked some too."""
    for start in range(0, max(len(answered), 1), AT_ONCE):
        step = answered[start : start + AT_ONCE]
        if not _written(actor, found, done + start, step, register):
            return
        seen(len(step))


def _written(actor: Actor, found: Delivery, done: int, step: list[_Answered], register: LinkRegister) -> bool:
    """Whether the step was added: not when others linked meanwhile. A step without signals ends the linking."""
    with transaction.atomic():
        held = Delivery.objects.select_for_update(no_key=True).get(pk=found.pk)
        if held.linked_at is not None or held.rows_linked != done:
            return False
        about = Reference("delivery", str(found.pk))
        with writing(actor, "signals.link", Purpose.VROEGSIGNALERING, about=about) as line:
            links = _links(actor, step, register)
            Koppeling.objects.bulk_create(links, batch_size=AT_ONCE)
            held.rows_linked += len(step)
            if not step or held.rows_linked == held.number_accepted:
                held.linked_at = timezone.now()
            held.save(update_fields=["rows_linked", "linked_at"])
            line.subjects = [*dict.fromkeys(link.person_id for link in links if link.person_id)]
            line.note(**_numbers(step), rows_linked=held.rows_linked)
    return True


def _links(actor: Actor, step: Sequence[_Answered], register: LinkRegister) -> list[Koppeling]:
    people = register.registered(actor, [*dict.fromkeys(one.person for one in step if one.person)])
    households = register.households([*dict.fromkeys(one.household for one in step if one.household)])
    now, links = timezone.now(), []
    for one in step:
        link = Koppeling(
            municipality_id=actor.municipality,
            signal_id=one.signal.pk,
            outcome=one.outcome.value,
            person_id=people[one.person] if one.person else None,
            household_id=households.get(one.household or ""),
            by=one.by,
            settings=register.version,
            weight=one.weight,
            margin=one.margin,
            made_at=now,
        )
        seal(link, "evidence_sealed", one.evidence.as_text())
        links.append(link)
    return links


def _numbers(step: Sequence[_Answered]) -> dict[str, int]:
    numbers = dict.fromkeys((outcome.value for outcome in OUTCOME.values()), 0)
    for one in step:
        numbers[one.outcome.value] += 1
    return numbers
