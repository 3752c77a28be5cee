"""The named functions that a rule may call, on exact numbers; `possible` has their meaning for unknown ones.

Each is small enough to be compiled for a whole population. Amounts are Decimal euros (float in a batch), days are
dates, `over` is a named grouping: a truth per person of the household.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

_CENT = Decimal("0.01")
_EURO = Decimal(1)
_CERTAIN = Decimal("1E-12")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a dated number that depends on a key: `keys` ascending, `values` beside them."""

    keys: tuple[Any, ...]
    values: tuple[Any, ...]


def total(amounts: Sequence[Any], *, over: Sequence[bool]) -> Any:
    """The sum of a person's quantity over the persons of the grouping; 0 when there are none."""
    return sum((amount for amount, belongs in zip(amounts, over, strict=True) if belongs), Decimal(0))


def count(*, over: Sequence[bool]) -> Any:
    """How many persons belong to the grouping."""
    return Decimal(sum(map(bool, over)))


def any_of(truths: Sequence[bool], *, over: Sequence[bool]) -> bool:
    """Whether the truth holds for at least one person of the grouping."""
    return any(truth and belongs for truth, belongs in zip(truths, over, strict=True))


def highest(amounts: Sequence[Any], *, over: Sequence[bool]) -> Any:
    """The highest of a person's quantity within the grouping, at least 0; 0 when there is nobody."""
    return max([Decimal(0), *(amount for amount, belongs in zip(amounts, over, strict=True) if belongs)])


def _certain(amount: Any) -> Decimal:
    """The amount without what division left at its 28th digit: 1/3 of 3 is a whole again before it is cut."""
    return Decimal(amount).quantize(_CERTAIN)


def round_down_to_euro(amount: Any) -> Any:
    """Whole euros, downwards."""
    return _certain(amount).quantize(_EURO, ROUND_FLOOR)


def round_to_euro(amount: Any) -> Any:
    """Whole euros, nearest, half upwards."""
    return _certain(amount).quantize(_EURO, ROUND_HALF_UP)


def round_down_to_cent(amount: Any) -> Any:
    """Whole cents, downwards."""
    return _certain(amount).quantize(_CENT, ROUND_FLOOR)


def round_to_cent(amount: Any) -> Any:
    """Whole cents, nearest, half upwards."""
    return _certain(amount).quantize(_CENT, ROUND_HALF_UP)


def round_up_to_cent(amount: Any) -> Any:
    """Whole cents, upwards."""
    return _certain(amount).quantize(_CENT, ROUND_CEILING)


def lookup(key: Any, table: Table) -> Any:
    """The value in the last row whose key is not above `key`; below the first row it is 0."""
    position = bisect_right(table.keys, key)
    return table.values[position - 1] if position else Decimal(0)


def brackets(amount: Any, table: Table) -> Any:
    """A progressive scale: of each part of `amount` above a row's key, that row's fraction."""
    taken = Decimal(0)
    for position, (start, fraction) in enumerate(zip(table.keys, table.values, strict=True)):
        if amount <= start:
            break
        end = table.keys[position + 1] if position + 1 < len(table.keys) else amount
        taken += (min(amount, end) - start) * fraction
    return taken


def age_on(birth: date, day: date) -> Any:
    """Full years of age on a day; someone born on 29 February turns a year older on 1 March. Negative before birth."""
    return Decimal(day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day)))


def months_of_age_on(birth: date, day: date) -> Any:
    """Full months of age on a day."""
    return Decimal((day.year - birth.year) * 12 + day.month - birth.month - (day.day < birth.day))


def first_of_month(day: date) -> date:
    """The first day of the month of `day`."""
    return day.replace(day=1)


def first_of_quarter(day: date) -> date:
    """The first day of the calendar quarter of `day`."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def lower_of(first: Any, *others: Any) -> Any:
    """What `min` means in a rule."""
    return min(first, *others)


def higher_of(first: Any, *others: Any) -> Any:
    """What `max` means in a rule."""
    return max(first, *others)
