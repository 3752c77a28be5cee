"""Explains one quantity by running its rule again, now writing down what it reads and does.

Rules are pure, so nothing is recorded while thousands are answered; only the rule asked about is replayed.
"""

from __future__ import annotations

import ast
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.interpreter import Note, evaluate, run
from rondkomen.engine.parameters import Value
from rondkomen.engine.rule import Rule
from rondkomen.kernel import Citation, Unit

Kind = Literal["fact", "assumed", "given", "number", "rule"]


@dataclass(frozen=True, slots=True)
class Used:
    """Something a rule read: a fact, a number with its source, or the outcome of another rule.

    `value` is a list with one per person when the rule looked at everybody.
    """

    name: str
    kind: Kind
    value: Any
    unit: Unit
    number: Value | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one quantity came about: what was read, what was done in order, by which article."""

    name: str
    person: int | None
    value: Any
    unit: Unit
    kind: Kind
    rule: Rule | None = None
    used: tuple[Used, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def citation(self) -> Citation | None:
        """The article of the rule; None for a fact or a number."""
        return self.rule.citation if self.rule else None


def explain(evaluation: Evaluation, name: str, person: int | None = None) -> Explanation:
    """The explanation of one quantity that was worked out, for the person at a position when it is a person's."""
    found: Explanation | None = evaluation.explained.get((name, person))
    if found is None:
        found = evaluation.explained[name, person] = _replay(evaluation, name, person)
    return found


def _replay(evaluation: Evaluation, name: str, person: int | None) -> Explanation:
    law = evaluation.law
    unit = law.book.quantities[name].unit
    value = evaluation.value(name, person)
    worked = evaluation.plan.rules.get(name)
    if worked is None or _is_told(evaluation, name, person):
        return Explanation(name, person, value, unit, kind_of(evaluation, name, person))
    form = worked.rule
    arguments = arguments_of(evaluation, name, person)
    notes: list[Note] = []
    run(law.book.forms[form], arguments, notes)
    read = _read(notes, arguments)
    used = tuple(
        _used(evaluation, one, person if is_column and form.of == "person" else None, arguments[one])
        for one, is_column in zip(form.inputs, worked.columns, strict=True)
        if one in read
    )
    return Explanation(name, person, value, unit, "rule", form, used, tuple(notes))


def arguments_of(evaluation: Evaluation, name: str, person: int | None = None) -> dict[str, Any]:
    """The values that a rule was called with; of everybody where a rule of the household reads what is a person's."""
    worked = evaluation.plan.rules[name]
    return {
        used: evaluation.value(used, person if is_column and worked.of == "person" else None)
        for used, is_column in zip(worked.rule.inputs, worked.columns, strict=True)
    }


def kind_of(evaluation: Evaluation, name: str, person: int | None = None) -> Kind:
    """Whether a quantity was told, assumed (of everybody when no person is named), given, a number, or a rule's."""
    if name in evaluation.facts.given or _is_told(evaluation, name, person):
        return "given"
    if name in evaluation.law.book.parameters:
        return "number"
    if name not in evaluation.law.book.facts:
        return "rule"
    is_of_person = evaluation.law.book.quantities[name].of == "person"
    everybody = range(len(evaluation.facts.persons)) if is_of_person and person is None else (person,)
    return "assumed" if evaluation.facts.assumed.issuperset((name, one) for one in everybody) else "fact"


def _is_told(evaluation: Evaluation, name: str, person: int | None) -> bool:
    """Whether what a rule would give was told for this person, as it may be for some persons only."""
    told = evaluation.facts.person.get(name) if name in evaluation.plan.rules and person is not None else None
    return told is not None and told[person or 0] is not None


def _used(evaluation: Evaluation, name: str, person: int | None, value: Any) -> Used:
    kind = kind_of(evaluation, name, person)
    number = evaluation.law.number(name) if kind == "number" else None
    return Used(name, kind, value, evaluation.law.book.quantities[name].unit, number)


def all_steps(
    evaluation: Evaluation, name: str, person: int | None = None, among: Container[str] | None = None
) -> Iterator[Explanation]:
    """The explanation of a quantity and of every rule it rests on, each once, the asked one first.

    With `among`, only rules of these names are followed.
    """
    waiting: list[tuple[str, int | None]] = [(name, person)]
    seen = set()
    while waiting:
        asked = waiting.pop(0)
        if asked in seen:
            continue
        seen.add(asked)
        found = explain(evaluation, *asked)
        yield found
        for used in found.used:
            if used.kind == "rule" and (among is None or used.name in among):
                waiting += read_of(evaluation, found, used.name)


def read_of(evaluation: Evaluation, found: Explanation, name: str) -> list[tuple[str, int | None]]:
    """Whose quantity of a name a rule read: the household's, its own person's, or that of everybody who counted."""
    if evaluation.law.book.quantities[name].of == "household":
        return [(name, None)]
    if found.person is not None:
        return [(name, found.person)]
    return [(name, position) for position in _members(found, name, evaluation)]


def _members(found: Explanation, column: str, evaluation: Evaluation) -> list[int]:
    """The persons whose quantity counted in a household's rule: those of the groupings it was taken over."""
    everybody = range(len(evaluation.facts.persons))
    calls = [one for note in found.notes for one in ast.walk(note.node) if isinstance(one, ast.Call) and one.keywords]
    groups = [
        evaluation.values[call.keywords[0].value.id]
        for call in calls
        if isinstance(call.keywords[0].value, ast.Name) and any(_names_read(one, {}) == {column} for one in call.args)
    ]
    if not groups:
        return list(everybody)
    return [person for person in everybody if any(group[person] is not False for group in groups)]


def _read(notes: list[Note], arguments: dict[str, Any]) -> set[str]:
    """The arguments that were looked at on the path taken; all of them when a branch is still undecided."""
    if not notes or notes[-1].kind != "return":
        return set(arguments)
    names = dict(arguments)
    read: set[str] = set()
    for note in notes:
        read |= _names_read(note.node, names)
        if note.kind == "assign":
            names[note.name] = note.value
    return read


def _names_read(node: ast.AST, names: dict[str, Any]) -> set[str]:
    if isinstance(node, ast.Name):
        return {node.id}
    parts: list[ast.AST] = list(ast.iter_child_nodes(node))
    if isinstance(node, ast.IfExp):
        truth = evaluate(node.test, names)
        if isinstance(truth, bool):
            parts = [node.test, node.body if truth else node.orelse]
    return set().union(*(_names_read(part, names) for part in parts))
