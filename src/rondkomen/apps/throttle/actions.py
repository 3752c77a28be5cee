"""Writes: count a request, and say whether the visitor has to wait."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from rondkomen.apps.throttle.models import RequestCount
from rondkomen.apps.throttle.window import Window

_COUNT = """
    INSERT INTO throttle_requestcount (scope, visitor, window_start, window_end, number) VALUES (%s, %s, %s, %s, 1)
    ON CONFLICT (scope, visitor, window_start) DO UPDATE SET number = throttle_requestcount.number + 1
    RETURNING number
"""
"""Django's ORM has no upsert that returns the new value, and counting in two steps would miscount between workers."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many requests per visitor in so many seconds, for one part of the site."""

    scope: str
    requests: int
    seconds: int


def count_request(limit: Limit, visitor: str, moment: float) -> int | None:
    """Count one request of a visitor at a moment (seconds since the epoch); seconds to wait when it is one too many.

    The first request of a window also removes what is left of windows that are over.
    """
    window = Window.at(moment, limit.seconds)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [limit.scope, visitor, window.start, window.end])
        (number,) = cursor.fetchone()
    if number == 1:
        RequestCount.objects.filter(window_end__lte=int(moment)).delete()
    return window.wait(moment) if number > limit.requests else None
