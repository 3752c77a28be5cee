"""Read a delivery row by row: each row becomes a signal or a refusal, in steps that can be stopped and begun again.

A step is one transaction with its line in the log. It holds the delivery, sees how many rows are done, and only adds
the rows that follow: so whoever is killed loses nothing, and several who work off the same delivery double nothing.
Rows are read and sealed before the transaction, which therefore is short.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rondkomen.apps.audit.actions import writing
from rondkomen.apps.audit.actor import system
from rondkomen.apps.audit.lines import Draft, Reference
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.sealing.models import opened, seal
from rondkomen.apps.signals.actions.repeats import tell_repeats
from rondkomen.apps.signals.intake import FileRefused, RawRow, Refused, Rows, Told
from rondkomen.apps.signals.kinds import Way
from rondkomen.apps.signals.models import Delivery, RefusedRow, Signaalpartner, Vroegsignaal
from rondkomen.apps.signals.reading import Reader, reader_of
from rondkomen.apps.signals.states import OPEN_DELIVERY, DeliveryState

AT_ONCE = 500


class DeliveryBroken(Exception):
    """The kept file of a delivery is not the file that came in: somebody changed the database."""


@dataclass(frozen=True, slots=True)
class _Step:
    """Rows that follow on `done` rows, read and sealed."""

    done: int
    signals: list[Vroegsignaal] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    klantnummers: dict[UUID, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.signals) + len(self.refused)


def _nothing(rows: int) -> None: ...


def work_off(delivery: UUID, seen: Callable[[int], object] = _nothing) -> None:
    """Read a delivery from where it was left to its end; `seen` is told how many rows are done with each step.

    One that has ended is left as it is. Raises DeliveryBroken or SealRefused.
    """
    found = Delivery.objects.select_related("partner", "profile").get(pk=delivery)
    content = _content(found)
    if content is None:
        return
    try:
        day = timezone.localdate(found.received_at)
        reader = reader_of(found.partner, found.profile, found.name, content, day, Way(found.way))
        rows = reader.rows()
    except FileRefused as refused:
        _refuse(found, str(refused))
        return
    _work_through(found, reader, rows, seen)


def _work_through(found: Delivery, reader: Reader, rows: Rows, seen: Callable[[int], object]) -> None:
    done, start, total = found.rows_done, 0, rows.number_of_rows
    seen(done)
    if not total:
        _written(found, _Step(0), 0)
    while batch := list(islice(rows, AT_ONCE)):
        if done < start + len(batch):
            after = _written(found, _read(found, reader, batch[done - start :], done), total)
            if after is None:
                return
            seen(after - done)
            done = after
        start += len(batch)


def _content(found: Delivery) -> bytes | None:
    """The file of a delivery; None when it has ended, and the file is gone."""
    pieces = [b64decode(opened(piece, "content_sealed")) for piece in found.pieces.order_by("number")]
    state = Delivery.objects.values_list("state", flat=True).get(pk=found.pk)
    if DeliveryState(state) not in OPEN_DELIVERY:
        return None
    content = b"".join(pieces)
    if hashlib.sha256(content).hexdigest() != found.digest:
        raise DeliveryBroken(f"delivery {found.pk}: the kept file is not the one that came in")
    return content


def _read(found: Delivery, reader: Reader, batch: Sequence[RawRow], done: int) -> _Step:
    step = _Step(done)
    for raw in batch:
        told = reader.read(raw)
        if isinstance(told, Refused):
            step.refused.append(_refused_row(found, told))
        else:
            signal = _signal(found, told)
            step.signals.append(signal)
            step.klantnummers[signal.id] = told.klantnummer
    return step


def _refused_row(found: Delivery, told: Refused) -> RefusedRow:
    return RefusedRow(municipality_id=found.municipality_id, delivery_id=found.pk, row=told.row, reasons=told.as_json())


def _signal(found: Delivery, told: Told) -> Vroegsignaal:
    signal = Vroegsignaal(
        municipality_id=found.municipality_id,
        partner_id=found.partner_id,
        delivery_id=found.pk,
        row=told.row,
        kind=found.partner.kind,
        soort=told.soort,
        bedrag=told.bedrag,
        ontstaansdatum=told.ontstaansdatum,
        signaaldatum=told.signaaldatum,
        aantal_termijnen=told.aantal_termijnen,
        conditions=told.conditions.as_json(),
        remarks=[reason.as_json() for reason in told.remarks],
        received_at=found.received_at,
    )
    seal(signal, "klantnummer_sealed", told.klantnummer)
    seal(signal, "told_sealed", json.dumps(told.as_json(), ensure_ascii=False, separators=(",", ":")))
    return signal


def _written(found: Delivery, step: _Step, total: int) -> int | None:
    """How many rows are done now: with those of the step, or more when others were quicker; None when it has ended."""
    with transaction.atomic():
        held = _held(found)
        if held is None:
            return None
        if held.rows_done != step.done:
            return held.rows_done
        with _line(found) as line:
            later = tell_repeats(found.partner_id, step.signals, step.klantnummers)
            Vroegsignaal.objects.bulk_create(step.signals, batch_size=AT_ONCE)
            Vroegsignaal.objects.bulk_update(later, ["repeats"], batch_size=AT_ONCE)
            RefusedRow.objects.bulk_create(step.refused, batch_size=AT_ONCE)
            held.rows_done += len(step)
            held.number_accepted += len(step.signals)
            held.number_refused += len(step.refused)
            held.number_of_rows = total
            held.state = DeliveryState.IN_BEHANDELING.value
            if held.rows_done == total:
                _end(held, DeliveryState.VERWERKT)
            held.save()
            line.note(accepted=len(step.signals), refused=len(step.refused), rows_done=held.rows_done)
        return held.rows_done


def _refuse(found: Delivery, fault: str) -> None:
    """Refuse a file as a whole: not a row of it was taken in."""
    with transaction.atomic():
        held = _held(found)
        if held is not None:
            with _line(found) as line:
                held.fault = fault[:500]
                _end(held, DeliveryState.AFGEKEURD)
                held.save()
                line.note(state=held.state)


def _held(found: Delivery) -> Delivery | None:
    """The delivery, nobody else's to change until the transaction ends; None when it has ended or was begun anew."""
    Signaalpartner.objects.select_for_update(no_key=True).get(pk=found.partner_id)
    held = Delivery.objects.select_for_update(no_key=True).get(pk=found.pk)
    is_open = DeliveryState(held.state) in OPEN_DELIVERY
    return held if is_open and held.received_at == found.received_at else None


def _line(found: Delivery) -> AbstractContextManager[Draft]:
    actor, about = system("work_off", found.municipality_id), Reference("delivery", str(found.pk))
    return writing(actor, "signals.work_off", Purpose.VROEGSIGNALERING, about=about)


def _end(held: Delivery, state: DeliveryState) -> None:
    held.state = state.value
    held.done_at = timezone.now()
    held.pieces.all().delete()
