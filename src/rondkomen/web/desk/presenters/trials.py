"""What a dry run of a file, or a profile on a sample, would do; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from rondkomen.apps.signals.actions import Report
from rondkomen.web.desk.presenters.deliveries import ShownReason, count, shown_counts, shown_reasons


@dataclass(frozen=True, slots=True)
class ShownReport:
    """What would become of a file; `url` is the delivery when it came in earlier."""

    fault: str
    number_of_rows: str
    number_accepted: str
    number_refused: str
    reasons: Sequence[ShownReason]
    remarks: Sequence[ShownReason]
    url: str


def shown_report(report: Report) -> ShownReport:
    """The reasons with row numbers where all refused rows are told, with counts alone where they are too many."""
    is_whole = len(report.refused) == report.number_refused
    earlier = report.already_received
    return ShownReport(
        fault=report.fault,
        number_of_rows=count(report.number_of_rows),
        number_accepted=count(report.number_accepted),
        number_refused=count(report.number_refused),
        reasons=shown_reasons(report.refused) if is_whole else shown_counts(report.reasons),
        remarks=shown_counts(report.remarks),
        url=reverse("desk:delivery", kwargs={"ident": earlier}) if earlier else "",
    )
