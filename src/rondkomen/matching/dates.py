"""Dates of birth of which a part may be unknown, in the forms in which partners and registers write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ISO = re.compile(r"^(\d{4})(?:\D(\d{1,2}))?(?:\D(\d{1,2}))?(?:[T\s].*)?$")
_DUTCH = re.compile(r"^(\d{1,2})\D(\d{1,2})\D(\d{4}|\d{2})(?:\s.*)?$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
EARLIEST, LATEST = 1850, 2150


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, month and day, 0 where unknown; `of_century` is the year without its century, -1 where unknown."""

    year: int = 0
    month: int = 0
    day: int = 0
    of_century: int = -1


UNKNOWN = PartialDate()


def parse_date(text: str) -> PartialDate:
    """A date as far as it is known; a part that cannot exist is unknown, and so is a text that is no date.

    >>> parse_date("1985-03-02"), parse_date("02-03-1985") == parse_date("19850302") == parse_date("1985-03-02")
    (PartialDate(year=1985, month=3, day=2, of_century=85), True)
    >>> parse_date("1985-00-00") == parse_date("1985"), parse_date("02-03-85")
    (True, PartialDate(year=0, month=3, day=2, of_century=85))
    """
    text = text.strip()[:40]
    if found := _COMPACT.match(text) or _ISO.match(text):
        year, month, day = (int(part or 0) for part in found.groups())
    elif found := _DUTCH.match(text):
        day, month, year = map(int, found.groups())
        if len(found[3]) == 2:
            return PartialDate(0, month, day, year) if _exists(2000, month, day) else UNKNOWN
    else:
        return UNKNOWN
    if not EARLIEST <= year <= LATEST:
        return UNKNOWN
    if 12 < month <= 31 and 0 < day <= 12:
        month, day = day, month  # written the American way
    if not _exists(year, month, day):
        month, day = (month, 0) if 1 <= month <= 12 else (0, 0)
    return PartialDate(year, month, day, year % 100)


def _exists(year: int, month: int, day: int) -> bool:
    if month == 0 and day == 0:
        return True
    longest = (31, 29 if _is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return 1 <= month <= 12 and 0 <= day <= longest[month - 1]


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
