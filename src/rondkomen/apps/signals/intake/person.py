"""The person that a row is about: name, birth date, address and how to reach them, from whichever columns tell it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rondkomen.apps.signals.intake.addresses import (
    HouseNumber,
    read_postcode,
    split_address,
    split_number,
    split_postcode_and_place,
)
from rondkomen.apps.signals.intake.cells import CellRefused
from rondkomen.apps.signals.intake.contacts import read_mail, read_telephone
from rondkomen.apps.signals.intake.days import read_birth
from rondkomen.apps.signals.intake.kinds import PartnerKind
from rondkomen.apps.signals.intake.names import NameParts, check_natural_person, split_name
from rondkomen.apps.signals.intake.raw import Cell
from rondkomen.apps.signals.intake.reading import RowReading
from rondkomen.apps.signals.intake.told import ToldPerson
from rondkomen.apps.signals.intake.whole_numbers import number_text
from rondkomen.kernel import Bsn, BsnRefused

_BETWEEN_NUMBERS = re.compile(r"\s*(?:[;,|/]|\bof\b|\ben\b)\s*")
_ADDRESS_FIELDS = ("adres", "straat", "huisnummer", "postcode", "postcode_woonplaats", "woonplaats")


@dataclass(slots=True)
class _Address:
    straat: str = ""
    number: HouseNumber | None = None
    postcode: str = ""
    woonplaats: str = ""


def read_person(reading: RowReading, kind: PartnerKind, on: date) -> ToldPerson:
    """The person, as far as the cells can be read; what is wrong or missing is a reason in the reading."""
    bsn = _bsn(reading, kind)
    name = _name(reading, is_needed=bsn is None)
    address = _address(reading, is_needed=bsn is None)
    number = address.number or HouseNumber("")
    return ToldPerson(
        naam=reading.text("naam"),
        voornamen=name.voornamen,
        voorletters=name.voorletters,
        voorvoegsel=name.voorvoegsel,
        geslachtsnaam=name.geslachtsnaam,
        partner_voorvoegsel=reading.text("partner_voorvoegsel"),
        partner_geslachtsnaam=reading.text("partner_geslachtsnaam"),
        geboortedatum=reading.read("geboortedatum", read_birth, reading.profile.formats_of("geboortedatum"), on),
        straat=address.straat,
        huisnummer=number.huisnummer,
        huisletter=number.huisletter,
        huisnummertoevoeging=number.huisnummertoevoeging,
        postcode=address.postcode,
        woonplaats=address.woonplaats,
        telefoonnummers=_telephones(reading),
        email=_mail(reading),
        bsn=bsn,
    )


def _bsn(reading: RowReading, kind: PartnerKind) -> Bsn | None:
    if not reading.has("bsn"):
        return None
    if not kind.bsn.ground:
        reading.remark("bsn_without_ground", "bsn")
        return None
    return reading.read("bsn", _read_bsn)


def _read_bsn(cell: Cell) -> Bsn | None:
    text = number_text(cell)
    if not text.strip("0"):
        return None
    try:
        return Bsn(text)
    except BsnRefused:
        raise CellRefused("bsn_unreadable") from None


def _name(reading: RowReading, *, is_needed: bool) -> NameParts:
    surname = reading.text("geslachtsnaam")
    if surname:
        try:
            check_natural_person(surname)
        except CellRefused as refusal:
            reading.refuse(refusal.code, "geslachtsnaam")
        return NameParts(reading.text("voornamen"), reading.text("voorletters"), reading.text("voorvoegsel"), surname)
    whole = reading.text("naam")
    if not whole:
        if is_needed and not reading.is_refused("naam", "geslachtsnaam"):
            reading.refuse("naam_missing", "geslachtsnaam" if "geslachtsnaam" in reading.profile.columns else "naam")
        return NameParts()
    try:
        parts = split_name(whole)
    except CellRefused as refusal:
        reading.refuse(refusal.code, "naam")
        return NameParts()
    if parts.is_of_two:
        reading.remark("naam_of_two", "naam")
    return NameParts(
        reading.text("voornamen") or parts.voornamen,
        reading.text("voorletters") or parts.voorletters,
        reading.text("voorvoegsel") or parts.voorvoegsel,
        parts.geslachtsnaam,
    )


def _address(reading: RowReading, *, is_needed: bool) -> _Address:
    found = _Address(straat=reading.text("straat"), woonplaats=reading.text("woonplaats"))
    before = len(reading.reasons)
    _read_number(reading, found)
    if reading.has("postcode"):
        found.postcode = reading.read("postcode", read_postcode) or ""
    elif reading.has("postcode_woonplaats"):
        code, place = reading.read("postcode_woonplaats", _postcode_and_place) or ("", "")
        found.postcode, found.woonplaats = code, found.woonplaats or place
    if not is_needed or len(reading.reasons) > before or reading.is_refused(*_ADDRESS_FIELDS):
        return found
    if not any(reading.has(name) for name in _ADDRESS_FIELDS):
        reading.refuse("adres_missing", "adres" if "adres" in reading.profile.columns else "postcode")
    elif found.number is None:
        reading.refuse("huisnummer_missing", "huisnummer" if "huisnummer" in reading.profile.columns else "adres")
    elif not found.postcode and not (found.straat and found.woonplaats):
        reading.refuse("adres_incomplete", "postcode")
    return found


def _read_number(reading: RowReading, found: _Address) -> None:
    """The house number from its own columns, else from behind the street."""
    if reading.has("huisnummer"):
        found.number = reading.read("huisnummer", _whole_number, reading)
        return
    field = "adres" if reading.has("adres") else "straat"
    whole = reading.text(field)
    if not whole:
        return
    try:
        parts = split_address(whole)
        found.number = _whole_number(parts.number, reading)
    except CellRefused as refusal:
        # A street alone is no fault of the street: then the number is what is missing.
        if field == "adres" or refusal.code != "adres_unreadable":
            reading.refuse(refusal.code, field)
        return
    found.straat = parts.straat
    found.postcode, found.woonplaats = parts.postcode, found.woonplaats or parts.woonplaats


def _whole_number(cell: Cell, reading: RowReading) -> HouseNumber:
    """The number, with letter and addition from their own columns where these are filled."""
    split = split_number(cell)
    letter = reading.text("huisletter") or split.huisletter
    addition = reading.text("huisnummertoevoeging") or split.huisnummertoevoeging
    if addition.casefold() == letter.casefold() and not reading.text("huisletter"):
        addition = ""  # the same letter, once glued to the number and once in its own column
    return HouseNumber(split.huisnummer, letter, addition)


def _postcode_and_place(cell: Cell) -> tuple[str, str]:
    return split_postcode_and_place(number_text(cell))


def _telephones(reading: RowReading) -> tuple[str, ...]:
    found: list[str] = []
    for cell in reading.all("telefoonnummer"):
        try:
            found += _telephones_in(cell)
        except CellRefused:
            reading.remark("telefoon_unreadable", "telefoonnummer")
    return tuple(dict.fromkeys(found))


def _telephones_in(cell: Cell) -> list[str]:
    try:
        return [read_telephone(cell)]
    except CellRefused:
        # Two numbers in one cell; a slash inside one number was read above.
        if not isinstance(cell, str) or not _BETWEEN_NUMBERS.search(cell):
            raise
        return [read_telephone(part) for part in _BETWEEN_NUMBERS.split(cell) if part]


def _mail(reading: RowReading) -> str:
    for cell in reading.all("email"):
        try:
            return read_mail(cell)
        except CellRefused:
            reading.remark("email_unreadable", "email")
    return ""
