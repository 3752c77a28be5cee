"""Reads single values of a household description and notes every fault with its place and line."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, TypeVar

from rondkomen.law.household.document import Lines
from rondkomen.law.household.faults import Fault, HouseholdRefused, shown

_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,39}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MUNICIPALITY = re.compile(r"GM[0-9]{4}")
_MOST_FAULTS = 100
_DIGITS_OF_CENTS = 12

T = TypeVar("T")


class Values:
    """Reads values; what cannot be used gives None and a fault."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.faults: list[Fault] = []

    def fault(self, place: str, found: Any, expected: str, *, words: bool = False) -> None:
        """Note what was found at a place and what is expected; `words` when `found` is part of a sentence already.

        Raises HouseholdRefused when there are so many faults that nobody would read more.
        """
        line = self.lines.get(place)
        if line is None and self.lines:
            line = self.lines.get(place.rpartition(".")[0])
        self.faults.append(Fault(place or "file", found if words else shown(found), expected, line))
        if len(self.faults) >= _MOST_FAULTS:
            raise HouseholdRefused(self.faults)

    def group(self, content: Any, place: str, keys: tuple[str, ...]) -> dict[str, Any] | None:
        """A group whose keys are all known; unknown keys are faults."""
        if not isinstance(content, dict):
            self.fault(place, content, f"a group with {', '.join(keys)}")
            return None
        for key in (key for key in content if key not in keys):
            near = get_close_matches(str(key), keys, n=1)
            hint = f"{near[0]} perhaps; known keys are " if near else "one of "
            inner = f"{place}.{key}" if place else str(key)
            self.fault(inner, f"an unknown key {shown(str(key))}", hint + ", ".join(keys), words=True)
        return content

    def one(self, group: dict[str, Any], place: str, key: str, read: Callable[[Any, str], T | None]) -> T | None:
        """A value under a key, read when it is there."""
        return None if group.get(key) is None else read(group[key], f"{place}.{key}" if place else key)

    def many(self, value: Any, place: str, what: str) -> list[Any]:
        """A list of something."""
        if isinstance(value, list):
            return value
        self.fault(place, value, f"a list of {what}")
        return []

    def name(self, value: Any, place: str) -> str | None:
        """The id of a person."""
        text = str(value) if isinstance(value, Decimal) else value
        if isinstance(text, str) and _ID.fullmatch(text):
            return text
        self.fault(place, value, "an id of letters, digits, _ and -, at most 40")
        return None

    def word(self, value: Any, place: str, words: tuple[str, ...]) -> str | None:
        """One of a closed set of words."""
        if isinstance(value, str) and value in words:
            return value
        self.fault(place, value, f"one of {', '.join(words)}")
        return None

    def truth(self, value: Any, place: str) -> bool | None:
        """True or false."""
        if isinstance(value, bool):
            return value
        self.fault(place, value, "true or false")
        return None

    def municipality(self, value: Any, place: str) -> str | None:
        """The code of a municipality."""
        if isinstance(value, str) and _MUNICIPALITY.fullmatch(value):
            return value
        self.fault(place, value, "a municipality code, as in GM9999")
        return None

    def day(self, value: Any, place: str) -> date | None:
        """A day."""
        if isinstance(value, date):
            return value
        if isinstance(value, str) and _DAY.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass  # a day that no calendar has, as 2026-02-30
        self.fault(place, value, "a day as year-month-day, as in 1990-05-01")
        return None

    def number(self, value: Any, place: str) -> Decimal | None:
        """A finite number."""
        if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
            self.fault(place, value, "a number, as in 650.00, without quotes, thousands separator or euro sign")
            return None
        return Decimal(value)

    def amount(self, value: Any, place: str, highest: Decimal, *, negative: bool = False) -> Decimal | None:
        """Euros with at most two decimals, not below zero unless `negative`."""
        number = self.number(value, place)
        if number is None:
            return None
        if not -highest <= number <= highest:
            is_cents = number.adjusted() < _DIGITS_OF_CENTS and number == number.to_integral_value()
            cents = f"; if these are cents, write {number / 100:.2f}" if is_cents else ""
            self.fault(place, value, f"euros, at most {highest:.0f}{cents}")
        elif number != round(number, 2):
            self.fault(place, value, "euros with at most two decimals")
        elif number < 0 and not negative:
            self.fault(place, value, "an amount that is not below zero")
        else:
            return number
        return None
