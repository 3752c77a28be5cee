"""The municipality, a clock, and somebody in front of a browser; what needs Django's models is imported late."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def waterveen(db: None, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one takes its time
    from tests.factories import staff

    staff.municipality()


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    """A request in another language leaves that language behind for what follows in the same thread."""
    with translation.override("nl"):
        yield


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    from rondkomen.web.accounts import coming_in, middleware
    from tests.web.accounts.browser import Clock

    found = Clock()
    for module in (coming_in, middleware):
        monkeypatch.setattr(module, "time", SimpleNamespace(time=lambda: found.now))
    return found


@pytest.fixture
def somebody(clock: Any) -> Any:
    from tests.web.accounts.browser import Somebody

    return Somebody(clock)
