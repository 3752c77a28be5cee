"""The operations of generated code, each a few machine instructions without a branch, so that loops run in lanes.

Rounding and comparing allow for the error of a float (see `writing.NEAR`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba import njit, types
from numba.core.typing.templates import ConcreteTemplate, infer_global, signature
from numba.extending import lower_builtin

from rondkomen.population.writing import NEAR

near = NEAR
near_cent = NEAR * 100
half = 0.5 + NEAR
half_cent = 0.5 + NEAR * 100
_F8, _TRUTH = types.float64, types.boolean
_Write = Callable[[Any, Any], Any]


def _operation(name: str, *signatures: Any) -> Callable[[_Write], Any]:
    """Declare an operation of generated code: its types, and the instructions for it.

    The compiler's own short way to do this (`intrinsic`) looks every call up anew, and doubles the time to compile.
    """

    def declare(write: _Write) -> Any:
        def operation(*arguments: Any) -> Any:
            raise NotImplementedError(f"{name} exists in compiled code only")

        operation.__name__ = operation.__qualname__ = name
        globals()[name] = operation  # the compiler finds it by its name in this module
        infer_global(operation)(type(f"_{name}", (ConcreteTemplate,), {"key": operation, "cases": list(signatures)}))
        for one in signatures:
            lower_builtin(operation, *one.args)(lambda context, builder, _, arguments: write(builder, arguments))
        return operation

    return declare


@_operation("choose", signature(_F8, _TRUTH, _F8, _F8), signature(_TRUTH, _TRUTH, _TRUTH, _TRUTH))
def choose(builder: Any, arguments: Any) -> Any:
    """One of two values that are both worked out already."""
    return builder.select(*arguments)


def _extreme(name: str, operator: str) -> Any:
    @_operation(name, signature(_F8, _F8, _F8))
    def extreme(builder: Any, arguments: Any) -> Any:
        return builder.select(builder.fcmp_ordered(operator, *arguments), *arguments)

    return extreme


lower = _extreme("lower", "<")
higher = _extreme("higher", ">")


def _compared(name: str, operator: str, shift: float) -> Any:
    """`left operator right + shift`, as one comparison."""

    @_operation(name, signature(_TRUTH, _F8, _F8))
    def compared(builder: Any, arguments: Any) -> Any:
        left, right = arguments
        return builder.fcmp_ordered(operator, left, builder.fadd(right, right.type(shift)))

    return compared


less = _compared("less", "<", -NEAR)
not_more = _compared("not_more", "<=", NEAR)
more = _compared("more", ">", NEAR)
not_less = _compared("not_less", ">=", -NEAR)


@_operation("same", signature(_TRUTH, _F8, _F8))
def same(builder: Any, arguments: Any) -> Any:
    """Whether two numbers stand for the same amount."""
    difference = builder.fsub(*arguments)
    size = builder.call(builder.module.declare_intrinsic("llvm.fabs", [difference.type]), [difference])
    return builder.fcmp_ordered("<=", size, size.type(NEAR))


@_operation("whole", signature(_F8, _F8))
def whole(builder: Any, arguments: Any) -> Any:
    """The greatest whole number that is not above a value."""
    return builder.call(builder.module.declare_intrinsic("llvm.floor", [arguments[0].type]), arguments)


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

    def place(builder: Any, address: Any, position: Any) -> Any:
        kind = ir.DoubleType() if width is types.float64 else ir.IntType(width.bitwidth)
        return builder.gep(builder.inttoptr(address, kind.as_pointer()), [position])

    @_operation(f"read_{name}", signature(width, types.uint64, types.uint64))
    def read(builder: Any, arguments: Any) -> Any:
        return builder.load(place(builder, *arguments))

    @_operation(f"put_{name}", signature(types.uint64, types.uint64, types.uint64, width))
    def put(builder: Any, arguments: Any) -> Any:
        builder.store(arguments[2], place(builder, *arguments[:2]))
        return arguments[1]

    return read, put


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
