"""What is checked of any part of a decision table: its keys and the forms of its values; every fault is gathered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from rondkomen.apps.signals.decisions.table import Words
from rondkomen.apps.signals.intake.profile_checks import shown

NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
LONGEST_TEXT = 500


class Checks:
    """The faults found so far: of each the place, what was found and what is expected."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def fault(self, where: str, found: str, expected: str) -> None:
        self.faults.append(f"{where}: found {found}; expected {expected}")

    def known(self, table: Mapping[str, Any], keys: tuple[str, ...], where: str) -> None:
        for key in table:
            if key not in keys:
                self.fault(where, f"the key {key[:40]}", f"some of {', '.join(keys)}")

    def table(self, value: Any, where: str) -> Mapping[str, Any]:
        if isinstance(value, dict):
            return value
        self.fault(where, self.said(value), "a table")
        return {}

    def entries(self, value: Any, where: str, what: str) -> list[Any]:
        if isinstance(value, list) and value:
            return value
        self.fault(where, self.said(value), f"a list of {what}, one or more")
        return []

    def text(self, table: Mapping[str, Any], key: str, where: str) -> str:
        value = table.get(key)
        if isinstance(value, str) and value.strip() and len(value) <= LONGEST_TEXT:
            return value.strip()
        found = f"a text of {len(value)} characters" if isinstance(value, str) else self.said(value)
        self.fault(f"{where} {key}", found, f"a text of 1 to {LONGEST_TEXT} characters")
        return ""

    def words(self, table: Mapping[str, Any], where: str) -> Words:
        return Words(self.text(table, "nl", where), self.text(table, "en", where))

    def choice(self, table: Mapping[str, Any], key: str, choices: tuple[str, ...], where: str) -> str:
        value = table.get(key)
        if isinstance(value, str) and value in choices:
            return value
        self.fault(f"{where} {key}", self.said(value), f"one of {', '.join(choices)}")
        return ""

    def number(self, table: Mapping[str, Any], key: str, low: int, high: int, where: str) -> int:
        value = table.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.fault(f"{where} {key}", self.said(value), f"a whole number from {low} to {high}")
        return low

    def day(self, table: Mapping[str, Any], key: str, where: str, expected: str = "a date, as in 2026-01-31") -> date:
        value = table.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.fault(f"{where} {key}", self.said(value), expected)
        return date.min

    def flag(self, table: Mapping[str, Any], key: str, otherwise: bool, where: str) -> bool:
        value = table.get(key, otherwise)
        if isinstance(value, bool):
            return value
        self.fault(f"{where} {key}", self.said(value), "true or false")
        return otherwise

    def name(self, value: str, where: str) -> None:
        if not NAME.fullmatch(value):
            self.fault(where, f"the name {value[:40]!r}", "small letters, digits and _, beginning with a letter")

    @staticmethod
    def said(value: Any) -> str:
        if value is None:
            return "none"
        return str(value)[:60] if isinstance(value, Decimal) else shown(value)
