"""The poverty line and energy poverty: published amounts, what cannot be said, and the days without an amount."""

from datetime import date
from typing import Any

import pytest

from rondkomen.law import facts_of, household_of, law_book
from tests.law.households import answer_to, described, euros, person, value_of

DAY = date(2024, 7, 1)
COUPLE = (person("a", partner="b", wealth=0), person("b", "1988-01-01", wealth=0))


def line_of_2023(*persons: dict[str, Any]) -> Any:
    """The line on a day of 2023, before the days that the rest of the law here is known for."""
    book, day = law_book(), date(2023, 7, 1)
    household = household_of({"persons": list(persons)}, book.quantities, day)
    return book.on(day).evaluate(facts_of(household, book.quantities), ["armoedegrens", "vermogensbuffer_armoedegrens"])


def children(*born: str, parents: tuple[str, ...]) -> list[dict[str, Any]]:
    return [person(f"k{number}", day, parents=list(parents)) for number, day in enumerate(born)]


# kennisbundel.nl, 2024: the amounts of 2023; hartvannederland.nl, October 2024: the wealth of a year.
PUBLISHED_2023 = {
    "alone": ([person("a")], 1510, 18145),
    "couple with two children up to 12": (
        [person("a", partner="b"), person("b"), *children("2012-01-01", "2010-07-02", parents=("a", "b"))],
        2535,
        30405,
    ),
    "couple with two teenagers": (
        [person("a", partner="b"), person("b"), *children("2010-07-01", "2006-01-01", parents=("a", "b"))],
        2910,
        None,
    ),
    "single parent with two teenagers": (
        [person("a"), *children("2009-01-01", "2008-01-01", parents=("a",))],
        2500,
        None,
    ),
}


@pytest.mark.parametrize(("persons", "line", "buffer"), PUBLISHED_2023.values(), ids=PUBLISHED_2023.keys())
def test_the_published_amounts_of_2023(persons: list[dict[str, Any]], line: int, buffer: int | None) -> None:
    found = line_of_2023(*persons)
    assert found.value("armoedegrens") == line
    if buffer is not None:
        assert abs(found.value("vermogensbuffer_armoedegrens") - buffer) <= 30, "the line was rounded to 5 euro"


OTHER_2023 = {
    "couple": [person("a", partner="b"), person("b")],
    "couple with one child": [person("a", partner="b"), person("b"), *children("2012-01-01", parents=("a",))],
    "one child and one teenager": [
        person("a", partner="b"),
        person("b"),
        *children("2012-01-01", "2008-01-01", parents=("a",)),
    ],
    "a lodger too": [person("a"), person("c"), *children("2009-01-01", "2008-01-01", parents=("a",))],
    "an adult child": [person("a"), *children("2009-01-01", "2005-07-01", parents=("a",))],
}


@pytest.mark.parametrize("persons", OTHER_2023.values(), ids=OTHER_2023.keys())
def test_another_household_has_no_published_amount(persons: list[dict[str, Any]]) -> None:
    found = line_of_2023(*persons)
    assert not found.is_known("armoedegrens")
    assert found.places(found.needs("armoedegrens")) == ["given.armoedegrens_of_huishoudtype"]


def test_the_amount_of_2024_for_who_lives_alone() -> None:
    found = answer_to(described(DAY, person("a")), "armoedegrens")
    assert (found.status, found.value, found.verified) == ("computed", 1600, False)


def test_another_household_of_2024_can_tell_its_line() -> None:
    assert answer_to(described(DAY, *COUPLE), "armoedegrens").needs == ("given.armoedegrens_of_huishoudtype",)
    told = described(DAY, *COUPLE, given={"armoedegrens_of_huishoudtype": 2200})
    assert answer_to(told, "armoedegrens").value == 2200


@pytest.mark.parametrize("day", [date(2025, 1, 1), date(2026, 7, 1), date(2026, 12, 31)], ids=str)
@pytest.mark.parametrize("name", ["armoedegrens", "is_under_armoedegrens"])
def test_a_year_without_a_published_amount_is_not_modelled(day: date, name: str) -> None:
    assert answer_to(described(day, person("a")), name).status == "not_modelled"


def test_a_line_that_is_told_counts_in_any_year() -> None:
    told = described(date(2026, 7, 1), person("a"), given={"armoedegrens": 1700})
    assert answer_to(told, "armoedegrens").value == 1700


