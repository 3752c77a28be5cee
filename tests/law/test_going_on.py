"""Going on from an earlier evaluation gives the same as beginning anew, whatever changed and whatever is unknown."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest

from rondkomen.engine import Facts, Law, NotInForce
from rondkomen.law import law_book
from rondkomen.law.curve import default_outcomes, with_income
from tests.law.crowd import a_household, cents, facts_told

WANTED = ("loon", "winst", "ww", "bijstand")
PARTS = 8
IN_EACH = 15


def is_in_force(law: Law, name: str) -> bool:
    """Whether the numbers of an outcome are known on this day."""
    try:
        law.plan(frozenset({name}), frozenset())
    except NotInForce:
        return False
    return True


def with_something_else(facts: Facts, random: Random) -> Facts:
    """The same household with another income, a fact forgotten or told again, or a quantity told otherwise."""
    position = random.randrange(len(facts.persons))
    if random.random() < 0.5:
        return with_income(facts, random.choice(WANTED), position, cents(random, 0, 90_000))
    if random.random() < 0.5:
        name = random.choice(sorted(facts.household.keys() - facts.given))
        value = None if random.random() < 0.5 else facts.household[name]
        return replace(facts, household={**facts.household, name: value})
    name = random.choice(sorted(facts.person.keys() - facts.given))
    column = [None if random.random() < 0.3 else value for value in facts.person[name]]
    return replace(facts, person={**facts.person, name: column})


def told_for_some(facts: Facts, random: Random) -> Facts:
    """The net income told for one person only, which the law works out for the others."""
    column: list[Any] = [None] * len(facts.persons)
    column[random.randrange(len(column))] = cents(random, 0, 40_000)
    return replace(facts, person={**facts.person, "netto_inkomen": column})


@pytest.mark.parametrize("part", range(PARTS))
def test_going_on_is_beginning_anew(part: int) -> None:
    random = Random(f"going on {part}")
    for _ in range(IN_EACH):
        household = a_household(random)
        law, facts = law_book().on(household.on), facts_told(household)
        wanted = [name for name in default_outcomes() if is_in_force(law, name)]
        if random.random() < 0.3:
            facts = told_for_some(facts, random)
        evaluation = law.evaluate(facts, wanted)
        for _ in range(4):
            facts = with_something_else(facts, random)
            evaluation = law.evaluate(facts, wanted, evaluation)
            anew = law.evaluate(facts, wanted)
            assert evaluation.values == anew.values
            assert evaluation.still_open == anew.still_open


def test_an_evaluation_of_another_day_is_not_gone_on_from() -> None:
    household = a_household(Random("another day"))
    facts, later = facts_told(household), replace(household, on=household.on.replace(year=household.on.year - 1 or 1))
    before = law_book().on(later.on).evaluate(facts, ["zorgtoeslag"])
    now = law_book().on(household.on)
    assert now.evaluate(facts, ["zorgtoeslag"], before).values == now.evaluate(facts, ["zorgtoeslag"]).values
