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
_F8, _TRUTH, _INDEX = types.float64, types.boolean, types.uint64
UNSETTLED = 2.0**63
"""The flag of a fixed point that does not settle."""
_Write = Callable[[Any, Any], Any]


def _operation(name: str, *signatures: Any) -> Callable[[_Write], Any]:
    """Declare an operation of generated code: its types, and the instructions for it.

    The compiler's own short way to do this (`intrinsic`) looks every call up anew, and doubles the time to compile.
    """

    def declare(write: _Write) -> Any:
        def operation(*arguments: Any) -> Any:
            raise TypeError(f"{name} can be called in compiled code only")

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


def _simple(name: str, method: str, kind: Any, number: int = 2) -> Any:
    @_operation(name, signature(kind, *[kind] * number))
    def simple(builder: Any, arguments: Any) -> Any:
        return getattr(builder, method)(*arguments)

    return simple


plus = _simple("plus", "fadd", _F8)
minus = _simple("minus", "fsub", _F8)
times = _simple("times", "fmul", _F8)
over = _simple("over", "fdiv", _F8)
negative = _simple("negative", "fneg", _F8, 1)
both = _simple("both", "and_", _TRUTH)
either = _simple("either", "or_", _TRUTH)
no = _simple("no", "not_", _TRUTH, 1)
index = _simple("index", "add", _INDEX)
start_of = _simple("start_of", "mul", _INDEX)


@_operation("alike", signature(_TRUTH, _TRUTH, _TRUTH))
def alike(builder: Any, arguments: Any) -> Any:
    """Whether two truths are the same."""
    return builder.icmp_unsigned("==", *arguments)


@_operation("truth", signature(_TRUTH, _F8))
def truth(builder: Any, arguments: Any) -> Any:
    """A truth out of the number that stands for it."""
    return builder.fcmp_unordered("!=", arguments[0], arguments[0].type(0.0))


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
        return builder.fcmp_ordered(operator, left, builder.fadd(right, right.type(shift)) if shift else right)

    return compared


less = _compared("less", "<", -NEAR)
not_more = _compared("not_more", "<=", NEAR)
more = _compared("more", ">", NEAR)
not_less = _compared("not_less", ">=", -NEAR)
above = _compared("above", ">", 0.0)


def _called(builder: Any, name: str, value: Any) -> Any:
    return builder.call(builder.module.declare_intrinsic(name, [value.type]), [value])


@_operation("size", signature(_F8, _F8))
def size(builder: Any, arguments: Any) -> Any:
    """A number without its sign."""
    return _called(builder, "llvm.fabs", arguments[0])


@_operation("same", signature(_TRUTH, _F8, _F8))
def same(builder: Any, arguments: Any) -> Any:
    """Whether two numbers stand for the same amount."""
    difference = _called(builder, "llvm.fabs", builder.fsub(*arguments))
    return builder.fcmp_ordered("<=", difference, difference.type(NEAR))


@_operation("whole", signature(_F8, _F8))
def whole(builder: Any, arguments: Any) -> Any:
    """The greatest whole number that is not above a value."""
    return _called(builder, "llvm.floor", arguments[0])


@_operation("nearest", signature(_F8, _F8, _F8))
def nearest(builder: Any, arguments: Any) -> Any:
    """The nearest whole number; `half` says from where a number counts as the next one, away from zero."""
    value, half = arguments
    number = _called(builder, "llvm.floor", builder.fadd(_called(builder, "llvm.fabs", value), half))
    return builder.select(builder.fcmp_ordered("<", value, value.type(0.0)), builder.fneg(number), number)


@_operation("fits", signature(_TRUTH, _F8))
def fits(builder: Any, arguments: Any) -> Any:
    """Whether a number of cents can stand in 32 bits; not so for one that is no number."""
    return builder.fcmp_ordered("<", _called(builder, "llvm.fabs", arguments[0]), arguments[0].type(2.0**31))


_SCRATCH, _TRUTHS, _OUTPUT = "scratch", "truths", "output"


