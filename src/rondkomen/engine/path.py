"""The path that one rule took for its values: what decided on it, and whether other values would take it too.

A rule reads persons and days only through a few functions; each such call counts here as one value, as a plain input
does. So a rule is a function of single values, and one of them can be moved while the others stay.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from rondkomen.engine import possible
from rondkomen.engine.functions import Table
from rondkomen.engine.grammar import AGES, AGGREGATES
from rondkomen.engine.interpreter import Meaning, Note, evaluate, run
from rondkomen.engine.possible import is_known
from rondkomen.engine.slope import SLOPE, value_and_slope

_DATES = frozenset({"first_of_month", "first_of_quarter"})

Kind = Literal["condition", "limit", "row", "truth"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A comparison that held or not, on which the path hangs: `left operator right` was `truth`.

    `kind` says where it comes from: a condition that is written, the side of a min or max that binds, the row of a
    table, or a truth that was read. `node` is that part of the rule.
    """

    kind: Kind
    node: ast.expr
    operator: str
    left: ast.expr
    right: ast.expr | Decimal | bool
    truth: bool = True


class Path:
    """What one rule did for these arguments.

    `values` has what it reads as single values: inputs by their name, calls over persons or days by a name of their
    own (`calls`). `is_whole` is False when a branch is undecided or something read is not known; then nothing else is
    to be used.
    """

    def __init__(self, form: ast.FunctionDef, calls: Mapping[str, ast.Call], values: dict[str, Any]) -> None:
        self.form, self.calls, self.values = form, calls, values
        notes: list[Note] = []
        self.value = run(form, values, notes)
        self.read = _read_on(notes, values)
        self.is_whole = notes[-1].kind == "return" and all(map(is_known, (self.value, *map(values.get, self.read))))
        self.steps = tuple(self._decided(notes)) if self.is_whole else ()

    @classmethod
    def of(cls, form: ast.FunctionDef, arguments: Mapping[str, Any]) -> Path:
        """The path of a rule as it is written, for what it was called with."""
        single, calls = _single(form)
        return cls(single, calls, _values(calls, arguments))

    def values_for(self, arguments: Mapping[str, Any], meaning: Meaning = possible) -> dict[str, Any]:
        """The single values for other arguments, known or not, or with slopes."""
        return _values(self.calls, arguments, meaning)

    def after(self, values: dict[str, Any]) -> Path:
        """The path that the same rule takes for other single values."""
        return Path(self.form, self.calls, values)

    @property
    def decisions(self) -> list[Decision]:
        """All that decided, in order."""
        return [one for _, decided in self.steps for one in decided]

    def holds(self, values: Mapping[str, Any]) -> bool | None:
        """Whether these values take the same path; None when they are not known well enough to say."""
        names = dict(values)
        for note, decided in self.steps:
            for one in decided:
                found = possible.compare(one.operator, _side(one.left, names), _side(one.right, names))
                if found is not one.truth:
                    return False if isinstance(found, bool) else None
            if note.kind == "assign":
                names[note.name] = evaluate(note.node, names)
        return True

    def crossings(self, sloped: Mapping[str, Any]) -> list[tuple[Decision, Decimal]]:
        """How far to move, along the slopes of these values, until the two sides of each decision are equal."""
        found = []
        names = dict(sloped)
        for note, decided in self.steps:
            for one in decided:
                left, left_slope = value_and_slope(_side(one.left, names, SLOPE))
                right, right_slope = value_and_slope(_side(one.right, names, SLOPE))
                if left_slope != right_slope:
                    found.append((one, (right - left) / (left_slope - right_slope)))
            if note.kind == "assign":
                names[note.name] = evaluate(note.node, names, SLOPE)
        return found

    def slope(self, values: Mapping[str, Any]) -> tuple[Any, Decimal]:
        """What the rule gives for values with slopes before it is rounded, and its own slope."""
        return value_and_slope(run(self.form, values, meaning=SLOPE))

    def written(self, node: ast.expr) -> ast.expr:
        """A part of the path to say in words: calls as they stand in the rule, its own names for parts opened."""
        parts = {note.name: note.node for note, _ in self.steps if note.name}
        opened: ast.expr = _Open(self.calls, parts).visit(deepcopy(node))
        return opened

    def _decided(self, notes: list[Note]) -> Iterator[tuple[Note, tuple[Decision, ...]]]:
        names = dict(self.values)
        for note in notes:
            yield note, tuple(_decisions(note.node, names))
            if note.kind == "assign":
                names[note.name] = note.value


def _values(calls: Mapping[str, ast.Call], arguments: Mapping[str, Any], meaning: Meaning = possible) -> dict[str, Any]:
    return {**arguments, **{name: evaluate(call, arguments, meaning) for name, call in calls.items()}}


