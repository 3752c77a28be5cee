"""Reads what is asked about a household: the body, the household in it and the names of outcomes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest

from rondkomen.law import Household, HouseholdRefused, household_of, law_book
from rondkomen.law.curve import CurveRefused, NotSettled
from rondkomen.law.hours import HOURS_OF_A_WEEK, hourly_wage
from rondkomen.law.household import Fault
from rondkomen.law.household.document import parse_json
from rondkomen.law.household.faults import shown
from rondkomen.law.household.model import INCOME_KINDS
from rondkomen.law.outcomes import outcome_of
from rondkomen.law.work import Along
from rondkomen.web.api.bodies import content_of
from rondkomen.web.api.problems import Problem, input_refused

LARGEST = 256 * 1024
"""Bytes of a body; a household of thirty persons needs a few thousand."""
MOST_NAMES = 100
MOST_POINTS = 200
_HIGHEST = Decimal(1_000_000)
_HOURLY = Decimal("0.01"), Decimal(1000)
_BODY = "body"


def body_of(request: HttpRequest) -> dict[str, Any]:
    """The JSON object in the body, numbers exact. Raises Problem (400, 411, 413 or 415)."""
    if request.content_type != "application/json":
        raise Problem(415, "The body must be JSON, sent with Content-Type: application/json.")
    try:
        text = content_of(request, LARGEST).decode("utf-8-sig")
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
    faults = _unknown_keys(content, ("household", "name", "person"))
    name = _name(content.get("name"), "name", faults)
    household = _household(content.get("household"), "household", faults)
    person = _person(content, household, faults)
    if name is None or household is None or faults:
        raise input_refused(faults)
    return ExplanationAsked(household, name, person)


@dataclass(frozen=True, slots=True)
class CurveAsked:
    """A household and the yearly amounts of an income of one person; `hours` when they were asked by the week."""

    along: Along
    amounts: list[Decimal]
    hours: list[Decimal] | None
    hourly: Decimal | None
    names: list[str] | None


def asked_curve(content: dict[str, Any]) -> CurveAsked:
    """The question in a body. Raises Problem (400) with every fault, and DayNotKnown."""
    known = ("household", "over", "person", "from", "to", "step", "hours", "hourly", "want")
    faults = _unknown_keys(content, known)
    names = _names(content["want"], "want", faults) if "want" in content else []
    over = _word(content.get("over", "loon"), "over", INCOME_KINDS, faults)
    household = _household(content.get("household"), "household", faults)
    person = _person(content, household, faults)
    hourly = _number(content, "hourly", _HOURLY, faults)
    hours = _hours(content, over, faults) if "hours" in content else None
    amounts = [] if hours else _amounts(content, over, faults)
    if hourly is not None and over != "loon":
        faults.append(Fault("hourly", "an hourly wage", "no hourly wage beside an income other than loon"))
    if household is None or faults:
        raise input_refused(faults)
    along = _along(household, over, person)
    return CurveAsked(along, _by_hours(along, hours, hourly) if hours else amounts, hours, hourly, names or None)


def _along(household: Household, over: str, person: str | None) -> Along:
    try:
        return Along(household, over, person)
    except CurveRefused as refused:
        expected = f"nothing told that {over} would change"
        raise input_refused([Fault(f"household.{refused.place}", "a quantity that is told", expected)]) from refused


def _by_hours(along: Along, hours: list[Decimal], hourly: Decimal | None) -> list[Decimal]:
    """The wages of a year for hours a week. Raises Problem (400) when no wage of an hour is known."""
    try:
        wage = hourly_wage(along.law, along.facts, along.position, hourly)
    except NotSettled as unsettled:
        faults = [Fault(f"household.{place}", "nothing", "this, or hourly") for place in unsettled.needs]
        raise input_refused(faults) from unsettled
    if wage is None:
        raise input_refused([Fault("hourly", "nothing, and no minimum wage at this age", "a gross wage of an hour")])
    return [wage.a_year(one) for one in hours]


def _amounts(content: dict[str, Any], over: str, faults: list[Fault]) -> list[Decimal]:
    lowest = -_HIGHEST if over == "winst" else Decimal(0)
    first = _number(content, "from", (lowest, _HIGHEST), faults, Decimal(0))
    last = _number(content, "to", (lowest, _HIGHEST), faults, Decimal(60_000))
    step = _number(content, "step", (Decimal("0.01"), _HIGHEST), faults, Decimal(500))
    if first is None or last is None or step is None:
        return []
    if last < first:
        faults.append(Fault("to", str(last), f"an amount from {first}, where the range begins"))
        return []
    number = int((last - first) / step) + 1
    if number > MOST_POINTS:
        faults.append(Fault("step", str(step), f"a larger step: at most {MOST_POINTS} points, these are {number}"))
        return []
    return [first + place * step for place in range(number)]


def _hours(content: dict[str, Any], over: str, faults: list[Fault]) -> list[Decimal]:
    """Whole hours a week, each of them."""
    beside = [key for key in ("from", "to", "step") if key in content]
    faults += [Fault(key, "a range in euros", "no euros beside hours") for key in beside]
    value = content["hours"]
    if isinstance(value, dict) and value.keys() == {"from", "to"} and over == "loon":
        whole = [one for one in value.values() if isinstance(one, Decimal) and one == one.to_integral_value()]
        if len(whole) == 2 and 0 <= value["from"] <= value["to"] <= HOURS_OF_A_WEEK:
            return [Decimal(one) for one in range(int(value["from"]), int(value["to"]) + 1)]
    expected = f"hours of loon a week, as in {{from: 0, to: 40}}, at most {HOURS_OF_A_WEEK}"
    faults.append(Fault("hours", shown(value), expected))
    return []


def _number(
    content: dict[str, Any],
    key: str,
    within: tuple[Decimal, Decimal],
    faults: list[Fault],
    otherwise: Decimal | None = None,
) -> Decimal | None:
    """An amount of euros with at most two decimals."""
    value = content.get(key, otherwise)
    low, high = within
    if key not in content or (isinstance(value, Decimal) and low <= value <= high and value == round(value, 2)):
        return value
    faults.append(Fault(key, shown(value), f"euros with at most two decimals, from {low} to {high}"))
    return None


def _word(value: Any, place: str, allowed: tuple[str, ...], faults: list[Fault]) -> str:
    if isinstance(value, str) and value in allowed:
        return value
    faults.append(Fault(place, shown(value), f"one of {', '.join(allowed)}"))
    return allowed[0]


def _person(content: dict[str, Any], household: Household | None, faults: list[Fault]) -> str | None:
    """The id of a person of the household; None when nobody is named."""
    person = content.get("person")
    ids = [one.id for one in household.persons] if household else []
    if household and person is not None and person not in ids:
        faults.append(Fault("person", shown(person), f"the id of a person: {', '.join(ids)}"))
    return person if isinstance(person, str) else None


def _unknown_keys(content: dict[str, Any], known: tuple[str, ...]) -> list[Fault]:
    return [
        Fault(key[:80], f"an unknown key {shown(key)}", f"one of {', '.join(known)}")
        for key in sorted(content.keys() - set(known))
    ]


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
