"""All rows of a delivery in one go, for a report: which were accepted, which refused and why; never whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.signals.models import Delivery, RefusedRow, Vroegsignaal
from rondkomen.apps.signals.queries.deliveries import DeliveryGone, delivery_of
from rondkomen.apps.signals.queries.rows import RowRefusal, reasons_of

_AT_ONCE = 5000


def every_refused_row(actor: Actor, delivery: UUID) -> Iterator[RowRefusal]:
    """The rows that are no signal, in the order of the file, with the reasons. Raises DeliveryGone."""
    rows = RefusedRow.objects.filter(delivery=_found(actor, delivery)).order_by("row")
    for row, reasons in rows.values_list("row", "reasons").iterator(_AT_ONCE):
        yield RowRefusal(row, reasons_of(reasons))


def every_accepted_row(actor: Actor, delivery: UUID) -> Iterator[int]:
    """The numbers of the rows that became a signal, in the order of the file. Raises DeliveryGone."""
    rows = Vroegsignaal.objects.filter(delivery=_found(actor, delivery)).order_by("row")
    yield from rows.values_list("row", flat=True).iterator(_AT_ONCE)


def _found(actor: Actor, delivery: UUID) -> Delivery:
    found = delivery_of(actor, delivery)
    if found is None:
        raise DeliveryGone
    return found
