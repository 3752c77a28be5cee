"""What came out for one household: values, what is still open, and the way to every explanation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rondkomen.engine.facts import Fact, Facts
from rondkomen.engine.possible import Need, bounds, is_known, needs_of

if TYPE_CHECKING:
    from rondkomen.engine.law import Law
    from rondkomen.engine.plan import Plan


_WORTH_TRYING = 24
"""Places times persons up to which the most telling facts are found by trying."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The values of the wanted quantities and of all that led to them.

    `values` maps a name to its value: Decimal, bool, date or Table, or what it can be (see `possible`); a person's
    quantity to a list with one per person. `still_open` has the names of those that are not known.
    """

    law: Law
    facts: Facts
    wanted: tuple[str, ...]
    plan: Plan
    values: dict[str, Any]
    still_open: frozenset[str]
    explained: dict[tuple[str, int | None], Any] = field(default_factory=dict, compare=False, repr=False)
    """Explanations that were asked for already; outcomes share many steps."""

    def value(self, name: str, person: int | None = None) -> Any:
        """The value of a quantity, for a person's quantity that of the person at a position."""
        value = self.values[name]
        return value[person] if person is not None else value

    def is_known(self, name: str, person: int | None = None) -> bool:
        """Whether the value is settled by the facts told."""
        return is_known(self.value(name, person))

    def bounds(self, name: str, person: int | None = None) -> tuple[Any, Any]:
        """The lowest and highest that the value can still be."""
        return bounds(self.value(name, person))

    def needs(self, name: str, person: int | None = None) -> frozenset[Need]:
        """The facts that are not known and that this value hangs on."""
        value = self.value(name, person)
        return needs_of(*value) if isinstance(value, list) else needs_of(value)

    def places(self, needs: Iterable[Need]) -> list[str]:
        """The places in a household file where facts belong, each once, in the order of the declarations."""
        order = self.law.book.fact_order
        found = sorted(needs, key=lambda need: (order[need[0]], need[1] or 0))
        return list(dict.fromkeys(self.place(need) for need in found))

    def place(self, need: Need) -> str:
        """Where in a household file one fact belongs."""
        name, person = need
        place = self.law.book.facts[name].place
        return place if person is None else place.format(person=self.facts.persons[person])

    def most_telling(self, name: str, person: int | None = None) -> list[str]:
        """The places of the facts a value hangs on, the one that would settle most first.

        Each is tried with two likely values: what leaves the fewest questions, then the narrowest range, comes first.
        Where so much is unknown that trying would take long, the order is that in which households are described.
        """
        needs = self.needs(name, person)
        places = self.places(needs)
        if len(places) < 2 or len(places) * len(self.facts.persons) > _WORTH_TRYING:
            return places
        left_open = {place: self._left_open(place, needs, name, person) for place in places}
        return sorted(places, key=lambda place: (*left_open[place], places.index(place)))

    def _left_open(self, place: str, needs: frozenset[Need], name: str, person: int | None) -> tuple[int, Decimal]:
        told = [need for need in needs if self.place(need) == place]
        questions, width = 0, Decimal(0)
        for choice in (0, 1):
            facts = self.facts
            for number, need in enumerate(told):
                fact = self.law.book.facts[need[0]]
                facts = with_fact(facts, fact, need[1], fact.likely[choice if number == 0 else 0])
            trial = self.law.evaluate(facts, [name])
            questions += len(trial.places(trial.needs(name, person)))
            low, high = trial.bounds(name, person)
            if isinstance(low, Decimal):
                width += high - low
        return questions, width


def with_fact(facts: Facts, fact: Fact, person: int | None, value: Any) -> Facts:
    """The same facts with one told, or told otherwise."""
    if person is None:
        return replace(facts, household={**facts.household, fact.name: value})
    column = list(facts.person.get(fact.name) or [None] * len(facts.persons))
    column[person] = value
    return replace(facts, person={**facts.person, fact.name: column})
