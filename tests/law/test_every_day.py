"""Every day of 2024 to 2026: each outcome is worked out or says why not, and days alike in law give the same."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rondkomen.engine import NotInForce
from rondkomen.law import OUTCOMES, Household, facts_of, household_of, law_book
from rondkomen.law.outcomes import answer
from tests.cast import CAST
from tests.law.crowd import FIRST, LAST, a_household, facts_told

DAYS = [FIRST + timedelta(number) for number in range((LAST - FIRST).days + 1)]
MONTHS = sorted({day.replace(day=1) for day in DAYS})
NOT_YET = {
    # What no publisher gave an amount for is left out on these days, and coverage.toml says so.
    "armoedegrens": [day for day in DAYS if day.year > 2024],
}


def in_force(name: str, day: date) -> bool:
    """Whether an outcome can be worked out on a day at all."""
    try:
        law_book().on(day).plan(frozenset({name}), frozenset())
    except NotInForce:
        return False
    return True


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda outcome: outcome.name)
def test_an_outcome_is_in_force_on_every_day_or_on_days_that_are_told(outcome: Any) -> None:
    assert [day for day in DAYS if not in_force(outcome.name, day)] == NOT_YET.get(outcome.name, [])


@pytest.mark.slow
@pytest.mark.parametrize("month", MONTHS, ids=lambda month: f"{month:%Y-%m}")
def test_every_outcome_of_every_day_is_worked_out_or_says_why_not(month: date) -> None:
    """Each day another member of the cast, who grow older by the day."""
    for day in (day for day in DAYS if day.replace(day=1) == month):
        member = CAST[day.toordinal() % len(CAST)]
        household = household_of({**member.household, "on": day}, law_book().quantities)
        names = [one.name for one in OUTCOMES if in_force(one.name, day)]
        evaluation = law_book().on(day).evaluate(facts_of(household, law_book().quantities), names)
        for name in names:
            of_household = law_book().quantities[name].of == "household"
            for person in [None] if of_household else range(len(household.persons)):
                said(answer(evaluation, name, person), day)


def said(found: Any, day: date) -> None:
    """An amount, a reason in words, or what would have to be told."""
    if found.status == "computed":
        assert isinstance(found.value, Decimal | bool), (found, day)
    elif found.status == "no_right":
        assert all(found.reason(language) for language in ("nl", "en")), (found, day)
    else:
        assert found.status == "perhaps"
        assert found.needs, (found, day)


# A day later


WANTED = tuple(one.name for one in OUTCOMES if one.name not in ("armoedegrens", "energiearmoede"))


def is_a_turn(household: Household, day: date) -> bool:
    """Whether something happens on this day: the law, a month or an age begins."""
    birthdays = {(one.birth_date.month, one.birth_date.day) for one in household.persons if one.birth_date}
    return day.day == 1 or day in law_book().change_days() or (day.month, day.day) in birthdays


@settings(max_examples=200)
@given(seed=st.integers(0, 2**32), day=st.dates(FIRST, LAST - timedelta(1)))
def test_a_day_later_inside_a_period_changes_nothing(seed: int, day: date) -> None:
    household = a_household(Random(seed), day)
    next_day = day + timedelta(1)
    assume(not is_a_turn(household, next_day))
    later = replace(household, on=next_day)
    one, other = (law_book().on(it.on).evaluate(facts_told(it), WANTED).values for it in (household, later))
    assert {name: one[name] for name in WANTED} == {name: other[name] for name in WANTED}


@pytest.mark.parametrize(
    ("born", "day", "name"),
    [("2014-06-15", date(2026, 6, 15), "can_have_kinderopvang"), ("2007-10-20", date(2025, 10, 20), "bijstandsnorm")],
)
def test_a_birthday_is_a_turn(born: str, day: date, name: str) -> None:
    content = {"persons": [{"id": "a", "birth_date": born}], "assume_zero": True}
    household = household_of(content, law_book().quantities, day)
    assert is_a_turn(household, day)
    assert not is_a_turn(household, day + timedelta(1))
