"""Runs one rule from its syntax tree: on values that are not fully known, and to note down what it did.

The plain function is what computes; this is for the questions that a plain call cannot answer. A branch that is
undecided is followed both ways, and the two answers are held together.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import Any, Literal, Protocol

from rondkomen.engine import possible
from rondkomen.engine.grammar import body_of
from rondkomen.engine.possible import Undecided, either, is_known


@dataclass(frozen=True, slots=True)
class Note:
    """One thing a rule did: gave a name a value, took a branch, or returned."""

    kind: Literal["assign", "branch", "return"]
    node: ast.expr
    value: Any
    name: str = ""
    line: int = 0


class Meaning(Protocol):
    """What the operations of a rule mean for a kind of values: `possible` for open ones, `slope` for derivatives."""

    CALLS: Mapping[str, Callable[..., Any]]

    def add(self, left: Any, right: Any, /) -> Any: ...
    def subtract(self, left: Any, right: Any, /) -> Any: ...
    def multiply(self, left: Any, right: Any, /) -> Any: ...
    def divide(self, left: Any, right: Any, /) -> Any: ...
    def square(self, value: Any, /) -> Any: ...
    def negate(self, value: Any, /) -> Any: ...
    def compare(self, operator: str, left: Any, right: Any, /) -> Any: ...


_ARITHMETIC: dict[type[ast.operator], str] = {
    ast.Add: "add",
    ast.Sub: "subtract",
    ast.Mult: "multiply",
    ast.Div: "divide",
}


Work = Callable[[Mapping[str, Any]], Any]
"""An expression made ready: gives its value for the values of names."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A statement made ready; `body` and `orelse` are those of an if."""

    kind: Literal["assign", "branch", "return"]
    node: ast.expr
    work: Work
    name: str = ""
    body: tuple[_Statement, ...] = ()
    orelse: tuple[_Statement, ...] = ()


def run(
    form: ast.FunctionDef, values: Mapping[str, Any], notes: list[Note] | None = None, meaning: Meaning = possible
) -> Any:
    """What a rule gives for these argument values, known or not; `notes` receives each step when given.

    Notes are complete only where every branch is decided; past an undecided one there is none.
    """
    kind: Any = meaning
    return _run(_ready(form, kind), dict(values), notes)


def _run(statements: tuple[_Statement, ...], names: dict[str, Any], notes: list[Note] | None) -> Any:
    for position, statement in enumerate(statements):
        value = statement.work(names)
        if notes is not None:
            notes.append(Note(statement.kind, statement.node, value, statement.name, statement.node.lineno))
        if statement.kind == "return":
            return value
        if statement.kind == "assign":
            names[statement.name] = value
            continue
        rest = statements[position + 1 :]
        if isinstance(value, Undecided):
            when_true = _run(statement.body + rest, dict(names), None)
            when_false = _run(statement.orelse + rest, dict(names), None)
            return either(when_true, when_false, value.needs)
        return _run((statement.body if value else statement.orelse) + rest, names, notes)
    raise AssertionError("the grammar let a path without return through")


@lru_cache(maxsize=4096)
def _ready(form: ast.FunctionDef, meaning: Any) -> tuple[_Statement, ...]:
    """The statements of a rule, made ready once: walking the syntax tree again for each household would be slow."""
    return _block(body_of(form), meaning)


def _block(statements: list[ast.stmt], meaning: Any) -> tuple[_Statement, ...]:
    ready = []
    for statement in statements:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                ready.append(_Statement("assign", value, _work(value, meaning), name))
            case ast.Return(value=ast.expr() as value):
                ready.append(_Statement("return", value, _work(value, meaning)))
            case ast.If(test=test, body=body, orelse=orelse):
                inner = (_block(body, meaning), _block(orelse, meaning))
                ready.append(_Statement("branch", test, _work(test, meaning), "", *inner))
    return tuple(ready)


def evaluate(node: ast.expr, names: Mapping[str, Any], meaning: Meaning = possible) -> Any:
    """The value of an expression of the rule grammar."""
    kind: Any = meaning
    return _work(node, kind)(names)


@lru_cache(maxsize=16384)
def _work(node: ast.expr, meaning: Any) -> Work:
    match node:
        case ast.Name(id=name):
            return itemgetter(name)
        case ast.Constant(value=value):
            constant = value if isinstance(value, bool) else Decimal(int(str(value)))
            return lambda names: constant
        case ast.BinOp() | ast.UnaryOp():
            return _arithmetic(node, meaning)
        case ast.BoolOp(op=op, values=values):
            truths = [_work(value, meaning) for value in values]
            join = possible.every if isinstance(op, ast.And) else possible.some
            return lambda names: join([truth(names) for truth in truths])
        case ast.Compare(left=left, ops=ops, comparators=others):
            return _comparison([_work(value, meaning) for value in (left, *others)], ops, meaning)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return _choice(_work(test, meaning), _work(body, meaning), _work(orelse, meaning))
        case ast.Call(func=ast.Name(id=called), args=args, keywords=keywords):
            call, given = meaning.CALLS[called], [_work(value, meaning) for value in args]
            if keywords:
                over = _work(keywords[0].value, meaning)
                return lambda names: call(*[one(names) for one in given], over=over(names))
            return lambda names: call(*[one(names) for one in given])
    raise AssertionError(f"the grammar let {ast.dump(node)} through")


def _arithmetic(node: ast.BinOp | ast.UnaryOp, meaning: Any) -> Work:
    if isinstance(node, ast.UnaryOp):
        change = possible.invert if isinstance(node.op, ast.Not) else meaning.negate
        operand = _work(node.operand, meaning)
        return lambda names: change(operand(names))
    left = _work(node.left, meaning)
    if isinstance(node.op, ast.Pow):
        return lambda names: meaning.square(left(names))
    right, combine = _work(node.right, meaning), getattr(meaning, _ARITHMETIC[type(node.op)])
    return lambda names: combine(left(names), right(names))


def _comparison(values: list[Work], ops: list[ast.cmpop], meaning: Any) -> Work:
    signs = [type(op).__name__ for op in ops]
    if len(signs) == 1:
        sign, (left, right) = signs[0], values
        return lambda names: meaning.compare(sign, left(names), right(names))

    def chained(names: Mapping[str, Any]) -> Any:
        compared = [value(names) for value in values]
        return possible.every(map(meaning.compare, signs, compared, compared[1:]))

    return chained


def _choice(test: Work, body: Work, orelse: Work) -> Work:
    def choose(names: Mapping[str, Any]) -> Any:
        truth = test(names)
        if isinstance(truth, Undecided):
            return either(body(names), orelse(names), truth.needs)
        return (body if truth else orelse)(names)

    return choose


__all__ = ["Note", "evaluate", "is_known", "run"]
