"""Plain values that queries give: pages, and what became of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from rondkomen.apps.signals.intake import Reason
from rondkomen.apps.signals.states import LinkOutcome

Row = TypeVar("Row")
MOST_ON_A_PAGE = 500


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some of many rows."""

    rows: list[Row]
    total: int
    offset: int
    limit: int

    @property
    def next_offset(self) -> int:
        return self.offset + self.limit

    @property
    def is_last(self) -> bool:
        return self.next_offset >= self.total


@dataclass(frozen=True, slots=True)
class RowRefusal:
    """A row that is no signal, by its number in the file, and why."""

    row: int
    reasons: Sequence[Reason]


class RowState(StrEnum):
    """Where a row of a delivery ended."""

    WACHT = "wacht"
    """It is not read yet."""
    GEWEIGERD = "geweigerd"
    SIGNAAL = "signaal"
    GEWIST = "gewist"
    """It was a signal, and its term is over."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What became of one row: refused and why, or a signal and how it is linked; `outcome` None: not linked yet."""

    row: int
    state: RowState
    reasons: Sequence[Reason] = ()
    signal: UUID | None = None
    outcome: LinkOutcome | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class LinkedRow:
    """A row that became a signal, with what holds about it; `outcome` is None when it is not linked yet."""

    row: int
    signal: UUID
    outcome: LinkOutcome | None
    by: str
    made_at: datetime | None


def paged(rows: QuerySet[Any], offset: int, limit: int) -> tuple[list[Any], int, int, int]:
    """A slice of a queryset, how many rows it has in all, and the offset and limit that were used."""
    offset, limit = max(offset, 0), min(max(limit, 1), MOST_ON_A_PAGE)
    return list(rows[offset : offset + limit]), rows.count(), offset, limit


def reasons_of(kept: Sequence[Mapping[str, str]]) -> tuple[Reason, ...]:
    """Reasons from what is kept of them."""
    return tuple(Reason(one["code"], one.get("column", "")) for one in kept)