def _apart(builder: Any, access: Any, own: str | None = None) -> Any:
    """Tell the compiler that an access to memory meets no other kind: scratch (numbers, truths), columns out, the rest.

    It sees addresses only, and would else take in one by one what may have been changed by the store before it.
    """
    module = builder.module
    domain = module.add_metadata(["rondkomen"])
    scopes = {name: module.add_metadata([name, domain]) for name in (_SCRATCH, _TRUTHS, _OUTPUT)}
    if own:
        access.set_metadata("alias.scope", module.add_metadata([scopes[own]]))
    access.set_metadata("noalias", module.add_metadata([scope for name, scope in scopes.items() if name != own]))
    return access


def _place(builder: Any, kind: Any, address: Any, position: Any) -> Any:
    return builder.gep(builder.inttoptr(address, kind.as_pointer()), [position])


_DOUBLE, _LONG, _BYTE = ir.DoubleType(), ir.IntType(64), ir.IntType(8)


@_operation("got", signature(_F8, _INDEX, _INDEX, _INDEX))
def got(builder: Any, arguments: Any) -> Any:
    """The number in the scratch array (its address), in a row, at a position in it."""
    address, row, position = arguments
    return _apart(builder, builder.load(_place(builder, _DOUBLE, address, builder.add(row, position))), _SCRATCH)


@_operation("put", signature(_INDEX, _INDEX, _INDEX, _INDEX, _F8))
def put(builder: Any, arguments: Any) -> Any:
    """Writes a number in the scratch array (its address), in a row, at a position in it."""
    address, row, position, value = arguments
    _apart(builder, builder.store(value, _place(builder, _DOUBLE, address, builder.add(row, position))), _SCRATCH)
    return position


@_operation("got_truth", signature(_TRUTH, _INDEX, _INDEX, _INDEX))
def got_truth(builder: Any, arguments: Any) -> Any:
    """The truth in the scratch array (its address), in a row of bytes, at a position in it."""
    address, row, position = arguments
    byte = _apart(builder, builder.load(_place(builder, _BYTE, address, builder.add(row, position))), _TRUTHS)
    return builder.icmp_unsigned("!=", byte, _BYTE(0))


@_operation("put_truth", signature(_INDEX, _INDEX, _INDEX, _INDEX, _TRUTH))
def put_truth(builder: Any, arguments: Any) -> Any:
    """Writes a truth in the scratch array (its address), in a row of bytes, at a position in it."""
    address, row, position, value = arguments
    byte, place = builder.zext(value, _BYTE), _place(builder, _BYTE, address, builder.add(row, position))
    _apart(builder, builder.store(byte, place), _TRUTHS)
    return position


@_operation("given", signature(_F8, _INDEX, _INDEX))
def given(builder: Any, arguments: Any) -> Any:
    """The number at an address, at a position, that is the same for all."""
    return _apart(builder, builder.load(_place(builder, _DOUBLE, *arguments)))


@_operation("listed", signature(_INDEX, _INDEX, _INDEX))
def listed(builder: Any, arguments: Any) -> Any:
    """The whole number at an address, at a position."""
    return _apart(builder, builder.load(_place(builder, _LONG, *arguments)))


@_operation("flagged", signature(_INDEX, _INDEX, _F8, _INDEX))
def flagged(builder: Any, arguments: Any) -> Any:
    """Writes down at an address what went wrong, and for whom."""
    address, what, whose = arguments
    builder.store(builder.fptoui(what, _LONG), _place(builder, _LONG, address, _LONG(0)))
    builder.store(whose, _place(builder, _LONG, address, _LONG(1)))
    return whose


def _column(name: str, bits: int) -> tuple[Any, Any]:
    """Reading and writing a number of a column, at an address and a position; whole numbers of so many bits."""
    kind = ir.IntType(bits)

    @_operation(f"read_{name}", signature(_F8, _INDEX, _INDEX))
    def read(builder: Any, arguments: Any) -> Any:
        return builder.sitofp(_apart(builder, builder.load(_place(builder, kind, *arguments))), _DOUBLE)

    @_operation(f"write_{name}", signature(_INDEX, _INDEX, _INDEX, _F8))
    def write(builder: Any, arguments: Any) -> Any:
        number = builder.fptosi(arguments[2], kind)
        _apart(builder, builder.store(number, _place(builder, kind, *arguments[:2])), _OUTPUT)
        return arguments[1]

    return read, write


read_i4, write_i4 = _column("i4", 32)
read_i8, write_i8 = _column("i8", 64)


