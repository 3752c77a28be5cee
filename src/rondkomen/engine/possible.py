"""Values that are not fully known: what they can be, and which facts would settle it.

A number becomes the range it must lie in, a truth or a day becomes undecided; each remembers the facts it hangs on.
The operations here enclose every outcome that is possible: what they rule out cannot be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from rondkomen.engine import functions
from rondkomen.engine.functions import Table

Need = tuple[str, int | None]
"""A fact that is not known: its name, and the position of the person it is about."""

_INFINITE = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Range:
    """A number between `low` and `high`, both possible at most."""

    low: Decimal
    high: Decimal
    needs: frozenset[Need]


@dataclass(frozen=True, slots=True)
class Undecided:
    """A truth that may be either."""

    needs: frozenset[Need]


@dataclass(frozen=True, slots=True)
class SomeDay:
    """A day between two days."""

    low: date
    high: date
    needs: frozenset[Need]


NotKnown = Range | Undecided | SomeDay
_NOT_KNOWN = frozenset({Range, Undecided, SomeDay})


def is_known(value: Any) -> bool:
    """Whether a value is settled; a column of persons is when all of it is."""
    if type(value) is list:
        return not any(type(one) in _NOT_KNOWN for one in value)
    return type(value) not in _NOT_KNOWN


def needs_of(*values: Any) -> frozenset[Need]:
    """The facts that values hang on."""
    return frozenset().union(*(value.needs for value in values if isinstance(value, NotKnown)))


def bounds(value: Any) -> tuple[Any, Any]:
    """The lowest and highest a value can be."""
    return (value.low, value.high) if isinstance(value, Range | SomeDay) else (value, value)


def between(low: Any, high: Any, needs: frozenset[Need]) -> Any:
    """The range from low to high, or the value itself when nothing is left open."""
    if low == high:
        return low
    return SomeDay(low, high, needs) if isinstance(low, date) else Range(low, high, needs)


def either(first: Any, second: Any, needs: frozenset[Need]) -> Any:
    """What is known when it is `first` or `second`, and `needs` would tell which."""
    if is_known(first) and is_known(second) and first == second:
        return first
    needs = needs | needs_of(first, second)
    if isinstance(first, bool | Undecided) or isinstance(second, bool | Undecided):
        return Undecided(needs)
    (low_1, high_1), (low_2, high_2) = bounds(first), bounds(second)
    return between(min(low_1, low_2), max(high_1, high_2), needs)


def add(left: Any, right: Any) -> Any:
    """left + right."""
    (a, b), (c, d) = bounds(left), bounds(right)
    return between(a + c, b + d, needs_of(left, right))


def subtract(left: Any, right: Any) -> Any:
    """left - right."""
    (a, b), (c, d) = bounds(left), bounds(right)
    return between(a - d, b - c, needs_of(left, right))


def multiply(left: Any, right: Any) -> Any:
    """left x right."""
    corners = [_product(a, b) for a in bounds(left) for b in bounds(right)]
    return between(min(corners), max(corners), needs_of(left, right))


def divide(left: Any, right: Any) -> Any:
    """left / right; anything at all when right may be 0."""
    low, high = bounds(right)
    if low <= 0 <= high:
        return Range(-_INFINITE, _INFINITE, needs_of(left, right))
    corners = [_quotient(a, b) for a in bounds(left) for b in (low, high)]
    return between(min(corners), max(corners), needs_of(left, right))


def square(value: Any) -> Any:
    """value ** 2."""
    low, high = bounds(value)
    ends = (_product(low, low), _product(high, high))
    return between(Decimal(0) if low <= 0 <= high else min(ends), max(ends), needs_of(value))


def negate(value: Any) -> Any:
    """-value."""
    low, high = bounds(value)
    return between(-high, -low, needs_of(value))


def _product(a: Any, b: Any) -> Any:
    return Decimal(0) if a == 0 or b == 0 else a * b


def _quotient(a: Any, b: Any) -> Any:
    return Decimal(0) if b in (_INFINITE, -_INFINITE) else a / b


def invert(value: Any) -> Any:
    """Not value."""
    return value if isinstance(value, Undecided) else not value


def every(values: Iterable[Any]) -> Any:
    """values[0] and values[1] and ...: false as soon as one surely is."""
    seen = list(values)
    if any(value is False for value in seen):
        return False
    return Undecided(needs_of(*seen)) if needs_of(*seen) else True


def some(values: Iterable[Any]) -> Any:
    """values[0] or values[1] or ...: true as soon as one surely is."""
    seen = list(values)
    if any(value is True for value in seen):
        return True
    return Undecided(needs_of(*seen)) if needs_of(*seen) else False


def compare(operator: str, left: Any, right: Any) -> Any:
    """left <operator> right, with operator one of Lt LtE Gt GtE Eq NotEq; undecided where both are possible."""
    if operator in ("Gt", "GtE"):
        return compare({"Gt": "Lt", "GtE": "LtE"}[operator], right, left)
    if operator == "NotEq":
        return invert(compare("Eq", left, right))
    if isinstance(left, Undecided) or isinstance(right, Undecided):
        return Undecided(needs_of(left, right))
    (a, b), (c, d) = bounds(left), bounds(right)
    surely, possibly = {"Lt": (b < c, a < d), "LtE": (b <= c, a <= d)}.get(
        operator, (a == b == c == d, a <= d and c <= b)
    )
    return surely if surely == possibly else Undecided(needs_of(left, right))


def lower_of(*values: Any) -> Any:
    """min(...), leaving out the needs of what cannot be the lowest."""
    high = min(bounds(value)[1] for value in values)
    rivals = [value for value in values if bounds(value)[0] <= high]
    return between(min(bounds(value)[0] for value in values), high, needs_of(*rivals))


def higher_of(*values: Any) -> Any:
    """max(...), leaving out the needs of what cannot be the highest."""
    low = max(bounds(value)[0] for value in values)
    rivals = [value for value in values if bounds(value)[1] >= low]
    return between(low, max(bounds(value)[1] for value in values), needs_of(*rivals))


def _rising(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function of one value that never falls when its value rises."""

    def on_range(value: Any, *rest: Any) -> Any:
        low, high = (end if end in (_INFINITE, -_INFINITE) else function(end, *rest) for end in bounds(value))
        return between(low, high, needs_of(value))

    return on_range


