"""Delete signals and deliveries whose term is over, with a line in the log that says what, why and how many."""

from __future__ import annotations

from datetime import date

from rondkomen.apps.audit.actions import writing
from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.audit.retention import RetentionRule
from rondkomen.apps.signals.models import Delivery, Vroegsignaal
from rondkomen.apps.signals.permissions import check_delete_signals
from rondkomen.apps.signals.queries.due import deliveries_due, signals_due

_AT_ONCE = 500


def delete_signals(actor: Actor, rule: RetentionRule, today: date) -> int:
    """Delete the signals whose term is over with their links, in steps of a transaction each; how many signals."""
    last, deleted = rule.latest_trigger_due(today), 0
    while due := list(signals_due(actor.municipality, last).values_list("pk", flat=True)[:_AT_ONCE]):
        with writing(actor, "signals.delete_signals", Purpose.VERNIETIGING) as line:
            check_delete_signals(actor)
            _, numbers = Vroegsignaal.objects.filter(pk__in=due).delete()
            records = {label.rpartition(".")[2].lower(): number for label, number in numbers.items()}
            line.note(rule=rule.record, months=rule.months, records=records)
        deleted += records.get("vroegsignaal", 0)
    return deleted


def delete_deliveries(actor: Actor, rule: RetentionRule, today: date) -> int:
    """Delete the deliveries whose term is over and that have no signal left, with their refused rows; how many."""
    with writing(actor, "signals.delete_deliveries", Purpose.VERNIETIGING) as line:
        check_delete_signals(actor)
        due = list(deliveries_due(actor.municipality, rule.latest_trigger_due(today)).values_list("pk", flat=True))
        _, numbers = Delivery.objects.filter(pk__in=due).delete()
        records = {label.rpartition(".")[2].lower(): number for label, number in numbers.items()}
        line.note(rule=rule.record, months=rule.months, records=records)
    return len(due)
