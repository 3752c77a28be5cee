"""Thin: what happens to deliveries in the background, by `manage.py db_worker`, and by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django_tasks import task

from rondkomen.apps.audit.actor import system
from rondkomen.apps.audit.retention import RetentionRule, read_rules
from rondkomen.apps.signals import actions
from rondkomen.apps.signals.actions.deleting import delete_deliveries, delete_signals
from rondkomen.apps.signals.queries import interrupted

_RULES = read_rules(Path(__file__).with_name("retention.toml"))


@task()
def work_off(delivery: str) -> None:
    """Read a delivery to its end, and then link its signals."""
    actions.work_off(UUID(delivery))
    actions.link_delivery(UUID(delivery))


def start(delivery: UUID) -> None:
    """Put a delivery in the queue."""
    work_off.enqueue(str(delivery))


def resume() -> int:
    """Put what was interrupted in the queue again; how many deliveries. One that is there twice does nothing twice."""
    deliveries = list(interrupted().values_list("pk", flat=True))
    for delivery in deliveries:
        start(delivery)
    return len(deliveries)


def rules() -> dict[str, RetentionRule]:
    """How long records of signals are kept here: retention.toml, with the term that the municipality chose."""
    return _RULES | {"vroegsignaal": replace(_RULES["vroegsignaal"], months=settings.SIGNALS_KEPT_MONTHS)}


def delete_due(municipality: str, today: date) -> dict[str, int]:
    """Delete what is due on a day; how many of each kind of record."""
    actor, terms = system("retention", municipality), rules()
    return {
        "vroegsignaal": delete_signals(actor, terms["vroegsignaal"], today),
        "delivery": delete_deliveries(actor, terms["delivery"], today),
    }
