"""The deliveries of a municipality, and what became of each row; a partner sees its own, and never a link."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.signals.models import Delivery, Koppeling, RefusedRow, Signaalpartner, Vroegsignaal
from rondkomen.apps.signals.permissions import check_see_deliveries, check_see_signals, is_partner
from rondkomen.apps.signals.queries.rows import LinkedRow, Page, RowRefusal, RowState, Trace, paged, reasons_of
from rondkomen.apps.signals.states import OPEN_DELIVERY, DeliveryState, LinkOutcome


class DeliveryGone(Refusal):
    """There is no such delivery that this actor may see."""

    def __init__(self) -> None:
        super().__init__("there is no such delivery here")


def deliveries_of(actor: Actor) -> QuerySet[Delivery]:
    """The deliveries of the actor's municipality, or of the partner that acts, the newest first."""
    check_see_deliveries(actor)
    rows = Delivery.objects.filter(municipality_id=actor.municipality)
    if is_partner(actor):
        rows = rows.filter(partner_id=_own_id(actor))
    return rows.select_related("partner").order_by("-received_at", "-pk")


def delivery_of(actor: Actor, delivery: UUID) -> Delivery | None:
    """One of them; None when there is no such delivery here."""
    return deliveries_of(actor).filter(pk=delivery).first()


def partner_key_of(actor: Actor) -> str:
    """The key of the partner that acts. Raises Refusal for who is none."""
    own = _own_id(actor)
    rows = Signaalpartner.objects.filter(
        municipality_id=actor.municipality, pk__in=[own] if own else [], is_active=True
    )
    key = rows.values_list("key", flat=True).first()
    if key is None:
        raise Refusal("this partner does not deliver any more")
    return key


def refused_rows(actor: Actor, delivery: UUID, offset: int = 0, limit: int = 50) -> Page[RowRefusal]:
    """The rows that are no signal, in the order of the file, with the reasons. Raises DeliveryGone."""
    found = _delivery(actor, delivery)
    rows, *rest = paged(RefusedRow.objects.filter(delivery=found).order_by("row"), offset, limit)
    return Page([RowRefusal(row.row, reasons_of(row.reasons)) for row in rows], *rest)


def link_outcomes(actor: Actor, delivery: UUID) -> dict[LinkOutcome, int]:
    """How many signals of a delivery are linked how now; those that are not linked yet are in none. For staff alone."""
    check_see_signals(actor)
    found = _delivery(actor, delivery)
    rows = Koppeling.objects.filter(signal__delivery=found, replaced_by=None).values("outcome")
    numbers = {LinkOutcome(row["outcome"]): row["number"] for row in rows.annotate(number=Count("pk")).order_by()}
    return {outcome: numbers.get(outcome, 0) for outcome in LinkOutcome}


def linked_rows(
    actor: Actor, delivery: UUID, outcome: LinkOutcome | None = None, offset: int = 0, limit: int = 50
) -> Page[LinkedRow]:
    """The rows that became a signal, in the order of the file, or those that are linked one way. For staff alone."""
    check_see_signals(actor)
    signals = _with_link(_delivery(actor, delivery))
    if outcome is not None:
        signals = signals.filter(outcome=outcome.value)
    rows, *rest = paged(signals.order_by("row"), offset, limit)
    return Page([_linked(row) for row in rows], *rest)


def trace(actor: Actor, delivery: UUID, row: int) -> Trace | None:
    """Where a row of the file ended; None when the file has no such row. A partner is not told about links.

    Raises DeliveryGone.
    """
    found = _delivery(actor, delivery)
    refused = RefusedRow.objects.filter(delivery=found, row=row).first()
    if refused is not None:
        return Trace(row, RowState.GEWEIGERD, reasons_of(refused.reasons))
    signal = _with_link(found).filter(row=row).first()
    if signal is None:
        return _without_record(found, row)
    if is_partner(actor):
        return Trace(row, RowState.SIGNAAL, reasons_of(signal.remarks))
    linked = _linked(signal)
    return Trace(row, RowState.SIGNAAL, reasons_of(signal.remarks), linked.signal, linked.outcome, linked.by)


def interrupted() -> QuerySet[Delivery]:
    """Deliveries of all municipalities that are not read or not linked to their end, the oldest first; for jobs."""
    unread = Delivery.objects.filter(state__in=[state.value for state in OPEN_DELIVERY])
    unlinked = Delivery.objects.filter(state=DeliveryState.VERWERKT.value, linked_at=None)
    return (unread | unlinked).order_by("received_at")


def _delivery(actor: Actor, delivery: UUID) -> Delivery:
    found = delivery_of(actor, delivery)
    if found is None:
        raise DeliveryGone
    return found


def _own_id(actor: Actor) -> UUID | None:
    """The partner that acts; None for who is none."""
    return UUID(actor.id.partition(":")[2]) if is_partner(actor) else None


def _with_link(delivery: Delivery) -> QuerySet[Any]:
    holding = Koppeling.objects.filter(signal=OuterRef("pk"), replaced_by=None)
    return Vroegsignaal.objects.filter(delivery=delivery).annotate(
        outcome=Subquery(holding.values("outcome")[:1]),
        by=Subquery(holding.values("by")[:1]),
        linked_at=Subquery(holding.values("made_at")[:1]),
    )


def _linked(row: Any) -> LinkedRow:
    outcome = LinkOutcome(row.outcome) if row.outcome else None
    return LinkedRow(row.row, row.pk, outcome, row.by or "", row.linked_at)


def _without_record(found: Delivery, row: int) -> Trace | None:
    """A row of which nothing is kept: not read yet, deleted since, or no row of the file."""
    if DeliveryState(found.state) in OPEN_DELIVERY:
        return Trace(row, RowState.WACHT)
    deleted = found.number_accepted > Vroegsignaal.objects.filter(delivery=found).count()
    return Trace(row, RowState.GEWIST) if deleted else None
