"""Writes the source of a kernel: one plain loop per operation over a block of households of one size.

A block holds its persons slot by slot (the first person of every household, then the second ...), so that sums over a
household and values of the household itself line up in lanes. All values of a block stand in one scratch array, a row
per quantity; rows are used again when nobody needs what is in them. The text depends on nothing but the layout, so the
same law gives the same text on every machine.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rondkomen.engine.grammar import body_of
from rondkomen.engine.rule import Of, Rule
from rondkomen.kernel.unit import DAY, TRUTH
from rondkomen.population.layout import Layout, Operation, Put, Read, Settle, Sum, Work, width_of
from rondkomen.population.writing import Aggregate, Writer, Written

HOUSEHOLDS_IN_BLOCK = 128
PERSONS_IN_BLOCK = 256
"""The most persons that one household may have."""
OPERATIONS_IN_PART = 16
_ARGUMENTS = "S, u, rows, start, inputs, outputs, flag, nh, slots, n"
_HEAD = '''"""Generated from the law by rondkomen.population.source; the file name is a fingerprint of its content."""

from numba import njit
from numpy import float64, int32, int64, uint8, uint64

from rondkomen.population.intrinsics import *

'''
_KERNEL = '''
@njit(nogil=True, error_model="numpy", cache=True)
def kernel(offsets, first, last, order, rows, start, counts, inputs, outputs, u, S, flag):
    window = first
    while window < last:
        end = min(window + len(order), last)
        counts[:] = 0
        for one in range(window, end):
            counts[offsets[one + 1] - offsets[one] + 1] += 1
        for size in range(1, len(counts)):
            counts[size] += counts[size - 1]
        for one in range(window, end):
            size = offsets[one + 1] - offsets[one]
            order[counts[size]] = one
            counts[size] += 1
        position = 0
        while position < end - window:
            size = offsets[order[position] + 1] - offsets[order[position]]
            most = min({households}, {persons} // size, end - window - position)
            number = 0
            while number < most and offsets[order[position + number] + 1] - offsets[order[position + number]] == size:
                rows[number] = order[position + number]
                start[number] = offsets[order[position + number]]
                number += 1
            nh, slots, n = uint64(number), uint64(size), uint64(number * size)
{calls}
            position += number
        window = end
'''


Key = tuple[str, ...]
"""What a row holds: ("value", name), ("slope", name), ("sum", ...), ("sum slope", ...)."""


@dataclass
class Source:
    """Writes one layout out."""

    layout: Layout
    _rows: dict[Key, str] = field(default_factory=dict)
    _moving: set[str] = field(default_factory=set)
    _constants: dict[str, int] = field(default_factory=dict)
    _free: dict[Of, list[int]] = field(default_factory=lambda: {"household": [], "person": []})
    _highest: dict[Of, int] = field(default_factory=lambda: {"household": 0, "person": 0})
    _outputs: int = 0
    _guard: str | None = None

    def text(self) -> str:
        """The source of the module."""
        self._find_moving()
        last = self._last_uses()
        parts: list[list[str]] = [[]]
        number = 0
        for position, operation in enumerate(self.layout.operations):
            if number == OPERATIONS_IN_PART or isinstance(operation, Settle):
                parts.append([])
                number = 0
            parts[-1] += self._written(operation)
            number = OPERATIONS_IN_PART if isinstance(operation, Settle) else number + 1
            for key in [key for key, until in last.items() if until == position and key in self._rows]:
                self._released(key)
        functions = [self._part(number, lines) for number, lines in enumerate(parts) if lines]
        calls = "\n".join(f"            part_{number}({_ARGUMENTS})" for number, lines in enumerate(parts) if lines)
        kernel = _KERNEL.format(households=HOUSEHOLDS_IN_BLOCK, persons=PERSONS_IN_BLOCK, calls=calls)
        base = self._highest["household"] * HOUSEHOLDS_IN_BLOCK
        places = [
            f"{name} = uint64({row * HOUSEHOLDS_IN_BLOCK if name[0] == 'H' else base + row * PERSONS_IN_BLOCK})"
            for name, row in sorted(self._constants.items())
        ]
        size = base + self._highest["person"] * PERSONS_IN_BLOCK
        return "\n".join([_HEAD, *places, f"SCRATCH = {size}", *functions, kernel])

    def _part(self, number: int, lines: list[str]) -> str:
        text = "\n".join(f"    {line}" for line in lines)
        used = sorted({int(word[2:]) for word in text.replace("(", " ").replace(")", " ").replace(",", " ").split() if word[:2] == "u_"})
        scalars = "".join(f"    u_{position} = u[{position}]\n" for position in used)
        return f'\n@njit(nogil=True, error_model="numpy")\ndef part_{number}({_ARGUMENTS}):\n{scalars}{text}\n'

    # which values move with the fact that slopes are asked along

    def _find_moving(self) -> None:
        if self.layout.along is None:
            return
        self._moving.add(self.layout.along)
        before = 0
        while before != len(self._moving):  # a fixed point moves with itself
            before = len(self._moving)
            for operation in _flat(self.layout.operations):
                if isinstance(operation, Work) and self._value_of(operation.rule).slope is not None:
                    self._moving.add(operation.rule.name)

    def _value_of(self, rule: Rule) -> Written:
        return self._write(rule, lambda name: self._symbol(name))[0]

    def _symbol(self, name: str) -> Written:
        return Written(name, self.layout.units[name] == TRUTH, f"s_{name}" if name in self._moving else None)

    # rows

    def _last_uses(self) -> dict[Key, int]:
        last: dict[Key, int] = {}
        for position, operation in enumerate(self.layout.operations):
            for one in _flat([operation]):
                for key in self._touched(one):
                    last[key] = position
        return last

    def _touched(self, operation: Operation) -> Iterator[Key]:
        match operation:
            case Read(column=column, slope=slope):
                yield ("slope" if slope else "value", column.name)
            case Put(name=name, slope=slope):
                yield ("slope" if slope else "value", name)
            case Work(rule=rule):
                for name in (*rule.inputs, rule.name):
                    yield ("value", name)
                    yield ("slope", name)
                for aggregate in self._aggregates(rule):
                    yield ("sum", *aggregate)
                    yield ("sum slope", *aggregate)
            case Sum(aggregate=aggregate):
                yield ("sum", *aggregate)
                yield ("sum slope", *aggregate)
                for name in aggregate[1:]:
                    yield ("value", name)
                    yield ("slope", name)

    def _aggregates(self, rule: Rule) -> list[Aggregate]:
        from rondkomen.population.writing import aggregates_in

        return aggregates_in(self.layout.forms[rule])

    def _row(self, key: Key, of: Of) -> str:
        """The place of a row in the scratch array, taken when it is first asked for."""
        if key not in self._rows:
            if self._free[of]:
                row = self._free[of].pop()
            else:
                row = self._highest[of]
                self._highest[of] += 1
            name = f"{'H' if of == 'household' else 'P'}{row}"
            self._constants[name] = row
            self._rows[key] = name
        return self._rows[key]

    def _released(self, key: Key) -> None:
        name = self._rows.pop(key)
        self._free["household" if name[0] == "H" else "person"].append(int(name[1:]))

    def _is_varying(self, name: str) -> bool:
        return ("value", name) in self._rows

    # operations

    def _written(self, operation: Operation) -> list[str]:
        match operation:
            case Read():
                return self._read(operation)
            case Work(rule=rule):
                return self._work(rule)
            case Sum(aggregate=aggregate):
                return self._sum(aggregate)
            case Settle():
                return self._settle(operation)
            case Put():
                return self._put(operation)

    def _read(self, operation: Read) -> list[str]:
        column = operation.column
        position = self.layout.columns.index(column)
        key = ("slope" if operation.slope else "value", column.name)
        row = self._row(key, column.of)
        if operation.slope:
            found = f"float64(read_u1(inputs[{len(self.layout.columns)}], {{at}}))"
        else:
            found = f"float64(read_{column.width}(inputs[{position}], {{at}}))"
            if column.unit == DAY:
                found = f"day_number(int64(read_i4(inputs[{position}], {{at}})))"
            elif column.width in ("i4", "i8"):
                found += " / 100.0"
        if column.of == "household":
            return _loop([f"S[{row} + h] = {found.format(at='rows[h]')}"], "household")
        return _loop([f"S[{row} + i] = {found.format(at='start[h] + s')}"], "person by household")

    def _put(self, operation: Put) -> list[str]:
        name = operation.name
        of, unit = self.layout.of[name], self.layout.units[name]
        value = self._slope(name, "i", "h") if operation.slope else self._value(name, "i", "h").code
        width = "f8" if operation.slope else width_of(unit)
        position, self._outputs = self._outputs, self._outputs + 1
        at = "rows[h]" if of == "household" else "start[h] + s"
        if width == "i4" and unit != DAY:
            lines = [
                f"x = {value} * 100.0",
                "x = choose(x < 0.0, -whole(half_cent - x), whole(x + half_cent))",
                "if not (-2147483648.0 < x < 2147483648.0):",
                f"    flag[0], flag[1] = {position + 1}, int64(rows[h])",
                f"put_i4(outputs[{position}], {at}, int32(x))",
            ]
        elif width == "u1":
            lines = [f"put_u1(outputs[{position}], {at}, uint8({value}))"]
        else:
            lines = [f"put_f8(outputs[{position}], {at}, {value})"]
        return _loop(lines, "household" if of == "household" else "person by household")

    def _value(self, name: str, person: str, household: str) -> Written:
        """How a quantity is read in a loop."""
        is_truth = self.layout.units[name] == TRUTH
        key = ("value", name)
        if key in self._rows:
            row = self._rows[key]
            place = f"S[{row} + {household if row[0] == 'H' else person}]"
            return Written(f"({place} != 0.0)" if is_truth else place, is_truth)
        scalar = f"u_{self.layout.scalars[name]}"
        return Written(f"({scalar} != 0.0)" if is_truth else scalar, is_truth)

    def _slope(self, name: str, person: str, household: str) -> str:
        row = self._rows.get(("slope", name))
        return "0.0" if row is None else f"S[{row} + {household if row[0] == 'H' else person}]"

    def _work(self, rule: Rule) -> list[str]:
        lines: list[str] = []
        loads: dict[str, Written] = {}
        by_household = rule.of == "person" and self._guard is not None

        def load(name: str) -> Written:
            nonlocal by_household
            if name not in loads:
                value = self._value(name, "i", "h")
                by_household |= rule.of == "person" and self._is_varying(name) and self._rows["value", name][0] == "H"
                slope = None
                if ("slope", name) in self._rows:
                    lines.append(f"s{len(loads)} = {self._slope(name, 'i', 'h')}")
                    slope = f"s{len(loads)}"
                lines.append(f"v{len(loads)} = {value.code}")
                loads[name] = Written(f"v{len(loads)}", value.is_truth, slope)
            return loads[name]

        value, body = self._write(rule, load)
        stores = [(("value", rule.name), f"choose({value.code}, 1.0, 0.0)" if value.is_truth else value.code)]
        if value.slope is not None:
            stores.append((("slope", rule.name), value.slope))
        index = "h" if rule.of == "household" else "i"
        kind = "household" if rule.of == "household" else "person by household" if by_household else "person"
        lines += body
        for key, code in stores:
            place = f"S[{self._row(key, rule.of)} + {index}]"
            lines.append(f"{place} = {self._guarded(place, code)}")
        return [f"# {rule.name}", *_loop(lines, kind)]

    def _guarded(self, place: str, code: str) -> str:
        return code if self._guard is None else f"choose(S[{self._guard} + h] != 0.0, {place}, {code})"

    def _write(self, rule: Rule, load: object) -> tuple[Written, list[str]]:
        """The value of a rule and the statements before it."""
        form = self.layout.forms[rule]
        writer = Writer(self._table_value, self._aggregate_value)
        loaded = {name: load(name) for name in _outside_aggregates(form, rule)}  # type: ignore[operator]
        value = writer.value_of(body_of(form), loaded)
        return value, writer.lines

    def _aggregate_value(self, aggregate: Aggregate) -> Written:
        is_truth = aggregate[0] == "any_of"
        row = self._rows.get(("sum", *aggregate))
        place = "q" if row is None else f"S[{row} + h]"  # no row yet: only asked which values move
        slope_row = self._rows.get(("sum slope", *aggregate))
        slope = None
        if slope_row is not None:
            slope = f"S[{slope_row} + h]"
        elif row is None and aggregate[0] in ("total", "highest") and aggregate[1] in self._moving:
            slope = "q"
        return Written(f"({place} != 0.0)" if is_truth else place, is_truth, slope)

    def _table_value(self, function: str, amount: str, table: str, slope: str | None) -> Written:
        first, capacity = self.layout.tables.get(table, (0, 0))
        keys = [f"u_{first + row}" for row in range(capacity)]
        values = [f"u_{first + capacity + row}" for row in range(capacity)]
        if function == "lookup":
            code = "0.0"
            for key, value in zip(keys, values, strict=True):
                code = f"choose(not_less({amount}, {key}), {value}, {code})"
            return Written(code)
        parts, steep = [], "0.0"
        for row, (key, value) in enumerate(zip(keys, values, strict=True)):
            part = f"higher({amount} - {key}, 0.0)"
            parts.append(f"{value} * " + (part if row + 1 == capacity else f"lower({part}, {keys[row + 1]} - {key})"))
            steep = f"choose(more({amount}, {key}), {value}, {steep})"
        return Written(f"({' + '.join(parts)})", slope=None if slope is None else f"({slope} * {steep})")

    def _sum(self, aggregate: Aggregate) -> list[str]:
        function, amount, over = aggregate
        row = self._row(("sum", *aggregate), "household")
        belongs = self._value(over, "i", "h").code
        place = f"S[{row} + h]"
        has_slope = function in ("total", "highest") and ("slope", amount) in self._rows
        first, steps = [f"{place} = 0.0"], []
        if has_slope:
            slope_place = f"S[{self._row(('sum slope', *aggregate), 'household')} + h]"
            first.append(f"{slope_place} = 0.0")
            own = self._slope(amount, "i", "h")
        if function == "count":
            steps = [f"{place} += choose({belongs}, 1.0, 0.0)"]
        elif function == "any_of":
            steps = [f"{place} = choose({self._value(amount, 'i', 'h').code} & {belongs}, 1.0, {place})"]
        else:
            value = self._value(amount, "i", "h").code
            if function == "total":
                steps = [f"{place} += choose({belongs}, {value}, 0.0)"]
                if has_slope:
                    steps.append(f"{slope_place} += choose({belongs}, {own}, 0.0)")
            else:
                steps = [f"x = {belongs} & ({value} > {place})"]
                if has_slope:
                    steps.append(f"{slope_place} = choose(x, {own}, {slope_place})")
                steps.append(f"{place} = choose(x, {value}, {place})")
        return [f"# {function} {amount} over {over}", *_loop(first, "household"), *_loop(steps, "person by household")]

    def _settle(self, operation: Settle) -> list[str]:
        """Round after round; a household that has settled keeps its values while others go on."""
        turning = operation.turning
        declared = turning.fixed_point
        assert declared is not None
        of = turning.of
        loop = "household" if of == "household" else "person by household"
        index = "h" if of == "household" else "i"
        done = self._row(("done", turning.name), "household")
        keys = [("value", turning.name)] + ([("slope", turning.name)] if turning.name in self._moving else [])
        rows = [self._row(key, of) for key in keys]
        kept = [self._row(("last", *key), of) for key in keys]
        begin = _loop([f"S[{row} + {index}] = 0.0" for row in rows], loop)
        for one in operation.steps:  # rows exist before a guard reads them
            if isinstance(one, Work):
                self._row(("value", one.rule.name), one.rule.of)
                if one.rule.name in self._moving:
                    self._row(("slope", one.rule.name), one.rule.of)
        inside = _loop([f"S[{to} + {index}] = S[{row} + {index}]" for row, to in zip(rows, kept, strict=True)], loop)
        self._guard = done
        for one in operation.steps:
            inside += self._written(one)
        self._guard = None
        far = [f"S[{row} + {index}] - S[{to} + {index}]" for row, to in zip(rows, kept, strict=True)]
        limits = [f"{float(declared.tolerance)!r}", "1e-9"]
        moves = " | ".join(f"more(abs({one}), {limit})" for one, limit in zip(far, limits, strict=False))
        moved = self._row(("moved", turning.name), "household")
        inside += _loop([f"S[{moved} + h] = 0.0"], "household")
        inside += _loop([f"S[{moved} + h] = choose({moves}, 1.0, S[{moved} + h])"], loop)
        inside += ["going = 0.0"]
        inside += _loop(
            [f"S[{done} + h] = choose(S[{moved} + h] != 0.0, S[{done} + h], 1.0)", f"going += 1.0 - S[{done} + h]"],
            "household",
        )
        inside += ["if going == 0.0:", "    break"]
        end = ["if going != 0.0:", "    flag[0], flag[1] = -1, int64(rows[0])"]
        return [
            *_loop([f"S[{done} + h] = 0.0"], "household"),
            *begin,
            "going = 1.0",
            f"for round in range({declared.rounds}):",
            *(f"    {line}" for line in inside),
            *end,
        ]


def _loop(lines: Iterable[str], kind: str) -> list[str]:
    if kind == "household":
        return ["for h in range(nh):", *(f"    {line}" for line in lines)]
    if kind == "person":
        return ["for i in range(n):", *(f"    {line}" for line in lines)]
    return [
        "for s in range(slots):",
        "    b = s * nh",
        "    for h in range(nh):",
        "        i = b + h",
        *(f"        {line}" for line in lines),
    ]


def _flat(operations: Iterable[Operation]) -> Iterator[Operation]:
    for operation in operations:
        if isinstance(operation, Settle):
            yield from operation.steps
        else:
            yield operation


def _outside_aggregates(form: ast.FunctionDef, rule: Rule) -> list[str]:
    """The arguments of a rule that are used by themselves, not only summed over a grouping or looked up in."""
    found: set[str] = set()

    def walk(node: ast.AST) -> None:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in ("total", "count", "any_of", "highest"):
                return
            if node.func.id in ("lookup", "brackets"):
                walk(node.args[0])
                return
            for argument in node.args:
                walk(argument)
            return
        if isinstance(node, ast.Name):
            found.add(node.id)
        for child in ast.iter_child_nodes(node):
            walk(child)

    for statement in body_of(form):
        walk(statement)
    return [name for name in rule.inputs if name in found]
