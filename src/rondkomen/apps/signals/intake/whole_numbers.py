"""Whole numbers and texts from cells that a spreadsheet may have made a number of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from rondkomen.apps.signals.intake.cells import CellRefused
from rondkomen.apps.signals.intake.raw import Cell

_LONGEST_NUMBER = 20


def number_text(cell: Cell) -> str:
    """A text, or a whole number as a text. Raises CellRefused for what is neither."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Decimal) and is_whole(cell):
        return str(int(cell))
    raise CellRefused("cell_is_date" if isinstance(cell, date) else "cell_unreadable")


def is_whole(number: Decimal, digits: int = _LONGEST_NUMBER) -> bool:
    """Whether it is a whole number of at most so many digits; a wild exponent is none."""
    return number.is_finite() and abs(number.adjusted()) < digits and number == number.to_integral_value()


def read_count(cell: Cell, most: int, code: str) -> int:
    """A whole number from 0 to `most`. Raises CellRefused with the code that is given."""
    text = cell.removesuffix(".0").removesuffix(",0") if isinstance(cell, str) else ""
    if isinstance(cell, Decimal) and is_whole(cell):
        text = str(int(cell))
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER) or int(text) > most:
        raise CellRefused(code)
    return int(text)
