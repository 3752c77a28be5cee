"""What would change a step: for each thing it hangs on the nearest turn, and what one unit more does.

Two kinds of things can move: what the rule reads itself, alone, with all else as it is; and a fact that somebody told,
with everything that follows from it. Only what was tried is said.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.explain import Kind, explain, kind_of
from rondkomen.engine.fact_turns import FactTurns
from rondkomen.engine.facts import THE_DAY
from rondkomen.engine.grounds import Grounds
from rondkomen.engine.interpreter import evaluate
from rondkomen.engine.path import Path
from rondkomen.engine.possible import Need
from rondkomen.engine.turns import Turn, differ, turns
from rondkomen.kernel import Unit
from rondkomen.kernel.unit import DAY, NUMBER, TRUTH

_YEARS, _MONTHS = Unit.parse("jaar"), Unit.parse("maand")
_LIFETIME = timedelta(100 * 366)
_FACTS = 6
"""Told facts that are tried for one step."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that would change a step: where it turns, or without a turn what each unit more does (`rate`).

    `name` and `person` say what moves, `node` is how it is read there, `kind` whether a rule gives it or somebody told
    it. With `is_through` all that follows from it moves too, else it moves alone. `leaves` are the facts behind it,
    `day` the first day on which an age (`is_age`) gets there. `condition` is the part of the
    rule that turns, and `binds` the side of a min or max that binds until then.
    """

    name: str
    person: int | None
    kind: Kind
    node: ast.expr
    unit: Unit
    now: Any
    turn: Turn | None = None
    rate: Decimal = Decimal(0)
    leaves: frozenset[Need] = frozenset()
    day: date | None = None
    is_through: bool = False
    is_age: bool = False
    condition: ast.expr | None = None
    binds: ast.expr | None = None


class Changes:
    """Finds what would change the steps of one outcome; what is found for one step serves the next.

    `fixed` names facts that no household can change. `roles` names truths that say who somebody is: a household can
    have them otherwise, when somebody comes or goes, one person cannot.
    """

    def __init__(
        self,
        evaluation: Evaluation,
        name: str,
        person: int | None = None,
        *,
        fixed: Container[str] = (),
        roles: Container[str] = (),
    ) -> None:
        self.evaluation, self.fixed, self.roles = evaluation, fixed, roles
        self.grounds = Grounds(evaluation)
        self.moves = FactTurns(evaluation, (name, person), self.grounds)
        self._places = Counter(fact.place for fact in evaluation.law.book.facts.values())

    def of(self, name: str, person: int | None = None) -> list[Change]:
        """What would change one step; nothing for what no rule gave, or where something unknown was read."""
        step = (name, person)
        if explain(self.evaluation, *step).rule is None or not self.grounds.path(step).is_whole:
            return []
        return [*self._through(step), *self._alone(step)]

    def hangs_on_law_alone(self, name: str, person: int | None = None) -> bool:
        """Whether no fact is behind a step, so that only another law would change it."""
        return all(fact == THE_DAY for fact, _ in self.grounds.leaves((name, person)))

    def _through(self, step: Need) -> Iterator[Change]:
        """Told amounts, with everything that follows from them."""
        if not self.grounds.is_settled(step):
            return
        book = self.evaluation.law.book
        is_amount = book.quantities[step[0]].unit.is_number
        for fact in self._told(step):
            kind = kind_of(self.evaluation, *fact)
            made = Change(
                fact[0],
                fact[1],
                kind,
                ast.Name(fact[0], ast.Load()),
                book.quantities[fact[0]].unit,
                self.evaluation.value(*fact),
                leaves=frozenset({fact}),
                is_through=True,
            )
            if kind == "fact":
                yield from (replace(made, turn=turn) for turn in self.moves.turns(step, fact))
            rate = self.moves.rate(step, fact) if is_amount else Decimal(0)
            if differ(rate, Decimal(0)):
                yield replace(made, rate=rate)

    def _told(self, step: Need) -> list[Need]:
        """The amounts behind a step that somebody told; of a place for many kinds only those that are not zero."""
        book = self.evaluation.law.book
        found = []
        for fact in sorted(self.grounds.leaves(step), key=lambda one: (one[0], one[1] or 0)):
            value, spec = self.evaluation.value(*fact), book.facts.get(fact[0])
            is_told = kind_of(self.evaluation, *fact) in ("fact", "given") and fact[0] not in self.fixed
            is_one_of_many = spec is not None and self._places[spec.place] > 1
            if is_told and isinstance(value, Decimal) and (value or not is_one_of_many):
                found.append(fact)
        return found[:_FACTS]

    def _alone(self, step: Need) -> Iterator[Change]:
        """What the rule reads, moved by itself, as far as somebody could move it."""
        path = self.grounds.path(step)
        through = set(self._told(step)) if self.grounds.is_settled(step) else set()
        for name in sorted(path.read):
            made = self._read(step, path, name)
            if made is None or (made.name, made.person) in through:
                continue
            is_age = self._is_age(made)
            for turn in turns(path, name, in_cents=made.unit.is_money):
                if is_age and turn.sign < 0:
                    continue  # nobody grows younger
                decided = turn.decision
                yield replace(
                    made,
                    turn=turn,
                    is_age=is_age,
                    day=self._day(made, turn) if is_age else None,
                    condition=path.written(decided.node) if decided else None,
                    binds=path.written(decided.left) if decided and decided.kind == "limit" else None,
                )

    def _read(self, step: Need, path: Path, name: str) -> Change | None:
        """Something that a rule reads, as what may move; None for a number of law and what nobody can move."""
        value = path.values[name]
        if not isinstance(value, bool | Decimal):
            return None
        quantities = self.evaluation.law.book.quantities
        node: ast.expr = path.calls.get(name) or ast.Name(name, ast.Load())
        read = [one.id for one in ast.walk(node) if isinstance(one, ast.Name) and one.id in quantities]
        behind = [
            one
            for used in explain(self.evaluation, *step).used
            if used.name in read and used.kind != "number"
            for one in self.grounds.steps(step, used.name)
        ]
        leaves = frozenset[Need]().union(*(self.grounds.leaves(one) for one in behind))
        person = behind[0][1] if behind and name == read[0] else step[1]
        kind = kind_of(self.evaluation, name, person) if name == read[0] else "rule"
        made = Change(read[0], person, kind, node, self._unit(node), value, leaves=leaves)
        return made if self._can_move(made) else None

    def _can_move(self, made: Change) -> bool:
        """Whether some household could have it otherwise: an amount by a told amount, a truth by a told truth."""
        if self._is_age(made):
            return True
        if _is_count(made):
            return bool(made.leaves)
        units = {fact: self.evaluation.law.book.quantities[fact].unit for fact, _ in made.leaves}
        told = [fact for fact, unit in units.items() if fact not in self.fixed and unit != DAY]
        if made.unit == TRUTH:
            return any(made.person is None or fact not in self.roles for fact in told)
        return any(units[fact].is_number for fact in told)

    def _is_age(self, made: Change) -> bool:
        """Whether it grows with the days: a time with a day of birth behind it."""
        is_time = made.unit in (_YEARS, _MONTHS)
        quantities = self.evaluation.law.book.quantities
        return is_time and any(quantities[fact].unit == DAY for fact, _ in made.leaves if fact != THE_DAY)

    def _unit(self, node: ast.expr) -> Unit:
        quantities = self.evaluation.law.book.quantities
        match node:
            case ast.Call(func=ast.Name(id="age_on")):
                return _YEARS
            case ast.Call(func=ast.Name(id="months_of_age_on")):
                return _MONTHS
            case ast.Call(func=ast.Name(id="count")):
                return NUMBER
            case ast.Call(args=[ast.Name(id=name)]) | ast.Name(id=name):
                return quantities[name].unit
        raise AssertionError(f"{ast.dump(node)} is no single value")

    def _day(self, made: Change, turn: Turn) -> date | None:
        """The first day on which an age is there, if the law stays as it is; None when it does not grow with days."""
        first = self.evaluation.law.day
        low, high = first, min(first, date.max - _LIFETIME) + _LIFETIME
        if not self._is_there(made, turn, high):
            return None
        while high - low > timedelta(1):
            middle = low + (high - low) / 2
            low, high = (low, middle) if self._is_there(made, turn, middle) else (middle, high)
        return high

    def _is_there(self, made: Change, turn: Turn, day: date) -> bool:
        facts, quantities = self.evaluation.facts, self.evaluation.law.book.quantities
        read = [one.id for one in ast.walk(made.node) if isinstance(one, ast.Name) and one.id in quantities]
        on = replace(facts, household={**facts.household, THE_DAY: day}, given=facts.given | {THE_DAY})
        moved = self.evaluation.law.evaluate(on, read)
        names = {one: moved.value(one, made.person if quantities[one].of == "person" else None) for one in read}
        age = evaluate(made.node, names)
        return bool(age > turn.at if turn.side == "above" else age >= turn.at)


def _is_count(made: Change) -> bool:
    """Whether it counts persons or other whole things; a name that starts with number_of_ does."""
    return made.name.startswith("number_of_") or ast.unparse(made.node).startswith("count(")
