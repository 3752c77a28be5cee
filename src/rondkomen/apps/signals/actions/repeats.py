"""Which signal repeats which: the latest earlier one of the same partner and customer number, by the blind index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from rondkomen.apps.sealing.models import sought
from rondkomen.apps.signals.models import Vroegsignaal


def tell_repeats(partner: UUID, new: Iterable[Vroegsignaal], klantnummers: Mapping[UUID, str]) -> list[Vroegsignaal]:
    """Say of the new signals what they repeat; the signals that are there already for which this is news too.

    Deliveries may be worked off in another order than they came in: a signal that is there already and came in later
    then repeats a new one. Whoever calls holds the partner, and saves. `klantnummers` are those of the new signals.
    """
    lines: dict[str, list[Vroegsignaal]] = defaultdict(list)
    own = set()
    for signal in new:
        own.add(signal.id)
        if number := klantnummers.get(signal.id):
            lines[number].append(signal)
    indexes = {index: number for number in lines for index in _indexes(partner, number)}
    for there in _there(partner, indexes):
        lines[indexes[str(there.klantnummer_index)]].append(there)
    return [signal for line in lines.values() for signal in _put_in_line(line) if signal.id not in own]


def _indexes(partner: UUID, klantnummer: str) -> list[str]:
    """Under every key: while keys are replaced, an earlier signal may stand under any of them."""
    return sought(Vroegsignaal, "klantnummer_index", klantnummer, partner)


def _there(partner: UUID, indexes: Iterable[str]) -> list[Vroegsignaal]:
    rows = Vroegsignaal.objects.filter(partner=partner, klantnummer_index__in=list(indexes))
    return list(rows.only("id", "klantnummer_index", "received_at", "delivery_id", "row", "repeats_id"))


def _put_in_line(line: list[Vroegsignaal]) -> list[Vroegsignaal]:
    """Let each signal of one customer repeat the one before it; those for which that is news."""
    line.sort(key=_order)
    changed = []
    before: UUID | None = None
    for signal in line:
        if signal.repeats_id != before:
            signal.repeats_id = before
            changed.append(signal)
        before = signal.id
    return changed


def _order(signal: Vroegsignaal) -> tuple[datetime, UUID, int]:
    return signal.received_at, signal.delivery_id, signal.row
