"""Makes a rule from text instead of from a function in a source file, for law that is kept as data.

The text is one plain function of the rule grammar. Nothing of it runs before the law book has checked it.
"""

from __future__ import annotations

import ast
from datetime import date

from rondkomen.engine.errors import RuleRefused
from rondkomen.engine.exact import exact
from rondkomen.engine.rule import Of, Rule
from rondkomen.kernel import OPEN, Citation, Period, Unit


def written_rule(
    text: str,
    *,
    citation: Citation,
    unit: str | Unit,
    of: Of = "household",
    name: str | None = None,
    since: date = date.min,
    until: date = OPEN,
    file: str = "",
) -> Rule:
    """The rule in a text, with the same meaning as `rule` gives to a function; `file` is where the text comes from.

    Raises RuleRefused, with that file, when the text is not one plain function.
    """
    form = _form_in(text, file)
    try:
        function = exact(form, file)
    except (SyntaxError, ValueError, RecursionError) as error:
        raise RuleRefused(f"{file}: {form.name}: {error}") from error
    function.__doc__ = ast.get_docstring(form)
    return Rule(
        name=name or form.name,
        of=of,
        unit=unit if isinstance(unit, Unit) else Unit.parse(unit),
        citation=citation,
        period=Period(since, until),
        function=function,
        form=form,
    )


def _form_in(text: str, file: str) -> ast.FunctionDef:
    """The one function in a text; what would run when it is made (decorators, defaults) is refused before that."""
    try:
        statements = ast.parse(text, filename=file).body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None) or 0
        raise RuleRefused(f"{file}:{line}: this is not Python: {error}") from error
    if len(statements) != 1 or not isinstance(statements[0], ast.FunctionDef):
        raise RuleRefused(f"{file}: the text of a rule is one function, and nothing else")
    form = statements[0]
    arguments = form.args
    if form.decorator_list or arguments.defaults or any(arguments.kw_defaults):
        raise RuleRefused(f"{file}:{form.lineno}: {form.name}: a written rule has no decorators and no defaults")
    return form