@_operation("read_u1", signature(_TRUTH, _INDEX, _INDEX))
def read_u1(builder: Any, arguments: Any) -> Any:
    """A truth of a column of bits, at an address that counts bits too."""
    bit = builder.add(*arguments)
    byte = _apart(builder, builder.load(_place(builder, _BYTE, builder.lshr(bit, _LONG(3)), _LONG(0))))
    return builder.trunc(builder.lshr(byte, builder.trunc(builder.and_(bit, _LONG(7)), _BYTE)), ir.IntType(1))


@_operation("write_u1", signature(_INDEX, _INDEX, _INDEX, _TRUTH))
def write_u1(builder: Any, arguments: Any) -> Any:
    """Writes a truth in a column of bytes."""
    byte = builder.zext(arguments[2], _BYTE)
    _apart(builder, builder.store(byte, _place(builder, _BYTE, *arguments[:2])), _OUTPUT)
    return arguments[1]


@_operation("read_f8", signature(_F8, _INDEX, _INDEX))
def read_f8(builder: Any, arguments: Any) -> Any:
    """A number of a column of floats."""
    return _apart(builder, builder.load(_place(builder, _DOUBLE, *arguments)))


@_operation("write_f8", signature(_INDEX, _INDEX, _INDEX, _F8))
def write_f8(builder: Any, arguments: Any) -> Any:
    """Writes a number in a column of floats."""
    _apart(builder, builder.store(arguments[2], _place(builder, _DOUBLE, *arguments[:2])), _OUTPUT)
    return arguments[1]


@njit(error_model="numpy", nogil=True)
def age_on(birth: float, day: float) -> float:
    """Full years of age; days are numbers like 20260131."""
    return whole((day - birth) / 10000.0)


@njit(error_model="numpy", nogil=True)
def _month_number(day: float) -> float:
    year = whole(day / 10000.0)
    return year * 12.0 + whole(day / 100.0) - year * 100.0


@njit(error_model="numpy", nogil=True)
def months_of_age_on(birth: float, day: float) -> float:
    """Full months of age."""
    is_before = day - whole(day / 100.0) * 100.0 < birth - whole(birth / 100.0) * 100.0
    return _month_number(day) - _month_number(birth) - choose(is_before, 1.0, 0.0)


@njit(error_model="numpy", nogil=True)
def first_of_month(day: float) -> float:
    """The first day of the month of a day."""
    return whole(day / 100.0) * 100.0 + 1.0


@njit(error_model="numpy", nogil=True)
def first_of_quarter(day: float) -> float:
    """The first day of the calendar quarter of a day."""
    year = whole(day / 10000.0)
    month = whole(day / 100.0) - year * 100.0
    return year * 10000.0 + (whole((month - 1.0) / 3.0) * 3.0 + 1.0) * 100.0 + 1.0


@njit(error_model="numpy", nogil=True)
def _times_in(number: float, part: float) -> float:
    """How often a part goes into a whole number; the half keeps it clear of the error of a float."""
    return whole((number + 0.5) * (1.0 / part))


@njit(error_model="numpy", nogil=True)
def read_day(address: int, position: int) -> float:
    """A day of a column (counted from 1970-01-01) as a number like 20260131, by the civil calendar.

    All in floats, which hold these whole numbers exactly: a processor divides those in lanes, and whole numbers not.
    """
    shifted = read_i4(address, position) + 719468.0
    era = _times_in(shifted, 146097.0)
    of_era = shifted - era * 146097.0
    leap = _times_in(of_era, 1460.0) - _times_in(of_era, 36524.0) + _times_in(of_era, 146096.0)
    year_of_era = _times_in(of_era - leap, 365.0)
    of_year = of_era - (365.0 * year_of_era + _times_in(year_of_era, 4.0) - _times_in(year_of_era, 100.0))
    shifted_month = _times_in(5.0 * of_year + 2.0, 153.0)
    day = of_year - _times_in(153.0 * shifted_month + 2.0, 5.0) + 1.0
    month = shifted_month + choose(shifted_month < 9.5, 3.0, -9.0)
    year = year_of_era + era * 400.0 + choose(month < 2.5, 1.0, 0.0)
    return year * 10000.0 + month * 100.0 + day
