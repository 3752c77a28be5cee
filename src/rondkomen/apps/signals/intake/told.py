"""What one row said once it was read: a signal with the person it is about, or the reasons why it is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from rondkomen.apps.signals.intake.reasons import Reason
from rondkomen.kernel import Bsn, PartialDate

CONDITIONS = ("a", "b", "c", "d")
"""The conditions of the Besluit gemeentelijke schuldhulpverlening, art. 2."""


@dataclass(frozen=True, slots=True)
class ToldPerson:
    """The person as the partner told it; an empty text or None is what was not told.

    `naam` is the name as it was written when it came in one column. `bsn` is there only when the kind of partner has a
    legal ground for it. `telefoonnummers` are in the form +31612345678.
    """

    naam: str = ""
    voornamen: str = ""
    voorletters: str = ""
    voorvoegsel: str = ""
    geslachtsnaam: str = ""
    partner_voorvoegsel: str = ""
    partner_geslachtsnaam: str = ""
    geboortedatum: PartialDate | None = None
    straat: str = ""
    huisnummer: str = ""
    huisletter: str = ""
    huisnummertoevoeging: str = ""
    postcode: str = ""
    woonplaats: str = ""
    telefoonnummers: tuple[str, ...] = ()
    email: str = ""
    bsn: Bsn | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain values of what was told, ready to be sealed: it holds the bsn in digits."""
        found: dict[str, Any] = {field.name: getattr(self, field.name) for field in fields(self)}
        found["geboortedatum"] = str(self.geboortedatum) if self.geboortedatum else ""
        found["telefoonnummers"] = list(self.telefoonnummers)
        found["bsn"] = self.bsn.digits if self.bsn else ""
        return {name: value for name, value in found.items() if value}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> ToldPerson:
        """The person again from what `as_json` gave."""
        given = dict(data)
        born, bsn = given.pop("geboortedatum", ""), given.pop("bsn", "")
        phones = tuple(given.pop("telefoonnummers", ()))
        return cls(
            **given,
            geboortedatum=PartialDate.read(born) if born else None,
            bsn=Bsn(bsn) if bsn else None,
            telefoonnummers=phones,
        )

    def as_signal_columns(self, partner: str = "", klantnummer: str = "") -> dict[str, str | None]:
        """One row of the columns that `rondkomen.matching` reads; a customer number is unique within one partner."""
        return {
            "bsn": self.bsn.digits if self.bsn else None,
            "klantnummer": f"{partner}:{klantnummer}" if partner and klantnummer else None,
            "voornamen": self.voornamen or None,
            "voorletters": self.voorletters or None,
            "voorvoegsel": self.voorvoegsel or None,
            "geslachtsnaam": self.geslachtsnaam or None,
            "partner_voorvoegsel": self.partner_voorvoegsel or None,
            "partner_geslachtsnaam": self.partner_geslachtsnaam or None,
            "geboortedatum": str(self.geboortedatum) if self.geboortedatum else None,
            "straat": self.straat or None,
            "huisnummer": self.huisnummer or None,
            "huisletter": self.huisletter or None,
            "huisnummertoevoeging": self.huisnummertoevoeging or None,
            "postcode": self.postcode or None,
            "woonplaats": self.woonplaats or None,
            "email": self.email or None,
            "telefoonnummer": self.telefoonnummers[0] if self.telefoonnummers else None,
        }


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the partner says of the four conditions; None where nothing is said.

    `agreed_on` is the day of the agreement that lays down the ones no column tells; `reminded_on` that of the reminder.
    """

    a: bool | None = None
    b: bool | None = None
    c: bool | None = None
    d: bool | None = None
    agreed_on: date | None = None
    reminded_on: date | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain values: the four as true, false or null, the days as ISO texts or null."""
        days = {
            name: day.isoformat() if (day := getattr(self, name)) else None for name in ("agreed_on", "reminded_on")
        }
        return {letter: getattr(self, letter) for letter in CONDITIONS} | days


@dataclass(frozen=True, slots=True)
class Told:
    """A row that can be a signal: `bedrag` in euro cents, days as dates.

    `remarks` are what was left out or dropped without refusing the row (a telephone number that is none; a bsn without
    a legal ground).
    """

    row: int
    soort: str
    klantnummer: str
    bedrag: int
    signaaldatum: date
    ontstaansdatum: date | None
    aantal_termijnen: int | None
    conditions: Conditions
    person: ToldPerson
    remarks: tuple[Reason, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The personal part, to be sealed: `ToldPerson.from_json` reads it again."""
        return self.person.as_json()

    def as_signal_columns(self, partner: str) -> dict[str, str | None]:
        """One row for `rondkomen.matching`, with the partner's key before the customer number."""
        return self.person.as_signal_columns(partner, self.klantnummer)


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be a signal, with every reason found; no value of the row is in it."""

    row: int
    reasons: tuple[Reason, ...]

    def as_json(self) -> list[dict[str, str]]:
        """The reasons as plain values: code and column."""
        return [reason.as_json() for reason in self.reasons]
