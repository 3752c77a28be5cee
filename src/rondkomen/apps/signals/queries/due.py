"""What is due for deletion: signals that came in so long ago, and deliveries that have none left."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from rondkomen.apps.signals.models import Delivery, Vroegsignaal
from rondkomen.apps.signals.states import DeliveryState


def signals_due(municipality: str, last: date) -> QuerySet[Vroegsignaal]:
    """The signals that came in on the day `last` or earlier, the oldest first."""
    rows = Vroegsignaal.objects.filter(municipality_id=municipality, received_at__lt=_end_of(last))
    return rows.order_by("received_at", "pk")


def deliveries_due(municipality: str, last: date) -> QuerySet[Delivery]:
    """The deliveries that came in on the day `last` or earlier, ended, and have no signal left."""
    ended = [DeliveryState.VERWERKT.value, DeliveryState.AFGEKEURD.value]
    rows = Delivery.objects.filter(municipality_id=municipality, received_at__lt=_end_of(last), state__in=ended)
    return rows.filter(signals=None).order_by("received_at", "pk")


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
