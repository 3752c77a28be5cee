"""What went wrong, as RFC 9457 asks: application/problem+json with a title, a status, a detail and each fault."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

from rondkomen.law.household import Fault

CONTENT_TYPE = "application/problem+json"
OAUTH_TYPE = "application/json;charset=UTF-8"
"""As RFC 6749 writes it: the refusals of /token are no problem+json, because their form is laid down there."""


class Problem(Exception):
    """A request that cannot be answered; becomes the response."""

    def __init__(
        self,
        status: int,
        detail: str,
        faults: Iterable[Fault] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.faults, self.headers = status, detail, tuple(faults), dict(headers or {})

    def response(self) -> HttpResponse:
        data = problem_as_data(self.status, self.detail, self.faults)
        return HttpResponse(json.dumps(data), status=self.status, content_type=CONTENT_TYPE, headers=self.headers)


def input_refused(faults: Iterable[Fault]) -> Problem:
    """Faults in what was sent, all of them at once."""
    found = list(faults)
    number = "1 fault" if len(found) == 1 else f"{len(found)} faults"
    return Problem(400, f"What was sent has {number}.", found)


def problem_as_data(status: int, detail: str, faults: Iterable[Fault] = ()) -> dict[str, Any]:
    """The body of a problem; `errors` is left out when there are no single faults."""
    data: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    errors = [
        {
            "place": fault.place,
            "detail": f"found {fault.found}; expected {fault.expected}",
            "found": fault.found,
            "expected": fault.expected,
        }
        for fault in faults
    ]
    return data | ({"errors": errors} if errors else {})
