"""The columns of an extract of residents, and how each is read: docs/how-to/connect-the-resident-register.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rondkomen.gateways.brp.base import UNKNOWN_DAY
from rondkomen.kernel import AddressRefused, Bsn, BsnRefused, PartialDate
from rondkomen.kernel.address import postcode

_CODE = re.compile(r"(?:GM)?([0-9]{4})")
_DAY = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})")
_UNKNOWN = ("00000000", "0000-00-00", "00-00-0000")
_YES = frozenset(("1", "2", "3", "4", "5", "6", "7", "j", "ja", "true", "x"))
_NO = frozenset(("", "0", "n", "nee", "false"))


class ValueRefused(ValueError):
    """A value that cannot stand in its column; the message says what is expected and repeats nothing."""


@dataclass(frozen=True, slots=True)
class ColumnOfFile:
    """A column by name: how a value becomes the text that is kept, and whether each row needs one."""

    name: str
    read: Callable[[str], str]
    is_needed: bool = False


def _text(written: str) -> str:
    if len(written) > 200 or not written.isprintable():
        raise ValueRefused("a text of at most 200 letters")
    return written


def _bsn(written: str) -> str:
    try:
        return Bsn(written).digits
    except BsnRefused:
        raise ValueRefused("a burgerservicenummer: nine digits that pass the eleven-test") from None


def _date(written: str) -> str:
    """A date as far as it is known; empty where it is unknown altogether."""
    if written in _UNKNOWN:
        return ""
    found = _DAY.fullmatch(written)
    try:
        return str(PartialDate.read(f"{found[3]}{found[2]:0>2}{found[1]:0>2}" if found else written))
    except ValueError:
        raise ValueRefused("a date as 1985-03-02, 19850302 or 02-03-1985, with zeros for what is unknown") from None


def _past(written: str) -> str:
    """A date on which something ended: unknown altogether, it still did."""
    return UNKNOWN_DAY if written in _UNKNOWN else _date(written)


def _postcode(written: str) -> str:
    try:
        return postcode(written)
    except AddressRefused:
        raise ValueRefused("a postcode as 1234AB, or nothing") from None


def _huisnummer(written: str) -> str:
    number = written.lstrip("0")
    if not re.fullmatch(r"[0-9]{1,5}", number):
        raise ValueRefused("a house number of 1 to 99999, or nothing")
    return number


def _municipality(written: str) -> str:
    found = _CODE.fullmatch(written.upper().zfill(4))
    if found is None:
        raise ValueRefused("the code of a municipality, as 0363 or GM0363, or nothing")
    return f"GM{found[1]}"


def _yes(written: str) -> str:
    if written.casefold() in _YES:
        return "J"
    if written.casefold() in _NO:
        return ""
    raise ValueRefused("0 or N for no, and J or 1 to 7 for yes")


def _choice(expected: str, choices: Mapping[str, str]) -> Callable[[str], str]:
    def read(written: str) -> str:
        try:
            return choices[written.casefold()]
        except KeyError:
            raise ValueRefused(expected) from None

    return read


COLUMNS_OF_FILE = (
    ColumnOfFile("bsn", _bsn, is_needed=True),
    ColumnOfFile("voornamen", _text),
    ColumnOfFile("voorvoegsel", _text),
    ColumnOfFile("geslachtsnaam", _text, is_needed=True),
    ColumnOfFile("naamgebruik", _choice("E, P, V or N", {one.casefold(): one for one in "EPVN"})),
    ColumnOfFile("partner_voorvoegsel", _text),
    ColumnOfFile("partner_geslachtsnaam", _text),
    ColumnOfFile(
        "geslacht",
        _choice(
            "M, V or O",
            {"m": "man", "v": "vrouw", "o": "onbekend", "man": "man", "vrouw": "vrouw", "onbekend": "onbekend"},
        ),
    ),
    ColumnOfFile("geboortedatum", _date),
    ColumnOfFile("overleden_op", _past),
    ColumnOfFile("geheimhouding", _yes),
    ColumnOfFile("in_onderzoek", _yes),
    ColumnOfFile("huishouden", _text),
    ColumnOfFile("functie_adres", _choice("W or B", {"w": "woonadres", "b": "briefadres"})),
    ColumnOfFile("straat", _text),
    ColumnOfFile("huisnummer", _huisnummer),
    ColumnOfFile("huisletter", _text),
    ColumnOfFile("huisnummertoevoeging", _text),
    ColumnOfFile("postcode", _postcode),
    ColumnOfFile("woonplaats", _text),
    ColumnOfFile("nummeraanduiding", _text),
    ColumnOfFile("woont_er_sinds", _date),
    ColumnOfFile("verhuisd_op", _past),
    ColumnOfFile("verhuisd_naar", _municipality),
)
NEEDED = tuple(one.name for one in COLUMNS_OF_FILE if one.is_needed)
