"""Units: what can be written, and what multiplying and dividing makes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.kernel import Unit, UnitError
from rondkomen.kernel.unit import BASES, DAY, MONTHS_PER_YEAR, NUMBER, TRUTH

units = st.dictionaries(st.sampled_from(sorted(BASES)), st.integers(-3, 3)).map(
    lambda powers: Unit("getal", tuple(sorted((base, power) for base, power in powers.items() if power)))
)


@pytest.mark.parametrize(
    "text", ["EUR", "EUR/jaar", "EUR/maand", "uur/week", "1/jaar", "jaar^2/EUR/maand", "waar", "datum"]
)
def test_a_unit_is_written_as_it_is_read(text: str) -> None:
    assert str(Unit.parse(text)) in {text, "jaar^2/EUR/maand"}
    assert Unit.parse(str(Unit.parse(text))) == Unit.parse(text)


@pytest.mark.parametrize("text", ["fractie", "aantal", "1", "EUR/EUR", "maand^0"])
def test_what_has_no_dimension_is_a_number(text: str) -> None:
    assert Unit.parse(text) == NUMBER


@pytest.mark.parametrize(
    "text", ["", "euro", "EUR/", "/jaar", "EUR//jaar", "EUR per jaar", "EUR^x", "EUR^-1", "EUR^²", "waar/jaar"]
)
def test_what_is_no_unit_is_refused_by_name(text: str) -> None:
    with pytest.raises(UnitError, match="is not a unit; known are EUR, dag"):
        Unit.parse(text)


def test_a_month_times_months_a_year_is_a_year() -> None:
    assert Unit.parse("EUR/maand") * MONTHS_PER_YEAR == Unit.parse("EUR/jaar")
    assert Unit.parse("EUR/jaar") / MONTHS_PER_YEAR == Unit.parse("EUR/maand")


def test_a_month_and_a_year_are_unlike() -> None:
    assert Unit.parse("EUR/maand") != Unit.parse("EUR/jaar")


@given(units, units)
def test_dividing_undoes_multiplying(left: Unit, right: Unit) -> None:
    assert left * right / right == left


@given(units, units, units)
def test_the_order_of_multiplying_does_not_matter(one: Unit, two: Unit, three: Unit) -> None:
    assert one * two == two * one
    assert (one * two) * three == one * (two * three)


@given(units)
def test_a_unit_over_itself_is_a_number(unit: Unit) -> None:
    assert unit / unit == NUMBER


@pytest.mark.parametrize("none", [TRUTH, DAY])
def test_there_is_no_arithmetic_with_truths_and_days(none: Unit) -> None:
    for make in (lambda: none * NUMBER, lambda: NUMBER / none, lambda: none / none):
        with pytest.raises(UnitError, match=f"no arithmetic with {none}"):
            make()


@pytest.mark.parametrize(("text", "is_money"), [("EUR", True), ("EUR/jaar", True), ("jaar/EUR", False), ("uur", False)])
def test_money_counts_euros(text: str, is_money: bool) -> None:
    assert Unit.parse(text).is_money is is_money
