"""Writes: count a request and say whether the visitor has to wait; forget what was counted."""

from __future__ import annotations

from django.db import connection

from rondkomen.apps.throttle.models import RequestCount
from rondkomen.apps.throttle.window import Limit, Window

_COUNT = """
    INSERT INTO throttle_requestcount (scope, visitor, window_start, window_end, number) VALUES (%s, %s, %s, %s, 1)
    ON CONFLICT (scope, visitor, window_start) DO UPDATE SET number = throttle_requestcount.number + 1
    RETURNING number
"""
"""Django's ORM has no upsert that returns the new value, and counting in two steps would miscount between workers."""


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


def forget(limit: Limit, visitor: str) -> None:
    """Let a visitor begin anew: what was counted of them under this limit is gone."""
    RequestCount.objects.filter(scope=limit.scope, visitor=visitor).delete()
