"""Works out the unit of every expression in a rule when the rules load: month and year cannot be added."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass

from rondkomen.engine.grammar import body_of, refuse
from rondkomen.engine.rule import Of, Rule
from rondkomen.kernel.unit import DAY, MONTHS_PER_YEAR, NUMBER, TRUTH, Unit, UnitError


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a name means for a checker: whose it is, its unit, and the unit of its keys when it is a table."""

    of: Of
    unit: Unit
    key_unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class _Column:
    """A person's quantity seen from a household rule: one value per person."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class _Rows:
    """A table parameter."""

    key: Unit
    unit: Unit


_Type = Unit | _Column | _Rows | None
"""None is the number 0, which fits any unit."""


def check_units(rule: Rule, form: ast.FunctionDef, quantities: Mapping[str, Quantity]) -> None:
    """Refuse a rule that combines unlike units or gives another unit than it declares."""
    names: dict[str, _Type] = {}
    for name in rule.inputs:
        quantity = quantities.get(name)
        if quantity is None:
            refuse(rule, form, f"{name} is no fact, number or rule")
        if quantity.key_unit is not None:
            names[name] = _Rows(quantity.key_unit, quantity.unit)
        elif quantity.of == "person" and rule.of == "household":
            names[name] = _Column(quantity.unit)
        else:
            names[name] = quantity.unit
    _Checker(rule).block(body_of(form), names)


class _Checker:
    """Walks one rule with the units of its names."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule

    def block(self, statements: list[ast.stmt], names: dict[str, _Type]) -> None:
        for statement in statements:
            match statement:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    unit = self.of(value, names)
                    names[name] = self._same(statement, names[name], unit) if name in names else unit
                case ast.If(test=test, body=body, orelse=orelse):
                    self._expect(test, TRUTH, names)
                    inside, outside = dict(names), dict(names)
                    self.block(body, inside)
                    self.block(orelse, outside)
                    for name in inside.keys() | outside.keys():
                        found = [place[name] for place in (inside, outside) if name in place]
                        names[name] = self._same(statement, found[0], found[-1])
                case ast.Return(value=ast.expr() as value):
                    self._expect(value, self.rule.unit, names)

    def of(self, node: ast.expr, names: Mapping[str, _Type]) -> _Type:
        """The unit of an expression; refuses what cannot be combined."""
        match node:
            case ast.Constant(value=bool()):
                return TRUTH
            case ast.Constant(value=number):
                return {0: None, 12: MONTHS_PER_YEAR}.get(int(str(number)), NUMBER)
            case ast.Name(id=name):
                return names[name]
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return self._expect(operand, TRUTH, names)
            case ast.UnaryOp(operand=operand):
                return self._number(operand, names)
            case ast.BoolOp(values=values):
                for value in values:
                    self._expect(value, TRUTH, names)
                return TRUTH
            case ast.Compare(left=left, comparators=others):
                compared: _Type = self._scalar(left, names)
                for other in others:
                    compared = self._same(node, compared, self._scalar(other, names))
                return TRUTH
            case ast.IfExp(test=test, body=body, orelse=orelse):
                self._expect(test, TRUTH, names)
                return self._same(node, self._scalar(body, names), self._scalar(orelse, names))
            case ast.BinOp():
                return self._arithmetic(node, names)
            case ast.Call(func=ast.Name(id=name)):
                return self._call(node, name, names)
        raise AssertionError(f"the grammar let {ast.dump(node)} through")

    def _arithmetic(self, node: ast.BinOp, names: Mapping[str, _Type]) -> _Type:
        left = self._number(node.left, names)
        if isinstance(node.op, ast.Pow):
            return None if left is None else left * left
        right = self._number(node.right, names)
        if isinstance(node.op, ast.Add | ast.Sub):
            return self._same(node, left, right)
        if left is None or (right is None and isinstance(node.op, ast.Mult)):
            return None
        if right is None:
            refuse(self.rule, node, "division by 0")
        return left * right if isinstance(node.op, ast.Mult) else left / right

    def _call(self, node: ast.Call, name: str, names: Mapping[str, _Type]) -> _Type:
        if node.keywords:
            return self._aggregate(node, name, names)
        if name in ("lookup", "brackets"):
            table = self.of(node.args[1], names)
            if not isinstance(table, _Rows):
                refuse(self.rule, node, f"the second value of {name} is a number with rows in parameters.toml")
            self._expect(node.args[0], table.key, names)
            return table.unit if name == "lookup" else self._expect(node.args[0], table.key, names)
        if name in ("age_on", "months_of_age_on"):
            for value in node.args:
                self._expect(value, DAY, names)
            return Unit.parse("jaar" if name == "age_on" else "maand")
        if name in ("first_of_month", "first_of_quarter"):
            return self._expect(node.args[0], DAY, names)
        units = [self._number(value, names) for value in node.args]
        unit: _Type = units[0]
        for other in units[1:]:
            unit = self._same(node, unit, other)
        return unit

    def _aggregate(self, node: ast.Call, name: str, names: Mapping[str, _Type]) -> _Type:
        columns = [self.of(value, names) for value in (*node.args, node.keywords[0].value)]
        for column in columns:
            if not isinstance(column, _Column):
                refuse(self.rule, node, f"{name} takes quantities of persons, in a rule of the household")
        *amounts, group = (column.unit for column in columns if isinstance(column, _Column))
        if group != TRUTH:
            refuse(self.rule, node, f"over= takes a truth per person, found {group}")
        if name == "count":
            return NUMBER
        if name == "any_of" and amounts[0] != TRUTH:
            refuse(self.rule, node, f"any_of takes a truth per person, found {amounts[0]}")
        if name in ("total", "highest") and not amounts[0].is_number:
            refuse(self.rule, node, f"{name} takes a number per person, found {amounts[0]}")
        return amounts[0]

    def _scalar(self, node: ast.expr, names: Mapping[str, _Type]) -> Unit | None:
        unit = self.of(node, names)
        if isinstance(unit, _Column):
            refuse(
                self.rule,
                node,
                "a person's quantity is used as if there were one person; use total, count, any_of or highest",
            )
        if isinstance(unit, _Rows):
            refuse(self.rule, node, "a number with rows is read with lookup or brackets")
        return unit

    def _number(self, node: ast.expr, names: Mapping[str, _Type]) -> Unit | None:
        unit = self._scalar(node, names)
        if unit is not None and not unit.is_number:
            refuse(self.rule, node, f"there is no arithmetic with {unit}")
        return unit

    def _expect(self, node: ast.expr, expected: Unit, names: Mapping[str, _Type]) -> Unit:
        unit = self._scalar(node, names)
        if unit is None and expected.is_number:
            return expected
        if unit != expected:
            refuse(self.rule, node, f"expected {expected}, found {unit or 'a number'} in `{ast.unparse(node)}`")
        return expected

    def _same(self, node: ast.AST, left: _Type, right: _Type) -> _Type:
        if left == right or (right is None and _is_number(left)):
            return left
        if left is None and _is_number(right):
            return right
        refuse(self.rule, node, f"{_words(left)} and {_words(right)} cannot be combined in `{ast.unparse(node)}`")


def _is_number(unit: _Type) -> bool:
    return isinstance(unit, Unit) and unit.is_number


def _words(unit: _Type) -> str:
    if unit is None:
        return "a number"
    return str(unit.unit) if isinstance(unit, _Column | _Rows) else str(unit)


__all__ = ["Quantity", "UnitError", "check_units"]
