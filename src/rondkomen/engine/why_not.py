"""Finds why a right came to nothing: the first condition that decided it, followed down to where it is settled."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.explain import Explanation, explain
from rondkomen.engine.interpreter import evaluate
from rondkomen.engine.possible import Undecided
from rondkomen.kernel import Citation, Unit


@dataclass(frozen=True, slots=True)
class Reason:
    """A quantity that decided, with its article; the last of a chain is where it was settled.

    `truth` is what the condition was (None when an amount ran out to nothing). `left`, `operator` and `right` are the
    comparison that settled it, in `unit`; `operator` is one of Lt LtE Gt GtE Eq NotEq.
    """

    name: str
    person: int | None
    citation: Citation | None
    truth: bool | None
    operator: str = ""
    left: Any = None
    right: Any = None
    unit: Unit | None = None

    @property
    def distance(self) -> Decimal | None:
        """How far the compared values lie apart; None when no numbers were compared."""
        if isinstance(self.left, Decimal) and isinstance(self.right, Decimal):
            return abs(self.left - self.right)
        return None


def why_not(evaluation: Evaluation, name: str, person: int | None = None) -> list[Reason]:
    """The chain of reasons why a quantity is nothing or untrue, from the quantity itself to the deciding condition."""
    chain: list[Reason] = []
    waiting: tuple[str, int | None] | None = (name, person)
    while waiting and all((reason.name, reason.person) != waiting for reason in chain):
        found = explain(evaluation, *waiting)
        reason, waiting = _settle(evaluation, found)
        chain.append(reason)
    return chain


def _settle(evaluation: Evaluation, found: Explanation) -> tuple[Reason, tuple[str, int | None] | None]:
    """The reason at one quantity, and the quantity to look at next when it only passed something on."""
    truth = found.value if isinstance(found.value, bool) else None
    plain = Reason(found.name, found.person, found.citation, truth)
    if found.rule is None or not found.notes or found.notes[-1].kind != "return":
        return plain, None  # past an undecided branch nothing is noted: both ways led to the same
    names: dict[str, Any] = {used.name: used.value for used in found.used}
    names |= {note.name: note.value for note in found.notes if note.kind == "assign"}
    last = found.notes[-1]
    branches = [note for note in found.notes if note.kind == "branch"]
    if isinstance(last.node, ast.Constant) and branches:
        test, value = branches[-1].node, branches[-1].value
    elif isinstance(last.node, ast.IfExp):
        test = last.node.test
        value = evaluate(test, names)
        if isinstance(value, Undecided):
            return plain, None
    elif truth is not None:
        test, value = last.node, truth
    else:
        return plain, _passed_on(evaluation, found, last.node)
    return _decide(evaluation, found, test, bool(value), names)


def _decide(
    evaluation: Evaluation, found: Explanation, test: ast.expr, value: bool, names: dict[str, Any]
) -> tuple[Reason, tuple[str, int | None] | None]:
    truth = found.value if isinstance(found.value, bool) else None
    plain = Reason(found.name, found.person, found.citation, truth)
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _decide(evaluation, found, operand, not value, names)
        case ast.BoolOp(values=parts):
            deciding = next((part for part in parts if evaluate(part, names) is value), parts[0])
            return _decide(evaluation, found, deciding, value, names)
        case ast.Name(id=name) if found.rule and name in found.rule.inputs:
            return plain, _next(evaluation, found, name)
        case ast.Name(id=name):
            last = next(note for note in reversed(found.notes) if note.kind == "assign" and note.name == name)
            return _decide(evaluation, found, last.node, value, names)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _compared(evaluation, found, plain, left, type(op).__name__, right, names)
        case ast.Call(func=ast.Name(id="any_of"), args=[ast.Name(id=flag)], keywords=[keyword]) if value:
            group = names[keyword.value.id] if isinstance(keyword.value, ast.Name) else []
            person = next((one for one, both in enumerate(zip(names[flag], group, strict=True)) if all(both)), None)
            return plain, (flag, person) if person is not None else None
    return plain, None


def _compared(
    evaluation: Evaluation,
    found: Explanation,
    plain: Reason,
    left: ast.expr,
    operator: str,
    right: ast.expr,
    names: dict[str, Any],
) -> tuple[Reason, None]:
    one, other = evaluate(left, names), evaluate(right, names)
    units = [
        evaluation.law.book.quantities[side.id].unit
        for side in (left, right)
        if isinstance(side, ast.Name) and side.id in evaluation.law.book.quantities
    ]
    unit = units[0] if units else None
    return Reason(found.name, found.person, found.citation, plain.truth, operator, one, other, unit), None


def _passed_on(evaluation: Evaluation, found: Explanation, node: ast.expr) -> tuple[str, int | None] | None:
    """The one quantity whose nothing this rule passes on, as a rounding does."""
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) == 1 and not node.keywords:
        node = node.args[0]
    if isinstance(node, ast.Name) and node.id in evaluation.plan.rules:
        return _next(evaluation, found, node.id)
    return None


def _next(evaluation: Evaluation, found: Explanation, name: str) -> tuple[str, int | None]:
    return name, found.person if evaluation.law.book.quantities[name].of == "person" else None
