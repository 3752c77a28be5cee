"""Vtlb and afloscapaciteit: the steps of the report in their order, and amounts that a municipality can tell."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.law import Household, facts_of, law_book
from rondkomen.law.book import book_with
from rondkomen.law.check import check, uncertain_numbers
from rondkomen.law.gemeenten.making import made_of
from rondkomen.law.gemeenten.model import EDITABLE
from rondkomen.law.gemeenten.reading import read_municipality
from tests.law.households import described, euros, person, value_of

JANUARY = date(2026, 1, 1)
CORRECTIONS = (
    "correctie_vtlb_woonlasten",
    "correctie_vtlb_belastingen",
    "correctie_vtlb_ziektekosten",
    "correctie_vtlb_vervoer",
    "correctie_vtlb_studiekosten",
    "correctie_vtlb_kinderopvang",
    "correctie_vtlb_budgetbeheer",
    "correctie_vtlb_overig",
)
FILE = """
code = "GM9998"
name = "Proefdam"
[[numbers.reserveringstoeslag_fractie]]
from = 2026-01-01
until = 2026-12-31
value = 0.06
source = "https://proefdam.example/vtlb"
status = "official"
"""


def single(*, wage: Any = 30000, hours: int = 1800, **given: Any) -> Household:
    """One person who works and rents."""
    return described(JANUARY, person("a", income=wage), rent=650, given={"arbeidsuren_per_jaar": hours} | given)


def pair(**given: Any) -> Household:
    """A couple who both earn, in a rented home."""
    return described(JANUARY, person("a", partner="b", income=30000), person("b", income=15000), rent=650, given=given)


def test_the_steps_add_up() -> None:
    household = single(correctie_vtlb_vervoer=80)
    steps = ("beslagvrije_voet_of_aanvrager", "nominaal_bedrag_vtlb", "correctie_individuele_lasten", "correcties_vtlb")
    whole = sum(value_of(household, name) for name in steps) - value_of(household, "vermindering_vtlb")
    assert value_of(household, "vtlb") == round(whole, 2)
    assert value_of(household, "correcties_vtlb") == 80


def test_each_correction_counts_whole() -> None:
    told: dict[str, Any] = {name: 2**place for place, name in enumerate(CORRECTIONS)}
    assert value_of(single(**told), "correcties_vtlb") == 255
    assert value_of(single(betaalde_alimentatie={"a": 150}), "correcties_vtlb") == 150


@pytest.mark.parametrize(("hours", "has_it"), [(18 * 52, False), (18 * 52 + 1, True)])
def test_who_works_more_than_18_hours_a_week_has_the_cost_of_going_to_work(hours: int, has_it: bool) -> None:
    expected = euros("0.05") * euros("2002.13") / 2 if has_it else 0
    assert value_of(single(hours=hours), "arbeidstoeslag", 0) == expected


def test_the_own_risk_is_that_of_who_takes_part() -> None:
    assert value_of(single(), "eigen_risico_vtlb") == euros(385) / 12
    assert value_of(pair(), "eigen_risico_vtlb") == 2 * euros(385) / 12
    assert value_of(pair(is_schuldregeling_of_both=False), "eigen_risico_vtlb") == euros(385) / 12


def test_of_a_partner_without_arrangement_the_income_lowers_the_amount() -> None:
    together, alone = pair(), pair(is_schuldregeling_of_both=False)
    assert value_of(together, "vermindering_vtlb") == 0
    assert value_of(alone, "vermindering_vtlb") == value_of(alone, "vermindering_for_echtgenoot", 0)
    assert value_of(together, "inkomen_for_schuldregeling") > value_of(alone, "inkomen_for_schuldregeling")


def test_profit_is_income_for_an_arrangement() -> None:
    profit = [{"kind": "winst", "amount": euros(24000), "per": "jaar"}]
    household = described(
        JANUARY, person("a", income=[*profit, {"kind": "loon", "amount": euros(6000), "per": "jaar"}])
    )
    assert value_of(household, "inkomen_for_schuldregeling") == value_of(household, "netto_inkomen", 0) / 12


def test_what_an_office_chooses_for_remission_of_taxes_does_not_change_it() -> None:
    assert value_of(single(is_wooncomponent_without_verlaging=True), "vtlb") == value_of(single(), "vtlb")


def test_the_missed_kindgebonden_budget_is_in_the_own_costs() -> None:
    parent = described(
        JANUARY, person("a", income=45000), person("k", "2016-03-03", parents=["a"]), rent=650, given={"huurtoeslag": 0}
    )
    missed = value_of(parent, "gemist_kindgebonden_budget")
    assert missed > 0
    whole, got = (value_of(parent, name) for name in ("maximaal_kindgebonden_budget", "kindgebonden_budget"))
    assert round(12 * missed, 6) == whole - got


@given(st.integers(0, 90000))
def test_what_can_be_paid_off_is_never_below_zero_nor_above_the_income(wage: int) -> None:
    household = single(wage=wage)
    left = value_of(household, "afloscapaciteit")
    income, kept = value_of(household, "inkomen_for_schuldregeling"), value_of(household, "vtlb")
    assert left == max(Decimal(0), round(income - kept, 2)) or abs(left - (income - kept)) < euros("0.01")
    assert 0 <= left <= income


def test_the_answer_says_which_numbers_have_no_sure_source() -> None:
    assert {*uncertain_numbers(check(single(), ["vtlb"]).evaluation, "vtlb")} == {*EDITABLE}


def test_a_municipality_can_tell_the_amounts_it_works_with() -> None:
    book = book_with(made_of(read_municipality(FILE, "GM9998.toml")))
    facts = facts_of(single(), book.quantities)
    found = book.on(JANUARY).evaluate(facts, ["vtlb"])
    assert found.value("reserveringstoeslag") == euros("0.06") * euros("1401.50")
    more = Decimal(found.value("vtlb")) - value_of(single(), "vtlb")
    assert abs(more - euros("0.01") * euros("1401.50")) < euros("0.01")


def test_what_a_municipality_can_tell_are_numbers_of_the_national_law_without_a_sure_source() -> None:
    numbers = law_book().parameters
    assert {name: numbers[name].unit for name in EDITABLE} == EDITABLE
    assert {value.status for name in EDITABLE for value in numbers[name].values} == {"uncertain"}
