"""Rows under headings, as CSV files and workbooks have them: finds the columns that a profile asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rondkomen.apps.signals.intake.layout import MOST_ROWS
from rondkomen.apps.signals.intake.profiles import Profile
from rondkomen.apps.signals.intake.raw import FileRefused, RawRow, row_of
from rondkomen.apps.signals.intake.reasons import Reason

MOST_RECORDS = 4 * MOST_ROWS
"""Rows with the empty ones counted too, of which a spreadsheet may leave many."""
Record = Sequence[Any]
_TOTAL = re.compile(r"(sub|eind|grand )?totaa?l(en)?\b", re.IGNORECASE)
_CELLS_OF_TOTAL = 3
"""A line with a total has its word, an amount and perhaps a count; a signal tells more."""


class Columns:
    """Where the columns of a profile stand in a table; `width` is the number of headings, 0 where there are none."""

    def __init__(self, profile: Profile, heading_cells: Record) -> None:
        self.skip_totals = profile.skip_totals
        texts = [heading_key(cell) for cell in heading_cells]
        while texts and not texts[-1]:
            texts.pop()
        self.width = len(texts)
        twice = [one for one in profile.headings if texts.count(heading_key(one)) > 1]
        if twice:
            raise FileRefused("heading_twice", columns=", ".join(twice), row=profile.header)
        self.places = [(one, texts.index(heading_key(one))) for one in profile.headings if heading_key(one) in texts]
        found = {heading for heading, _ in self.places}
        missing = [one for one in profile.headings if one in profile.needed and one not in found]
        if missing:
            raise FileRefused(
                "heading_missing", columns=", ".join(missing), row=profile.header, number=self.width or "geen"
            )

    def rows(self, records: Iterable[tuple[int, Record]], *, is_ragged: bool) -> Iterator[RawRow]:
        """The rows of the records with something in them. Records of a ragged table may be cut off or have too much."""
        for number, record in records:
            if not is_filled(record):
                continue
            fault = ()
            if is_ragged and len(record) != self.width:
                if len(record) < self.width:
                    yield RawRow(number, {}, (Reason("too_few_cells"),))
                    continue
                if is_filled(record[self.width :]):
                    yield RawRow(number, {}, (Reason("too_many_cells"),))
                    continue
            if is_total(record):
                if self.skip_totals:
                    continue
                yield RawRow(number, {}, (Reason("is_total"),))
                continue
            yield row_of(number, [(heading, record[at]) for heading, at in self.places if at < len(record)], fault)

    def number_of_rows(self, records: Iterable[tuple[int, Record]]) -> int:
        """How many rows `rows` will give. Raises FileRefused when there are none, or more than are read."""
        number = 0
        for seen, (_, record) in enumerate(records):
            if seen > MOST_RECORDS:
                raise FileRefused("too_many_rows", most=MOST_ROWS)
            if is_filled(record) and not (self.skip_totals and is_total(record)):
                number += 1
                if number > MOST_ROWS:
                    raise FileRefused("too_many_rows", most=MOST_ROWS)
        if not number:
            raise FileRefused("no_rows")
        return number


def heading_key(cell: Any) -> str:
    """A heading as it is compared: without spaces around it, capitals do not count."""
    return " ".join(str(cell).replace("\ufeff", "").split()).casefold() if isinstance(cell, str) else ""


def is_filled(record: Record) -> bool:
    """Whether any cell has something in it."""
    return any(cell not in ("", None) and not (isinstance(cell, str) and cell.isspace()) for cell in record)


def is_total(record: Record) -> bool:
    """Whether it is a line with the total of the column above it."""
    first = next((cell for cell in record if cell not in ("", None)), "")
    if not isinstance(first, str) or not _TOTAL.match(first.strip()):
        return False
    return sum(1 for cell in record if cell not in ("", None)) <= _CELLS_OF_TOTAL
