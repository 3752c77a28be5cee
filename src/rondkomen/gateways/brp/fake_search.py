"""How the BRP API checks a question and whom it finds, as its description and its published examples have it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rondkomen.gateways.brp.fake_fields import ALLOWED_OF_ONE, ALLOWED_OF_SEVERAL
from rondkomen.matching.text import fold

Faults = Sequence[tuple[str, str, str]]
"""Name of the parameter, code, and reason."""

_REQUIRED = ("required", "Parameter is verplicht.")
_SUSPENDED_AND_LEFT_OUT = "F"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: its pattern, or `integer` or `date`."""

    form: str
    is_needed: bool = False


_NAME = r"[a-zA-Z0-9À-ž \.\-\']"
_COMMON = {
    "type": Parameter(r".+", is_needed=True),
    "fields": Parameter("fields", is_needed=True),
    "gemeenteVanInschrijving": Parameter(r"[0-9]{4}"),
}
_DECEASED = {"inclusiefOverledenPersonen": Parameter("boolean")}
PARAMETERS: Mapping[str, Mapping[str, Parameter]] = {
    "RaadpleegMetBurgerservicenummer": {**_COMMON, "burgerservicenummer": Parameter("numbers", is_needed=True)},
    "ZoekMetPostcodeEnHuisnummer": {
        **_COMMON,
        **_DECEASED,
        "postcode": Parameter(r"[1-9]{1}[0-9]{3}[ ]?[A-Za-z]{2}", is_needed=True),
        "huisnummer": Parameter("integer", is_needed=True),
        "huisletter": Parameter(r"[a-zA-Z]{1}"),
        "huisnummertoevoeging": Parameter(r"[a-zA-Z0-9 \-]{1,4}"),
        "geboortedatum": Parameter("date"),
    },
    "ZoekMetGeslachtsnaamEnGeboortedatum": {
        **_COMMON,
        **_DECEASED,
        "geslachtsnaam": Parameter(rf"{_NAME}{{1,200}}|{_NAME}{{3,199}}\*{{1}}", is_needed=True),
        "geboortedatum": Parameter("date", is_needed=True),
        "voornamen": Parameter(rf"{_NAME}{{1,199}}\*{{0,1}}"),
        "voorvoegsel": Parameter(r"[a-zA-Z \']{1,10}"),
        "geslacht": Parameter(r"[MmVvOo]"),
    },
}
LIMITS = {"RaadpleegMetBurgerservicenummer": 20, "ZoekMetPostcodeEnHuisnummer": 30}
OTHERWISE = 10
"""The most people that an answer gives, from the published examples of the register."""


def limit(query: Mapping[str, Any]) -> int:
    """How many people an answer to this question may have."""
    return LIMITS.get(query["type"], OTHERWISE)


def faults_in(query: Mapping[str, Any]) -> Faults:
    """What is wrong with a question; nothing when it can be answered."""
    known = PARAMETERS.get(str(query.get("type")))
    if known is None:
        return [("type", "value", "Waarde is geen geldig zoek type.") if query.get("type") else ("type", *_REQUIRED)]
    faults = [(name, "unknownParam", "Parameter is niet verwacht.") for name in query if name not in known]
    for name, parameter in known.items():
        if query.get(name) in (None, ""):
            faults += [(name, *_REQUIRED)] if parameter.is_needed else []
        else:
            faults += _wrong(name, query[name], parameter.form, query["type"])
    return faults


def _wrong(name: str, value: Any, form: str, kind: str) -> Faults:
    match form:
        case "fields" | "numbers":
            return _wrong_list(name, value, kind)
        case "integer":
            if isinstance(value, bool) or not re.fullmatch(r"[0-9]+", str(value)):
                return [(name, "integer", "Waarde is geen geldig getal.")]
            return [] if 1 <= int(value) <= 99999 else [(name, "maximum", "Waarde is hoger dan maximum 99999.")]
        case "boolean":
            return [] if isinstance(value, bool) else [(name, "boolean", "Waarde is geen boolean.")]
        case "date":
            return [] if _is_date(value) else [(name, "date", "Waarde is geen geldige datum.")]
    if isinstance(value, str) and re.fullmatch(form, value):
        return []
    return [(name, "pattern", f"Waarde voldoet niet aan patroon ^{form}$.")]


def _wrong_list(name: str, value: Any, kind: str) -> Faults:
    if not isinstance(value, list):
        return [(name, "array", "Parameter is geen array.")]
    most = 130 if name == "fields" else 20
    if not value:
        return [(name, "minItems", "Array bevat minder dan 1 items.")]
    if len(value) > most:
        return [(name, "maxItems", f"Array bevat meer dan {most} items.")]
    if name != "fields":
        return [
            (f"{name}[{place}]", "pattern", "Waarde voldoet niet aan patroon ^[0-9]{9}$.")
            for place, one in enumerate(value)
            if not isinstance(one, str) or not re.fullmatch(r"[0-9]{9}", one)
        ]
    allowed = ALLOWED_OF_ONE if kind == "RaadpleegMetBurgerservicenummer" else ALLOWED_OF_SEVERAL
    return [
        (f"fields[{place}]", "fields", "Parameter bevat een niet bestaande veldnaam.")
        for place, one in enumerate(value)
        if one not in allowed
    ]


def _is_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False


def found(persons: Iterable[dict[str, Any]], query: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Who answers a question that has no faults."""
    return [person for person in persons if _is_served(person, query) and _fits(person, query)]


def _is_served(person: Mapping[str, Any], query: Mapping[str, Any]) -> bool:
    reason = person.get("opschortingBijhouding", {}).get("reden", {}).get("code")
    if reason == _SUSPENDED_AND_LEFT_OUT:
        return False
    is_search = query["type"] != "RaadpleegMetBurgerservicenummer"
    return not (is_search and reason == "O" and not query.get("inclusiefOverledenPersonen"))


def _fits(person: Mapping[str, Any], query: Mapping[str, Any]) -> bool:
    naam, home = person.get("naam", {}), person.get("verblijfplaats", {}).get("verblijfadres", {})
    of_person = {
        "gemeenteVanInschrijving": person.get("gemeenteVanInschrijving", {}).get("code"),
        "postcode": home.get("postcode"),
        "huisnummer": home.get("huisnummer"),
        "huisletter": home.get("huisletter"),
        "huisnummertoevoeging": home.get("huisnummertoevoeging"),
        "geboortedatum": person.get("geboorte", {}).get("datum", {}).get("datum"),
        "geslachtsnaam": naam.get("geslachtsnaam"),
        "voornamen": naam.get("voornamen"),
        "voorvoegsel": naam.get("voorvoegsel"),
        "geslacht": person.get("geslacht", {}).get("code"),
    }
    if "burgerservicenummer" in query and person["burgerservicenummer"] not in query["burgerservicenummer"]:
        return False
    return all(_same(name, query[name], value) for name, value in of_person.items() if query.get(name))


def _same(name: str, asked: Any, value: Any) -> bool:
    if value is None:
        return False
    if name == "postcode":
        return str(asked).replace(" ", "").upper() == value
    told, known = fold(str(asked)), fold(str(value).strip())
    if told.endswith("*"):
        return known.startswith(told[:-1]) and " " not in known[len(told) - 1 :]
    return told == known
