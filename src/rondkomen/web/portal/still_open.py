"""What can still change an outcome: the facts that the rights hang on, given the answers so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Any

from rondkomen.engine.evaluation import Evaluation
from rondkomen.law import OUTCOMES, Household, facts_of, law_book
from rondkomen.law.check import check
from rondkomen.law.outcomes import local_outcomes
from rondkomen.web.portal.answers import Answers
from rondkomen.web.portal.memo import remembered

SOMEONE = "iemand"
_CENT = Decimal("0.01")


@lru_cache(maxsize=8)
def wanted_on(day: date) -> tuple[str, ...]:
    """The rights that can be worked out on a day, national ones first, then those of the municipality.

    A right that hangs on numbers of the municipality which are not known here is left out: no answer would settle it.
    """
    nobody = Answers({}).household(day)
    rights = [one for one in OUTCOMES if one.is_right and one.of == "household"]
    done = check(nobody, [one.name for one in (*rights, *local_outcomes(nobody.municipality))])
    modelled = [one.name for one in done.answers if one.status != "not_modelled"]
    return tuple(one for one in modelled if "municipality" not in _places(done.evaluation, one))


def _places(evaluation: Evaluation, name: str) -> list[str]:
    return evaluation.places(evaluation.needs(name))


@dataclass(frozen=True, slots=True)
class Open:
    """What the rights of one household can still be, and what they hang on.

    `places` are places in the household file, `facts` names of facts with the person's id (None: of the household).
    """

    bounds: tuple[tuple[Any, Any], ...]
    places: frozenset[str]
    facts: frozenset[tuple[str, str | None]]


@remembered
def still_open(household: Household) -> Open:
    """Work out the rights with what is known, and see which facts are missing."""
    return _open(household)


def _open(household: Household, facts: Any = None) -> Open:
    book = law_book(household.municipality)
    wanted = wanted_on(household.on)
    told = facts or facts_of(household, book.quantities)
    evaluation = book.on(household.on).evaluate(told, wanted)
    needs = frozenset().union(*(evaluation.needs(name) for name in wanted))
    return Open(
        bounds=tuple(evaluation.bounds(name) for name in wanted),
        places=frozenset(evaluation.places(needs)),
        facts=frozenset((name, None if person is None else told.persons[person]) for name, person in needs),
    )


@remembered
def someone_more_matters(household: Household) -> bool:
    """Whether it could make a difference if one more person, of whom nothing is known, lived in the home."""
    person = replace(household.persons[0], id=SOMEONE, birth_date=None, partner=None, income=None, wealth=None)
    fuller = _open(replace(household, persons=(*household.persons, person)))
    is_needed = any(who == SOMEONE for _, who in fuller.facts)
    return is_needed or fuller.bounds != still_open(household).bounds


def wealth_limits(household: Household) -> list[Decimal]:
    """The amounts of wealth at which a right of this household changes, lowest first.

    The limits of the law on that day are tried one by one: a limit that can no longer matter is left out.
    """
    book = law_book(household.municipality)
    law = book.on(household.on)
    facts = facts_of(household, book.quantities)
    evaluation = law.evaluate(facts, wanted_on(household.on))
    named = [name for name in evaluation.values if "vermogensgrens" in name and name in evaluation.plan.rules]
    limits = {one for name in named if isinstance(one := evaluation.values[name], Decimal)}
    return sorted(limit for limit in limits if _with_wealth(household, limit) != _with_wealth(household, limit + _CENT))


@remembered
def wealth_ranges(household: Household) -> list[list[str]]:
    """The ranges between the limits that can matter: [low, high] in euros, and [low] above the highest one."""
    limits = [str(limit) for limit in wealth_limits(household)]
    return [*map(list, pairwise(["0", *limits])), [limits[-1]]] if limits else []


def residents_with_open_income(household: Household) -> list[str]:
    """Who lives in, beside partners, and has an income on which a right still hangs."""
    places = still_open(household).places
    couple = {household.persons[0].id, household.persons[0].partner}
    others = [person.id for person in household.persons if person.id not in couple]
    return [person for person in others if f"persons.{person}.income" in places]


def children_with_open(household: Household, fact: str) -> list[str]:
    """The children of whom a fact under `given` is still open while a right hangs on it."""
    places = still_open(household).places
    return [person.id for person in household.persons if f"given.{fact}.{person.id}" in places]


def _with_wealth(household: Household, wealth: Decimal) -> tuple[tuple[Any, Any], ...]:
    you, *others = household.persons
    rest = [replace(one, wealth=Decimal(0)) if one.id == you.partner else one for one in others]
    return _open(replace(household, persons=(replace(you, wealth=wealth), *rest))).bounds
