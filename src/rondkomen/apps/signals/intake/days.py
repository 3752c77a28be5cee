"""Days as partners write them, in the forms that the profile names; a birth date may be known in part."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from rondkomen.apps.signals.intake.cells import CellRefused
from rondkomen.apps.signals.intake.raw import Cell
from rondkomen.kernel import PartialDate

YOUNGEST, OLDEST = 16, 110
"""Whole years, roughly: who is younger has no contract of their own, who is older does not live. The difference is less
than a century, so two digits of a year of birth can stand for one year at most."""
_EARLIEST_YEAR = 1900
_SERIAL_DAY_ZERO = date(1899, 12, 30)
_SERIALS = range(10_000, 100_000)
"""Day numbers of a spreadsheet, from 1927 to 2173; shorter numbers are years, longer ones dates without signs."""
_MONTHS = {
    **{"jan": 1, "feb": 2, "mrt": 3, "maa": 3, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8},
    **{"sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12},
}
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")
_PIECES = {"dd": r"(?P<d>\d{1,2})", "mm": r"(?P<m>\d{1,2})", "mmm": r"(?P<mmm>[a-z]{3,9})\.?", "yyyy": r"(?P<y>\d{4})"}
_PIECES["yy"] = r"(?P<yy>\d{2})"
_TOKEN = re.compile(r"yyyy|yy|mmm|mm|dd|.")

Parts = tuple[int, int, int, bool]
"""Year, month, day (0 where unknown) and whether the century of the year is still to be found."""


def read_day(cell: Cell, formats: tuple[str, ...]) -> date:
    """A whole day. Raises CellRefused when it cannot be read, or in more than one way."""
    if isinstance(cell, date):
        return cell
    year, month, day, is_short = _parts(_text_of(cell), formats)
    try:
        return date(year + 2000 if is_short else year, month, day)
    except ValueError:
        raise CellRefused("day_does_not_exist") from None


def read_birth(cell: Cell, formats: tuple[str, ...], on: date) -> PartialDate:
    """A birth date as far as it is known. Raises CellRefused when it cannot be read, or nobody of that age lives."""
    if isinstance(cell, date):
        year, month, day, is_short = cell.year, cell.month, cell.day, False
    else:
        year, month, day, is_short = _parts(_text_of(cell), (*formats, "yyyy", "yyyy-mm"))
    if is_short:
        year += 2000 if year + 2000 + YOUNGEST <= on.year else 1900
    try:
        # A day without its month says nothing that can be compared.
        born = PartialDate(year, month or None, (day or None) if month else None)
    except ValueError:
        raise CellRefused("day_does_not_exist") from None
    if not OLDEST >= on.year - year >= YOUNGEST:
        raise CellRefused("geboortedatum_unlikely")
    return born


def _text_of(cell: Cell) -> str:
    if isinstance(cell, bool):
        raise CellRefused("day_unreadable")
    if isinstance(cell, Decimal):
        if not cell.is_finite() or not 0 < cell < 10**9:
            raise CellRefused("day_unreadable")
        return str(int(cell))
    return str(cell)


@lru_cache(8192)
def _parts(written: str, formats: tuple[str, ...]) -> Parts:
    text = _TIME.sub("", written).lower()
    found = {parts for one in formats if (parts := _read(text, one))}
    existing = {parts for parts in found if _may_exist(parts)}
    if len(existing) > 1:
        raise CellRefused("day_ambiguous")
    if not existing:
        raise CellRefused("day_does_not_exist" if found else "day_unreadable")
    return existing.pop()


def _read(text: str, format: str) -> Parts | None:
    if format == "excel":
        if not (text.isascii() and text.isdigit() and int(text) in _SERIALS):
            return None
        day = _SERIAL_DAY_ZERO + timedelta(days=int(text))
        return day.year, day.month, day.day, False
    pattern = _pattern(format)
    found = pattern.fullmatch(text)
    if found is None and text.isdigit() and len(text) == len(format) - 1 and format.startswith("dd"):
        found = pattern.fullmatch(f"0{text}")  # a spreadsheet took the zero in front
    if found is None:
        return None
    parts = found.groupdict()
    month = _MONTHS.get(parts["mmm"][:3], 13) if "mmm" in parts else int(parts.get("m") or 0)
    return int(parts.get("y") or parts["yy"]), month, int(parts.get("d") or 0), "yy" in parts


def _may_exist(parts: Parts) -> bool:
    """Whether such a day may be, with parts that are not known."""
    year, month, day, is_short = parts
    if not is_short and year < _EARLIEST_YEAR:
        return False
    try:
        date(2000 + year if is_short else year, month or 1, day or 1)
    except ValueError:
        return False
    return True


@lru_cache(64)
def _pattern(format: str) -> re.Pattern[str]:
    tokens = _TOKEN.findall(format)
    is_glued = len(tokens) == 3 and all(token in _PIECES for token in tokens)
    pieces = [_PIECES.get(token, re.escape(token)) for token in tokens]
    pattern = "".join(pieces)
    return re.compile(pattern.replace("{1,2}", "{2}") if is_glued else pattern, re.ASCII)
