"""A client of the API, and the household that most questions are about."""

import copy
import json
from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from rondkomen.web.api.documents import _HOUSEHOLD

Ask = Callable[..., Any]


@pytest.fixture
def household() -> dict[str, Any]:
    """The family of the documentation: Anna, Bram and Kim."""
    return copy.deepcopy(_HOUSEHOLD)


@pytest.fixture
def ask(client, settings) -> Ask:
    """Send JSON (or text, or bytes, as they are) to an address of the API."""
    settings.API_REQUESTS = 1_000_000

    def _ask(address: str, body: Any, content_type: str = "application/json") -> Any:
        content = body if isinstance(body, str | bytes) else json.dumps(body)
        # Named twice, because Django's client leaves the type out when the body is empty.
        return client.post(f"/api/v1/{address}", content, content_type=content_type, CONTENT_TYPE=content_type)

    return _ask


@pytest.fixture
def clock(monkeypatch) -> Any:
    """The clock by which tokens and tries go, and the day on which deliveries come in: 3 November 2026."""
    from django.utils import timezone

    from rondkomen.web.api import client_log_in, limits
    from tests.web.api.sender import Clock

    found = Clock(datetime(2026, 11, 3, 9, 0, tzinfo=UTC).timestamp())
    for module in (client_log_in, limits):
        monkeypatch.setattr(module, "time", SimpleNamespace(time=lambda: found.now))
    monkeypatch.setattr(timezone, "now", lambda: datetime.fromtimestamp(found.now, UTC))
    return found


@pytest.fixture
def sender(db, settings, clock) -> Any:
    """The system of an energy company that delivers to Waterveen."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one takes its time
    settings.API_REQUESTS = 1_000_000
    from tests.web.api.sender import Sender

    return Sender()


@pytest.fixture
def worker(db) -> Callable[[], None]:
    """Works off what waits in the background, as db_worker does, in the connection of the test."""
    from django_tasks_db.models import DBTaskResult

    def work() -> None:
        for waiting in DBTaskResult.objects.ready():
            waiting.task.call(*waiting.args_kwargs["args"])
            waiting.delete()

    return work


def outcomes(answer: Any) -> dict[str, dict[str, Any]]:
    """The outcomes of an answer by name."""
    assert answer.status_code == 200, answer.content
    return {one["name"]: one for one in answer.json()["outcomes"]}


def places(answer: Any) -> list[str]:
    """Where the faults of a refusal are."""
    assert answer.status_code == 400, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    return [one["place"] for one in answer.json()["errors"]]
