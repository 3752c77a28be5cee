"""The same rule once more, for other amounts: what one law takes over from another stands written once."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date

from rondkomen.engine.errors import RuleRefused
from rondkomen.engine.grammar import body_of, form_of
from rondkomen.engine.rule import Of, Rule
from rondkomen.engine.written import written_rule
from rondkomen.kernel import Citation


def again(
    rule: Rule,
    citation: Citation,
    instead: Mapping[str, str],
    *,
    of: Of | None = None,
    name: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Callable[[Callable[[], None]], Rule]:
    """Declare an empty function as a rule that reads as another one does, with other inputs `instead` of some.

    Unit, owner and days are those of the other rule unless told. Raises RuleRefused for an input that it does not have.

        @again(huurtoeslag.aftoppingsgrens, Citation(RV, artikel="475da"), {"number_of_bewoners": "personen"})
        def aftoppingsgrens_beslagvrije_voet() -> None:
            \"\"\"The aftoppingsgrens for this leefsituatie.\"\"\"
    """

    def declare(function: Callable[[], None]) -> Rule:
        file = function.__code__.co_filename
        if unknown := sorted(instead.keys() - set(rule.inputs)):
            raise RuleRefused(f"{file}: {function.__name__}: {rule.name} has no input {', '.join(unknown)}")
        form = deepcopy(form_of(rule))
        form.body = [ast.Expr(ast.Constant(function.__doc__)), *body_of(form)]
        form.name, form.decorator_list = function.__name__, []
        for node in ast.walk(form):
            if isinstance(node, ast.Name):
                node.id = instead.get(node.id, node.id)
            elif isinstance(node, ast.arg):
                node.arg = instead.get(node.arg, node.arg)
        made = written_rule(
            ast.unparse(ast.fix_missing_locations(form)),
            citation=citation,
            unit=rule.unit,
            of=of or rule.of,
            name=name,
            since=since or rule.period.since,
            until=until or rule.period.until,
            file=file,
        )
        made.function.__module__ = function.__module__
        return made

    return declare
