"""Keeps numbers about groups from telling about anybody: what rests on few records is hidden, and the rest is rounded.

A cell that rests on fewer than LEAST records is hidden. Where that leaves one hidden cell beside a total, the smallest
other cell is hidden too, so that it cannot be found back by taking away. Households are rounded to tens and euros to
thousands, each number by itself, so that sums and differences of shown numbers stay vague by more than a small cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

LEAST = 10
"""The fewest records that a shown number rests on."""
COUNTS, EUROS = 10, 1000
"""What households and euros are rounded to."""

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Cell:
    """Households and euros a year of a group, and the records that they rest on."""

    households: float = 0.0
    euros: float = 0.0
    records: int = 0

    def __add__(self, other: Cell) -> Cell:
        return Cell(self.households + other.households, self.euros + other.euros, self.records + other.records)

    @property
    def is_small(self) -> bool:
        """Whether it is about somebody, and about too few."""
        return 0 < self.records < LEAST


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown of a cell, in whole households and euros; None is hidden."""

    households: int | None
    euros: int | None


HIDDEN = Shown(None, None)


def rounded(number: float, to: int) -> int:
    """To the nearest multiple, halves away from zero."""
    whole = int(abs(number) / to + 0.5) * to
    return whole if number >= 0 else -whole


def shown(cell: Cell) -> Shown:
    """A cell that stands by itself."""
    return HIDDEN if cell.is_small else Shown(rounded(cell.households, COUNTS), rounded(cell.euros, EUROS))


def protected(cells: Mapping[Key, Cell]) -> tuple[dict[Key, Shown], Shown]:
    """What may be shown of cells that do not overlap, and of their total."""
    hidden = {key for key, cell in cells.items() if cell.is_small}
    others = sorted((key for key in cells if cells[key].records >= LEAST), key=lambda key: cells[key].records)
    for key in others if hidden else ():
        if len(hidden) > 1 and sum(cells[one].records for one in hidden) >= LEAST:
            break
        hidden.add(key)
    total = sum(cells.values(), Cell())
    return {key: HIDDEN if key in hidden else shown(cell) for key, cell in cells.items()}, shown(total)


def compared(before: Cell, after: Cell, moved: Cell) -> tuple[Shown, Shown, Shown]:
    """A number before and after, and of whom it changed.

    Where few changed, what is new stays hidden: the difference would be about them alone.
    """
    if moved.is_small:
        return shown(before), HIDDEN, HIDDEN
    change = HIDDEN if before.is_small or after.is_small else shown(moved)
    return shown(before), shown(after), change
