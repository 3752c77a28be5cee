"""Long lists in pages: `vanaf` in the address says where a page begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from rondkomen.apps.signals.queries import Page

FARTHEST = 10_000_000


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages before and after this one, as addresses; empty where there is none."""

    first: int
    last: int
    total: int
    earlier: str
    later: str


def start_of(request: HttpRequest) -> int:
    """Where the page begins; 0 when the address says nothing that can be."""
    asked = request.GET.get("vanaf", "")
    return min(int(asked), FARTHEST) if asked.isascii() and asked.isdigit() else 0


def page_of(request: HttpRequest, rows: Any, at_once: int) -> tuple[Sequence[Any], Pages]:
    """A page of a queryset."""
    start = start_of(request)
    found = list(rows[start : start + at_once])
    return found, pages(request, start, len(found), rows.count(), at_once)


def pages_of(request: HttpRequest, page: Page[Any]) -> Pages:
    """The pages around one that a query gave."""
    return pages(request, page.offset, len(page.rows), page.total, page.limit)


def pages(request: HttpRequest, start: int, shown: int, total: int, at_once: int) -> Pages:
    """The pages around one of `shown` rows."""
    earlier = _address(request, max(start - at_once, 0)) if start else ""
    later = _address(request, start + shown) if shown and start + shown < total else ""
    return Pages(start + 1 if shown else 0, start + shown, total, earlier, later)


def _address(request: HttpRequest, start: int) -> str:
    asked = request.GET.copy()
    asked["vanaf"] = str(start)
    return f"{request.path}?{asked.urlencode()}"
