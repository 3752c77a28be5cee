"""A client of the API, and the household that most questions are about."""

import copy
import json
from collections.abc import Callable
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


def outcomes(answer: Any) -> dict[str, dict[str, Any]]:
    """The outcomes of an answer by name."""
    assert answer.status_code == 200, answer.content
    return {one["name"]: one for one in answer.json()["outcomes"]}


def places(answer: Any) -> list[str]:
    """Where the faults of a refusal are."""
    assert answer.status_code == 400, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    return [one["place"] for one in answer.json()["errors"]]
