"""How generated code reads a quantity: from its row, from the vector of what is the same for all, or from a table."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import reduce
from itertools import count

from rondkomen.engine.grammar import body_of
from rondkomen.engine.rule import Rule
from rondkomen.kernel.unit import TRUTH
from rondkomen.population.layout import Layout, Work
from rondkomen.population.rows import Rows, flat
from rondkomen.population.writing import Aggregate, Writer, Written


@dataclass
class Values:
    """Reads quantities in loops where `i` counts persons and `h` households.

    `moving` are the quantities that move with the fact that slopes are asked along.
    """

    layout: Layout
    rows: Rows
    names: count[int] = field(default_factory=count)
    moving: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.layout.along is None:
            return
        self.moving.add(self.layout.along)
        before = 0
        while before != len(self.moving):  # a fixed point moves with itself
            before = len(self.moving)
            for operation in flat(self.layout.operations):
                if isinstance(operation, Work) and self.written(operation.rule, self._symbol)[0].slope is not None:
                    self.moving.add(operation.rule.name)

    def _symbol(self, name: str) -> Written:
        return Written(name, self.layout.units[name] == TRUTH, f"s_{name}" if name in self.moving else None)

    def fresh(self) -> str:
        """A name that nothing has yet."""
        return f"x{next(self.names)}"

    def of(self, name: str) -> Written:
        """A quantity, read where it stands."""
        is_truth = self.layout.units[name] == TRUTH
        row = self.rows.get(("value", name))
        if row is not None:
            return Written(at(row), is_truth)
        place = f"u_{self.layout.scalars[name]}"
        return Written(f"truth({place})" if is_truth else place, is_truth)

    def slope_of(self, name: str) -> str:
        """The slope of a quantity; 0 when it does not move."""
        row = self.rows.get(("slope", name))
        return "0.0" if row is None else at(row)

    def written(self, rule: Rule, load: Callable[[str], Written]) -> tuple[Written, list[str]]:
        """The value of a rule whose arguments are loaded so, and the statements before it."""
        form = self.layout.forms[rule]
        writer = Writer(self._table, self._sum, numbers=self.names)
        value = writer.value_of(body_of(form), {name: load(name) for name in by_themselves(form, rule)})
        return value, writer.lines

    def _sum(self, aggregate: Aggregate) -> Written:
        row, slope_row = self.rows.get(("sum", *aggregate)), self.rows.get(("sum slope", *aggregate))
        is_truth = aggregate[0] == "any_of"
        if row is None:  # only asked which quantities move
            moves = aggregate[0] in ("total", "highest") and aggregate[1] in self.moving
            return Written("q", is_truth, "q" if moves else None)
        return Written(at(row), is_truth, slope_row and at(slope_row))

    def _table(self, function: str, amount: str, table: str, slope: str | None) -> Written:
        first, capacity = self.layout.tables.get(table, (0, 0))
        rows = range(first, first + capacity)
        if function == "lookup":
            code = "0.0"
            for row in rows:
                code = f"choose(not_less({amount}, u_{row}), u_{row + capacity}, {code})"
            return Written(code)
        parts, steep = ["0.0"], "0.0"
        for row in rows:
            part = f"higher(minus({amount}, u_{row}), 0.0)"
            if row != rows[-1]:
                part = f"lower({part}, minus(u_{row + 1}, u_{row}))"
            parts.append(f"times(u_{row + capacity}, {part})")
            steep = f"choose(more({amount}, u_{row}), u_{row + capacity}, {steep})"
        value = reduce(lambda one, other: f"plus({one}, {other})", parts)
        return Written(value, slope=None if slope is None else f"times({slope}, {steep})")


def at(row: str) -> str:
    """A row's value in a loop."""
    return f"got{_truth(row)}(S, {row}, {'h' if row[0] == 'H' else 'i'})"


def put(row: str, code: str) -> str:
    """The statement that gives a row its value in a loop."""
    return f"put{_truth(row)}(S, {row}, {'h' if row[0] == 'H' else 'i'}, {code})"


def _truth(row: str) -> str:
    return "_truth" if row[1] == "T" else ""


def by_themselves(form: ast.FunctionDef, rule: Rule) -> list[str]:
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
