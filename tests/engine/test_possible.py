"""Operations on values that are not known enclose every outcome: tried out on all small cases, negative ones too."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from rondkomen.engine import functions, possible
from rondkomen.engine.functions import Table
from rondkomen.engine.possible import Range, SomeDay, Undecided, bounds, is_known

NEED = frozenset({("x", None)})
OTHER = frozenset({("y", None)})


def within(low: int, high: int, needs: frozenset[Any] = NEED) -> Range:
    return Range(Decimal(low), Decimal(high), needs)


NUMBERS = [Decimal(-2), Decimal(0), Decimal(3), within(-2, -1), within(-1, 2), within(0, 2), within(1, 3)]
TRUTHS = [True, False, Undecided(OTHER)]


def points(value: Any) -> list[Any]:
    """Everything that a value can be, in whole steps."""
    if isinstance(value, Undecided):
        return [True, False]
    if isinstance(value, Range):
        return [Decimal(one) for one in range(int(value.low), int(value.high) + 1)]
    return [value]


def encloses(value: Any, found: Any) -> bool:
    if isinstance(value, Undecided):
        return True
    low, high = bounds(value)
    return bool(low <= found <= high)


def check(operation: Callable[..., Any], meaning: Callable[..., Any], *values: Any) -> None:
    """An open value holds what the meaning gives for each way to fill it in, and is settled only by one value."""
    open_value = operation(*values)
    all_found = [meaning(*filled) for filled in product(*map(points, values))]
    for found in all_found:
        assert encloses(open_value, found), f"{values}: {found} is not within {open_value}"
    if is_known(open_value):
        assert set(all_found) == {open_value}


ARITHMETIC: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
    "add": (possible.add, lambda a, b: a + b),
    "subtract": (possible.subtract, lambda a, b: a - b),
    "multiply": (possible.multiply, lambda a, b: a * b),
    "min": (possible.lower_of, min),
    "max": (possible.higher_of, max),
    "Lt": (lambda a, b: possible.compare("Lt", a, b), lambda a, b: a < b),
    "LtE": (lambda a, b: possible.compare("LtE", a, b), lambda a, b: a <= b),
    "Gt": (lambda a, b: possible.compare("Gt", a, b), lambda a, b: a > b),
    "GtE": (lambda a, b: possible.compare("GtE", a, b), lambda a, b: a >= b),
    "Eq": (lambda a, b: possible.compare("Eq", a, b), lambda a, b: a == b),
    "NotEq": (lambda a, b: possible.compare("NotEq", a, b), lambda a, b: a != b),
}


@pytest.mark.parametrize("name", ARITHMETIC)
def test_two_numbers(name: str) -> None:
    for left, right in product(NUMBERS, repeat=2):
        check(*ARITHMETIC[name], left, right)


def test_division_by_what_cannot_be_nothing() -> None:
    for left, right in product(NUMBERS, (Decimal(2), within(1, 3), within(-3, -1))):
        check(possible.divide, lambda a, b: a / b, left, right)


@pytest.mark.parametrize("name", ["square", "negate"])
def test_one_number(name: str) -> None:
    meaning: dict[str, Callable[..., Any]] = {"square": lambda a: a**2, "negate": lambda a: -a}
    for value in NUMBERS:
        check(getattr(possible, name), meaning[name], value)


TABLE = Table((Decimal(-1), Decimal(1), Decimal(2)), (Decimal(5), Decimal(-3), Decimal(4)))
SCALE = Table((Decimal(0), Decimal(1)), (Decimal("0.1"), Decimal("0.5")))


@pytest.mark.parametrize(("name", "table"), [("lookup", TABLE), ("brackets", SCALE)])
def test_a_table(name: str, table: Table) -> None:
    for value in NUMBERS:
        check(lambda key: possible.CALLS[name](key, table), lambda key: getattr(functions, name)(key, table), value)


def test_truths() -> None:
    for values in product(TRUTHS, repeat=3):
        check(lambda *all_of: possible.every(all_of), lambda *all_of: all(all_of), *values)
        check(lambda *all_of: possible.some(all_of), lambda *all_of: any(all_of), *values)
    for value in TRUTHS:
        check(possible.invert, lambda one: not one, value)


def groups() -> Iterator[tuple[Any, ...]]:
    """Two persons with an amount each, and whether each belongs."""
    return product(NUMBERS, NUMBERS, TRUTHS, TRUTHS)


@pytest.mark.parametrize("name", ["total", "highest"])
def test_amounts_over_a_group(name: str) -> None:
    for one, other, has_one, has_other in groups():
        check(
            lambda a, b, x, y: getattr(possible, name)([a, b], over=[x, y]),
            lambda a, b, x, y: getattr(functions, name)([a, b], over=[x, y]),
            *(one, other, has_one, has_other),
        )


def test_truths_over_a_group() -> None:
    for values in product(TRUTHS, repeat=4):
        check(
            lambda a, b, x, y: possible.any_of([a, b], over=[x, y]),
            lambda a, b, x, y: functions.any_of([a, b], over=[x, y]),
            *values,
        )
    for values in product(TRUTHS, repeat=3):
        check(lambda *over: possible.count(over=over), lambda *over: functions.count(over=over), *values)


@pytest.mark.parametrize("name", ["age_on", "months_of_age_on"])
def test_ages(name: str) -> None:
    births = [date(2008, 2, 29), date(2008, 3, 1), date(2009, 1, 31)]
    open_birth = SomeDay(births[0], births[-1], NEED)
    for day in (date(2026, 2, 28), date(2026, 3, 1), date(2027, 1, 30), date(2027, 1, 31)):
        low, high = bounds(possible.CALLS[name](open_birth, day))
        assert all(low <= getattr(functions, name)(birth, day) <= high for birth in births)


def test_needs_of_both_sides_are_kept() -> None:
    assert possible.add(within(0, 1), within(0, 1, OTHER)).needs == NEED | OTHER


def test_what_cannot_win_is_not_needed() -> None:
    assert possible.higher_of(within(5, 9), within(0, 1, OTHER)).needs == NEED
    assert possible.lower_of(within(5, 9), within(0, 1, OTHER)).needs == OTHER


def test_nothing_times_what_is_unknown_is_nothing() -> None:
    endless = Range(Decimal(0), Decimal("Infinity"), NEED)
    assert possible.multiply(Decimal(0), endless) == 0


def test_what_is_known_either_way_needs_nothing() -> None:
    assert possible.either(Decimal(5), Decimal(5), NEED) == 5
    assert possible.either(Decimal(5), Decimal(6), NEED) == within(5, 6)
