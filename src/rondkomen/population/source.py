"""Writes the source of a kernel: one plain loop per operation over a block of households of one size.

A block holds its persons slot by slot (the first person of every household, then the second ...), so that sums over a
household and values of the household itself line up in lanes. All values of a block stand in one scratch array, a row
per quantity; rows are used again when nobody needs what is in them. The text depends on nothing but the layout, so the
same law gives the same text on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from rondkomen.engine.rule import Rule
from rondkomen.population.layout import Layout, Operation, Put, Read, Settle, Sum, Work
from rondkomen.population.loops import WRONG, Loop, joined, kind_of, loop, putting, reading, summing
from rondkomen.population.rows import HOUSEHOLDS_IN_BLOCK, PERSONS_IN_BLOCK, Rows
from rondkomen.population.values import Values, at, put
from rondkomen.population.writing import Written

LOOPS_IN_PART = 6
LANES = 16
"""A block has a multiple of so many households, the last one more than once where need be: what a loop cannot take in
lanes it takes one by one, which costs as much."""
_ARGUMENTS = "S, u, rows, start, inputs, outputs, flag, nh, slots, n"
"""Everything but the counts is an address: of the scratch array, of what is the same for all, of lists and columns."""
_HEAD = '''"""Generated from the law by rondkomen.population.source; the file name is a fingerprint of its content."""

from numba import njit
from numpy import uint64

from rondkomen.population.intrinsics import *

'''
_KERNEL = """
@njit(nogil=True, error_model="numpy", cache=True)
def kernel(offsets, first, last, order, row, begin, counts, S, u, rows, start, inputs, outputs, flag):
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
            room = min({households}, {persons} // size)
            if room > {lanes}:
                room -= room % {lanes}
            most = min(room, end - window - position)
            number = 0
            while number < most and offsets[order[position + number] + 1] - offsets[order[position + number]] == size:
                row[number] = order[position + number]
                begin[number] = offsets[order[position + number]]
                number += 1
            position += number
            while number < room and number % {lanes}:
                row[number], begin[number] = row[number - 1], begin[number - 1]
                number += 1
            nh, slots, n = uint64(number), uint64(size), uint64(number * size)
{calls}
        window = end
"""


@dataclass
class Source:
    """Writes one layout out."""

    layout: Layout
    rows: Rows = field(init=False)
    values: Values = field(init=False)
    _outputs: int = 0
    _guard: str | None = None

    def __post_init__(self) -> None:
        self.rows = Rows(self.layout)
        self.values = Values(self.layout, self.rows)

    def text(self) -> str:
        """The source of the module."""
        freed = self.rows.free_after()
        wrong = self.rows.take(WRONG, "household")
        loops: list[Loop | list[str]] = [loop([put(wrong, "0.0")], "household")]
        for position, operation in enumerate(self.layout.operations):
            loops += [self._settle(operation)] if isinstance(operation, Settle) else self._written(operation)
            self.rows.release(freed[position])
        # a loop with a branch is not taken in lanes: so one loop at the end for all outcomes, joined with no other
        report = [f"if above({at(wrong)}, 0.0):", f"    flagged(flag, {at(wrong)}, listed(rows, h))"]
        loops.append(loop(report, "household").text())
        parts = list(_parts(loops))
        functions = [_part(number, lines) for number, lines in enumerate(parts) if lines]
        numbers = sorted({int(one) for one in re.findall(r"\bI(\d+)", "".join(functions))} | {0})
        calls = "\n".join(f"            part_{number}({_ARGUMENTS})" for number, lines in enumerate(parts) if lines)
        kernel = _KERNEL.format(households=HOUSEHOLDS_IN_BLOCK, persons=PERSONS_IN_BLOCK, lanes=LANES, calls=calls)
        return "\n".join(
            [_HEAD, *(f"I{one} = uint64({one})" for one in numbers), *self.rows.places(), *functions, kernel]
        )

    def _written(self, operation: Operation) -> list[Loop]:
        match operation:
            case Read():
                return reading(operation, self.values)
            case Work(rule=rule):
                return self._work(rule)
            case Sum():
                return summing(operation, self.values)
            case Put():
                self._outputs += 1
                return putting(operation, self._outputs - 1, self.values)
        raise AssertionError("a fixed point is not written as loops alone")

    def _work(self, rule: Rule) -> list[Loop]:
        lines: list[str] = []
        reads_household = self._guard is not None

        def load(name: str) -> Written:
            nonlocal reads_household
            value, row = self.values.of(name), self.rows.get(("value", name))
            if row is None:
                return value
            reads_household |= row[0] == "H"
            own, slope = self.values.fresh(), None
            if self.rows.get(("slope", name)):
                slope = self.values.fresh()
                lines.append(f"{slope} = {self.values.slope_of(name)}")
            lines.append(f"{own} = {value.code}")
            return Written(own, value.is_truth, slope)

        value, body = self.values.written(rule, load)
        lines += body
        lines.append(self._stored("value", rule, value.code, value.is_truth))
        if value.slope is not None:
            lines.append(self._stored("slope", rule, value.slope))
        is_plain = rule.of == "person" and not reads_household
        return [loop(lines, "person" if is_plain else kind_of(rule.of), rule.name)]

    def _stored(self, what: str, rule: Rule, code: str, is_truth: bool = False) -> str:
        """Put a value in its row; in a fixed point, only where the household has not settled yet."""
        row = self.rows.take((what, rule.name), rule.of, is_truth)
        return put(row, code if self._guard is None else f"choose({at(self._guard)}, {at(row)}, {code})")

    def _settle(self, operation: Settle) -> list[str]:
        """Round after round; a household that has settled keeps its values while others go on."""
        turning = operation.turning
        declared = turning.fixed_point
        assert declared is not None
        whats = ["value", "slope"] if turning.name in self.values.moving else ["value"]
        rows = [self.rows.take((what, turning.name), turning.of) for what in whats]
        kept = [self.rows.take(("last", what, turning.name), turning.of) for what in whats]
        done = self.rows.take(("done", turning.name), "household", is_truth=True)
        moved = self.rows.take(("moved", turning.name), "household", is_truth=True)
        limits = (float(declared.tolerance), 1e-9)
        tests = zip(rows, kept, limits, strict=False)
        moves = [f"more(size(minus({at(row)}, {at(before)})), {limit!r})" for row, before, limit in tests]
        has_moved = moves[0] if len(moves) == 1 else f"either({', '.join(moves)})"
        self._guard = done
        steps = [line for one in operation.steps for part in self._written(one) for line in part.text()]
        self._guard = None
        kind = kind_of(turning.of)
        a_round = [
            *loop([put(before, at(row)) for row, before in zip(rows, kept, strict=True)], kind).text(),
            *steps,
            *loop([put(moved, "False")], "household").text(),
            *loop([put(moved, f"either({at(moved)}, {has_moved})")], kind).text(),
            "going = 0.0",
            *loop([put(done, f"either({at(done)}, no({at(moved)}))")], "household").text(),
            *loop([f"going = plus(going, choose({at(done)}, 0.0, 1.0))"], "household").text(),
            "if no(truth(going)):",
            "    break",
        ]
        return [
            *loop([put(done, "False")], "household").text(),
            *loop([put(row, "0.0") for row in rows], kind).text(),
            "going = 1.0",
            f"for turn in range({declared.rounds}):",
            *(f"    {line}" for line in a_round),
            "if truth(going):",
            "    flagged(flag, UNSETTLED, listed(rows, I0))",
        ]


def _parts(loops: Iterable[Loop | list[str]]) -> Iterator[list[str]]:
    """The statements of each function: some loops, joined where that can be, or a fixed point."""
    for is_loop, some in groupby(loops, lambda one: isinstance(one, Loop)):
        if is_loop:
            together = joined(one for one in some if isinstance(one, Loop))
            for first in range(0, len(together), LOOPS_IN_PART):
                yield [line for one in together[first : first + LOOPS_IN_PART] for line in one.text()]
        else:
            yield from (one for one in some if isinstance(one, list))


def _part(number: int, lines: list[str]) -> str:
    """A function of some operations; what is the same for all is fetched once before its loops."""
    text = "\n".join(f"    {line}" for line in lines)
    used = sorted({int(position) for position in re.findall(r"\bu_(\d+)", text)})
    fetched = "".join(f"    u_{position} = given(u, I{position})\n" for position in used)
    return f'\n@njit(nogil=True, error_model="numpy")\ndef part_{number}({_ARGUMENTS}):\n{fetched}{text}\n'
