"""The functions of the rules once more, as plain Python on floats: what a population run reckons with."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from math import ceil, floor
from types import FunctionType
from typing import Any

from rondkomen.engine import Facts, functions
from rondkomen.engine.facts import THE_DAY
from rondkomen.engine.functions import Table
from rondkomen.engine.grammar import LITERALS
from rondkomen.engine.law import Law, Plan
from rondkomen.engine.rule import Rule

_FINE = 6
"""Decimals that an amount has before it is rounded, so that the last bits of a float do not decide."""


def total(amounts: Sequence[float], *, over: Sequence[bool]) -> float:
    return sum(amount for amount, belongs in zip(amounts, over, strict=True) if belongs)


def count(*, over: Sequence[bool]) -> int:
    return sum(over)


def any_of(truths: Sequence[bool], *, over: Sequence[bool]) -> bool:
    return any(truth and belongs for truth, belongs in zip(truths, over, strict=True))


def highest(amounts: Sequence[float], *, over: Sequence[bool]) -> float:
    return max([0, *(amount for amount, belongs in zip(amounts, over, strict=True) if belongs)])


def lookup(key: Any, table: Table) -> Any:
    position = bisect_right(table.keys, key)
    return table.values[position - 1] if position else 0


def brackets(amount: float, table: Table) -> float:
    ends = [*table.keys[1:], float("inf")]
    parts = zip(table.keys, ends, table.values, strict=True)
    return sum(max(0, min(amount, end) - start) * part for start, end, part in parts)


def _rounded(whole: Callable[[float], int], unit: float) -> Callable[[float], float]:
    return lambda amount: whole(round(amount / unit, _FINE)) * unit


def _nearest(amount: float) -> int:
    return floor(amount + 0.5)


NAMES: dict[str, Any] = {
    **{function.__name__: function for function in (total, count, any_of, highest, lookup, brackets)},
    "round_down_to_euro": _rounded(floor, 1),
    "round_to_euro": _rounded(_nearest, 1),
    "round_down_to_cent": _rounded(floor, 0.01),
    "round_to_cent": _rounded(_nearest, 0.01),
    "round_up_to_cent": _rounded(ceil, 0.01),
    "age_on": lambda birth, day: int(functions.age_on(birth, day)),
    "months_of_age_on": lambda birth, day: int(functions.months_of_age_on(birth, day)),
    "first_of_month": functions.first_of_month,
    "first_of_quarter": functions.first_of_quarter,
    **{f"__{number}": number for number in LITERALS},  # how a rule made from a text names its numbers
}


def as_float(value: Any) -> Any:
    """The same value with floats in it; truths and days stay what they are."""
    if isinstance(value, Table):
        return Table(tuple(map(as_float, value.keys)), tuple(map(as_float, value.values)))
    if isinstance(value, list | tuple):
        return [as_float(one) for one in value]
    return float(value) if isinstance(value, Decimal) else value


def worked_out(law: Law, facts: Facts, wanted: frozenset[str]) -> dict[str, Any]:
    """All values that lead to the wanted quantities, of a household of which everything is told."""
    plan = law.plan(wanted, facts.given)
    values = dict(_numbers(plan))
    values[THE_DAY] = law.day
    for name in {fact.name for fact in plan.facts} - {THE_DAY} | facts.given:
        values[name] = as_float(facts.household[name] if name in facts.household else facts.person[name])
    for step in plan.steps:
        if step.turning is None:
            _work(plan, step.names[0], values, len(facts.persons))
        else:
            _settle(plan, step.names, str(step.turning), values, len(facts.persons))
    return values


_KEPT: dict[int, tuple[Plan, dict[str, Any]]] = {}


def _numbers(plan: Plan) -> dict[str, Any]:
    if id(plan) not in _KEPT:
        _KEPT[id(plan)] = (plan, {name: as_float(value) for name, value in plan.numbers.items()})
    return _KEPT[id(plan)][1]


@lru_cache(maxsize=2000)
def _call(form: Rule) -> Callable[..., Any]:
    """The rule's own function, with these functions where it names the engine's."""
    function = form.function
    assert isinstance(function, FunctionType)
    return FunctionType(function.__code__, NAMES, function.__name__)


def _work(plan: Plan, name: str, values: dict[str, Any], persons: int) -> None:
    worked = plan.rules[name]
    call, arguments = _call(worked.rule), [values[one] for one in worked.rule.inputs]
    if worked.of == "household":
        values[name] = call(*arguments)
        return
    columns = [one if is_column else [one] * persons for one, is_column in zip(arguments, worked.columns, strict=True)]
    values[name] = list(map(call, *columns))


def _settle(plan: Plan, names: Sequence[str], turning: str, values: dict[str, Any], persons: int) -> None:
    declared = plan.rules[turning].rule.fixed_point
    assert declared is not None
    is_household = plan.rules[turning].of == "household"
    values[turning] = 0.0 if is_household else [0.0] * persons
    for _ in range(declared.rounds):
        last = values[turning]
        for name in names:
            _work(plan, name, values, persons)
        now = values[turning]
        pairs = [(last, now)] if is_household else list(zip(last, now, strict=True))
        if max((abs(after - before) for before, after in pairs), default=0) <= float(declared.tolerance):
            return
    raise AssertionError(f"{turning} does not settle on floats")
