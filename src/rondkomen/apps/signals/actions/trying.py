"""Try a file out: the report of what would become of its rows, and nothing of it is kept."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from rondkomen.apps.audit.actions import looking
from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.signals.actions.receiving import check_content, partner_with_profile
from rondkomen.apps.signals.intake import FileRefused, Refused
from rondkomen.apps.signals.kinds import Way
from rondkomen.apps.signals.models import Delivery, PartnerProfile, Signaalpartner
from rondkomen.apps.signals.queries.rows import RowRefusal
from rondkomen.apps.signals.reading import reader_of

MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Report:
    """What would become of a file: `fault` when it is refused as a whole, else how its rows end.

    `reasons` counts the codes of the refusals, and `remarks` those of what would be left out of accepted rows;
    `refused` has the first MOST_SHOWN refused rows. `already_received` is the delivery that this file is, when it came
    in before.
    """

    number_of_rows: int = 0
    number_accepted: int = 0
    number_refused: int = 0
    fault: str = ""
    refused: list[RowRefusal] = field(default_factory=list)
    reasons: dict[str, int] = field(default_factory=dict)
    remarks: dict[str, int] = field(default_factory=dict)
    already_received: UUID | None = None


def dry_run(actor: Actor, partner_key: str, name: str, content: bytes, way: Way = Way.WERKPLEK) -> Report:
    """Read a file as `receive` and `work_off` would, and keep nothing but a line in the log that it was looked at.

    Raises ContentRefused, PartnerUnknown, NoProfile or PermissionRefused.
    """
    check_content(content)
    with looking(actor, "signals.dry_run", Purpose.VROEGSIGNALERING) as line:
        partner, profile = partner_with_profile(actor, partner_key)
        report = _tried(partner, profile, name, content, way)
        line.note(partner=partner.key, accepted=report.number_accepted, refused=report.number_refused)
        return report


def _tried(partner: Signaalpartner, profile: PartnerProfile, name: str, content: bytes, way: Way) -> Report:
    digest = hashlib.sha256(content).hexdigest()
    before = Delivery.objects.filter(partner=partner, digest=digest).values_list("pk", flat=True).first()
    refused: list[RowRefusal] = []
    reasons: Counter[str] = Counter()
    remarks: Counter[str] = Counter()
    rows = accepted = 0
    try:
        reader = reader_of(partner, profile, name, content, timezone.localdate(), way)
        for raw in reader.rows():
            rows += 1
            told = reader.read(raw)
            if isinstance(told, Refused):
                reasons.update(reason.code for reason in told.reasons)
                if len(refused) < MOST_SHOWN:
                    refused.append(RowRefusal(told.row, told.reasons))
            else:
                accepted += 1
                remarks.update(remark.code for remark in told.remarks)
    except FileRefused as fault:
        return Report(fault=str(fault), already_received=before)
    return Report(
        rows, accepted, rows - accepted, "", refused, dict(reasons.most_common()), dict(remarks.most_common()), before
    )
