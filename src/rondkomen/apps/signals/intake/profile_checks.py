"""What is checked of any table of a partner profile: its keys and the types of its values; every fault is gathered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

KEYS = {
    "the file": {"profile", "columns", "date_formats", "digits", "soorten", "conditions"},
    "profile": {
        "format", "encoding", "delimiter", "quotes", "sheet", "header", "skip_totals", "amounts", "dates", "soort",
        "signaaldatum", "optional",
    },
    "condition": {"column", "yes", "no", "dated", "agreed_on"},
}  # fmt: skip


class Checks:
    """The tables of one profile, and the faults found in them so far."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.faults: list[str] = []

    def fault(self, where: str, found: str, expected: str) -> None:
        self.faults.append(f"{where}: found {found}; expected {expected}")

    def table(self, name: str) -> Mapping[str, Any]:
        value = self.data.get(name, {})
        if not isinstance(value, dict):
            self.fault(f"[{name}]", kind_of(value), "a table")
            return {}
        return value

    def known(self, table: Mapping[str, Any], kind: str, where: str) -> None:
        for name in table:
            if name not in KEYS[kind]:
                self.fault(where, f"the key {name[:40]}", f"some of {', '.join(sorted(KEYS[kind]))}")

    def choice(self, head: Mapping[str, Any], name: str, choices: tuple[str, ...]) -> str | None:
        value = head.get(name)
        if value is not None and value not in choices:
            self.fault(f"[profile] {name}", shown(value), f"one of {', '.join(choices)}")
            return None
        return value

    def of_type(self, head: Mapping[str, Any], name: str, wanted: type, expected: str) -> Any:
        value = head.get(name)
        if value is not None and not isinstance(value, wanted):
            self.fault(f"[profile] {name}", shown(value), expected)
            return None
        return value

    def number(self, table: Mapping[str, Any], name: str, where: str, low: int, high: int) -> int | None:
        value = table.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.fault(where, shown(value), f"a whole number from {low} to {high}")
            return None
        return value

    def texts(self, value: Any, where: str, expected: str) -> tuple[str, ...]:
        values = [value] if isinstance(value, str) else value
        good = isinstance(values, list) and values and all(isinstance(one, str) and one.strip() for one in values)
        if not good:
            self.fault(where, shown(value), expected)
            return ()
        return tuple(one.strip() for one in values)


def kind_of(value: Any) -> str:
    names = {str: "a text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return names.get(type(value), "a date")


def shown(value: Any) -> str:
    """A value of the profile as a message shows it: profiles hold no personal data, but may hold anything long."""
    return repr(value)[:60] if isinstance(value, str | int | float) else kind_of(value)
