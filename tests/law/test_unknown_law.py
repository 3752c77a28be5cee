"""The real law with facts left out: what it calls settled stays so, and the bounds hold, whatever the facts are.

The promises are those of tests/engine/test_unknown.py, here for the outcomes of the contract. The facts are drawn one
by one and not as likely households, so that combinations that nobody thought of are tried too.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondkomen.engine import Fact, Facts
from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.facts import THE_DAY
from rondkomen.law import household_of, law_book
from rondkomen.law.check import check
from tests.engine.test_unknown import hold_to_promises, places_of
from tests.law.households import RIGHTS, answer_to, described, person

WANTED = [*RIGHTS, "toetsingsinkomen", "vermogen", "rekeninkomen"]
amounts = st.one_of(st.sampled_from([0, 0, 24, 600, 900, 20_000, 36_952, 140_213]), st.integers(0, 60_000)).map(Decimal)
births = st.dates(date(1930, 1, 1), date(2026, 12, 31))


def facts_needed(day: date) -> tuple[Fact, ...]:
    plan = law_book().on(day).plan(frozenset(WANTED), frozenset())
    return tuple(fact for fact in plan.facts if fact.name != THE_DAY)


def value_for(fact: Fact) -> st.SearchStrategy[Any]:
    if str(fact.unit) == "waar":
        return st.booleans()
    return births if str(fact.unit) == "datum" else amounts


@st.composite
def tellings(draw: st.DrawFn, number_of_persons: int, needed: tuple[Fact, ...]) -> Facts:
    persons = tuple("abcd"[:number_of_persons])
    household = {fact.name: draw(value_for(fact)) for fact in needed if fact.of == "household"}
    person = {fact.name: [draw(value_for(fact)) for _ in persons] for fact in needed if fact.of == "person"}
    return Facts(persons, household, person)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data(), day=st.dates(date(2024, 1, 1), date(2026, 12, 31)), persons=st.integers(1, 3))
def test_the_law_keeps_its_promises(data: st.DataObject, day: date, persons: int) -> None:
    needed = facts_needed(day)
    facts, other = data.draw(tellings(persons, needed)), data.draw(tellings(persons, needed))
    unknown = set(data.draw(st.lists(st.sampled_from(places_of(facts)), unique=True, max_size=25)))
    hold_to_promises(law_book().on(day), WANTED, facts, other, unknown)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data(), day=st.dates(date(2024, 1, 1), date(2026, 12, 31)))
def test_likely_households_keep_the_promises_too(data: st.DataObject, day: date) -> None:
    """A couple with a child that rents: the rights are usually there, so that there is something to get wrong."""
    needed = facts_needed(day)
    likely = {"is_aanvrager": [True, False, False], "is_partner": [False, True, False], "is_kind": [False, False, True]}
    likely |= {"geboortedatum": [date(1985, 5, 1), date(1988, 2, 11), date(2013, 3, 1)]}
    at_home = {"is_huurwoning": True, "is_kamer": False, "is_inwonend": False, "is_instelling": False}
    facts, other = (
        Facts(one.persons, dict(one.household) | at_home, dict(one.person) | likely)
        for one in (data.draw(tellings(3, needed)), data.draw(tellings(3, needed)))
    )
    money = [place for place in places_of(facts) if place[0] not in (*likely, *at_home)]
    unknown = set(data.draw(st.lists(st.sampled_from(money), unique=True, max_size=8)))
    hold_to_promises(law_book().on(day), WANTED, facts, other, unknown)


def test_a_household_of_which_little_is_known_has_only_perhaps() -> None:
    household = described(date(2026, 1, 1), {"id": "a"}, zero=False)
    for name in ("zorgtoeslag", "huurtoeslag"):
        found = answer_to(household, name)
        assert (found.status, found.value) == ("perhaps", None)
        assert found.needs


def test_one_known_fact_can_settle_a_no() -> None:
    household = described(date(2026, 1, 1), {"id": "a"}, zero=False, home={"kind": "koop"})
    assert answer_to(household, "huurtoeslag").status == "no_right"


def test_wealth_that_is_too_high_already_needs_no_more() -> None:
    persons = (person("a", wealth=76959, partner="b"), person("b", "1988-02-11"))
    assert answer_to(described(date(2026, 1, 1), *persons, zero=False, rent=600), "huurtoeslag").status == "no_right"


def test_a_loss_of_a_business_is_not_ruled_out() -> None:
    """Profit may be below zero, so that the income of a partner can still fall under a limit."""
    persons = (person("a", income=45_000, partner="b"), person("b", "1988-02-11"))
    household = described(date(2026, 1, 1), *persons, zero=False, given={"vermogen": 0})
    found = answer_to(household, "toetsingsinkomen")
    assert found.status == "perhaps"
    assert found.low == Decimal("-Infinity")


def test_no_children_settles_what_is_for_children() -> None:
    household = described(date(2026, 1, 1), {"id": "a", "birth_date": "1990-05-01"}, zero=False)
    assert {answer_to(household, name).status for name in ("kindgebonden_budget", "kinderbijslag")} == {"no_right"}


def test_a_large_household_of_which_nothing_is_known_is_not_tried_fact_by_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.setattr(Evaluation, "_left_open", lambda *asked: tried.append(str(asked)) or (0, Decimal(0)))
    persons = [{"id": f"p{number}", "birth_date": "1980-01-01"} for number in range(30)]
    done = check(household_of({"on": "2026-01-01", "persons": persons}, law_book().quantities))
    assert any(answer.status == "perhaps" for answer in done.answers)
    assert not tried
