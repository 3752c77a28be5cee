"""How long each kind of record is kept: rules as data (trigger, term, ground), read from an app's retention.toml."""

from __future__ import annotations

import tomllib
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from rondkomen.kernel import OPEN, Period

STATUSES = ("law", "choice", "uncertain")


class RetentionRefused(ValueError):
    """A table of terms cannot be used; the message says where and why."""


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """A kind of record, what starts its term, how many months that is, and what it rests on."""

    record: str
    label: str
    trigger: str
    months: int
    ground: str
    status: str
    period: Period

    def may_go_from(self, trigger: date) -> date:
        """The first day on which a record whose term started on the day `trigger` is to be deleted."""
        return _months_later(trigger, self.months)

    def latest_trigger_due(self, today: date) -> date:
        """What started on this day or earlier is to be deleted today."""
        day = _months_later(today, -self.months)
        while self.may_go_from(day + timedelta(days=1)) <= today:  # the last days of a long month end together
            day += timedelta(days=1)
        return day


def read_rules(file: Path) -> dict[str, RetentionRule]:
    """The rules of an app by the kind of record. Raises RetentionRefused."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    return {record: _rule(file, record, row) for record, row in content.items()}


def _rule(file: Path, record: str, row: dict[str, object]) -> RetentionRule:
    match row:
        case {
            "label": str(label), "trigger": str(trigger), "months": int(months), "ground": str(ground),
            "status": str(status), "from": date() as since, "until": until,
        } if len(row) == 7 and months >= 0 and status in STATUSES:  # fmt: skip
            period = Period(since, until if isinstance(until, date) else OPEN)
            return RetentionRule(record, label, trigger, months, ground, status, period)
    raise RetentionRefused(
        f"{file.name}: {record}: "
        f"expected label, trigger, months, ground, status (one of {', '.join(STATUSES)}), from, until"
    )


def _months_later(day: date, months: int) -> date:
    """The same day so many months on, or the last day of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
