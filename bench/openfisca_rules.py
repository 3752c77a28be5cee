"""The rules of our law as OpenFisca-core variables, a variable for each rule: the same work for the peer.

A formula is the rule's own arithmetic on NumPy arrays, every `if` an `np.where`, as OpenFisca authors write it by hand.
What is the same for every household stands in it as a plain number, which spares OpenFisca its look-up of parameters.
OpenFisca keeps amounts in 32 bits; here it is told to keep 64, because with 32 its answers are not right to the cent.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from openfisca_core.periods import YEAR
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable
from openfisca_core.variables.config import VALUE_TYPES
from openfisca_peer import HOUSEHOLD, PERSON

from rondkomen.engine.grammar import body_of
from rondkomen.engine.rule import Rule
from rondkomen.kernel.unit import TRUTH
from rondkomen.population.layout import Layout, Work
from rondkomen.population.values import by_themselves
from rondkomen.population.writing import NEAR, Aggregate, Writer, Written

VALUE_TYPES[float]["dtype"] = np.float64


def system(layout: Layout) -> TaxBenefitSystem:
    """The columns and the rules of a layout without fixed points."""
    made = TaxBenefitSystem([PERSON, HOUSEHOLD])
    for column in layout.columns:
        made.add_variable(_variable(column.name, layout))
    for operation in layout.operations:
        if isinstance(operation, Work):
            made.add_variable(_variable(operation.rule.name, layout, _formula(operation.rule, layout)))
    return made


def _variable(name: str, layout: Layout, formula: Callable[..., Any] | None = None) -> type[Variable]:
    entity = PERSON if layout.of[name] == "person" else HOUSEHOLD
    content = {
        "value_type": bool if layout.units[name] == TRUTH else float,
        "entity": entity,
        "definition_period": YEAR,
        "label": name,
    }
    return type(name, (Variable,), content | ({"formula": formula} if formula else {}))


def _formula(rule: Rule, layout: Layout) -> Callable[..., Any]:
    """A rule as a formula of an entity and a period."""
    written = _Formula(layout, rule)
    form = layout.forms[rule]
    writer = Writer(written.table, written.aggregate)
    value = writer.value_of(body_of(form), written.arguments())
    body = "\n    ".join([*written.fetched.values(), *writer.lines, f"return {value.code}"])
    names: dict[str, Any] = dict(_OPERATIONS)
    exec(compile(f"def formula(entity, period):\n    {body}", f"<{rule.name}>", "exec"), names)
    made: Callable[..., Any] = names["formula"]
    return made


class _Formula:
    """How one formula gets at what it needs; `fetched` are its first lines, each quantity once."""

    def __init__(self, layout: Layout, rule: Rule) -> None:
        self.layout, self.rule = layout, rule
        self.fetched: dict[str, str] = {}

    def arguments(self) -> Mapping[str, Written]:
        return {name: self.value(name) for name in by_themselves(self.layout.forms[self.rule], self.rule)}

    def value(self, name: str) -> Written:
        is_truth = self.layout.units[name] == TRUTH
        if name in self.layout.scalars:
            number = self.layout.vector[self.layout.scalars[name]]
            return Written(str(bool(number)) if is_truth else repr(number), is_truth)
        of_household = self.layout.of[name] == "household"
        source = "entity.household" if of_household and self.rule.of == "person" else "entity"
        self.fetched[name] = f"q_{name} = {source}('{name}', period)"
        return Written(f"q_{name}", is_truth)

    def table(self, function: str, amount: str, table: str, slope: str | None) -> Written:
        first, capacity = self.layout.tables[table]
        keys = [key for key in self.layout.vector[first : first + capacity] if key < 1e30]
        values = self.layout.vector[first + capacity : first + capacity + len(keys)]
        return Written(f"{function}({amount}, {keys!r}, {values!r})")

    def aggregate(self, aggregate: Aggregate) -> Written:
        function, amount, over = aggregate
        name = "_".join(("a", *filter(None, aggregate)))
        of_persons = [one for one in (amount, over) if one]
        lines = [self._members(one) for one in of_persons]
        inner = {
            "count": f"members.sum(m_{over})",
            "any_of": f"members.any(m_{amount} & m_{over})",
            "total": f"members.sum(m_{amount} * m_{over})",
            "highest": f"np.maximum(members.max(np.where(m_{over}, m_{amount}, 0.0)), 0.0)",
        }[function]
        members = "entity.household" if self.rule.of == "person" else "entity"
        self.fetched[name] = f"{'; '.join(lines)}; members = {members}; {name} = {inner}"
        return Written(name, function == "any_of")

    def _members(self, name: str) -> str:
        if name in self.layout.scalars:
            return f"m_{name} = {self.value(name).code}"
        if self.rule.of == "person":
            return f"m_{name} = entity('{name}', period)"
        return f"m_{name} = entity.members('{name}', period)"


def _age_on(birth: Any, day: Any) -> Any:
    return np.floor((day - birth) / 10000)


def _month_number(day: Any) -> Any:
    year = np.floor(day / 10000)
    return year * 12 + np.floor(day / 100) - year * 100


def _months_of_age_on(birth: Any, day: Any) -> Any:
    return _month_number(day) - _month_number(birth) - (np.mod(day, 100) < np.mod(birth, 100))


def _first_of_month(day: Any) -> Any:
    return np.floor(day / 100) * 100 + 1


def _first_of_quarter(day: Any) -> Any:
    year = np.floor(day / 10000)
    month = np.floor(day / 100) - year * 100
    return year * 10000 + (np.floor((month - 1) / 3) * 3 + 1) * 100 + 1


def _lookup(amount: Any, keys: list[float], values: list[float]) -> Any:
    return np.array([0.0, *values])[np.searchsorted(np.array(keys) - NEAR, amount, side="right")]


def _brackets(amount: Any, keys: list[float], rates: list[float]) -> Any:
    ends = [*keys[1:], np.inf]
    return sum(
        rate * np.clip(amount - start, 0, end - start) for start, end, rate in zip(keys, ends, rates, strict=True)
    )


def _nearest(value: Any, half: float) -> Any:
    return np.copysign(np.floor(np.abs(value) + half), value)


_OPERATIONS: Mapping[str, Any] = {
    "np": np,
    "plus": np.add,
    "minus": np.subtract,
    "times": np.multiply,
    "over": np.divide,
    "negative": np.negative,
    "both": np.logical_and,
    "either": np.logical_or,
    "no": np.logical_not,
    "choose": np.where,
    "lower": np.minimum,
    "higher": np.maximum,
    "less": lambda left, right: left < right - NEAR,
    "not_more": lambda left, right: left <= right + NEAR,
    "more": lambda left, right: left > right + NEAR,
    "not_less": lambda left, right: left >= right - NEAR,
    "same": lambda left, right: np.abs(left - right) <= NEAR,
    "alike": np.equal,
    "whole": np.floor,
    "nearest": _nearest,
    "near": NEAR,
    "near_cent": NEAR * 100,
    "half": 0.5 + NEAR,
    "half_cent": 0.5 + NEAR * 100,
    "age_on": _age_on,
    "months_of_age_on": _months_of_age_on,
    "first_of_month": _first_of_month,
    "first_of_quarter": _first_of_quarter,
    "lookup": _lookup,
    "brackets": _brackets,
}
