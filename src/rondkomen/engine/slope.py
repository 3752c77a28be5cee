"""Exact derivatives: how fast every quantity changes with one fact, in one pass over the rules.

A value carries its slope: what it gains for one unit more of the fact. Rounding is seen through (a year amount moves
smoothly, the whole euros it is rounded to would not); a limit that is crossed is a jump and has no slope: look for
those with a real step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rondkomen.engine import functions
from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.functions import Table
from rondkomen.engine.interpreter import run
from rondkomen.engine.possible import Need

_NONE = Decimal(0)
_ROUNDS = 50


@dataclass(frozen=True, slots=True)
class Sloped:
    """A number and what it gains for one unit more of the fact."""

    value: Decimal
    slope: Decimal


def slopes(
    evaluation: Evaluation, fact: str, person: int | None = None, settled: Callable[[Need], bool] | None = None
) -> dict[str, Any]:
    """For each quantity that moves with the fact (of the person at a position): its slope, a list for a person's.

    All values of the evaluation must be known, or those of the quantities that `settled` says so of (each with the
    position of its person, or None); others stay out.
    """
    if fact not in evaluation.values:
        return {}
    values: dict[str, Any] = dict(evaluation.values)
    values[fact] = _started(values[fact], person)
    moving = {fact}
    for step in evaluation.plan.steps:
        rounds = _ROUNDS if step.turning else 1  # a fixed point: the slope settles round after round, as the value did
        for _ in range(rounds):
            before = values.get(step.turning or "")
            for name in step.names:
                if not moving.isdisjoint(evaluation.plan.rules[name].rule.inputs):
                    values[name] = _sloped(evaluation, name, values, settled)
                    if _slope_of(values[name]) not in (_NONE, [_NONE] * len(evaluation.facts.persons)):
                        moving.add(name)
            if step.turning and _slope_of(values[step.turning]) == _slope_of(before):
                break
    return {name: _slope_of(values[name]) for name in moving}


def _sloped(evaluation: Evaluation, name: str, values: dict[str, Any], settled: Callable[[Need], bool] | None) -> Any:
    worked = evaluation.plan.rules[name]
    form = evaluation.law.book.forms[worked.rule]

    def of(person: int | None) -> Any:
        if settled is not None and not settled((name, person)):
            return evaluation.value(name, person)
        arguments = {
            one: values[one][person] if is_column and person is not None else values[one]
            for one, is_column in zip(worked.rule.inputs, worked.columns, strict=True)
        }
        return run(form, arguments, meaning=SLOPE)

    return of(None) if worked.of == "household" else [of(person) for person in range(len(evaluation.facts.persons))]


def _started(value: Any, person: int | None) -> Any:
    if not isinstance(value, list):
        return Sloped(value, Decimal(1))
    return [Sloped(one, Decimal(1)) if position == person else one for position, one in enumerate(value)]


def _slope_of(value: Any) -> Any:
    if isinstance(value, list):
        return [_slope_of(one) for one in value]
    return value.slope if isinstance(value, Sloped) else _NONE


def value_and_slope(value: Any) -> tuple[Any, Decimal]:
    """A value and its slope; what carries none has slope 0."""
    return (value.value, value.slope) if isinstance(value, Sloped) else (value, _NONE)


def _made(value: Any, slope: Decimal) -> Any:
    return Sloped(value, slope) if slope else value


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Sloped) else value


class _Slope:
    """The operations of a rule on values with a slope."""

    CALLS: Mapping[str, Callable[..., Any]]

    def add(self, left: Any, right: Any) -> Any:
        (a, slope_a), (b, slope_b) = value_and_slope(left), value_and_slope(right)
        return _made(a + b, slope_a + slope_b)

    def subtract(self, left: Any, right: Any) -> Any:
        (a, slope_a), (b, slope_b) = value_and_slope(left), value_and_slope(right)
        return _made(a - b, slope_a - slope_b)

    def multiply(self, left: Any, right: Any) -> Any:
        (a, slope_a), (b, slope_b) = value_and_slope(left), value_and_slope(right)
        return _made(a * b, slope_a * b + a * slope_b)

    def divide(self, left: Any, right: Any) -> Any:
        (a, slope_a), (b, slope_b) = value_and_slope(left), value_and_slope(right)
        return _made(a / b, (slope_a * b - a * slope_b) / (b * b))

    def square(self, value: Any) -> Any:
        return self.multiply(value, value)

    def negate(self, value: Any) -> Any:
        a, slope = value_and_slope(value)
        return _made(-a, -slope)

    def compare(self, operator: str, left: Any, right: Any) -> bool:
        a, b = _plain(left), _plain(right)
        compared = {"Lt": a < b, "LtE": a <= b, "Gt": a > b, "GtE": a >= b, "Eq": a == b, "NotEq": a != b}
        return bool(compared[operator])


def _smooth(amount: Any) -> Any:
    return amount


def _total(amounts: Sequence[Any], *, over: Sequence[bool]) -> Any:
    parts = [value_and_slope(amount) for amount, belongs in zip(amounts, over, strict=True) if belongs]
    return _made(sum((value for value, _ in parts), _NONE), sum((slope for _, slope in parts), _NONE))


def _highest(amounts: Sequence[Any], *, over: Sequence[bool]) -> Any:
    return max([_NONE, *(amount for amount, belongs in zip(amounts, over, strict=True) if belongs)], key=_plain)


def _lookup(key: Any, table: Table) -> Any:
    return functions.lookup(_plain(key), table)


def _brackets(amount: Any, table: Table) -> Any:
    value, slope = value_and_slope(amount)
    fractions = [fraction for start, fraction in zip(table.keys, table.values, strict=True) if value > start]
    return _made(functions.brackets(value, table), slope * fractions[-1] if fractions else _NONE)


SLOPE = _Slope()
"""What the operations of a rule mean for values with a slope."""
SLOPE.CALLS = {
    "min": lambda *values: min(values, key=_plain),
    "max": lambda *values: max(values, key=_plain),
    "total": _total,
    "count": functions.count,
    "any_of": functions.any_of,
    "highest": _highest,
    "lookup": _lookup,
    "brackets": _brackets,
    "age_on": functions.age_on,
    "months_of_age_on": functions.months_of_age_on,
    "first_of_month": functions.first_of_month,
    "first_of_quarter": functions.first_of_quarter,
    **{
        name: _smooth
        for name in ("round_down_to_euro", "round_to_euro", "round_down_to_cent", "round_to_cent", "round_up_to_cent")
    },
}
