"""Finds columns in which a spreadsheet with American settings swapped the day and the month of what it could read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from rondkomen.apps.signals.intake.layout import DATE_FIELDS
from rondkomen.apps.signals.intake.profiles import Profile
from rondkomen.apps.signals.intake.raw import RawRow
from rondkomen.apps.signals.intake.reasons import Reason

_LAST_MONTH = 12
_TEXT = re.compile(r"\s*(\d{1,2})[-/. ]\d{1,2}[-/. ]\d{2,4}\b")


def swapped_columns(
    profile: Profile, places: Sequence[tuple[str, int]], records: Iterable[tuple[int, Sequence[Any]]]
) -> frozenset[str]:
    """The headings under which 03-04-2026 became the fourth of March while 25-04-2026 stayed a text.

    That is what such a spreadsheet leaves: dates of which no day is above twelve, beside texts of which every day is.
    """
    wanted = {one for name in DATE_FIELDS for one in profile.columns.get(name, ())}
    looked_at = {heading: at for heading, at in places if heading in wanted}
    real: dict[str, set[bool]] = {heading: set() for heading in looked_at}
    texts: dict[str, set[bool]] = {heading: set() for heading in looked_at}
    for _, record in records:
        for heading, at in looked_at.items():
            value = record[at] if at < len(record) else None
            if isinstance(value, date):
                real[heading].add(value.day > _LAST_MONTH)
            elif isinstance(value, str) and (found := _TEXT.match(value)):
                texts[heading].add(int(found[1]) > _LAST_MONTH)
    return frozenset(one for one in looked_at if real[one] == {False} and texts[one] == {True})


def without_swapped(rows: Iterator[RawRow], swapped: frozenset[str]) -> Iterator[RawRow]:
    """The rows, with a fault where a date stands in such a column: nobody can say which day was meant."""
    for row in rows:
        found = tuple(one for one in swapped if isinstance(row.cells.get(one), date))
        if found:
            faults = tuple(Reason("day_swapped_by_spreadsheet", one) for one in sorted(found))
            row = replace(row, faults=row.faults + faults)
        yield row