def total(amounts: Sequence[Any], *, over: Sequence[Any]) -> Any:
    """Sum over a grouping of which a member or an amount may be unknown."""
    low = high = Decimal(0)
    needs: frozenset[Need] = frozenset()
    for amount, belongs in zip(amounts, over, strict=True):
        if belongs is False:
            continue
        part = amount if belongs is True else either(Decimal(0), amount, needs_of(belongs))
        low, high = low + bounds(part)[0], high + bounds(part)[1]
        needs |= needs_of(part)
    return between(low, high, needs)


def count(*, over: Sequence[Any]) -> Any:
    """How many belong to a grouping of which a member may be unknown."""
    return total([Decimal(1)] * len(over), over=over)


def any_of(truths: Sequence[Any], *, over: Sequence[Any]) -> Any:
    """Whether it holds for one of a grouping."""
    return some(every(pair) for pair in zip(truths, over, strict=True))


def highest(amounts: Sequence[Any], *, over: Sequence[Any]) -> Any:
    """The highest of a grouping, at least 0."""
    parts = [
        amount if belongs is True else either(Decimal(0), amount, needs_of(belongs))
        for amount, belongs in zip(amounts, over, strict=True)
        if belongs is not False
    ]
    return higher_of(Decimal(0), *parts)


def lookup(key: Any, table: Table) -> Any:
    """All values that the key can lead to."""
    low, high = bounds(key)
    inside = [value for row, value in zip(table.keys, table.values, strict=True) if low < row <= high]
    candidates = [functions.lookup(low, table), *inside]
    return between(min(candidates), max(candidates), needs_of(key))


def age_on(birth: Any, day: Any) -> Any:
    """Age in full years."""
    return _age(functions.age_on, birth, day)


def months_of_age_on(birth: Any, day: Any) -> Any:
    """Age in full months."""
    return _age(functions.months_of_age_on, birth, day)


def _age(function: Callable[[date, date], Any], birth: Any, day: Any) -> Any:
    (born_first, born_last), (day_first, day_last) = bounds(birth), bounds(day)
    return between(function(born_last, day_first), function(born_first, day_last), needs_of(birth, day))


CALLS: Mapping[str, Callable[..., Any]] = {
    "min": lower_of,
    "max": higher_of,
    "total": total,
    "count": count,
    "any_of": any_of,
    "highest": highest,
    "lookup": lookup,
    "age_on": age_on,
    "months_of_age_on": months_of_age_on,
    **{
        name: _rising(getattr(functions, name))
        for name in (
            "brackets",
            "round_down_to_euro",
            "round_to_euro",
            "round_down_to_cent",
            "round_to_cent",
            "round_up_to_cent",
            "first_of_month",
            "first_of_quarter",
        )
    },
}
"""What the functions of a rule mean when a value is not known."""
