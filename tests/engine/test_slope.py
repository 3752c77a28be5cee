"""Exact derivatives: as the law's own percentages say, and as small steps on smooth quantities confirm."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.engine.slope import slopes
from rondkomen.law import facts_of, law_book
from rondkomen.law.curve import with_income
from tests.law.households import described, person

DAY = date(2026, 6, 15)
SMOOTH = ("zorgtoeslag_before_rounding", "kindgebonden_budget_before_rounding", "netto_inkomen_huishouden")


def family(income: Any) -> Any:
    return described(DAY, person("a", income=income), person("k", "2015-03-01", parents=["a"]), rent=650)


def worked_out(income: Any, *names: str) -> Any:
    household = family(income)
    facts = facts_of(household, law_book().quantities)
    return law_book().on(DAY).evaluate(facts, names)


@pytest.mark.parametrize(
    ("name", "slope"),
    [
        ("zorgtoeslag", Decimal("-0.1373")),  # art. 2 Wzt: 13,73% of the income above the drempelinkomen
        ("kindgebonden_budget", Decimal("-0.076")),  # art. 2 Wkb: 7,60%
        ("huurtoeslag", Decimal("-0.22") / 12),  # art. 21 Wht 2026: 22% for more than one person, a month
    ],
)
def test_above_the_threshold_a_right_falls_by_its_own_percentage(name: str, slope: Decimal) -> None:
    found = slopes(worked_out(35_000, name), "inkomen_loon", 0)[name]
    assert abs(found - slope) < Decimal("1e-12")


def test_below_the_threshold_it_does_not_move() -> None:
    assert slopes(worked_out(20_000, "zorgtoeslag"), "inkomen_loon", 0).get("zorgtoeslag", Decimal(0)) == 0


def test_what_does_not_hang_on_the_fact_has_no_slope() -> None:
    assert "kinderbijslag" not in slopes(worked_out(35_000, "kinderbijslag"), "inkomen_loon", 0)


@given(st.decimals(12_000, 90_000, places=2))
def test_a_slope_is_what_a_small_step_does(income: Decimal) -> None:
    facts = facts_of(family(0), law_book().quantities)
    law = law_book().on(DAY)
    step = Decimal("0.01")
    low, here, high = (
        law.evaluate(with_income(facts, "loon", 0, income + moved), SMOOTH) for moved in (-step, Decimal(0), step)
    )
    found = slopes(here, "inkomen_loon", 0)
    for name in SMOOTH:
        left, right = here.values[name] - low.values[name], high.values[name] - here.values[name]
        if abs(left - right) < Decimal("1e-9"):  # else a kink lies within the cent
            assert abs(found.get(name, Decimal(0)) * step - right) < Decimal("1e-9"), name
