"""What a kernel does, in order: which columns it reads, which rules it works out for whom, which sums, which outcomes.

Quantities that are the same for every household (numbers of law, assumptions, and rules of those alone) are worked out
beforehand, exactly, and reach the kernel in a vector; so another number never asks for another kernel.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from rondkomen.engine import Law, LawError
from rondkomen.engine.facts import THE_DAY
from rondkomen.engine.functions import Table
from rondkomen.engine.plan import Plan
from rondkomen.engine.rule import Of, Rule
from rondkomen.kernel.unit import DAY, TRUTH, Unit
from rondkomen.population.writing import Aggregate, aggregates_in

Width = Literal["i4", "i8", "f8", "u1"]
"""How a column stands in memory: cents or days in 32 bits, cents in 64, a float, a truth (a bit; a byte going out)."""


class NeedsColumn(LawError):
    """A wanted outcome needs a fact that the population has no column for and nothing assumes."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        super().__init__(
            f"found no column and no assumption for {', '.join(self.names)}; "
            "add the columns to the population, or say what to assume for all"
        )


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the population as a kernel reads it."""

    name: str
    of: Of
    width: Width
    unit: Unit


@dataclass(frozen=True, slots=True)
class Read:
    """Take a column in."""

    column: Column
    slope: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """Work out a rule."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class Sum:
    """Sum a quantity of persons over a grouping."""

    aggregate: Aggregate


@dataclass(frozen=True, slots=True)
class Settle:
    """Work out rules round after round, until the turning one moves no more than its tolerance."""

    turning: Rule
    steps: tuple[Work | Sum, ...]


@dataclass(frozen=True, slots=True)
class Put:
    """Give an outcome out, or its slope."""

    name: str
    slope: bool = False


Operation = Read | Work | Sum | Settle | Put


@dataclass
class Layout:
    """A kernel before it is written: its operations in order, and the vector of what is the same for all."""

    columns: list[Column]
    operations: list[Operation]
    of: dict[str, Of]
    units: dict[str, Unit]
    forms: Mapping[Rule, Any]
    along: str | None
    scalars: dict[str, int] = field(default_factory=dict)
    tables: dict[str, tuple[int, int]] = field(default_factory=dict)
    vector: list[float] = field(default_factory=list)


FAR = 1e30
"""The key of a row that no table has: above every amount."""


def layout_of(
    law: Law,
    wanted: tuple[str, ...],
    columns: Mapping[str, Column],
    assume: Mapping[str, Any],
    along: str | None = None,
) -> Layout:
    """Lay out the kernel for outcomes of a population that has these columns.

    `assume` holds values for facts that have no column. `along` asks for slopes along one fact of a person. Raises
    NeedsColumn, and what making a plan raises.
    """
    book = law.book
    given = frozenset(name for name in columns if name in book.rules)
    plan = law.plan(frozenset(wanted), given)
    uniform = _told_for_all(law, plan, columns, assume)
    made = Layout([], [], {}, {}, book.forms, along)
    for name, quantity in book.quantities.items():
        made.of[name], made.units[name] = quantity.of, quantity.unit
    for operation in _Order(law, columns, uniform, along).operations(plan, wanted):
        made.operations.append(operation)
        if isinstance(operation, Read) and operation.column not in made.columns:
            made.columns.append(operation.column)
    used = _used(made.operations)
    for name in sorted(used & uniform.keys()):
        _put_in_vector(made, name, uniform[name])
    return made


def _told_for_all(law: Law, plan: Plan, columns: Mapping[str, Column], assume: Mapping[str, Any]) -> dict[str, Any]:
    uniform: dict[str, Any] = dict(plan.numbers)
    missing = []
    for fact in plan.facts:
        if fact.name in columns:
            continue
        if fact.name == THE_DAY:
            uniform[fact.name] = law.day
        elif fact.name in assume:
            uniform[fact.name] = assume[fact.name]
        else:
            missing.append(fact.name)
    if missing:
        raise NeedsColumn(missing)
    return uniform


@dataclass
class _Order:
    """Puts the operations in order; adds to `uniform` the rules that are the same for all."""

    law: Law
    columns: Mapping[str, Column]
    uniform: dict[str, Any]
    along: str | None
    summed: set[Aggregate] = field(default_factory=set)
    read: set[str] = field(default_factory=set)

    def operations(self, plan: Plan, wanted: tuple[str, ...]) -> Iterator[Operation]:
        for step in plan.steps:
            rules = [plan.rules[name].rule for name in step.names if name in plan.rules and name not in self.columns]
            if not step.turning and rules and self._is_uniform(rules[0]):
                inputs = (self.uniform[name] for name in rules[0].inputs)
                self.uniform[rules[0].name] = self.law.book.calls[rules[0]](*inputs)
                continue
            yield from self._reads(name for rule in rules for name in rule.inputs)
            works: list[Work | Sum] = []
            for rule in rules:
                works += [*self._sums(rule), Work(rule)]
            if step.turning:
                yield Settle(plan.rules[step.turning].rule, tuple(works))
            else:
                yield from works
            yield from (Put(rule.name) for rule in rules if rule.name in wanted)
            yield from (Put(rule.name, slope=True) for rule in rules if self.along and rule.name in wanted)
        for name in wanted:
            if name in self.columns or name in self.uniform:
                yield from self._reads([name])
                yield Put(name)

    def _is_uniform(self, rule: Rule) -> bool:
        return all(name in self.uniform for name in rule.inputs) and not aggregates_in(self.law.book.forms[rule])

    def _reads(self, names: Iterable[str]) -> Iterator[Read]:
        for name in names:
            if name in self.columns and name not in self.read:
                self.read.add(name)
                yield Read(self.columns[name])
                if name == self.along:
                    yield Read(self.columns[name], slope=True)

    def _sums(self, rule: Rule) -> Iterator[Sum]:
        for aggregate in aggregates_in(self.law.book.forms[rule]):
            if aggregate not in self.summed:
                self.summed.add(aggregate)
                yield Sum(aggregate)


def names_in(operation: Operation) -> set[str]:
    """The quantities that an operation reads, other than columns."""
    match operation:
        case Work(rule=rule):
            return set(rule.inputs)
        case Sum(aggregate=(_, amount, over)):
            return {amount, over} - {""}
        case Settle(steps=steps):
            return set().union(*(names_in(one) for one in steps))
        case Put(name=name):
            return {name}
    return set()


def _used(operations: Iterable[Operation]) -> set[str]:
    return set().union(*(names_in(one) for one in operations))


def _put_in_vector(layout: Layout, name: str, value: Any) -> None:
    if isinstance(value, Table):
        capacity = max(4, 1 << (len(value.keys) - 1).bit_length())
        layout.tables[name] = (len(layout.vector), capacity)
        missing = capacity - len(value.keys)
        layout.vector += [*map(as_float, value.keys), *[FAR] * missing, *map(as_float, value.values), *[0.0] * missing]
    else:
        layout.scalars[name] = len(layout.vector)
        layout.vector.append(as_float(value))


def as_float(value: Any) -> float:
    """A number, truth or day of law as the kernel holds it: a day as 20260131."""
    if isinstance(value, date):
        return float(value.year * 10000 + value.month * 100 + value.day)
    return float(value)


def width_of(unit: Unit, wide: bool = False) -> Width:
    """How a quantity of a unit stands in memory."""
    if unit == TRUTH:
        return "u1"
    if unit == DAY:
        return "i4"
    if not unit.is_money:
        return "f8"
    return "i8" if wide else "i4"
