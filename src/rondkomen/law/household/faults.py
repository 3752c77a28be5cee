"""What is wrong with a household file, one sentence per fault and where it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its place (`persons[0].income[1].amount`), what was found, and what is expected instead."""

    place: str
    found: str
    expected: str
    line: int | None = None

    def __post_init__(self) -> None:
        """A place and what was found come from the file, so that both are made short and fit on one line."""
        for name in ("place", "found"):
            object.__setattr__(self, name, on_one_line(getattr(self, name), most=120))

    def __str__(self) -> str:
        where = f"line {self.line}, {self.place}" if self.line else self.place
        return f"{where}: found {self.found}; expected {self.expected}"


class HouseholdRefused(ValueError):
    """A household description that cannot be used; `faults` has every fault found, never an empty list."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, faults)))


def on_one_line(text: str, *, most: int = 40) -> str:
    """A text without line ends, escape codes or half characters, cut off where it is long."""
    printable = "".join(character if character.isprintable() else "?" for character in text[: most + 1])
    return printable if len(text) <= most else f"{printable[:most]}..."


def shown(value: Any, *, most: int = 40) -> str:
    """A found value in a sentence: short, on one line, whatever it is."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return f"a group with {len(value)} keys"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, bool):
        return str(value).lower()
    text = on_one_line(str(value), most=most)
    return f'"{text}"' if isinstance(value, str) else text
