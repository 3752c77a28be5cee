"""The loops of a kernel that bring columns in, give outcomes out, and sum persons over a grouping."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from rondkomen.engine.rule import Of
from rondkomen.kernel.unit import DAY
from rondkomen.population.layout import Put, Read, Sum, width_of
from rondkomen.population.values import Values, at

Kind = Literal["household", "person", "person by household"]
"""What a loop runs over; the last one knows the household of each person."""


def loop(lines: Iterable[str], kind: Kind) -> list[str]:
    """The lines, for each household `h` or each person `i` of a block."""
    if kind == "household":
        return ["for h in range(nh):", *(f"    {line}" for line in lines)]
    if kind == "person":
        return ["for i in range(n):", *(f"    {line}" for line in lines)]
    by_slot = ["for s in range(slots):", "    b = s * nh", "    for h in range(nh):", "        i = b + h"]
    return [*by_slot, *(f"        {line}" for line in lines)]


def kind_of(of: Of) -> Kind:
    """The loop in which a quantity of somebody can be told or given out."""
    return "household" if of == "household" else "person by household"


def reading(operation: Read, values: Values) -> list[str]:
    """Take a column of the population into its row."""
    column, columns = operation.column, values.layout.columns
    place = "rows[h]" if column.of == "household" else "start[h] + s"
    if operation.slope:
        found = f"float64(read_u1(inputs[{len(columns)}], {place}))"
    elif column.unit == DAY:
        found = f"day_number(int64(read_i4(inputs[{columns.index(column)}], {place})))"
    else:
        cents = " / 100.0" if column.width in ("i4", "i8") else ""
        found = f"float64(read_{column.width}(inputs[{columns.index(column)}], {place})){cents}"
    row = values.rows.take(("slope" if operation.slope else "value", column.name), column.of)
    return loop([f"{at(row)} = {found}"], kind_of(column.of))


def putting(operation: Put, position: int, values: Values) -> list[str]:
    """Give an outcome out in the column at a position, an amount in whole cents."""
    of, unit = values.layout.of[operation.name], values.layout.units[operation.name]
    value = values.slope_of(operation.name) if operation.slope else values.of(operation.name).code
    width = "f8" if operation.slope else width_of(unit)
    place = f"outputs[{position}], {'rows[h]' if of == 'household' else 'start[h] + s'}"
    if unit.is_money and not operation.slope:
        cents, rounded = values.fresh(), values.fresh()
        lines = [
            f"{cents} = {value} * 100.0",
            f"{rounded} = choose({cents} < 0.0, -whole(half_cent - {cents}), whole({cents} + half_cent))",
            f"if not (-2147483648.0 < {rounded} < 2147483648.0):",
            f"    flag[0], flag[1] = {position + 1}, int64(rows[h])",
            f"put_i4({place}, int32({rounded}))",
        ]
    else:
        number = {"u1": f"uint8({value})", "i4": f"int32({value})"}.get(width, value)
        lines = [f"put_{width}({place}, {number})"]
    return loop(lines, kind_of(of))


def summing(operation: Sum, values: Values) -> list[str]:
    """Sum a quantity of persons per household."""
    function, amount, over = operation.aggregate
    place = at(values.rows.take(("sum", *operation.aggregate), "household"))
    belongs = values.of(over).code
    value = values.of(amount).code if amount else ""
    begin, lines = [f"{place} = 0.0"], []
    slope_place = ""
    if function in ("total", "highest") and values.rows.get(("slope", amount)):
        slope_place = at(values.rows.take(("sum slope", *operation.aggregate), "household"))
        begin.append(f"{slope_place} = 0.0")
    match function:
        case "count":
            lines = [f"{place} += choose({belongs}, 1.0, 0.0)"]
        case "any_of":
            lines = [f"{place} = choose({value} & {belongs}, 1.0, {place})"]
        case "total":
            lines = [f"{place} += choose({belongs}, {value}, 0.0)"]
            if slope_place:
                lines.append(f"{slope_place} += choose({belongs}, {values.slope_of(amount)}, 0.0)")
        case "highest":
            is_higher = values.fresh()
            lines = [f"{is_higher} = {belongs} & ({value} > {place})"]
            if slope_place:
                lines.append(f"{slope_place} = choose({is_higher}, {values.slope_of(amount)}, {slope_place})")
            lines.append(f"{place} = choose({is_higher}, {value}, {place})")
    sums = f"# {function} {amount} over {over}"
    return [sums, *loop(begin, "household"), *loop(lines, "person by household")]
