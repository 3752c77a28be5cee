"""Writes a rule as straight arithmetic without branches, in the operations of `intrinsics`.

Every `if` becomes a choice between two worked-out values, so that one loop runs many households at a time. Amounts are
float64 euros, truths are booleans, days are numbers like 20260131. Comparing and rounding allow for the error of a
float: two exact amounts are equal, or further apart than NEAR.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import count

NEAR = 1e-8
"""Euros within which two floats stand for the same amount: far above their error, far below any real difference."""

_OPERATORS = {ast.Add: "plus", ast.Sub: "minus", ast.Mult: "times", ast.Div: "over"}
_COMPARED = {ast.Lt: "less", ast.LtE: "not_more", ast.Gt: "more", ast.GtE: "not_less"}
_ROUNDED = {
    "round_down_to_euro": "whole(plus({0}, near))",
    "round_to_euro": "nearest({0}, half)",
    "round_down_to_cent": "over(whole(plus(times({0}, 100.0), near_cent)), 100.0)",
    "round_to_cent": "over(nearest(times({0}, 100.0), half_cent), 100.0)",
    "round_up_to_cent": "over(negative(whole(minus(near_cent, times({0}, 100.0)))), 100.0)",
}
_AGGREGATES = frozenset({"total", "count", "any_of", "highest"})


@dataclass(frozen=True, slots=True)
class Written:
    """A value in generated code: the name or formula that holds it, whether it is a truth, and its slope.

    `slope` is what it gains for one unit more of the fact that is varied; None when it does not move.
    """

    code: str
    is_truth: bool = False
    slope: str | None = None


Aggregate = tuple[str, str, str]
"""A sum over a grouping: the function, the quantity ("" for count), and the grouping."""


@dataclass
class Writer:
    """Writes the body of one rule; `lines` are its statements, to be run in order."""

    table: Callable[[str, str, str, str | None], Written]
    aggregate: Callable[[Aggregate], Written]
    lines: list[str] = field(default_factory=list)
    numbers: count[int] = field(default_factory=count)

    def value_of(self, body: list[ast.stmt], values: Mapping[str, Written]) -> Written:
        """Write the statements of a rule whose arguments have these values; give what it returns."""
        return self._block(body, dict(values))

    def _block(self, statements: list[ast.stmt], values: dict[str, Written]) -> Written:
        for position, statement in enumerate(statements):
            match statement:
                case ast.Return(value=ast.expr() as value):
                    return self.kept(self._expression(value, values))
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    values[name] = self.kept(self._expression(value, values))
                case ast.If(test=test, body=body, orelse=orelse):
                    condition = self.kept(self._expression(test, values)).code
                    rest = statements[position + 1 :]
                    if _returns(body) or _returns(orelse):
                        when_true = self._block([*body, *rest], dict(values))
                        when_false = self._block([*orelse, *rest], dict(values))
                        return self.kept(_chosen(condition, when_true, when_false))
                    self._branches(condition, body, orelse, values)
        raise AssertionError("the grammar lets no rule end without a return")

    def _branches(
        self, condition: str, body: list[ast.stmt], orelse: list[ast.stmt], values: dict[str, Written]
    ) -> None:
        when_true, when_false = dict(values), dict(values)
        for statements, branch in ((body, when_true), (orelse, when_false)):
            self._assignments(statements, branch)
        for name in when_true:
            if name in when_false and when_true[name] is not when_false[name]:
                values[name] = self.kept(_chosen(condition, when_true[name], when_false[name]))

    def _assignments(self, statements: list[ast.stmt], values: dict[str, Written]) -> None:
        for statement in statements:
            if isinstance(statement, ast.If):
                condition = self.kept(self._expression(statement.test, values)).code
                self._branches(condition, statement.body, statement.orelse, values)
            elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                values[statement.targets[0].id] = self.kept(self._expression(statement.value, values))

    def kept(self, value: Written) -> Written:
        """The value under a name of its own, unless it has one."""
        code = value.code if value.code.isidentifier() else self._named(value.code)
        slope = value.slope if value.slope is None or value.slope.isidentifier() else self._named(value.slope)
        return Written(code, value.is_truth, slope)

    def _named(self, formula: str) -> str:
        name = f"x{next(self.numbers)}"
        self.lines.append(f"{name} = {formula}")
        return name

    def _expression(self, node: ast.expr, values: Mapping[str, Written]) -> Written:
        match node:
            case ast.Constant(value=bool() as truth):
                return Written(str(truth), is_truth=True)
            case ast.Constant(value=int() as number):
                return Written(f"{number}.0")
            case ast.Name(id=name):
                return values[name]
            case ast.BinOp(left=left, op=ast.Pow()):
                base = self.kept(self._expression(left, values))
                return _product(base, base)
            case ast.BinOp(left=left, op=operator, right=right):
                first, second = self._expression(left, values), self._expression(right, values)
                return self._arithmetic(_OPERATORS[type(operator)], first, second)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                above = self._expression(operand, values)
                return Written(f"negative({above.code})", slope=above.slope and f"negative({above.slope})")
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Written(f"no({self._expression(operand, values).code})", is_truth=True)
            case ast.BoolOp(op=operator, values=parts):
                join = "both" if isinstance(operator, ast.And) else "either"
                truths = [self._expression(one, values).code for one in parts]
                return Written(reduce(lambda one, other: f"{join}({one}, {other})", truths), is_truth=True)
            case ast.Compare():
                return self._comparison(node, values)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                condition = self.kept(self._expression(test, values)).code
                return _chosen(condition, self._expression(body, values), self._expression(orelse, values))
            case ast.Call(func=ast.Name(id=name)):
                return self._call(name, node, values)
        raise AssertionError(f"the grammar lets no {ast.dump(node)} through")

    def _arithmetic(self, operator: str, left: Written, right: Written) -> Written:
        if left.slope is None and right.slope is None:
            return Written(f"{operator}({left.code}, {right.code})")
        if operator in ("plus", "minus"):
            slope = _sum_of_slopes(operator, left.slope, right.slope)
            return Written(f"{operator}({left.code}, {right.code})", slope=slope)
        left, right = self.kept(left), self.kept(right)
        if operator == "times":
            return _product(left, right)
        above = _sum_of_slopes(
            "minus",
            left.slope and f"times({left.slope}, {right.code})",
            right.slope and f"times({left.code}, {right.slope})",
        )
        slope = f"over({above}, times({right.code}, {right.code}))"
        return Written(f"over({left.code}, {right.code})", slope=slope)

    def _comparison(self, node: ast.Compare, values: Mapping[str, Written]) -> Written:
        sides = [self.kept(self._expression(one, values)) for one in (node.left, *node.comparators)]
        parts = []
        for operator, left, right in zip(node.ops, sides, sides[1:], strict=False):
            if isinstance(operator, ast.Eq | ast.NotEq):
                equal = f"{'alike' if left.is_truth else 'same'}({left.code}, {right.code})"
                parts.append(equal if isinstance(operator, ast.Eq) else f"no({equal})")
            else:
                parts.append(f"{_COMPARED[type(operator)]}({left.code}, {right.code})")
        return Written(reduce(lambda one, other: f"both({one}, {other})", parts), is_truth=True)

    def _call(self, name: str, node: ast.Call, values: Mapping[str, Written]) -> Written:
        if name in _AGGREGATES:
            return self.aggregate(aggregate_of(name, node))
        arguments = [self.kept(self._expression(one, values)) for one in node.args if not _is_table(name, one, node)]
        if name in ("min", "max"):
            return self._extreme(name, arguments)
        if name in ("lookup", "brackets"):
            table = node.args[1]
            assert isinstance(table, ast.Name)
            return self.table(name, arguments[0].code, table.id, arguments[0].slope)
        codes = [one.code for one in arguments]
        if name in _ROUNDED:
            return Written(_ROUNDED[name].format(*codes), slope=arguments[0].slope)
        return Written(f"{name}({', '.join(codes)})")

    def _extreme(self, name: str, arguments: list[Written]) -> Written:
        best = arguments[0]
        for other in arguments[1:]:
            best = self.kept(best)
            slope = None
            if best.slope is not None or other.slope is not None:
                # of equal ones the first counts, as in slope.py; nearly equal floats count as equal
                is_beyond = f"{'less' if name == 'min' else 'more'}({other.code}, {best.code})"
                slope = f"choose({is_beyond}, {other.slope or '0.0'}, {best.slope or '0.0'})"
            best = Written(f"{'lower' if name == 'min' else 'higher'}({best.code}, {other.code})", slope=slope)
        return best


def aggregate_of(name: str, node: ast.Call) -> Aggregate:
    """Which sum over which grouping a call asks for."""
    over = node.keywords[0].value
    assert isinstance(over, ast.Name)
    amount = node.args[0].id if node.args and isinstance(node.args[0], ast.Name) else ""
    return name, amount, over.id


def aggregates_in(form: ast.FunctionDef) -> list[Aggregate]:
    """The sums over groupings in a rule, in the order in which they stand there."""
    found = [
        aggregate_of(node.func.id, node)
        for node in ast.walk(form)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _AGGREGATES
    ]
    return list(dict.fromkeys(found))


def _is_table(name: str, argument: ast.expr, node: ast.Call) -> bool:
    return name in ("lookup", "brackets") and argument is node.args[1]


def _returns(statements: list[ast.stmt]) -> bool:
    return any(isinstance(node, ast.Return) for one in statements for node in ast.walk(one))


def _chosen(condition: str, when_true: Written, when_false: Written) -> Written:
    slope = None
    if when_true.slope is not None or when_false.slope is not None:
        slope = f"choose({condition}, {when_true.slope or '0.0'}, {when_false.slope or '0.0'})"
    code = f"choose({condition}, {when_true.code}, {when_false.code})"
    return Written(code, when_true.is_truth, slope)


def _product(left: Written, right: Written) -> Written:
    slope = _sum_of_slopes(
        "plus",
        left.slope and f"times({left.slope}, {right.code})",
        right.slope and f"times({left.code}, {right.slope})",
    )
    return Written(f"times({left.code}, {right.code})", slope=slope)


def _sum_of_slopes(operator: str, left: str | None, right: str | None) -> str | None:
    if left is None:
        return right if right is None or operator == "plus" else f"negative({right})"
    return left if right is None else f"{operator}({left}, {right})"
