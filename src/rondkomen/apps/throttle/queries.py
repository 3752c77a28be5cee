"""Reads: whether a visitor has to wait, without counting anything."""

from __future__ import annotations

from rondkomen.apps.throttle.models import RequestCount
from rondkomen.apps.throttle.window import Limit, Window


def seconds_to_wait(limit: Limit, visitor: str, moment: float) -> int | None:
    """Seconds until the next window when a visitor has used up this one; None when there is room."""
    window = Window.at(moment, limit.seconds)
    full = RequestCount.objects.filter(
        scope=limit.scope, visitor=visitor, window_start=window.start, number__gte=limit.requests
    )
    return window.wait(moment) if full.exists() else None
