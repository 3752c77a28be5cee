"""The clock of tests that have days in them: it is 22 November 2026 when they begin, whenever they run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

BEGINS = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def set_clock(replace: Callable[[Any, str, Any], Any] = setattr) -> None:
    """Let Django's clock begin then and go on at its own pace; `replace` puts it in place, as monkeypatch.setattr."""
    from django.utils import timezone

    real = timezone.now
    started = real()
    replace(timezone, "now", lambda: BEGINS + (real() - started))