def _side(side: ast.expr | Decimal | bool, names: Mapping[str, Any], meaning: Meaning = possible) -> Any:
    return evaluate(side, names, meaning) if isinstance(side, ast.expr) else side


def _decisions(node: ast.expr, names: Mapping[str, Any]) -> Iterator[Decision]:
    """What decides in one expression, of a choice only in the side that was taken."""
    match node:
        case ast.Name(id=name) if isinstance(names.get(name), bool):
            yield Decision("truth", node, "Eq", node, names[name])
        case ast.Compare(left=left, ops=ops, comparators=others):
            for sign, one, other in zip(ops, (left, *others), others, strict=False):
                operator = type(sign).__name__
                truth = possible.compare(operator, evaluate(one, names), evaluate(other, names))
                yield Decision("condition", node, operator, one, other, truth)
        case ast.Call(func=ast.Name(id=("min" | "max") as called), args=args):
            operator = "LtE" if called == "min" else "GtE"
            binding = (min if called == "min" else max)(args, key=lambda one: evaluate(one, names))
            yield from (Decision("limit", node, operator, binding, one) for one in args if one is not binding)
        case ast.Call(func=ast.Name(id=("lookup" | "brackets") as called), args=[key, table]):
            yield from _rows(node, key, evaluate(key, names), evaluate(table, names), counts=called == "lookup")
    for part in _parts(node, names):
        yield from _decisions(part, names)


def _rows(node: ast.expr, key: ast.expr, value: Decimal, table: Table, *, counts: bool) -> Iterator[Decision]:
    """Between which rows a key lies; `counts` says whether a row starts at its own key or just above it."""
    below = [row for row in table.keys if row < value or (counts and row == value)]
    above = [row for row in table.keys if row not in below]
    if below:
        yield Decision("row", node, "GtE" if counts else "Gt", key, below[-1])
    if above:
        yield Decision("row", node, "Lt" if counts else "LtE", key, above[0])


def _parts(node: ast.AST, names: Mapping[str, Any]) -> list[ast.expr]:
    if isinstance(node, ast.IfExp):
        return [node.test, node.body if evaluate(node.test, names) else node.orelse]
    if isinstance(node, ast.Call):
        return node.args
    return [part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr)]


def _read_on(notes: list[Note], values: Mapping[str, Any]) -> frozenset[str]:
    """The values that were read on the path."""
    names = dict(values)
    read: set[str] = set()
    for note in notes:
        read |= _names_in(note.node, names)
        if note.kind == "assign":
            names[note.name] = note.value
    return frozenset(read & values.keys())


def _names_in(node: ast.expr, names: Mapping[str, Any]) -> set[str]:
    if isinstance(node, ast.Name):
        return {node.id}
    if isinstance(node, ast.IfExp) and not is_known(evaluate(node.test, names)):
        return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    return set().union(*(_names_in(part, names) for part in _parts(node, names)))


@lru_cache(maxsize=1024)
def _single(form: ast.FunctionDef) -> tuple[ast.FunctionDef, dict[str, ast.Call]]:
    """The rule with each call over persons or days as one name, and those calls by their names."""
    single = _Single({argument.arg for argument in form.args.args})
    made: ast.FunctionDef = single.visit(deepcopy(form))
    return made, single.calls


class _Single(ast.NodeTransformer):
    """Puts a name in the place of each call over persons or days that reads inputs only."""

    def __init__(self, inputs: set[str]) -> None:
        self.inputs = inputs
        self.calls: dict[str, ast.Call] = {}

    def visit_Call(self, node: ast.Call) -> ast.expr:
        called = node.func.id if isinstance(node.func, ast.Name) else ""
        parts = [one for value in (*node.args, *(word.value for word in node.keywords)) for one in ast.walk(value)]
        names = {one.id for one in parts if isinstance(one, ast.Name)}
        if called not in AGGREGATES | AGES or not names <= self.inputs | _DATES:
            self.generic_visit(node)
            return node
        name = next((known for known, one in self.calls.items() if ast.dump(one) == ast.dump(node)), None)
        name = name or f"{called}()@{len(self.calls)}"
        self.calls[name] = node
        return ast.copy_location(ast.Name(name, ast.Load()), node)


class _Open(ast.NodeTransformer):
    """Puts calls, and what a rule worked out before, back in the place of their names."""

    def __init__(self, calls: Mapping[str, ast.expr], parts: Mapping[str, ast.expr]) -> None:
        self.calls, self.parts = calls, parts

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self.parts:
            without = {name: part for name, part in self.parts.items() if name != node.id}
            opened: ast.expr = _Open(self.calls, without).visit(deepcopy(self.parts[node.id]))
            return opened
        return self.calls.get(node.id, node)
