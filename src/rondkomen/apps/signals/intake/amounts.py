"""Amounts as partners write them, as euro cents; what can be read in two ways is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from statistics import median

from rondkomen.apps.signals.intake.cells import CellRefused
from rondkomen.apps.signals.intake.raw import Cell

LARGEST_AMOUNT = 10_000_000
"""Cents. No early signal of rent, energy, water or premium comes near EUR 100,000: it is a total, or cents as euros."""
ENOUGH_AMOUNTS = 20
UNLIKELY_MIDDLE = 5_000
"""Euros. Half of all signals above it would be arrears of months of rent; as cents it is EUR 50."""
_CURRENCY = re.compile(r"€|euro'?s?|eur", re.IGNORECASE)
_DUTCH = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?|\d+(,\d{1,2})?")
_ENGLISH = re.compile(r"\d{1,3}(,\d{3})+(\.\d{1,2})?|\d+(\.\d{1,2})?")
_PLAIN = re.compile(r"\d+(\.\d{1,2})?")
_WHOLE = re.compile(r"\d+")
_EITHER = re.compile(r"\d{1,3}[.,]\d{3}")
_NO_CENTS = re.compile(r"[.,]--?$")
_LONGEST = 24
_MOST_DIGITS = 15
_NOISE = Decimal("0.000001")


def read_cents(cell: Cell, format: str) -> int:
    """An amount in cents, below zero too. Raises CellRefused when it cannot be read, or in more than one way."""
    match cell:
        case Decimal():
            return _from_number(cell, format)
        case str():
            return _from_text(cell, format)
        case bool():
            raise CellRefused("bedrag_unreadable")
        case date():
            raise CellRefused("cell_is_date")


def look_like_cents(cells: Sequence[Cell]) -> bool:
    """Whether amounts of which nobody said how they are written are more likely cents than euros.

    That is when enough of them are there, none has a decimal, and as euros the middle one would be far above what an
    early signal is about.
    """
    whole = [text for cell in cells if (text := str(cell)).isascii() and text.isdigit() and len(text) <= _LONGEST]
    if len(whole) < ENOUGH_AMOUNTS or len(whole) < len(cells):
        return False
    return median(map(int, whole)) >= UNLIKELY_MIDDLE


def _from_number(number: Decimal, format: str) -> int:
    if not number.is_finite() or number.adjusted() > _MOST_DIGITS:
        raise CellRefused("bedrag_unreadable")
    cents = number if format == "cents" else number * 100
    # A spreadsheet keeps 1234.56 as 1234.5599999999999.
    rounded = cents.to_integral_value()
    if abs(cents - rounded) > _NOISE:
        raise CellRefused("bedrag_unreadable")
    return int(rounded)


@lru_cache(4096)
def _from_text(written: str, format: str) -> int:
    text = _NO_CENTS.sub("", _CURRENCY.sub("", "".join(written.split()))).replace("\u2212", "-")
    is_negative = text.startswith("-") or text.endswith("-") or (text.startswith("(") and text.endswith(")"))
    text = text.strip("+-()")
    if not text or len(text) > _LONGEST or not text.isascii():
        raise CellRefused("bedrag_unreadable")
    cents = _cents(text, format)
    return -cents if is_negative else cents


def _cents(text: str, format: str) -> int:
    if format == "cents":
        if not _WHOLE.fullmatch(text):
            raise CellRefused("bedrag_unreadable")
        return int(text)
    _check_separators(text, format)
    if format in ("1.234,56", "detect") and _DUTCH.fullmatch(text):
        return _whole_and_part(text.replace(".", "").replace(",", "."))
    if format in ("1,234.56", "detect") and _ENGLISH.fullmatch(text):
        return _whole_and_part(text.replace(",", ""))
    if format == "1234.56" and _PLAIN.fullmatch(text):
        return _whole_and_part(text)
    raise CellRefused("bedrag_unreadable")


def _check_separators(text: str, format: str) -> None:
    """`1.234` is more than a thousand or a little over one: only a profile that says which sign is which settles it."""
    if not _EITHER.fullmatch(text):
        return
    thousands = {"1.234,56": ".", "1,234.56": ","}.get(format, "")
    if not thousands or thousands not in text:
        raise CellRefused("bedrag_ambiguous")


def _whole_and_part(text: str) -> int:
    whole, _, part = text.partition(".")
    return int(whole) * 100 + int(part.ljust(2, "0") or 0)
