"""What the law promises of any household, tried on random ones of every kind."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondkomen.law import OUTCOMES, Household, law_book
from rondkomen.law.curve import with_income
from tests.law.crowd import FIRST, LAST, a_household, facts_told
from tests.law.households import described, person, value_of

BOOK = law_book()
INCOME_TESTED = ("zorgtoeslag", "kindgebonden_budget", "huurtoeslag", "kinderopvangtoeslag")
AMOUNTS = tuple(
    one.name for one in OUTCOMES if one.unit != "waar" and one.name not in ("armoedegrens", "energiearmoede")
)
MAY_BE_BELOW_ZERO = {
    "toetsingsinkomen",  # the loss of a business
    "netto_inkomen",
    "besteedbaar_inkomen",
}

crowd = st.integers(0, 2**32).map(lambda seed: a_household(Random(seed)))
days = st.dates(FIRST, LAST)


def amounts(household: Household, *names: str) -> dict[str, list[Decimal]]:
    """The values of outcomes, of the household or of each person in it."""
    values = law_book().on(household.on).evaluate(facts_told(household), names).values
    return {name: values[name] if isinstance(values[name], list) else [values[name]] for name in names}


@settings(max_examples=300)
@given(household=crowd)
def test_nobody_gets_less_than_nothing(household: Household) -> None:
    found = amounts(household, *AMOUNTS)
    below = {name for name, values in found.items() if min(values) < 0}
    assert below <= MAY_BE_BELOW_ZERO
    has_loss = any(income.amount < 0 for one in household.persons for income in one.income or ())
    if not has_loss:
        assert min(found["toetsingsinkomen"] + found["netto_inkomen"] + found["besteedbaar_inkomen"]) >= 0


@settings(max_examples=300)
@given(household=crowd, more=st.integers(1, 5_000_000))
def test_more_wage_never_raises_what_depends_on_income(household: Household, more: int) -> None:
    facts, law = facts_told(household), law_book().on(household.on)
    wage = facts.person["inkomen_loon"][0]
    richer = with_income(facts, "loon", 0, wage + Decimal(more) / 100, keep_other=True)
    before, after = (law.evaluate(one, (*INCOME_TESTED, "has_parent_without_arbeid")).values for one in (facts, richer))
    for name in INCOME_TESTED:
        found_work = name == "kinderopvangtoeslag" and before["has_parent_without_arbeid"]
        assert found_work or after[name] <= before[name], name


@settings(max_examples=200)
@given(household=crowd, hours=st.integers(1, 100))
def test_more_hours_of_childcare_never_cost_allowance(household: Household, hours: int) -> None:
    if not any(one.id == "k0" for one in household.persons):
        return
    given_now = dict(household.given)
    column = dict(given_now["opvanguren_per_maand"])
    column["k0"] += hours
    fuller = replace(household, given=given_now | {"opvanguren_per_maand": column})
    costs = [amounts(one, "kosten_kinderopvang", "kinderopvangtoeslag") for one in (household, fuller)]
    assert all(one["kinderopvangtoeslag"][0] <= one["kosten_kinderopvang"][0] + Decimal("0.05") for one in costs)
    number = len([one for one in household.persons if one.id.startswith("k")])
    if number == 1:  # with more children the first child, which gets the smallest part, may become another one
        assert costs[0]["kinderopvangtoeslag"] <= costs[1]["kinderopvangtoeslag"]


# Sharing the costs


def sharing(day: date, *couple: Any, others: int) -> Household:
    """One person or a couple with others of 30 and older in the home."""
    return described(day, *couple, *(person(f"o{number}", "1980-01-01") for number in range(others)))


def norm(household: Household) -> Decimal:
    found: Decimal = value_of(household, "bijstandsnorm")
    return found


@settings(max_examples=100, deadline=None)
@given(day=days, age=st.integers(21, 90), others=st.integers(1, 6))
def test_the_norm_of_a_couple_is_the_sum_of_both_who_share_the_costs(day: date, age: int, others: int) -> None:
    born = date(day.year - age, 1, 1)
    couple = (person("a", born, partner="b"), person("b", born))
    alone = norm(sharing(day, person("a", born), others=others + 1))
    assert norm(sharing(day, *couple, others=others)) == 2 * alone


@pytest.mark.parametrize("year", [2024, 2025, 2026])
@pytest.mark.parametrize("sharers", [2, 3, 4, 5, 10])
def test_all_who_share_have_the_norm_of_a_couple_and_30_percent_for_each_after_two(year: int, sharers: int) -> None:
    day = date(year, 1, 1)
    gehuwden = law_book().on(day).number("norm_gehuwden").value
    whole = sharers * norm(sharing(day, person("a"), others=sharers - 1))
    expected = (Decimal("0.40") + sharers * Decimal("0.30")) * gehuwden
    assert abs(whole - expected) <= sharers * Decimal("0.005")


@pytest.mark.parametrize(("born", "shares"), [("1999-06-16", False), ("1999-06-15", True)])
def test_who_lives_in_shares_the_costs_from_27(born: str, shares: bool) -> None:
    day = date(2026, 6, 15)
    household = described(day, person("a"), person("o", born))
    single = law_book().on(day).number("norm_alleenstaande").value
    assert (norm(household) < single) is shares
