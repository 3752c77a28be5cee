"""A file as a partner sent it, as rows: CSV, XLSX or JSON, told apart by what is in it and not by its name."""

from __future__ import annotations

import re
from itertools import chain, islice

from rondkomen.apps.signals.intake.amounts import look_like_cents
from rondkomen.apps.signals.intake.csv_file import csv_rows
from rondkomen.apps.signals.intake.json_file import json_rows
from rondkomen.apps.signals.intake.layout import LARGEST_FILE
from rondkomen.apps.signals.intake.profiles import Profile
from rondkomen.apps.signals.intake.raw import Cell, FileRefused, RawRow, Rows
from rondkomen.apps.signals.intake.workbook import workbook_rows

__all__ = ["Cell", "FileRefused", "RawRow", "Rows", "rows_of"]

ROWS_LOOKED_AT = 1000
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = {
    b"%PDF": "PDF",
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7-Zip",
    b"Rar!": "RAR",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
_JSON = re.compile(rb"(\xef\xbb\xbf)?\s*[\[{]")
_MARKUP = re.compile(rb"(\xef\xbb\xbf)?\s*<(\?xml|!doctype|html|table)", re.IGNORECASE)


def rows_of(name: str, content: bytes, profile: Profile) -> Rows:
    """The rows of a file, with their number. Raises FileRefused at once when it cannot be read as a whole.

    The file is looked through before the first row is given, so that a file with a fault at its end is refused and not
    half taken in. `name` is what the partner calls it; it is in no message, for it may hold anything.
    """
    if not content.strip():
        raise FileRefused("empty")
    if len(content) > LARGEST_FILE:
        raise FileRefused("too_large", found=len(content) // 2**20 + 1, most=LARGEST_FILE // 2**20)
    found = _format(name, content)
    if profile.format not in ("detect", found):
        raise FileRefused("other_format", found=found.upper(), expected=profile.format.upper())
    reader = {"csv": csv_rows, "xlsx": workbook_rows, "json": json_rows}[found]
    rows = reader(content, profile)
    if profile.amounts != "detect":
        return rows
    first = list(islice(rows, ROWS_LOOKED_AT))
    if look_like_cents([cell for row in first if (cell := row.cells.get(profile.heading("bedrag"))) is not None]):
        raise FileRefused("amounts_like_cents", column=profile.heading("bedrag"))
    return Rows(rows.number_of_rows, chain(first, rows))


def _format(name: str, content: bytes) -> str:
    if content.startswith(_ZIP):
        return "xlsx"
    if content.startswith(_OLE):
        raise FileRefused("workbook_locked" if _ENCRYPTED in content else "workbook_old")
    for start, kind in _OTHERS.items():
        if content.startswith(start):
            raise FileRefused("other_kind", found=kind)
    if _MARKUP.match(content):
        raise FileRefused("other_kind", found="HTML/XML")
    if _JSON.match(content) or name.lower().endswith(".json"):
        return "json"
    return "csv"
