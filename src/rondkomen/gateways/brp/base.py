"""What we ask of a register of residents: who may be meant by signals, and what it says of one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from rondkomen.kernel import PartialDate

Table = Mapping[str, Sequence[str | None]]
"""Columns of texts by name, all of one length: the table of rondkomen.matching."""

COLUMNS = (
    "person", "household", "bsn", "voornamen", "voorvoegsel", "geslachtsnaam", "partner_voorvoegsel",
    "partner_geslachtsnaam", "geboortedatum", "straat", "huisnummer", "huisletter", "huisnummertoevoeging", "postcode",
    "woonplaats", "verhuisd_op", "overleden_op",
)  # fmt: skip
"""The columns of a table of candidates, with the names of rondkomen.matching."""

LARGEST_HOUSEHOLD = 10
"""More people behind one door are no household that an address tells: a shelter, an institution."""

UNKNOWN_DAY = "1900-01-01"
"""Written in a table for a day that has passed and is not known."""


class RegisterFailed(Exception):
    """The register did not give what was asked. The message says what and where, and holds no personal datum.

    With `retry` it may go well later: the register is busy, or could not be reached.
    """

    def __init__(self, message: str, *, retry: bool = False) -> None:
        super().__init__(message)
        self.retry = retry


@dataclass(frozen=True, slots=True, repr=False)
class Residence:
    """An address at which somebody is registered, in the parts of the BAG; an absent part is the empty text."""

    straat: str = ""
    huisnummer: str = ""
    huisletter: str = ""
    huisnummertoevoeging: str = ""
    postcode: str = ""
    woonplaats: str = ""
    nummeraanduiding: str = ""
    kind: str = "woonadres"
    since: date | None = None

    @property
    def door(self) -> tuple[str, ...]:
        """What people share who live behind one door; empty where the address is not whole, or is for letters alone."""
        if self.kind == "briefadres":
            return ()
        return door_of(self.postcode, self.straat, self.huisnummer, self.huisletter, self.huisnummertoevoeging)

    @property
    def is_whole(self) -> bool:
        """Whether a house can be found by it."""
        return bool(door_of(self.postcode, self.straat, self.huisnummer, "", ""))

    def __repr__(self) -> str:
        return "Residence(•••)"


@dataclass(frozen=True, slots=True, repr=False)
class Resident:
    """What a register says of somebody, as plain values; an absent text is the empty one.

    `geboortedatum` is `1985-03-02`, `1985-03` or `1985`; `naamgebruik` is E, P, V or N; `geslacht` is man, vrouw or
    onbekend. `lives_here` is about the municipality that asks; `residence` may be an address elsewhere. `left_on` and
    `overleden_on` are absent too when the day is not wholly known. `in_onderzoek`: the register itself doubts what it
    says, so that somebody looks before writing.
    """

    bsn: str
    geslachtsnaam: str
    voornamen: str = ""
    voorvoegsel: str = ""
    naamgebruik: str = "E"
    voorvoegsel_partner: str = ""
    geslachtsnaam_partner: str = ""
    geslacht: str = "onbekend"
    geboortedatum: str = ""
    is_deceased: bool = False
    overleden_on: date | None = None
    has_geheimhouding: bool = False
    residence: Residence | None = None
    lives_here: bool = True
    left_on: date | None = None
    moved_to: str = ""
    in_onderzoek: bool = False

    def __repr__(self) -> str:
        return "Resident(•••)"


class ResidentRegister(Protocol):
    """A register of the residents of one municipality.

    `settings_name` is how the setting calls it; `number_of_residents` how many people the municipality has, however few
    of them `candidates` gives.
    """

    settings_name: str

    @property
    def number_of_residents(self) -> int: ...

    def candidates(self, signals: Table) -> Table:
        """Everybody who may be meant by these signals, with COLUMNS. Raises RegisterFailed."""
        ...

    def resident(self, person: str) -> Resident:
        """What the register says of a person, by the id of `candidates`. Raises RegisterFailed when it knows none."""
        ...


def door_of(postcode: str, straat: str, number: str, letter: str, addition: str) -> tuple[str, ...]:
    """What tells one door from another; empty where the address is not whole."""
    return (
        (postcode or straat.casefold(), number, f"{letter} {addition}".casefold())
        if number and (postcode or straat)
        else ()
    )


def households(homes: Iterable[tuple[Hashable, tuple[str, ...]]]) -> set[tuple[str, ...]]:
    """The doors behind which few enough people live to be a household, from pairs of a person and a door."""
    people = Counter(door for _, door in set(homes) if door)
    return {door for door, number in people.items() if number <= LARGEST_HOUSEHOLD}


def row_of(person: str, household: str, resident: Resident) -> dict[str, str | None]:
    """The row of a resident in a table of candidates."""
    home = resident.residence or Residence()
    here = resident.lives_here or resident.is_deceased
    return {
        "person": person,
        "household": household or None,
        "bsn": resident.bsn,
        "voornamen": resident.voornamen,
        "voorvoegsel": resident.voorvoegsel,
        "geslachtsnaam": resident.geslachtsnaam,
        "partner_voorvoegsel": resident.voorvoegsel_partner,
        "partner_geslachtsnaam": resident.geslachtsnaam_partner,
        "geboortedatum": resident.geboortedatum,
        "straat": home.straat,
        "huisnummer": home.huisnummer,
        "huisletter": home.huisletter,
        "huisnummertoevoeging": home.huisnummertoevoeging,
        "postcode": home.postcode,
        "woonplaats": home.woonplaats,
        "verhuisd_op": None if here else _day(resident.left_on),
        "overleden_op": _day(resident.overleden_on) if resident.is_deceased else None,
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else UNKNOWN_DAY


def whole(written: PartialDate | None) -> date | None:
    """The day of a date that is wholly known."""
    if written is None or written.month is None or written.day is None:
        return None
    return date(written.year, written.month, written.day)
