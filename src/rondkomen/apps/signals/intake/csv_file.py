"""A CSV file: finds out its encoding and delimiter, looks it through once, then gives its rows when asked for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from rondkomen.apps.signals.intake.layout import DELIMITERS, MOST_ROWS
from rondkomen.apps.signals.intake.profiles import Profile
from rondkomen.apps.signals.intake.raw import FileRefused, Rows
from rondkomen.apps.signals.intake.tables import Columns, heading_key

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SAMPLE = 4096
_WINDOW = 500_000
"""Bytes of which at least one ends a line; a longer line is no row of anything."""


def csv_rows(content: bytes, profile: Profile) -> Rows:
    """The rows of a CSV file. Raises FileRefused before the first row when it cannot be read to the end."""
    _check_lines(content)
    encoding = _encoding(content, profile.encoding)
    start, hint = _hint(content, encoding)
    delimiter = _delimiter(content, encoding, profile, hint)
    table = _Table(content, encoding, delimiter, profile.quotes)
    columns = Columns(profile, table.headings(profile.header, start))
    skipped = profile.header + start
    number = columns.number_of_rows(table.records(skipped))
    # Without headings nothing says how wide the table is, so a cut-off row cannot be told from a whole one.
    rows = columns.rows(table.records(skipped), is_ragged=profile.header > 0)
    return Rows(number, rows)


class _Table:
    """The records of a CSV file from its first byte, as often as they are asked for."""

    def __init__(self, content: bytes, encoding: str, delimiter: str, quotes: bool) -> None:
        self.content, self.encoding, self.delimiter, self.quotes = content, encoding, delimiter, quotes

    def records(self, skipped: int = 0) -> Iterator[tuple[int, list[str]]]:
        """Each record after the skipped ones with its number, counted as a spreadsheet counts rows."""
        text = io.TextIOWrapper(io.BytesIO(self.content), encoding=self.encoding, newline="")
        if self.quotes:
            reader = csv.reader(text, delimiter=self.delimiter, strict=True)
        else:
            reader = csv.reader(text, delimiter=self.delimiter, quoting=csv.QUOTE_NONE)
        number = 0
        while True:
            number += 1
            try:
                record = next(reader)
            except StopIteration:
                return
            except csv.Error:
                raise FileRefused("csv_quote_open", row=number) from None
            except UnicodeError:
                raise FileRefused("wrong_encoding", encoding=self.encoding.removesuffix("-sig"), row=number) from None
            if number > skipped:
                yield number, record

    def headings(self, header: int, start: int) -> list[str]:
        """The headings; where there are none, the numbers of the columns of the first row."""
        for number, record in self.records():
            if header and number == header + start:
                return record
            if not header and number > start and record:
                return [str(at) for at in range(1, len(record) + 1)]
        raise FileRefused("no_rows")


def _check_lines(content: bytes) -> None:
    for at in range(0, len(content) - _WINDOW, _WINDOW):
        if content.find(b"\n", at, at + _WINDOW) < 0 and content.find(b"\r", at, at + _WINDOW) < 0:
            raise FileRefused("too_many_rows", most=MOST_ROWS)


def _encoding(content: bytes, wanted: str) -> str:
    mark = next((name for start, name in _MARKS.items() if content.startswith(start)), "")
    if wanted == "utf-8":
        return "utf-8-sig"
    if wanted != "detect":
        return wanted
    if mark:
        return mark
    if half := _utf_16_without_mark(content[:_SAMPLE]):
        return half
    if b"\0" in content:
        raise FileRefused("no_text")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        # Of the two that are left, bytes that are no UTF-8 can only be the other.
        return "windows-1252"
    return "utf-8-sig"


def _utf_16_without_mark(sample: bytes) -> str:
    """UTF-16 without its mark shows as a zero in every other byte of plain letters."""
    if len(sample) < 4:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    most = len(sample) // 2 * 0.7
    if odd > most and not even:
        return "utf-16-le"
    return "utf-16-be" if even > most and not odd else ""


def _hint(content: bytes, encoding: str) -> tuple[int, str]:
    """The line `sep=;` that some spreadsheets write first: how many lines it takes, and the delimiter it names."""
    try:
        line = io.TextIOWrapper(io.BytesIO(content[:_SAMPLE]), encoding=encoding, errors="replace").readline(20)
    except UnicodeError:
        raise FileRefused("wrong_encoding", encoding=encoding.removesuffix("-sig"), row=1) from None
    line = line.rstrip("\r\n").strip('"').lower()
    return (1, line[4:]) if len(line) == 5 and line.startswith("sep=") else (0, "")


def _delimiter(content: bytes, encoding: str, profile: Profile, hint: str) -> str:
    """The delimiter of the profile, else the one under which most headings of the profile are found."""
    if DELIMITERS[profile.delimiter]:
        return DELIMITERS[profile.delimiter]
    if hint in DELIMITERS.values() and hint:
        return hint
    wanted = {heading_key(one) for one in profile.headings}
    best, most = "", -1
    for delimiter in filter(None, DELIMITERS.values()):
        table = _Table(content, encoding, delimiter, profile.quotes)
        try:
            found = table.headings(profile.header, 1 if hint else 0)
        except FileRefused as refusal:
            if refusal.code == "wrong_encoding":
                raise
            continue  # under another delimiter the quotes may be right
        score = len(wanted & {heading_key(one) for one in found})
        if score > most:
            best, most = delimiter, score
    if most < 1:
        raise FileRefused("no_headings", row=profile.header)
    return best
