"""Reads a delivery that a partner sends: JSON in our own layout, or the partner's file as it is.

What stands here looks at the whole: is it JSON, is there a list of signals. The rows themselves are read by
apps.signals, each to a signal or a refusal. A fault never repeats anything out of a row.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from rondkomen.apps.signals.intake.layout import LARGEST_FILE
from rondkomen.law.household import Fault
from rondkomen.web.api.bodies import content_of
from rondkomen.web.api.problems import Problem, input_refused

JSON_TYPE = "application/json"
CSV_TYPE = "text/csv"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUFFIXES = {JSON_TYPE: ".json", CSV_TYPE: ".csv", XLSX_TYPE: ".xlsx"}

AT_ONCE = 1000
"""Rows that are worked off while the sender waits."""
MOST_TRIED = 20_000
"""Rows of a trial, which is always worked off while the sender waits."""
_BYTES_OF_XLSX_ROW = 400
"""Of a row of ten cells in a workbook, unpacked; counting rows would mean reading them."""
KENMERK = r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}"
_KENMERK = re.compile(KENMERK)
NAMELESS = "_api"
"""What a delivery is called that names itself not; no kenmerk can be this."""
_BODY = "body"
_KEYS = ("kenmerk", "vroegsignalen")


@dataclass(frozen=True, slots=True)
class Sent:
    """A delivery as it came: its bytes, the name it gets, and about how many rows it has, more rather than fewer."""

    name: str
    content: bytes
    rows: int

    @property
    def is_small(self) -> bool:
        """Whether it is worked off while the sender waits."""
        return self.rows <= AT_ONCE


def sent_in(request: HttpRequest) -> Sent:
    """The delivery in the body. Raises Problem (400, 411, 413 or 415)."""
    kind = request.content_type
    if kind not in SUFFIXES:
        raise Problem(415, f"The body must be sent as {JSON_TYPE}, {CSV_TYPE} or {XLSX_TYPE}.")
    content = content_of(request, LARGEST_FILE)
    if not content.strip():
        raise input_refused([Fault(_BODY, "nothing", "a delivery")])
    if kind == JSON_TYPE:
        return _json(content)
    rows = _lines(content) if kind == CSV_TYPE else _rows_of_workbook(content)
    return Sent(f"{NAMELESS}{SUFFIXES[kind]}", content, rows)


def check_trial(sent: Sent) -> None:
    """Raises Problem (413) when it is too much to try out."""
    if sent.rows > MOST_TRIED:
        raise Problem(413, f"At most {MOST_TRIED} rows can be tried out at once; send a part of them.")


def _lines(content: bytes) -> int:
    return max(content.count(b"\n"), content.count(b"\r"))


def _rows_of_workbook(content: bytes) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            size = sum(one.file_size for one in package.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):  # then it is refused as a whole when it is read
        size = len(content)
    return size // _BYTES_OF_XLSX_ROW


def _json(content: bytes) -> Sent:
    told = _parsed(content)
    if not isinstance(told, dict):
        raise input_refused([Fault(_BODY, _kind(told), "a JSON object")])
    faults = list(_faults(told))
    if faults:
        raise input_refused(faults)
    return Sent(f"{told.get('kenmerk', NAMELESS)}.json", content, len(told["vroegsignalen"]))


def _parsed(content: bytes) -> Any:
    try:
        text = content.decode("utf-8-sig")
        return json.loads(text, parse_int=float, object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        found = f"bytes that are not text (byte {error.start})"
        raise input_refused([Fault(_BODY, found, "UTF-8")]) from error
    except json.JSONDecodeError as error:
        where = f"text that is not JSON (line {error.lineno}, column {error.colno})"
        raise input_refused([Fault(_BODY, where, "a JSON object")]) from error
    except RecursionError as error:
        raise input_refused([Fault(_BODY, "lists or groups nested too deep", "a list of flat signals")]) from error


class _TwiceNamed(dict[str, Any]):
    """A group in which a key stands more than once; in a row that is a reason to refuse the row."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else _TwiceNamed(found)


def _faults(told: dict[str, Any]) -> Iterator[Fault]:
    """What is wrong with the whole."""
    unknown = len(told.keys() - set(_KEYS))
    if isinstance(told, _TwiceNamed):
        yield Fault(_BODY, "the same key twice", "each key once")
    if unknown:
        yield Fault(_BODY, f"{unknown} unknown key{'s' * (unknown > 1)}", f"the keys {' and '.join(_KEYS)} alone")
    if "kenmerk" in told and not (isinstance(told["kenmerk"], str) and _KENMERK.fullmatch(told["kenmerk"])):
        expected = "1 to 100 letters, digits, spaces, dots, hyphens and underscores, a letter or digit first"
        yield Fault("kenmerk", "something else", expected)
    rows = told.get("vroegsignalen")
    if not isinstance(rows, list) or not rows:
        yield Fault("vroegsignalen", _kind(rows) if rows != [] else "an empty list", "a list of signals, at least one")


def _kind(value: Any) -> str:
    """What sort of value it is, never the value."""
    words = {bool: "a truth", str: "a text", float: "a number", list: "a list", type(None): "nothing"}
    return words.get(type(value), "a group")
