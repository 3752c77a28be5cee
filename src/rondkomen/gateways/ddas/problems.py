"""Answers that say what went wrong, in the two forms of the DDAS interface: RFC 9457, and the errors of FSC Core."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

CONTENT_TYPE = "application/problem+json"
FSC_HEADER = "Fsc-Error-Code"
_INWAY, _OUTWAY = "ERROR_DOMAIN_INWAY", "ERROR_DOMAIN_OUTWAY"


@dataclass(frozen=True, slots=True)
class Problem:
    """A status, its headers and its body; a body of None is an empty one."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class FscError:
    """What an error code of FSC stands for. The titles are ours; the interface gives a title no fixed text."""

    status: int
    domain: str
    title: str


FSC_ERRORS: Mapping[str, FscError] = MappingProxyType({
    "ERROR_CODE_ACCESS_TOKEN_MISSING": FscError(401, _INWAY, "Er is geen access token meegestuurd"),
    "ERROR_CODE_ACCESS_TOKEN_INVALID": FscError(401, _INWAY, "De access token is niet geldig"),
    "ERROR_CODE_ACCESS_TOKEN_EXPIRED": FscError(401, _INWAY, "De access token is verlopen"),
    "ERROR_CODE_WRONG_GROUP_ID_IN_TOKEN": FscError(403, _INWAY, "De access token is van een andere groep"),
    "ERROR_CODE_SERVICE_NOT_FOUND": FscError(404, _INWAY, "De service bestaat hier niet"),
    "ERROR_CODE_METHOD_UNSUPPORTED": FscError(405, _OUTWAY, "Deze HTTP-methode kan hier niet"),
    "ERROR_CODE_SERVICE_UNREACHABLE": FscError(502, _INWAY, "De service is niet te bereiken"),
})  # fmt: skip
"""The codes that the interface names, with the status that it gives for each."""


def refused(detail: str, status: int = 400, instance: str = "") -> Problem:
    """A question that cannot be read (400) or not be answered (422), with one sentence that holds no personal datum.

    The type is `about:blank`, so that the title is the phrase of the status (RFC 9457, 4.2.1): nothing more is to be
    told apart than that. Raises ValueError for a status for which the interface has another form.
    """
    if status not in (400, 422):
        raise ValueError(f"status: found {status}; expected 400 or 422, the others are errors of FSC")
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return Problem(status, {"Content-Type": CONTENT_TYPE}, body | ({"instance": instance} if instance else {}))


def fsc_problem(code: str, detail: str = "") -> Problem:
    """The answer for an error code of FSC. Raises KeyError for a code that the interface does not name."""
    error = FSC_ERRORS[code]
    headers = {"Content-Type": CONTENT_TYPE, FSC_HEADER: code}
    if error.status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    body = {"code": code, "domain": error.domain, "title": error.title, "status": error.status}
    return Problem(error.status, headers, body | ({"detail": detail} if detail else {}))


def too_many_requests(seconds: int) -> Problem:
    """Status 429, to which the interface gives no body; `seconds` is how long to wait."""
    return Problem(429, {"Retry-After": str(seconds)})