@pytest.mark.parametrize(
    ("purse", "wealth", "under", "just_above"),
    [
        ("1599.99", 19_200, True, False),
        ("1600", 19_200, False, True),
        ("1999.99", 19_200, False, True),
        ("2000", 19_200, False, False),
        ("1599.99", "19200.01", False, False),
        ("1600", "19200.01", False, False),
    ],
)
def test_income_and_wealth_at_the_edges(purse: str, wealth: Any, under: bool, just_above: bool) -> None:
    household = described(DAY, person("a", wealth=wealth), given={"besteedbaar_inkomen": purse})
    assert value_of(household, "is_under_armoedegrens") is under
    assert value_of(household, "is_just_above_armoedegrens") is just_above


def test_the_energy_quote() -> None:
    household = described(DAY, person("a"), given={"besteedbaar_inkomen": 2000, "energiekosten": 180})
    assert value_of(household, "energiequote") == euros("0.09")
    nothing = described(DAY, person("a"), given={"besteedbaar_inkomen": 0, "energiekosten": 180})
    assert value_of(nothing, "energiequote") == 1


def test_energy_costs_that_are_not_told_are_asked() -> None:
    household = described(DAY, person("a"), given={"besteedbaar_inkomen": 2000})
    assert answer_to(household, "energiequote").needs == ("given.energiekosten",)


TOLD = {"lage_inkomensgrens": 1400, "grens_hoge_energiekosten": 150}


@pytest.mark.parametrize(
    ("purse", "costs", "poor_quality", "expected"),
    [
        (1820, "150.01", False, True),
        (1820, 150, False, False),
        (1820, 150, True, True),
        ("1820.01", "150.01", True, False),
    ],
)
def test_energy_poverty_at_the_edges(purse: Any, costs: Any, poor_quality: bool, expected: bool) -> None:
    given = TOLD | {"besteedbaar_inkomen": purse, "energiekosten": costs, "has_lage_energiekwaliteit": poor_quality}
    assert value_of(described(DAY, person("a"), given=given), "energiearmoede") is expected


def test_energy_poverty_is_open_while_the_limits_are_not_told() -> None:
    household = described(date(2026, 7, 1), person("a"), given={"besteedbaar_inkomen": 1500, "energiekosten": 200})
    found = answer_to(household, "energiearmoede")
    assert found.status == "perhaps"
    assert set(found.needs) == {
        "given.lage_inkomensgrens",
        "given.grens_hoge_energiekosten",
        "given.has_lage_energiekwaliteit",
    }


def test_what_is_known_can_settle_energy_poverty() -> None:
    high = described(DAY, person("a"), given={"besteedbaar_inkomen": 1900, "lage_inkomensgrens": 1400})
    assert answer_to(high, "energiearmoede").value is False


@pytest.mark.parametrize(
    ("day", "income", "costs", "expected"),
    [
        # 60jaarmolukkershuizen.com, 2023: from 120 euro on at 1500 euro of someone alone; it pays what is above 8%
        (DAY, 1500, 120, 0),
        (DAY, 1500, 121, 1),
        (DAY, 2080, 200, "33.60"),
        (DAY, "2080.01", 220, "11.999"),
        (DAY, "3199.99", 400, "80.001"),
        (DAY, 3200, 400, 0),
        (date(2025, 4, 22), "3399.99", 400, "60.001"),
        (date(2025, 4, 22), 3400, 400, 0),
    ],
)
def test_the_noodfonds_paid_what_is_above_the_own_part(day: date, income: Any, costs: Any, expected: Any) -> None:
    wages = [{"kind": "loon", "amount": euros(income), "per": "maand"}]
    household = described(day, person("a", income=wages), given={"energiekosten": costs})
    assert value_of(household, "noodfonds_energie") == euros(expected)


def test_a_couple_had_a_higher_limit_of_the_noodfonds() -> None:
    # 60jaarmolukkershuizen.com, 2023: a couple with 4000 euro pays 10 percent, 400 euro, itself
    pair = (person("a", partner="b", income=[{"kind": "loon", "amount": euros(4000), "per": "maand"}]), person("b"))
    assert value_of(described(DAY, *pair, given={"energiekosten": 450}), "noodfonds_energie") == 50


def test_there_is_no_noodfonds_in_2026() -> None:
    found = answer_to(described(date(2026, 1, 1), person("a"), given={"energiekosten": 400}), "noodfonds_energie")
    assert found.status == "not_modelled"
