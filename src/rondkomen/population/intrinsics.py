"""The operations of generated code, each a few machine instructions without a branch, so that loops run in lanes.

Rounding and comparing allow for the error of a float (see `writing.NEAR`).
"""

from __future__ import annotations

from typing import Any

from numba import njit, types
from numba.extending import intrinsic

from rondkomen.population.writing import NEAR

near = NEAR
near_cent = NEAR * 100
half = 0.5 + NEAR
half_cent = 0.5 + NEAR * 100


@intrinsic
def choose(context: Any, condition: Any, when_true: Any, when_false: Any) -> Any:
    """One of two values that are both worked out already."""

    def write(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.select(*arguments)

    return when_true(types.boolean, when_true, when_true), write


def _compared(operator: str) -> Any:
    def declare(context: Any, left: Any, right: Any) -> Any:
        def write(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            left, right = arguments
            return builder.select(builder.fcmp_ordered(operator, left, right), left, right)

        return types.float64(types.float64, types.float64), write

    return intrinsic(declare)


lower = _compared("<")
higher = _compared(">")


def _shifted(operator: str, shift: float) -> Any:
    """`left operator right + shift`, as one comparison."""

    def declare(context: Any, left: Any, right: Any) -> Any:
        def write(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            left, right = arguments
            return builder.fcmp_ordered(operator, left, builder.fadd(right, right.type(shift)))

        return types.boolean(types.float64, types.float64), write

    return intrinsic(declare)


less = _shifted("<", -NEAR)
not_more = _shifted("<=", NEAR)
more = _shifted(">", NEAR)
not_less = _shifted(">=", -NEAR)


@intrinsic
def same(context: Any, left: Any, right: Any) -> Any:
    """Whether two numbers stand for the same amount."""

    def write(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        difference = builder.fsub(*arguments)
        size = builder.call(builder.module.declare_intrinsic("llvm.fabs", [difference.type]), [difference])
        return builder.fcmp_ordered("<=", size, size.type(NEAR))

    return types.boolean(types.float64, types.float64), write


@intrinsic
def whole(context: Any, value: Any) -> Any:
    """The greatest whole number that is not above a value."""

    def write(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.call(builder.module.declare_intrinsic("llvm.floor", [arguments[0].type]), arguments)

    return types.float64(types.float64), write


@njit(error_model="numpy", nogil=True)
def month_number(day: float) -> float:
    """The months from the year 0 to a day like 20260131."""
    year = whole(day / 10000.0)
    return year * 12.0 + whole(day / 100.0) - year * 100.0


@njit(error_model="numpy", nogil=True)
def day_of(day: float) -> float:
    """The day of the month of a day like 20260131."""
    return day - whole(day / 100.0) * 100.0


@njit(error_model="numpy", nogil=True)
def first_of_quarter(day: float) -> float:
    """The first day of the calendar quarter of a day like 20260131."""
    year = whole(day / 10000.0)
    month = whole(day / 100.0) - year * 100.0
    return year * 10000.0 + (whole((month - 1.0) / 3.0) * 3.0 + 1.0) * 100.0 + 1.0


def _memory(name: str, width: Any) -> tuple[Any, Any]:
    """Reading and writing a number of one width at an address, counted in numbers."""

    def place(builder: Any, context: Any, address: Any, position: Any) -> Any:
        pointer = builder.inttoptr(address, context.get_value_type(width).as_pointer())
        return builder.gep(pointer, [position])

    def declare_read(context: Any, address: Any, position: Any) -> Any:
        def write(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            return builder.load(place(builder, context, *arguments))

        return width(types.uint64, types.uint64), write

    def declare_put(context: Any, address: Any, position: Any, value: Any) -> Any:
        def write(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            builder.store(arguments[2], place(builder, context, *arguments[:2]))
            return context.get_dummy_value()

        return types.void(types.uint64, types.uint64, width), write

    return intrinsic(declare_read), intrinsic(declare_put)


read_i4, put_i4 = _memory("i4", types.int32)
read_i8, put_i8 = _memory("i8", types.int64)
read_f8, put_f8 = _memory("f8", types.float64)
read_u1, put_u1 = _memory("u1", types.uint8)


@njit(error_model="numpy", nogil=True)
def day_number(days: int) -> float:
    """A day counted from 1970-01-01 as a number like 20260131 (the civil calendar, by whole-number arithmetic)."""
    shifted = days + 719468
    era = shifted // 146097
    of_era = shifted - era * 146097
    year_of_era = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * of_year + 2) // 153
    day = of_year - (153 * shifted_month + 2) // 5 + 1
    month = shifted_month + 3 if shifted_month < 10 else shifted_month - 9
    year = year_of_era + era * 400 + (1 if month <= 2 else 0)
    return float(year * 10000 + month * 100 + day)
