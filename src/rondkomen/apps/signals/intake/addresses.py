"""Addresses as partners write them: the number with its letter and addition, and an address in one column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rondkomen.apps.signals.intake.cells import CellRefused
from rondkomen.apps.signals.intake.raw import Cell
from rondkomen.apps.signals.intake.whole_numbers import number_text
from rondkomen.kernel import AddressRefused
from rondkomen.kernel.address import postcode

_NUMBER = re.compile(r"(?P<number>\d{1,5})(?!\d)(?:[.,]0+$)?\s*(?P<rest>.*)")
_LETTER = re.compile(r"[-/ ]*(?P<letter>[A-Za-z])(?![A-Za-z])[-/ ]*(?P<addition>.*)")
_MONTHS = "jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec"
_MONTH = re.compile(rf"\d{{1,2}}[-/ ]?({_MONTHS})|({_MONTHS})[-/ ]\d+")
_LONGEST_ADDITION = 12
_DIGITS_OF_POSTCODE = re.compile(r"[1-9]\d{3}(\.0+)?")
_COUNTRY = re.compile(r"^NL[\s-]*(?=\d)", re.IGNORECASE)
_POSTCODE_AND_PLACE = re.compile(r"(?:NL[\s-]*)?([1-9]\d{3}[\s.-]*[A-Za-z]{2})\b[\s,]*(.*)", re.IGNORECASE)
_INSIDE = re.compile(r"[\s,;]+((?:NL[\s-]*)?[1-9]\d{3}\s?[A-Za-z]{2})\b[\s,]*(.*)$")
_POSTBUS = re.compile(r"^(postbus|antwoordnummer|po box)\b", re.IGNORECASE)
# Streets that end in a year or two of them: Plein 1944, Plein 40-45. Only a second number is the one of the house.
_YEAR = r"1[5-9]\d{2}(?:-1[5-9]\d{2})?|40-45"
_STREET_WITH_YEAR = re.compile(rf"(?P<street>\D+\s(?:{_YEAR}))\s+(?P<number>\d.*)")
_ONLY_YEAR = re.compile(rf"(?:plein|laan|weg|straat|park|hof|singel|kade)\s(?:{_YEAR})", re.IGNORECASE)
_STREET = re.compile(r"(?P<street>.*?[^\W\d_]{2}\D*?)[\s,]+(?P<number>\d.*)")


@dataclass(frozen=True, slots=True)
class HouseNumber:
    """A house number in the parts of the BAG, as texts."""

    huisnummer: str
    huisletter: str = ""
    huisnummertoevoeging: str = ""


@dataclass(frozen=True, slots=True)
class AddressParts:
    """An address that stood in one column; the number as it was written."""

    straat: str
    number: str
    postcode: str = ""
    woonplaats: str = ""


@lru_cache(8192, typed=True)
def split_number(written: Cell) -> HouseNumber:
    """A house number with what hangs on it. Raises CellRefused when there is none, or a spreadsheet made a day of it.

    >>> split_number("12 A-2")
    HouseNumber(huisnummer='12', huisletter='A', huisnummertoevoeging='2')
    >>> split_number("12bis").huisnummertoevoeging, split_number("12-3").huisnummertoevoeging
    ('bis', '3')
    """
    if isinstance(written, bool) or (isinstance(written, str) and _MONTH.fullmatch(written.lower())):
        raise CellRefused("huisnummer_is_day" if isinstance(written, str) else "huisnummer_unreadable")
    if isinstance(written, date):
        raise CellRefused("huisnummer_is_day")
    found = _NUMBER.fullmatch(number_text(written))
    if not found or int(found["number"]) == 0:
        raise CellRefused("huisnummer_unreadable")
    rest = found["rest"].strip(" -/,.")
    letter = _LETTER.fullmatch(rest)
    addition = (letter["addition"] if letter else rest).strip(" -/,.")
    if len(addition) > _LONGEST_ADDITION:
        raise CellRefused("huisnummer_unreadable")
    return HouseNumber(str(int(found["number"])), letter["letter"].upper() if letter else "", addition)


def split_address(written: str) -> AddressParts:
    """Street and number from one column, and postcode and place when they stand behind. Raises CellRefused.

    >>> split_address("Dijkstraat 12 A, 1234 ab Waterveen")
    AddressParts(straat='Dijkstraat', number='12 A', postcode='1234AB', woonplaats='Waterveen')
    >>> split_address("Plein 1944 12").number
    '12'
    """
    if _POSTBUS.match(written):
        raise CellRefused("adres_is_postbus")
    found_code, place, text = "", "", written.strip(" ,;")
    if inside := _INSIDE.search(text):
        found_code, place = read_postcode(inside[1]), inside[2].strip(" ,;")
        text = text[: inside.start()].strip(" ,;")
    if _ONLY_YEAR.fullmatch(text):
        raise CellRefused("adres_ambiguous")
    found = _STREET_WITH_YEAR.fullmatch(text) or _STREET.fullmatch(text)
    if not found:
        raise CellRefused("adres_unreadable")
    return AddressParts(found["street"].strip(" ,"), found["number"], found_code, place)


def split_postcode_and_place(written: str) -> tuple[str, str]:
    """Postcode and place from one column. Raises CellRefused when it does not begin with a postcode."""
    found = _POSTCODE_AND_PLACE.fullmatch(written)
    if not found:
        raise CellRefused("postcode_unreadable")
    return read_postcode(found[1]), found[2].strip()


@lru_cache(8192, typed=True)
def read_postcode(written: Cell) -> str:
    """A postcode in its one form, 1234AB. Raises CellRefused when it cannot be one."""
    text = number_text(written)
    if _DIGITS_OF_POSTCODE.fullmatch(text):
        raise CellRefused("postcode_without_letters")
    try:
        return postcode(_COUNTRY.sub("", text).replace("-", "").replace(".", ""))
    except AddressRefused:
        raise CellRefused("postcode_unreadable") from None
