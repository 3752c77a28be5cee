"""Fictional residents in TOML, read and checked whole; data/ holds those of Waterveen."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from rondkomen.apps.people.kinds import (
    AddressKind,
    Channel,
    ConsentScope,
    ContactKind,
    Dagdeel,
    Geslacht,
    HouseholdRole,
    ResidenceKind,
)
from rondkomen.apps.people.registration import IdentityTold, Registration, ResidenceTold
from rondkomen.kernel import Address, Bsn, Naamgebruik, PartialDate, PersonName

_HOUSEHOLD = {"id", "story", "address", "since", "people", "earlier", "residence_kind"}
_PERSON = {
    "id", "voornamen", "voorvoegsel", "geslachtsnaam", "naamgebruik", "voorvoegsel_partner", "geslachtsnaam_partner",
    "geslacht", "geboortedatum", "role", "bsn", "since", "left_on", "left_to", "overleden_on", "geheimhouding",
    "telefoon", "mail", "language", "channel", "dagdelen", "unsafe", "consents",
}  # fmt: skip
_TOWN = "Waterveen"


class ResidentsRefused(ValueError):
    """A file with residents cannot be used; one line per fault, each with its place."""


@dataclass(frozen=True, slots=True)
class Unsafe:
    """A channel that is not safe for somebody."""

    channel: Channel
    review_on: date
    note: str


@dataclass(frozen=True, slots=True)
class Resident:
    """A person of the file: what is registered, the household role, and how to be reached."""

    registration: Registration
    earlier: ResidenceTold | None
    role: HouseholdRole
    since: date
    left_on: date | None
    contact: Mapping[ContactKind, str]
    language: str
    channel: Channel | None
    dagdelen: tuple[Dagdeel, ...]
    unsafe: tuple[Unsafe, ...]
    consents: tuple[ConsentScope, ...]


@dataclass(frozen=True, slots=True)
class FictionalHousehold:
    """People who keep house together, with the story of why they may need help."""

    id: str
    story: str
    people: tuple[Resident, ...] = field(default=())


def shipped(code: str) -> Path:
    """Where the residents that come with Rondkomen stand; the file may be absent."""
    return Path(__file__).parent / "data" / f"{code}.toml"


def read(text: str) -> list[FictionalHousehold]:
    """The households in a TOML text. Raises ResidentsRefused with every fault."""
    try:
        rows = tomllib.loads(text).get("household")
    except tomllib.TOMLDecodeError as error:
        raise ResidentsRefused(f"it is not TOML: {error}") from error
    if not isinstance(rows, list):
        raise ResidentsRefused("found no [[household]]; expected one table for each household")
    faults: list[str] = []
    found = [_household(number, row, faults) for number, row in enumerate(rows, 1)]
    numbers = [one.registration.bsn for household in found for one in household.people]
    faults += [f"a bsn occurs {numbers.count(one)} times" for one in {*numbers} if numbers.count(one) > 1]
    if faults:
        raise ResidentsRefused("\n".join(faults))
    return found


def _household(number: int, row: dict[str, Any], faults: list[str]) -> FictionalHousehold:
    place = f"household {row.get('id', number)}"
    _known(place, row, _HOUSEHOLD, faults)
    people: list[Resident] = []
    for index, person in enumerate(row.get("people", []), 1):
        where = f"{place}: {person.get('id', index)}"
        _known(where, person, _PERSON, faults)
        try:
            people.append(_resident(row, person))
        except KeyError as missing:
            faults.append(f"{where}: found no {missing.args[0]}")
        except (ValueError, TypeError) as error:
            faults.append(f"{where}: {error}")
    if not people and not faults:
        faults.append(f"{place}: found nobody; expected people")
    return FictionalHousehold(str(row.get("id", number)), str(row.get("story", "")), tuple(people))


def _known(place: str, row: dict[str, Any], known: set[str], faults: list[str]) -> None:
    faults += [
        f"{place}: found an unknown key {key!r}; known are {', '.join(sorted(known))}" for key in row.keys() - known
    ]


def _resident(household: dict[str, Any], row: dict[str, Any]) -> Resident:
    bsn = Bsn(row["bsn"])
    if not bsn.is_for_tests:
        raise ResidentsRefused("the bsn is not of the range for tests (9999...): only fictional people may stand here")
    left_on = _day(row, "left_on") if "left_on" in row else None
    here = _residence(household, household["address"], _day(row if "since" in row else household, "since"))
    before = household.get("earlier")
    earlier = _residence(household, before, _day(before, "since")) if before else None
    gone = ResidenceTold(left_on, moved_to=row.get("left_to", "")) if left_on else None
    return Resident(
        registration=Registration(_identity(row), gone or here, bsn),
        earlier=here if gone else earlier,
        role=HouseholdRole(row["role"]),
        since=(earlier or here).since,
        left_on=left_on,
        contact={kind: row[kind.value] for kind in ContactKind if kind.value in row},
        language=row.get("language", ""),
        channel=Channel(row["channel"]) if "channel" in row else None,
        dagdelen=tuple(Dagdeel(one) for one in row.get("dagdelen", ())),
        unsafe=tuple(
            Unsafe(Channel(one["channel"]), _day(one, "review_on"), one["note"]) for one in row.get("unsafe", ())
        ),
        consents=tuple(ConsentScope(one) for one in row.get("consents", ())),
    )


def _day(row: dict[str, Any], key: str) -> date:
    if type(row[key]) is not date:
        raise ResidentsRefused(f"{key}: expected a day as in 2026-01-31, without quotes")
    return row[key]


def _identity(row: dict[str, Any]) -> IdentityTold:
    return IdentityTold(
        name=PersonName(
            row.get("voornamen", ""),
            row.get("voorvoegsel", ""),
            row["geslachtsnaam"],
            Naamgebruik(row.get("naamgebruik", "E")),
            row.get("voorvoegsel_partner", ""),
            row.get("geslachtsnaam_partner", ""),
        ),
        geslacht=Geslacht(row["geslacht"]),
        geboortedatum=PartialDate.read(row["geboortedatum"]),
        overleden_on=_day(row, "overleden_on") if "overleden_on" in row else None,
        has_geheimhouding=row.get("geheimhouding", False),
    )


def _residence(household: dict[str, Any], row: dict[str, Any], since: date) -> ResidenceTold:
    address = Address(
        row["postcode"],
        row["huisnummer"],
        row.get("huisletter", ""),
        row.get("huisnummertoevoeging", ""),
        row["straat"],
        _TOWN,
    )
    kind = ResidenceKind(household.get("residence_kind", ResidenceKind.WOONADRES))
    return ResidenceTold(since, address, AddressKind(row.get("kind", AddressKind.WONING)), kind)
