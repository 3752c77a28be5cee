"""Telephone numbers, e-mail addresses and customer numbers, with what a spreadsheet does to them undone."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from rondkomen.apps.signals.intake.cells import CellRefused
from rondkomen.apps.signals.intake.raw import Cell

_NOT_DIGITS = re.compile(r"[\s().\-/]")
_ABROAD = re.compile(r"(?:\+|00)([1-9]\d{6,14})")
_DUTCH_LENGTH = 9
"""Digits of a Dutch number without the zero in front."""
_MAIL = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+\.[^\s@<>,;\".]{2,}")
_LONGEST_MAIL = 254
_SCIENTIFIC = re.compile(r"\d([.,]\d+)?E\+?\d+", re.IGNORECASE)
_FRACTION = re.compile(r"(\d+)[.,]0+")
_KEPT_DIGITS = 15
"""Digits that a spreadsheet keeps of a number; what comes after them it made into zeros."""
_LONGEST_NUMBER = 40


def read_telephone(cell: Cell) -> str:
    """A telephone number as +31612345678. Raises CellRefused when it cannot be one.

    A zero in front that a spreadsheet lost comes back: a Dutch number has ten digits, so nine are one without it.
    """
    text = _NOT_DIGITS.sub("", _digits(cell, "telefoon_unreadable").replace("(0)", ""))
    if found := _ABROAD.fullmatch(text):
        number = found[1]
        if number.startswith("310") and len(number) == _DUTCH_LENGTH + 3:
            number = f"31{number[3:]}"
        if number.startswith("31") and len(number) != _DUTCH_LENGTH + 2:
            raise CellRefused("telefoon_unreadable")
        return f"+{number}"
    if not (text.isascii() and text.isdigit()):
        raise CellRefused("telefoon_unreadable")
    if len(text) == _DUTCH_LENGTH + 2 and text.startswith("31"):
        return f"+{text}"
    bare = text.removeprefix("0")
    if len(bare) != _DUTCH_LENGTH or bare.startswith("0"):
        raise CellRefused("telefoon_unreadable")
    return f"+31{bare}"


def read_mail(cell: Cell) -> str:
    """An e-mail address in small letters. Raises CellRefused when it cannot be one."""
    text = cell.strip().removeprefix("mailto:").lower() if isinstance(cell, str) else ""
    if len(text) > _LONGEST_MAIL or not _MAIL.fullmatch(text):
        raise CellRefused("email_unreadable")
    return text


def read_customer_number(cell: Cell, digits: int = 0) -> str:
    """A customer number as a text, filled up with zeros to `digits`. Raises CellRefused where digits were lost."""
    text = _digits(cell, "klantnummer_mangled")
    if _SCIENTIFIC.fullmatch(text) and (isinstance(cell, Decimal) or "+" in text):
        raise CellRefused("klantnummer_mangled")
    if found := _FRACTION.fullmatch(text):
        text = found[1]
    if len(text) > _LONGEST_NUMBER:
        raise CellRefused("klantnummer_mangled")
    return text.zfill(digits) if text.isascii() and text.isdigit() else text


def _digits(cell: Cell, code: str) -> str:
    match cell:
        case str():
            return cell
        case Decimal() if cell.is_finite() and 0 <= cell.adjusted() < _KEPT_DIGITS and cell == cell.to_integral_value():
            return str(int(cell))
        case date():
            raise CellRefused("cell_is_date")
    raise CellRefused(code)
