"""Reads what everything in a municipality's file has: days, source, status, texts, amounts and rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

from rondkomen.engine.functions import Table
from rondkomen.engine.parameters import STATUSES
from rondkomen.kernel import OPEN, Period
from rondkomen.law.gemeenten.model import Head, Words
from rondkomen.law.household.values import Values

HEAD = ("from", "until", "source", "status", "note")
LANGUAGES = ("nl", "en")
HIGHEST = Decimal(1_000_000)
_LONGEST = 1000
_SOURCE = re.compile(r"https://\S+\.\S|CVDR\d")
_MOST_ROWS = 150


class DatedValues(Values):
    """Reads dated values; what cannot be used gives None and a fault."""

    def day(self, value: Any, place: str) -> date | None:
        """A day without a time."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.fault(place, value, "a day without quotes, as in 2026-01-01")
        return None

    def required(self, group: dict[str, Any], place: str, keys: Iterable[str]) -> None:
        """Note a fault for every key that is not there."""
        for key in keys:
            if group.get(key) is None:
                self.fault(f"{place}.{key}", None, f"{key}, see the how-to for municipal schemes")

    def head(self, group: dict[str, Any], place: str) -> Head | None:
        """The days, source, status and note of something."""
        self.required(group, place, HEAD[:4])
        since = self.one(group, place, "from", self.day)
        until = OPEN if group.get("until") == "open" else self.one(group, place, "until", self.day)
        source = self.one(group, place, "source", self.source)
        status = self.one(group, place, "status", lambda value, where: self.word(value, where, STATUSES))
        note = self.one(group, place, "note", self.text) or ""
        if since is not None and until is not None and since > until:
            self.fault(f"{place}.until", until, f"a day that is not before {since}")
        elif since is not None and until is not None and source is not None and status is not None:
            return Head(Period(since, until), source, status, note)
        return None

    def source(self, value: Any, place: str) -> str | None:
        """Where something was read."""
        text = self.text(value, place)
        if text is not None and not _SOURCE.search(text):
            self.fault(place, text, "an https address, or a CVDR number with its article, as in CVDR719087 art. 10.1")
            return None
        return text

    def no_overlap(self, periods: Iterable[Period], place: str) -> None:
        """Note a fault where two periods have a day in common."""
        for earlier, later in pairwise(sorted(periods)):
            if earlier.overlaps(later):
                self.fault(place, f"{earlier} and {later}", "periods without a day in common", words=True)

    def text(self, value: Any, place: str) -> str | None:
        """A text that says something."""
        if isinstance(value, str) and value.strip() and len(value) <= _LONGEST:
            return " ".join(value.split())
        self.fault(place, value, f"a text of at most {_LONGEST} characters")
        return None

    def words(self, content: Any, place: str, *, with_url: bool = False) -> Words | None:
        """A text in each language, with an address where `with_url`."""
        group = self.group(content, place, (*LANGUAGES, "url") if with_url else LANGUAGES)
        if group is None:
            return None
        self.required(group, place, LANGUAGES)
        found = {language: self.one(group, place, language, self.text) for language in LANGUAGES}
        if with_url:
            found["url"] = self.one(group, place, "url", self.address)
        return {key: text for key, text in found.items() if text is not None}

    def address(self, value: Any, place: str) -> str | None:
        """The address of a page."""
        if isinstance(value, str) and value.startswith("https://") and value.isprintable() and " " not in value:
            return self.text(value, place)
        self.fault(place, value, "an address that begins with https://")
        return None

    def between(self, value: Any, place: str, lowest: Decimal, highest: Decimal) -> Decimal | None:
        """A number from `lowest` up to and including `highest`."""
        number = self.number(value, place)
        if number is not None and not lowest <= number <= highest:
            self.fault(place, value, f"a number from {lowest} to {highest}")
            return None
        return number

    def whole(self, value: Any, place: str, lowest: int, highest: int) -> Decimal | None:
        """A number without decimals."""
        number = self.between(value, place, Decimal(lowest), Decimal(highest))
        if number is not None and number != number.to_integral_value():
            self.fault(place, value, "a whole number")
            return None
        return number

    def rows(self, content: Any, place: str, key: str, highest_key: Decimal) -> Table | None:
        """A table: pairs of a key that goes up and a number."""
        listed = self.many(content, place, f"pairs of {key} and a number")
        if not 0 < len(listed) <= _MOST_ROWS:
            self.fault(place, listed, f"1 to {_MOST_ROWS} pairs of {key} and a number")
            return None
        keys: list[Decimal] = []
        values: list[Decimal] = []
        for number, row in enumerate(listed):
            where = f"{place}[{number}]"
            if not isinstance(row, list) or len(row) != 2:
                self.fault(where, row, f"a pair of {key} and a number, as in [12, 130]")
                continue
            at = self.between(row[0], where, Decimal(0), highest_key)
            value = self.between(row[1], where, Decimal(0), HIGHEST)
            if at is not None and value is not None:
                keys.append(at)
                values.append(value)
        if keys != sorted(set(keys)):
            self.fault(place, listed, "keys that go up from row to row")
        return Table(tuple(keys), tuple(values)) if keys else None
