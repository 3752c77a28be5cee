"""Makes the function that is run from the syntax tree of a rule: its numbers exact, its calls the engine's own.

A plain call would give an int for `return 0`, a float for `1 / 2`, and whatever a module chose to call `total`; what is
run, what is explained and what is compiled for a population must mean the same.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from rondkomen.engine import functions
from rondkomen.engine.grammar import FUNCTIONS, LITERALS, body_of

_NAMES: dict[str, Any] = {
    "__builtins__": {},
    "min": functions.lower_of,
    "max": functions.higher_of,
    **{name: getattr(functions, name) for name in FUNCTIONS - {"min", "max"}},
    **{f"__{number}": Decimal(number) for number in LITERALS},
}


_SINCE_3_12: dict[str, Any] = {"type_params": []} if sys.version_info >= (3, 12) else {}


def exact(form: ast.FunctionDef, file: str) -> Callable[..., Any]:
    """The function of a rule whose grammar was checked, on exact numbers."""
    arguments = [ast.copy_location(ast.arg(argument.arg), argument) for argument in form.args.args]
    function = ast.FunctionDef(
        name=form.name,
        args=ast.arguments(posonlyargs=[], args=arguments, kwonlyargs=[], kw_defaults=[], defaults=[]),
        body=[_exact(statement) for statement in body_of(form)],
        decorator_list=[],
        **_SINCE_3_12,
    )
    names = dict(_NAMES)
    exec(compile(ast.Module([ast.copy_location(function, form)], []), file, "exec"), names)
    made: Callable[..., Any] = names[form.name]
    return made


def _exact(node: Any) -> Any:
    """A copy of a part of the tree in which every number is the engine's exact one."""
    if isinstance(node, ast.Constant) and not isinstance(node.value, bool):
        return ast.copy_location(ast.Name(f"__{node.value!r}", ast.Load()), node)
    fields: dict[str, Any] = {}
    for name, value in ast.iter_fields(node):
        if isinstance(value, list):
            value = [_exact(one) if isinstance(one, ast.AST) else one for one in value]
        fields[name] = _exact(value) if isinstance(value, ast.AST) else value
    return ast.copy_location(node.__class__(**fields), node)
