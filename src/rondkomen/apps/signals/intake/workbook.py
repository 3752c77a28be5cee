"""An XLSX workbook: taken apart and looked through before it is opened, so that a bomb or a hole in it does no harm."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from rondkomen.apps.signals.intake.layout import MOST_CELLS
from rondkomen.apps.signals.intake.profiles import Profile
from rondkomen.apps.signals.intake.raw import FileRefused, Rows
from rondkomen.apps.signals.intake.swapped_dates import swapped_columns, without_swapped
from rondkomen.apps.signals.intake.tables import Columns

LARGEST_UNPACKED = 400 * 1024 * 1024
"""Bytes of a workbook unpacked: some four times what 250,000 rows of 30 cells take."""
MOST_PARTS = 500
"""Files in a workbook; one with a few sheets has about twenty."""
_CHUNK = 1024 * 1024
_KEPT = (".xml", ".rels")
# Where a cell or row says it stands. The reader makes room for the rectangle around all cells, so one cell far away
# would take all memory there is; spaces and either quote, as XML allows.
_PLACE = re.compile(rb"""\br\s*=\s*["']([^"'<>]{0,40})["']""")
_CELL = re.compile(rb"([A-Za-z]{0,3})([0-9]{0,7})")


def workbook_rows(content: bytes, profile: Profile) -> Rows:
    """The rows of one sheet. Raises FileRefused before the first row when the workbook cannot be read."""
    packed = _repacked(content)
    with _damage_refused():
        sheet = _sheet(CalamineWorkbook.from_filelike(packed), profile.sheet)
        left = [""] * (sheet.start or (0, 0))[1]

        def records(skipped: int = profile.header) -> Iterator[tuple[int, list[Any]]]:
            for number, record in enumerate(sheet.iter_rows(), 1):
                if number > skipped:
                    yield number, [*left, *record]

        columns = Columns(profile, _headings(records(0), profile.header))
        number = columns.number_of_rows(records())
        swapped = swapped_columns(profile, columns.places, records())
    return Rows(number, without_swapped(columns.rows(records(), is_ragged=False), swapped))


@contextmanager
def _damage_refused() -> Iterator[None]:
    try:
        yield
    except FileRefused:
        raise
    except (CalamineError, ValueError, OverflowError):
        raise FileRefused("workbook_damaged") from None
    except BaseException as error:
        # A fault inside the reader comes as a PanicException, which is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise FileRefused("workbook_damaged") from None


def _headings(records: Iterator[tuple[int, list[Any]]], header: int) -> list[Any]:
    """The headings; where there are none, the numbers of the columns."""
    for number, record in records:
        if header and number == header:
            return record
        if not header:
            return [str(at) for at in range(1, len(record) + 1)]
    raise FileRefused("no_rows")


def _repacked(content: bytes) -> io.BytesIO:
    """The workbook in a new package of just the parts that were looked through: two readers may see one differently."""
    packed = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
            names = [one.filename for one in old.infolist()]
            if len(names) > MOST_PARTS or len(set(names)) < len(names):
                raise FileRefused("workbook_too_large")
            room = LARGEST_UNPACKED
            for part in old.infolist():
                if part.flag_bits & 1:
                    raise FileRefused("workbook_locked")
                if part.filename.endswith(_KEPT):
                    data = _unpacked(old, part, room)
                    room -= len(data)
                    _check_places(data)
                    new.writestr(part.filename, data)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        if isinstance(error, FileRefused):
            raise
        raise FileRefused("workbook_damaged") from None
    packed.seek(0)
    return packed


def _unpacked(package: zipfile.ZipFile, part: zipfile.ZipInfo, room: int) -> bytes:
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise FileRefused("workbook_damaged")
    if part.file_size > room:
        raise FileRefused("workbook_too_large")
    chunks = []
    with package.open(part) as file:
        while chunk := file.read(_CHUNK):
            room -= len(chunk)
            if room < 0:
                raise FileRefused("workbook_too_large")
            chunks.append(chunk)
    return b"".join(chunks)


def _check_places(data: bytes) -> None:
    if b"\0" in data[:200]:
        raise FileRefused("workbook_damaged")  # UTF-16, which nobody writes and which would hide the places
    lowest, rightmost = 0, 0
    for place in set(_PLACE.findall(data)):
        found = _CELL.fullmatch(place)
        if b"&" in place:
            raise FileRefused("workbook_damaged")
        if found:
            lowest = max(lowest, int(found[2] or 0))
            rightmost = max(rightmost, _column(found[1]))
    if lowest * max(rightmost, 1) > MOST_CELLS:
        raise FileRefused("workbook_too_large")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _sheet(workbook: Any, name: str) -> Any:
    """The sheet that the profile names, else the only one to be seen that has something in it."""
    sheets = [one for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    if name:
        if name not in [one.name for one in sheets]:
            raise FileRefused("sheet_missing", sheet=name)
        return workbook.get_sheet_by_name(name)
    seen = [workbook.get_sheet_by_name(one.name) for one in sheets if one.visible == SheetVisibleEnum.Visible]
    filled = [sheet for sheet in seen if sheet.height]
    if not filled:
        raise FileRefused("no_rows")
    if len(filled) > 1:
        raise FileRefused("several_sheets", number=len(filled))
    return filled[0]
