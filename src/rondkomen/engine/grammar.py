"""What may stand in a rule; everything else is refused when the rules load, with file and line.

A rule is so small a part of Python that it can be explained step by step, run on unknown facts, and compiled for a
whole population. See docs/adr/0002-rules-as-functions.md.
"""

from __future__ import annotations

import ast
from functools import lru_cache
from pathlib import Path
from typing import NoReturn

from rondkomen.engine.errors import RuleRefused
from rondkomen.engine.rule import Rule

LITERALS = (0, 1, 2, 12)
AGGREGATES = frozenset({"total", "count", "any_of", "highest"})
AGES = frozenset({"age_on", "months_of_age_on"})
FUNCTIONS = (
    AGGREGATES
    | AGES
    | {
        "min",
        "max",
        "round_down_to_euro",
        "round_to_euro",
        "round_down_to_cent",
        "round_to_cent",
        "round_up_to_cent",
        "lookup",
        "brackets",
        "first_of_month",
        "first_of_quarter",
    }
)
_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div)
_COMPARISONS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)


def refuse(rule: Rule, node: ast.AST, why: str) -> NoReturn:
    """Raise RuleRefused with the place of `node` in the rule's file."""
    raise RuleRefused(f"{rule.file}:{getattr(node, 'lineno', 0)}: {rule.name}: {why}")


@lru_cache(maxsize=256)
def _functions_of(file: str) -> dict[int, ast.FunctionDef]:
    tree = ast.parse(Path(file).read_text(encoding="utf-8"), filename=file)
    return {
        min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)]): node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }


def form_of(rule: Rule) -> ast.FunctionDef:
    """The syntax tree of a rule's function, as written."""
    if rule.form is not None:
        return rule.form
    try:
        return _functions_of(rule.file)[rule.function.__code__.co_firstlineno]
    except (OSError, KeyError) as error:
        raise RuleRefused(f"{rule.file}: {rule.name}: a rule must be a plain function in a source file") from error


def body_of(form: ast.FunctionDef) -> list[ast.stmt]:
    """The statements of a rule without its docstring."""
    return form.body[1:] if isinstance(form.body[0], ast.Expr) else form.body


def check_grammar(rule: Rule) -> ast.FunctionDef:
    """Refuse what is not allowed in a rule; give its syntax tree."""
    form = form_of(rule)
    arguments = form.args
    if arguments.vararg or arguments.kwarg or arguments.kwonlyargs or arguments.posonlyargs or arguments.defaults:
        refuse(rule, form, "arguments are plain names, without stars or defaults")
    if ast.get_docstring(form) is None:
        refuse(rule, form, "a rule says in one docstring sentence what it gives")
    for name in rule.inputs:
        _check_name(rule, form, name)
    known = set(rule.inputs)
    if not _check_block(rule, body_of(form), known):
        refuse(rule, form, "every path through a rule ends in a return")
    return form


def _check_block(rule: Rule, statements: list[ast.stmt], known: set[str]) -> bool:
    """Check statements in order, adding assigned names to `known`; say whether all paths return."""
    for position, statement in enumerate(statements):
        if _check_statement(rule, statement, known):
            if position + 1 < len(statements):
                refuse(rule, statements[position + 1], "this is never reached")
            return True
    return False


def _check_statement(rule: Rule, statement: ast.stmt, known: set[str]) -> bool:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            if name in rule.inputs:
                refuse(rule, statement, f"{name} is an argument and keeps its value; use another name")
            _check_name(rule, statement, name)
            _check_expression(rule, value, known)
            known.add(name)
            return False
        case ast.If(test=test, body=body, orelse=orelse):
            _check_expression(rule, test, known)
            when_true, when_false = set(known), set(known)
            returns = (_check_block(rule, body, when_true), _check_block(rule, orelse, when_false))
            paths = [names for names, ended in zip((when_true, when_false), returns, strict=True) if not ended]
            if paths:
                known |= set.intersection(*paths)
            return all(returns)
        case ast.Return(value=value) if value is not None:
            _check_expression(rule, value, known)
            return True
    refuse(rule, statement, f"{_kind(statement)} is not allowed in a rule; use assignment, if and return")


def _check_name(rule: Rule, node: ast.AST, name: str) -> None:
    if name in FUNCTIONS:
        refuse(rule, node, f"{name} is a function of the engine; use another name")


def _check_expression(rule: Rule, node: ast.expr, known: set[str]) -> None:
    match node:
        case ast.Constant(value=value):
            if not isinstance(value, bool) and not (isinstance(value, int) and value in LITERALS):
                refuse(
                    rule, node, f"{value!r} must be a number in parameters.toml; a rule may hold only 0, 1, 2 and 12"
                )
        case ast.Name(id=name):
            if name not in known:
                refuse(rule, node, f"{name} is neither an argument nor given a value on every path before this line")
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name in FUNCTIONS:
            _check_call(rule, node, name, args, keywords, known)
        case ast.Call(func=function):
            allowed = ", ".join(sorted(FUNCTIONS))
            refuse(rule, node, f"{ast.unparse(function)} may not be called in a rule; allowed are {allowed}")
        case _:
            for part in _parts(rule, node):
                _check_expression(rule, part, known)


def _parts(rule: Rule, node: ast.expr) -> list[ast.expr]:
    """The expressions inside an allowed operation; anything else is refused."""
    match node:
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            if not (isinstance(right, ast.Constant) and right.value == 2):
                refuse(rule, node, "the only power is ** 2")
            return [left]
        case ast.BinOp(left=left, op=op, right=right) if isinstance(op, _ARITHMETIC):
            return [left, right]
        case ast.UnaryOp(op=ast.USub() | ast.Not(), operand=operand):
            return [operand]
        case ast.BoolOp(values=values):
            return values
        case ast.Compare(left=left, ops=ops, comparators=others) if all(isinstance(op, _COMPARISONS) for op in ops):
            return [left, *others]
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return [test, body, orelse]
    refuse(rule, node, f"{_kind(node)} is not allowed in a rule")


def _check_call(
    rule: Rule, node: ast.Call, name: str, args: list[ast.expr], keywords: list[ast.keyword], known: set[str]
) -> None:
    wanted = {"over"} if name in AGGREGATES else set()
    if {keyword.arg for keyword in keywords} != wanted:
        refuse(rule, node, f"{name} takes {'over=' if wanted else 'no named arguments'}")
    expected = {"count": 0, "total": 1, "any_of": 1, "highest": 1, "min": None, "max": None}
    expected |= {"lookup": 2, "brackets": 2, "age_on": 2, "months_of_age_on": 2}
    number = expected.get(name, 1)
    if (number is None and len(args) < 2) or (number is not None and len(args) != number):
        refuse(rule, node, f"{name} takes {'two or more' if number is None else number} values, found {len(args)}")
    for value in (*args, *(keyword.value for keyword in keywords)):
        if name in AGGREGATES and not isinstance(value, ast.Name):
            refuse(rule, node, f"{name} takes bare names; give the expression a rule of its own")
        _check_expression(rule, value, known)


def _kind(node: ast.AST) -> str:
    names = {"For": "a loop", "While": "a loop", "Import": "an import", "ImportFrom": "an import", "Try": "try"}
    names |= {
        "With": "with",
        "Attribute": "an attribute",
        "Subscript": "an index",
        "Lambda": "a lambda",
        "Expr": "a loose expression",
    }
    kind = type(node).__name__
    return names.get(kind, kind)
