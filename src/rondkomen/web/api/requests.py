"""Reads what other systems send: who asks how often, the body, the household in it and the names of outcomes."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, UnreadablePostError

from rondkomen.apps.throttle.actions import Limit, count_request
from rondkomen.apps.throttle.window import visitor_address, visitor_key
from rondkomen.law import Household, HouseholdRefused, household_of, law_book
from rondkomen.law.household import Fault
from rondkomen.law.household.document import parse_json
from rondkomen.law.household.faults import shown
from rondkomen.law.outcomes import outcome_of
from rondkomen.web.api.problems import Problem, input_refused

LARGEST = 256 * 1024
"""Bytes of a body; a household of thirty persons needs a few thousand."""
MOST_NAMES = 100
_BODY = "body"


def check_limit(request: HttpRequest) -> None:
    """Count the request. Raises Problem (429) when the visitor has to wait."""
    limit = Limit("api", settings.API_REQUESTS, settings.API_WINDOW_SECONDS)
    moment = time.time()
    address = visitor_address(
        request.META.get("REMOTE_ADDR", ""), request.headers.get("X-Forwarded-For", ""), settings.TRUSTED_PROXIES
    )
    visitor = visitor_key(address, datetime.fromtimestamp(moment, UTC).date(), settings.SECRET_KEY)
    if wait := count_request(limit, visitor, moment):
        detail = f"At most {limit.requests} requests in {limit.seconds} seconds; try again in {wait} seconds."
        raise Problem(429, detail, headers={"Retry-After": str(wait)})


def body_of(request: HttpRequest) -> dict[str, Any]:
    """The JSON object in the body, numbers exact. Raises Problem (400, 411, 413 or 415)."""
    if request.content_type != "application/json":
        raise Problem(415, "The body must be JSON, sent with Content-Type: application/json.")
    try:
        text = _bytes_of(request).decode("utf-8-sig")
        content = parse_json(text)
    except UnicodeDecodeError as error:
        raise input_refused([Fault(_BODY, f"bytes that are not text (byte {error.start})", "UTF-8")]) from error
    except json.JSONDecodeError as error:
        where = f"text that is not JSON (line {error.lineno}, column {error.colno})"
        raise input_refused([Fault(_BODY, where if text.strip() else "nothing", "a JSON object")]) from error
    except HouseholdRefused as refused:
        raise input_refused(_at(fault, "") for fault in refused.faults) from refused
    if not isinstance(content, dict):
        raise input_refused([Fault(_BODY, shown(content), "a JSON object")])
    return content


def _bytes_of(request: HttpRequest) -> bytes:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if "HTTP_TRANSFER_ENCODING" in request.META:  # Django would read nothing at all
        raise Problem(411, "The body must be sent in one piece, with its Content-Length.")
    if length.isascii() and length.isdigit() and int(length) > LARGEST:
        raise Problem(413, f"The body has {length} bytes; at most {LARGEST} are read.")
    try:
        return request.body
    except UnreadablePostError as error:
        raise Problem(400, "The body broke off before its end.") from error


@dataclass(frozen=True, slots=True)
class CheckAsked:
    """A household, and the outcomes wanted of it; None for all of them."""

    household: Household
    names: list[str] | None


@dataclass(frozen=True, slots=True)
class ExplanationAsked:
    """A household, the outcome to explain, and whose; None for the first person."""

    household: Household
    name: str
    person: str | None


def asked_check(content: dict[str, Any], wanted: list[str]) -> CheckAsked:
    """The question in a body and the `want` of its address. Raises Problem (400) with every fault."""
    faults: list[Fault] = []
    household = dict(content)
    names = _names(household.pop("want"), "want", faults) if "want" in household else []
    names += _names(wanted, "query.want", faults) if wanted else []
    found = _household(household, "", faults)
    if found is None or faults:
        raise input_refused(faults)
    return CheckAsked(found, names or None)


def asked_explanation(content: dict[str, Any]) -> ExplanationAsked:
    """The question in a body. Raises Problem (400) with every fault."""
    known = ("household", "name", "person")
    faults = [
        Fault(key[:80], f"an unknown key {shown(key)}", f"one of {', '.join(known)}")
        for key in sorted(content.keys() - set(known))
    ]
    name = _name(content.get("name"), "name", faults)
    household = _household(content.get("household"), "household", faults)
    person = content.get("person")
    ids = [one.id for one in household.persons] if household else []
    if household and person is not None and person not in ids:
        faults.append(Fault("person", shown(person), f"the id of a person: {', '.join(ids)}"))
    if name is None or household is None or faults:
        raise input_refused(faults)
    return ExplanationAsked(household, name, person)


def _household(content: Any, place: str, faults: list[Fault]) -> Household | None:
    """The household in plain values; `place` is where it stands in the body."""
    try:
        return household_of(content, law_book().quantities)
    except HouseholdRefused as refused:
        faults += [_at(fault, place) for fault in refused.faults]
        return None


def _at(fault: Fault, prefix: str) -> Fault:
    """The fault with its place as the sender knows it: what the file is to a person, the body is to a system."""
    place = "" if fault.place == "file" else fault.place
    where = ".".join(part for part in (prefix, place) if part) or _BODY
    return Fault(where, fault.found, fault.expected)


def _names(value: Any, place: str, faults: list[Fault]) -> list[str]:
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_NAMES:
        faults.append(Fault(place, shown(value), f"a list of 1 to {MOST_NAMES} names of outcomes"))
        return []
    found = [_name(name, f"{place}[{number}]", faults) for number, name in enumerate(value)]
    return [name for name in found if name is not None]


def _name(value: Any, place: str, faults: list[Fault]) -> str | None:
    """The name of an outcome of the contract, of a municipal scheme, or of any quantity of the law."""
    if isinstance(value, str) and (outcome_of(value) is not None or value in law_book().quantities):
        return value
    faults.append(Fault(place, shown(value), "the name of an outcome or a quantity, as /law lists them"))
    return None
