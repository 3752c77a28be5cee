"""The law of one day: prepares the order of work once, then answers for any household."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Any

from rondkomen.engine.errors import NotConverged, NotInForce, UnknownQuantity
from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.facts import THE_DAY, Fact, Facts
from rondkomen.engine.graph import Step, steps_for
from rondkomen.engine.interpreter import run
from rondkomen.engine.parameters import Parameter, Value
from rondkomen.engine.plan import Changed, Plan
from rondkomen.engine.possible import Range, SomeDay, Undecided, is_known, needs_of
from rondkomen.engine.rule import Rule
from rondkomen.engine.straight import Worked
from rondkomen.kernel.unit import DAY, TRUTH

if TYPE_CHECKING:
    from rondkomen.engine.lawbook import LawBook

_INFINITE = Decimal("Infinity")


class Law:
    """The rules and numbers in force on one day. Made by `LawBook.on(day)`."""

    def __init__(
        self,
        book: LawBook,
        day: date,
        numbers: Mapping[str, Value] | None = None,
        plans: dict[Any, Plan] | None = None,
    ) -> None:
        self.book = book
        self.day = day
        self._numbers = numbers or {}
        self._plans: dict[tuple[frozenset[str], frozenset[str]], Plan] = {} if plans is None else plans

    def evaluate(self, facts: Facts, wanted: Iterable[str], since: Evaluation | None = None) -> Evaluation:
        """Work out the wanted quantities and all they need.

        With `since`, an evaluation of the same law for the same household, only what hangs on facts that differ from
        it is worked out anew. Raises UnknownQuantity for a name that does not exist, NotInForce where the law of this
        day is not known, and NotConverged when a fixed point does not settle.
        """
        wanted = tuple(wanted)
        plan = self.plan(frozenset(wanted), facts.given)
        changed: Changed = None
        values: dict[str, Any] = dict(plan.numbers)
        still_open: set[str] = set()
        if since is not None and since.law is self and since.plan is plan and since.facts.persons == facts.persons:
            changed, values = facts.changed_since(since.facts), dict(since.values)
            still_open = set(since.still_open - plan.hanging_on(changed).names)
        self._tell(plan, facts, values, changed)
        facts_open = {fact.name for fact in plan.facts if not is_known(values[fact.name])}
        still_open |= facts_open
        unsettled = facts_open | (plan.rules.keys() & facts.person.keys())
        for step in plan.stretches(frozenset(unsettled), changed):
            if not isinstance(step, Step):
                step(values, len(facts.persons))
            elif step.turning is not None:
                self._settle(step, plan, values, facts, still_open)
            else:
                self._work(plan.rules[step.names[0]], values, facts, still_open)
        return Evaluation(self, facts, wanted, plan, values, frozenset(still_open))

    def _tell(self, plan: Plan, facts: Facts, values: dict[str, Any], changed: Changed = None) -> None:
        """Put the facts among the values: all, or those that changed."""
        for fact in plan.facts:
            if changed is None or fact.name in changed:
                values[fact.name] = self.day if fact.name == THE_DAY else _told(fact, facts)
        for name in facts.given:
            of = self.book.quantities[name].of
            values[name] = facts.household[name] if of == "household" else list(facts.person[name])

    def plan(self, wanted: frozenset[str], given: frozenset[str]) -> Plan:
        """The order of work for a set of wanted quantities, kept for the next time."""
        plan = self._plans.get((wanted, given))
        if plan is None:
            if len(self._plans) > 256:
                self._plans.clear()
            plan = self._plans[wanted, given] = self._prepare(wanted, given)
        return plan

    def number(self, name: str) -> Value:
        """The number of law in force this day, with its source."""
        return self._numbers.get(name) or self.book.parameters[name].on(self.day)

    def with_numbers(self, numbers: Mapping[str, Value]) -> Law:
        """The same law with other numbers: those of a receipt, or of a reform that is tried out."""
        for name in numbers:
            if name not in self.book.parameters:
                raise UnknownQuantity(f"{name} is no number of the law here")
        return Law(self.book, self.day, {**self._numbers, **numbers})

    def form(self, name: str) -> Rule:
        """The form of a rule in force this day; NotInForce when there is none."""
        form = self.book.form_on(name, self.day)
        if form is None:
            raise NotInForce(name, self.day, [form.period for form in self.book.rules[name]])
        return form

    def _prepare(self, wanted: frozenset[str], given: frozenset[str]) -> Plan:
        book = self.book
        for name in wanted | given:
            book.require(name)

        def needs(name: str) -> Sequence[str]:
            return self.form(name).inputs if name in book.rules and name not in given else ()

        steps = steps_for(sorted(wanted), needs, lambda name: self.form(name).fixed_point is not None)
        names = [name for step in steps for name in step.names if name not in given]
        parameters: list[Parameter] = [book.parameters[name] for name in names if name in book.parameters]
        rules = {name: self._worked(self.form(name)) for name in names if name in book.rules}
        return Plan(
            facts=tuple(book.facts[name] for name in names if name in book.facts),
            numbers={parameter.name: self.number(parameter.name).value for parameter in parameters},
            steps=tuple(step for step in steps if step.turning or step.names[0] in rules),
            rules=rules,
        )

    def _worked(self, form: Rule) -> Worked:
        columns = tuple(self.book.quantities[name].of == "person" for name in form.inputs)
        return Worked(form.name, form.of, form, self.book.calls[form], columns)

    def _work(self, worked: Worked, values: dict[str, Any], facts: Facts, still_open: set[str]) -> None:
        """Put the value of one rule among the values, and its name among the open ones when it is not settled."""
        arguments = [values[name] for name in worked.rule.inputs]
        is_open = not still_open.isdisjoint(worked.rule.inputs)
        call = self._possible(worked.rule) if is_open else worked.call
        value: Any
        if worked.of == "household":
            value = call(*arguments)
        elif not any(worked.columns):
            value = _overruled(facts, worked.name, [call(*arguments)] * len(facts.persons))
        else:
            columns = (
                one if is_column else repeat(one) for one, is_column in zip(arguments, worked.columns, strict=True)
            )
            value = _overruled(facts, worked.name, list(map(call, *columns)))
        values[worked.name] = value
        if is_open and not is_known(value):
            still_open.add(worked.name)

    def _possible(self, form: Rule) -> Callable[..., Any]:
        """The rule as a function of values that are not all known."""
        tree = self.book.forms[form]
        return lambda *arguments: run(tree, dict(zip(form.inputs, arguments, strict=True)))

    def _settle(self, step: Step, plan: Plan, values: dict[str, Any], facts: Facts, still_open: set[str]) -> None:
        """Work out a declared fixed point round after round, from zero, until it moves less than its tolerance."""
        number_of_persons = len(facts.persons)
        turning = plan.rules[str(step.turning)]
        declared = turning.rule.fixed_point
        assert declared is not None
        inside = set(step.names)
        outside = {name for one in step.names for name in plan.rules[one].rule.inputs} - inside
        if not still_open.isdisjoint(outside):
            for name in step.names:
                value = _anything(plan.rules[name].rule, [values[one] for one in outside])
                column = [value] * number_of_persons
                values[name] = value if plan.rules[name].of == "household" else _overruled(facts, name, column)
                if not is_known(values[name]):
                    still_open.add(name)
            return
        moved = Decimal(0)
        last: Any = Decimal(0) if turning.of == "household" else [Decimal(0)] * number_of_persons
        for _ in range(declared.rounds):
            values[turning.name] = last
            for name in step.names:
                self._work(plan.rules[name], values, facts, still_open)
            moved, last = _moved(last, values[turning.name]), values[turning.name]
            if moved <= declared.tolerance:
                return
        raise NotConverged(f"{turning.name} did not settle within {declared.rounds} rounds; it still moves {moved}")


def _moved(last: Any, now: Any) -> Decimal:
    pairs: Iterable[tuple[Any, Any]] = zip(last, now, strict=True) if isinstance(last, list) else ((last, now),)
    return max((abs(after - before) for before, after in pairs), default=Decimal(0))


def _anything(form: Rule, outside: list[Any]) -> Any:
    flat = [one for value in outside for one in (value if isinstance(value, list) else [value])]
    needs = needs_of(*flat)
    return Undecided(needs) if form.unit == TRUTH else Range(-_INFINITE, _INFINITE, needs)


def _overruled(facts: Facts, name: str, value: Any) -> Any:
    """A person's quantity that is told for some persons only: told where told, worked out for the others."""
    told = facts.person.get(name)
    if told is None:
        return value
    return [worked if one is None else one for one, worked in zip(told, value, strict=True)]


def _told(fact: Fact, facts: Facts) -> Any:
    """The value of a fact, or what it can be while it is unknown."""
    if fact.of == "household":
        value = facts.household.get(fact.name)
        return _open(fact, None) if value is None else value
    told = facts.person.get(fact.name)
    if told is None:
        return [_open(fact, person) for person in range(len(facts.persons))]
    if None not in told:
        return list(told)
    return [_open(fact, person) if value is None else value for person, value in enumerate(told)]


@lru_cache(maxsize=4096)
def _open(fact: Fact, person: int | None) -> Any:
    needs = frozenset({(fact.name, person)})
    if fact.unit == TRUTH:
        return Undecided(needs)
    if fact.unit == DAY:
        return SomeDay(date(1890, 1, 1), date(2100, 1, 1), needs)
    return Range(fact.lowest, fact.highest, needs)
