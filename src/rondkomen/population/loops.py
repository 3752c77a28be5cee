"""The loops of a kernel that bring columns in, give outcomes out, and sum persons over a grouping."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rondkomen.engine.rule import Of
from rondkomen.kernel.unit import DAY, TRUTH
from rondkomen.population.layout import Put, Read, Sum, width_of
from rondkomen.population.values import Values, at, put

_MOST_LINES = 12
"""Statements in one loop: with more of them the processor runs out of registers (measured: 12 is as fast as 32)."""
WRONG = ("wrong",)
"""The row that says which outcome of a household cannot be given out: counted from 1, 0 for none."""
Kind = Literal["household", "person", "person by household"]
"""What a loop runs over; the last one knows the household of each person."""


@dataclass(frozen=True, slots=True)
class Loop:
    """Statements for each household `h` or each person `i` of a block, and what they are for."""

    kind: Kind
    lines: tuple[str, ...]
    about: str = ""

    def text(self) -> list[str]:
        """The loop as source."""
        head = [f"# {self.about}"] if self.about else []
        if self.kind == "household":
            return [*head, "for h in range(nh):", *(f"    {line}" for line in self.lines)]
        if self.kind == "person":
            return [*head, "for i in range(n):", *(f"    {line}" for line in self.lines)]
        by_slot = [
            "for s in range(slots):",
            "    b = start_of(s, nh)",
            "    for h in range(nh):",
            "        i = index(b, h)",
        ]
        return [*head, *by_slot, *(f"        {line}" for line in self.lines)]

    def takes(self, other: Loop) -> bool:
        """Whether what comes next can be done in this loop: each needs its own household or person alone of the other.

        Not what is summed here over persons, for it is complete only after the last of them.
        """
        if self.kind != other.kind or len(self.lines) + len(other.lines) > _MOST_LINES:
            return False
        if self.kind != "person by household":
            return True
        return not any(_rows("put", one) & _rows("(?:put|got)", two) for one, two in ((self, other), (other, self)))

    def with_more(self, other: Loop) -> Loop:
        """Both in one."""
        return Loop(self.kind, self.lines + other.lines, ", ".join(filter(None, (self.about, other.about))))


def _rows(how: str, loop: Loop) -> set[str]:
    """The rows of households that are written (put) or read (got) in a loop."""
    return set(re.findall(rf"\b{how}(?:_truth)?\(S, (HT?\d+)", "\n".join(loop.lines)))


def joined(loops: Iterable[Loop]) -> list[Loop]:
    """The loops, with each in the one before it where that can be: what is in a register need not come from memory."""
    found: list[Loop] = []
    for one in loops:
        if found and found[-1].takes(one):
            found[-1] = found[-1].with_more(one)
        else:
            found.append(one)
    return found


def loop(lines: Iterable[str], kind: Kind, about: str = "") -> Loop:
    """The statements, for each household or person."""
    return Loop(kind, tuple(lines), about)


def kind_of(of: Of) -> Kind:
    """The loop in which a quantity of somebody can be told or given out."""
    return "household" if of == "household" else "person by household"


def reading(operation: Read, values: Values) -> list[Loop]:
    """Take a column of the population into its row."""
    column, columns = operation.column, values.layout.columns
    place = "listed(rows, h)" if column.of == "household" else "index(listed(start, h), s)"
    if operation.slope:
        found = f"choose(read_u1(listed(inputs, I{len(columns)}), {place}), 1.0, 0.0)"
    elif column.unit == DAY:
        found = f"read_day(listed(inputs, I{columns.index(column)}), {place})"
    else:
        found = f"read_{column.width}(listed(inputs, I{columns.index(column)}), {place})"
        if column.width in ("i4", "i8"):
            found = f"over({found}, 100.0)"
    what, is_truth = ("slope", False) if operation.slope else ("value", column.unit == TRUTH)
    row = values.rows.take((what, column.name), column.of, is_truth)
    return [loop([put(row, found)], kind_of(column.of), column.name)]


def putting(operation: Put, position: int, values: Values) -> list[Loop]:
    """Give an outcome out in the column at a position, an amount in whole cents."""
    of, unit = values.layout.of[operation.name], values.layout.units[operation.name]
    value = values.slope_of(operation.name) if operation.slope else values.of(operation.name).code
    width = "f8" if operation.slope else width_of(unit)
    whose = "listed(rows, h)" if of == "household" else "index(listed(start, h), s)"
    place = f"listed(outputs, I{position}), {whose}"
    if unit.is_money and not operation.slope:
        cents = values.fresh()
        wrong = values.rows.take(WRONG, "household")
        lines = [
            f"{cents} = nearest(times({value}, 100.0), half_cent)",
            put(wrong, f"choose(fits({cents}), {at(wrong)}, {position + 1}.0)"),
            f"write_i4({place}, {cents})",
        ]
    else:
        lines = [f"write_{width}({place}, {value})"]
    return [loop(lines, kind_of(of), f"{operation.name} given out")]


def summing(operation: Sum, values: Values) -> list[Loop]:
    """Sum a quantity of persons per household."""
    function, amount, over = operation.aggregate
    row = values.rows.take(("sum", *operation.aggregate), "household", function == "any_of")
    belongs = values.of(over).code
    value = values.of(amount).code if amount else ""
    begin, lines = [put(row, "False" if function == "any_of" else "0.0")], []
    slope_row = ""
    if function in ("total", "highest") and values.rows.get(("slope", amount)):
        slope_row = values.rows.take(("sum slope", *operation.aggregate), "household")
        begin.append(put(slope_row, "0.0"))
    match function:
        case "count":
            lines = [put(row, f"plus({at(row)}, choose({belongs}, 1.0, 0.0))")]
        case "any_of":
            lines = [put(row, f"either({at(row)}, both({value}, {belongs}))")]
        case "total":
            lines = [put(row, f"plus({at(row)}, choose({belongs}, {value}, 0.0))")]
            if slope_row:
                more = f"choose({belongs}, {values.slope_of(amount)}, 0.0)"
                lines.append(put(slope_row, f"plus({at(slope_row)}, {more})"))
        case "highest":
            is_higher = values.fresh()
            lines = [f"{is_higher} = both({belongs}, above({value}, {at(row)}))"]
            if slope_row:
                lines.append(put(slope_row, f"choose({is_higher}, {values.slope_of(amount)}, {at(slope_row)})"))
            lines.append(put(row, f"choose({is_higher}, {value}, {at(row)})"))
    about = " ".join(filter(None, (function, amount, "over", over)))
    return [loop(begin, "household"), loop(lines, "person by household", about)]
