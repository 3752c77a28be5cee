"""A row as it stands in a file, with only what the profile asks for, and the refusal of a file as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from rondkomen.apps.signals.intake.layout import LONGEST_CELL
from rondkomen.apps.signals.intake.reasons import Reason, file_codes, file_text

Cell = str | Decimal | date | bool
"""What a cell can hold: a text without spaces around it, a number, a day, or yes and no. An empty cell is left out."""


class FileRefused(ValueError):
    """A file that cannot be read at all; nothing of it is taken in. `text` says why in a language, never with data.

    `code` is one of `reasons.toml`; who refuses a file for a reason of their own gives a sentence in its place.
    """

    def __init__(self, code: str, **places: object) -> None:
        self.code = code
        self.places = places
        super().__init__(self.text())

    def text(self, language: str = "nl") -> str:
        """What was found, what is expected and what to do."""
        return file_text(self.code, language, self.places) if self.code in file_codes() else self.code


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row: its number as a person sees it in the file, its cells by heading, and what is wrong as it stands."""

    number: int
    cells: Mapping[str, Cell]
    faults: tuple[Reason, ...] = ()


class Rows:
    """The rows of a file, one after the other; how many there are is known before the first is read."""

    def __init__(self, number_of_rows: int, rows: Iterator[RawRow]) -> None:
        self.number_of_rows = number_of_rows
        self._rows = rows

    def __iter__(self) -> Iterator[RawRow]:
        return self

    def __next__(self) -> RawRow:
        return next(self._rows)


class Unreadable:
    """A value that is no single value, or none at all: a list in a JSON row, NaN."""


_EMPTY = frozenset(["-", "--", "NULL", "(null)", "#LEEG!"])
_ERRORS = frozenset(
    [
        "#N/A", "#N/B", "#REF!", "#VERW!", "#VALUE!", "#WAARDE!", "#DIV/0!", "#DEEL/0!", "#NAME?", "#NAAM?", "#NUM!",
        "#GETAL!", "#NULL!", "#CALC!", "#SPILL!",
    ]
)  # fmt: skip
_MANGLED = ("\ufffd", "Ã©", "Ã«", "Ã¨", "Ã¶", "Ã¼", "Ã¯", "Ã¡", "Ã³", "Ã§", "Ã±", "â‚¬")
"""Signs of letters that were written in one encoding and read in another."""


def row_of(number: int, values: list[tuple[str, Any]], faults: tuple[Reason, ...] = ()) -> RawRow:
    """A row from the values under the headings that are asked for."""
    cells: dict[str, Cell] = {}
    found: list[Reason] = []
    for heading, value in values:
        cell = text_cell(value) if type(value) is str else _cell(value)
        if cell is None or cell == "":
            continue
        if isinstance(cell, _Fault):
            found.append(Reason(cell.code, heading))
        else:
            cells[heading] = cell
    return RawRow(number, cells, (*faults, *found))


class _Fault:
    def __init__(self, code: str) -> None:
        self.code = code


_TOO_LONG, _CONTROL, _LETTERS = (
    _Fault("cell_too_long"),
    _Fault("cell_with_control_signs"),
    _Fault("cell_with_mangled_letters"),
)
_FORMULA, _ERROR, _UNREADABLE = _Fault("cell_with_formula"), _Fault("cell_with_error"), _Fault("cell_unreadable")


def text_cell(value: str) -> str | _Fault:
    """A text without the spaces around it, with one space for every run of them; empty when it says nothing."""
    text = value.strip()
    if text.isascii() and text.isprintable() and len(text) < LONGEST_CELL and text[:1] not in _TELLING:
        return " ".join(text.split()) if "  " in text else text
    return _looked_at(text)


_TELLING = frozenset("=#'-N(")


def _looked_at(text: str) -> str | _Fault:
    if len(text) > LONGEST_CELL:
        return _TOO_LONG
    text = " ".join(text.split())
    if text in _EMPTY:
        return ""
    if text.upper() in _ERRORS:
        return _ERROR
    if text.startswith("="):
        # ="0612" is how a spreadsheet is told to keep the zero in front.
        quoted = text[1:].strip()
        if len(quoted) > 1 and quoted[0] == quoted[-1] == '"' and '"' not in quoted[1:-1]:
            return text_cell(quoted[1:-1])
        return _FORMULA
    if text.startswith("'") and text[1:2].isdigit():
        text = text[1:]
    if not text.isprintable():
        # Signs that are not to be seen and mean nothing: soft hyphens, byte order marks, marks of direction.
        text = "".join(one for one in text if one not in _UNSEEN).strip()
        if not text.isprintable():
            return _CONTROL
    if any(sign in text for sign in _MANGLED):
        return _LETTERS
    return text


_UNSEEN = frozenset("\u00ad\ufeff\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060")


def _cell(value: Any) -> Cell | _Fault | None:
    """A value that is no text: a number as an exact one, a moment as its day."""
    match value:
        case None:
            return None
        case bool():
            return value
        case datetime():
            return value.date()
        case date():
            return value
        case int():
            return Decimal(value)
        case float():
            return Decimal(int(value)) if value.is_integer() else Decimal(repr(value))
        case Decimal():
            return value
        case time() | timedelta():
            return _Fault("cell_is_time")
    return _UNREADABLE
