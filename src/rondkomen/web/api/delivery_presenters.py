"""What a partner is answered about a delivery: how far it is, how many rows were accepted, and why others were not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.urls import reverse

from rondkomen.apps.signals.actions import Report
from rondkomen.apps.signals.intake import reason_text
from rondkomen.apps.signals.models import Delivery
from rondkomen.apps.signals.queries import Page, RowRefusal
from rondkomen.web.api.sent_deliveries import NAMELESS


def address_of(delivery: Delivery) -> str:
    """Where the report of a delivery is read."""
    return reverse("api:report_delivery", kwargs={"ident": delivery.pk})


def delivery_as_data(delivery: Delivery, refused: Page[RowRefusal], language: str) -> dict[str, Any]:
    """The report of a delivery with one page of its refused rows."""
    more = None if refused.is_last else f"{address_of(delivery)}?offset={refused.next_offset}&limit={refused.limit}"
    return {
        "id": str(delivery.pk),
        "kenmerk": _kenmerk(delivery.name),
        "state": delivery.state,
        "received_at": _moment(delivery.received_at),
        "done_at": _moment(delivery.done_at) if delivery.done_at else None,
        "received": delivery.number_of_rows,
        "accepted": delivery.number_accepted,
        "refused": delivery.number_refused,
        "refused_rows": _rows(refused.rows, language),
        "more": more,
    } | ({"fault": delivery.fault} if delivery.fault else {})


def trial_as_data(report: Report, language: str) -> dict[str, Any]:
    """What would become of a delivery; nothing of it was kept."""
    return {
        "received": report.number_of_rows,
        "accepted": report.number_accepted,
        "refused": report.number_refused,
        "refused_rows": _rows(report.refused, language),
        "reasons": report.reasons,
        "remarks": report.remarks,
        "already_received": str(report.already_received) if report.already_received else None,
    }


def _rows(rows: Iterable[RowRefusal], language: str) -> list[dict[str, Any]]:
    return [
        {
            "row": one.row,
            "reasons": [
                {"code": reason.code, "column": reason.column, "text": reason_text(reason.code, language)}
                for reason in one.reasons
            ],
        }
        for one in rows
    ]


def _kenmerk(name: str) -> str | None:
    kenmerk, _, suffix = name.rpartition(".")
    return kenmerk if suffix == "json" and kenmerk != NAMELESS else None


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
