"""The month budget: what comes when, cents that add up, and what is unknown."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.law.budget import Budget, Line, budget, to_cents
from rondkomen.law.budget_numbers import payment_numbers
from rondkomen.law.budget_report import budget_as_data, line_label, note_text
from rondkomen.law.check import DayNotKnown
from rondkomen.law.words import LANGUAGES
from tests.cast import CAST
from tests.law.households import described, euros, person, value_of

MAY, JUNE, DECEMBER = 4, 5, 11
WAGE = [{"kind": "loon", "amount": euros(2500), "per": "maand"}]


def line(found: Budget, name: str, of: str = "household") -> Line:
    (only,) = [one for one in found.lines if (one.name, one.of) == (name, of)]
    return only


def paid(one: Line) -> dict[int, Decimal | None]:
    """The months (1 to 12) in which something is paid."""
    return {payment.month.month: payment.amount for payment in one.payments if payment.amount != 0}


def names(found: Budget) -> set[str]:
    return {one.name for one in found.lines}


# Rounding


@given(st.lists(st.decimals(min_value=-5000, max_value=5000, places=6), max_size=40))
def test_cents_add_up_to_the_rounded_sum(amounts: list[Decimal]) -> None:
    cents = to_cents(amounts)
    whole = sum(amounts, Decimal(0))
    assert all(one == round(one, 2) for one in cents)
    assert abs(sum(cents, Decimal(0)) - whole) <= Decimal("0.005")
    assert all(abs(one - amount) < Decimal("0.02") for one, amount in zip(cents, amounts, strict=True))


def test_the_largest_remainders_get_the_cents_that_are_over() -> None:
    assert to_cents([euros("1.001"), euros("1.009"), euros("1.005")]) == [euros(1), euros("1.01"), euros("1.01")]
    assert to_cents([]) == []


def test_months_without_a_payment_stay_empty() -> None:
    assert to_cents([Decimal(0), euros("10.006"), Decimal(0)]) == [0, euros("10.01"), 0]


# Wages and holiday pay


def test_the_net_wage_and_its_holiday_pay_are_the_net_income_of_the_year() -> None:
    household = described(date(2026, 6, 15), person("a", income=WAGE))
    found = budget(household)
    wage, holiday = line(found, "loon", "a"), line(found, "loon_vakantietoeslag", "a")
    assert wage.year is not None
    assert holiday.year is not None
    assert wage.year + holiday.year == round(value_of(household, "netto_inkomen", 0), 2)
    assert list(paid(wage)) == list(range(1, 13))
    assert list(paid(holiday)) == [5]


def test_holiday_pay_is_eight_percent_less_its_tax() -> None:
    told = [{"kind": "loon", "amount": euros(2500), "per": "maand", "excludes_vakantietoeslag": True}]
    with_pay = described(date(2026, 6, 15), person("a", income=told))
    without = described(date(2026, 6, 15), person("a", income=WAGE))
    expected = value_of(with_pay, "netto_inkomen", 0) - value_of(without, "netto_inkomen", 0)
    holiday = line(budget(with_pay), "loon_vakantietoeslag", "a").year
    assert holiday is not None
    assert abs(holiday - expected) <= euros("0.01")
    assert 0 < holiday < 2400


def test_a_wage_that_holds_its_holiday_pay_is_the_same_as_one_told_without() -> None:
    day = date(2025, 6, 15)
    without = [{"kind": "loon", "amount": euros(2000), "per": "maand", "excludes_vakantietoeslag": True}]
    within = [{"kind": "loon", "amount": euros(2160), "per": "maand"}]
    months = [
        [one.coming_in for one in budget(described(day, person("a", income=one))).months] for one in (without, within)
    ]
    assert months[0] == months[1]


def test_each_person_of_a_couple_has_lines_of_their_own() -> None:
    pair = (
        person("a", partner="b", income=WAGE),
        person("b", income=[{"kind": "ww", "amount": euros(1200), "per": "maand"}]),
    )
    found = budget(described(date(2025, 3, 1), *pair))
    assert line(found, "loon", "a").source == "told"
    assert list(paid(line(found, "ww_vakantietoeslag", "b"))) == [5]


def test_what_others_in_the_home_earn_is_not_in_the_budget() -> None:
    found = budget(described(date(2025, 3, 1), person("a", income=WAGE), person("c", income=WAGE)))
    assert {one.of for one in found.lines} == {"household", "a"} or {one.of for one in found.lines} == {"a"}


@pytest.mark.parametrize(
    ("kind", "month"), [("aow", 5), ("wia", 5), ("bijstand", 6), ("ziektewet", None), ("pensioen", None), ("anw", None)]
)
def test_the_month_of_the_holiday_pay_of_other_incomes(kind: str, month: int | None) -> None:
    born = "1950-01-01" if kind in ("aow", "pensioen") else "1985-01-01"
    income = [{"kind": kind, "amount": euros(1400), "per": "maand"}]
    found = budget(described(date(2026, 6, 15), person("a", born, income=income)))
    once = [one for one in found.lines if one.name == f"{kind}_vakantietoeslag"]
    assert [list(paid(one)) for one in once] == ([] if month is None else [[month]])


def test_two_incomes_share_the_tax_in_proportion() -> None:
    income = [
        {"kind": kind, "amount": euros(amount), "per": "maand"} for kind, amount in (("anw", 900), ("overig", 300))
    ]
    found = budget(described(date(2026, 6, 15), person("a", income=income)))
    anw, other = line(found, "anw", "a").year, line(found, "overig", "a").year
    assert anw is not None
    assert other is not None
    assert abs(anw - 3 * other) <= euros("0.03")


def test_student_finance_is_untaxed_and_has_a_day() -> None:
    income = [*WAGE, {"kind": "studiefinanciering", "amount": euros("302.39"), "per": "maand"}]
    found = line(
        budget(described(date(2026, 6, 15), person("a", "2004-01-01", income=income))), "studiefinanciering", "a"
    )
    assert (set(paid(found).values()), found.day) == ({euros("302.39")}, 24)


def test_a_loss_is_not_divided_over_the_incomes() -> None:
    income = [{"kind": "winst", "amount": euros(-5000), "per": "jaar"}, *WAGE]
    found = budget(described(date(2026, 6, 15), person("a", income=income), given={"bijstand": 0}))
    assert {one.name for one in found.lines if one.of == "a"} == {"netto_inkomen"}


@pytest.mark.parametrize("told", [{"netto_inkomen": 24000}, {"belastbaar_inkomen": 31000}])
def test_an_income_that_is_told_otherwise_is_spread_evenly(told: dict[str, int]) -> None:
    found = budget(described(date(2026, 6, 15), person("a", income=WAGE), given=told))
    only = line(found, "netto_inkomen", "a")
    assert max(filter(None, paid(only).values())) - min(filter(None, paid(only).values())) <= euros("0.01")


# Rights and when they are paid


def test_an_allowance_comes_in_the_month_before() -> None:
    found = line(budget(described(date(2025, 6, 15), person("a", income=18000))), "zorgtoeslag")
    assert found.day == 20
    assert [(one.month, one.meant_for) for one in found.payments][:1] == [(date(2025, 1, 1), date(2025, 2, 1))]
    assert found.payments[DECEMBER].meant_for == date(2026, 1, 1)


def test_the_allowance_of_january_is_that_of_the_next_year() -> None:
    household = described(date(2025, 6, 15), person("a", income=18000))
    next_year = described(date(2026, 1, 1), person("a", income=18000))
    last = line(budget(household), "zorgtoeslag").payments[DECEMBER]
    assert last.amount is not None
    assert abs(last.amount - value_of(next_year, "zorgtoeslag") / 12) < euros("0.01")
    assert not last.is_estimate


def test_where_the_law_of_the_next_year_is_not_known_the_amount_of_this_year_stands_in() -> None:
    found = line(budget(described(date(2026, 6, 15), person("a", income=18000))), "zorgtoeslag")
    assert [one.is_estimate for one in found.payments] == [False] * 11 + [True]


def test_an_allowance_that_does_not_change_adds_up_to_the_year() -> None:
    household = described(date(2026, 6, 15), person("a", income=18000), rent=650)
    found = budget(household)
    assert line(found, "zorgtoeslag").year == value_of(household, "zorgtoeslag")
    assert line(found, "huurtoeslag").year == 12 * value_of(household, "huurtoeslag")


def test_kinderbijslag_comes_after_each_quarter() -> None:
    household = described(date(2025, 6, 15), person("a", income=18000), person("k", "2018-05-10", parents=["a"]))
    found = line(budget(household), "kinderbijslag")
    assert {one.month.month: one.meant_for for one in found.payments if one.amount} == {
        1: date(2024, 10, 1),
        4: date(2025, 1, 1),
        7: date(2025, 4, 1),
        10: date(2025, 7, 1),
    }
    quarter = described(date(2024, 10, 1), *[person("a", income=18000), person("k", "2018-05-10", parents=["a"])])
    assert paid(found)[1] == round(value_of(quarter, "kinderbijslag"), 2)


def test_a_child_counts_from_its_birth_on() -> None:
    household = described(date(2025, 6, 15), person("a", income=18000), person("k", "2025-05-10", parents=["a"]))
    found = budget(household)
    assert list(paid(line(found, "kinderbijslag"))) == [10]
    assert min(paid(line(found, "kindgebonden_budget"))) == 5


def test_bijstand_comes_each_month_and_its_holiday_pay_in_june() -> None:
    household = described(date(2025, 3, 1), person("a", income=[]), rent=600)
    found = budget(household)
    monthly, once = line(found, "bijstand"), line(found, "bijstand_vakantietoeslag")
    assert monthly.payments[0].amount == value_of(
        described(date(2025, 1, 1), person("a", income=[]), rent=600), "bijstand_zonder_vakantietoeslag"
    )
    assert list(paid(once)) == [6]
    assert monthly.year is not None
    assert once.year is not None
    assert abs(once.year / (monthly.year + once.year) - euros("0.05")) < euros("0.002")


def test_bijstand_that_is_told_is_not_given_twice() -> None:
    income = [{"kind": "bijstand", "amount": euros(1300), "per": "maand"}]
    found = budget(described(date(2025, 3, 1), person("a", income=income), rent=600))
    assert [one.of for one in found.lines if one.name == "bijstand"] == ["a"]


def test_a_right_that_is_told_is_taken_as_told() -> None:
    found = budget(described(date(2026, 6, 15), person("a", income=WAGE), given={"zorgtoeslag": 600}))
    assert set(paid(line(found, "zorgtoeslag")).values()) == {euros(50)}


# What goes out


def test_rent_and_told_expenses_go_out_each_month() -> None:
    household = described(
        date(2026, 6, 15), person("a", income=WAGE), rent=700, given={"energiekosten": "150.25", "zorgpremie": 155}
    )
    found = budget(household)
    assert {one.going_out for one in found.months} == {euros("1005.25")}
    assert [one.left for one in found.months] == [
        one.coming_in - euros("1005.25") for one in found.months if one.coming_in
    ]
    assert ("boodschappen", "given.boodschappen") in found.not_told
    assert "energiekosten" not in dict(found.not_told)


@pytest.mark.parametrize(
    ("home", "asked", "not_asked"),
    [
        ({"kind": "huur"}, {"kale_huur"}, {"hypotheeklasten"}),
        ({"kind": "koop"}, {"hypotheeklasten"}, {"kale_huur", "servicekosten"}),
        ({}, {"soort_woning", "kale_huur", "hypotheeklasten"}, set()),
        ({"kind": "inwonend"}, set(), {"kale_huur", "hypotheeklasten", "kosten_van_kinderopvang"}),
    ],
)
def test_only_expenses_that_can_be_are_called_not_told(home: Any, asked: set[str], not_asked: set[str]) -> None:
    found = dict(budget(described(date(2026, 6, 15), person("a"), home=home)).not_told)
    assert asked <= found.keys()
    assert not not_asked & found.keys()


def test_childcare_is_asked_of_parents() -> None:
    parent = described(date(2026, 6, 15), person("a"), person("k", "2023-05-10", parents=["a"]))
    assert dict(budget(parent).not_told)["kosten_van_kinderopvang"] == "given.kosten_van_kinderopvang"


# What is unknown


def test_an_unknown_income_stays_unknown() -> None:
    found = budget(described(date(2026, 6, 15), person("a"), zero=False))
    assert line(found, "netto_inkomen", "a").needs == ("persons.a.income",)
    assert {(one.coming_in, one.left) for one in found.months} == {(None, None)}
    assert line(found, "zorgtoeslag").year is None


def test_what_is_known_of_a_month_is_told_apart() -> None:
    found = budget(described(date(2026, 6, 15), person("a", income=WAGE), zero=False, rent=600))
    assert found.months[0].coming_in is None
    wage = line(found, "loon", "a").payments[0].amount
    assert wage is not None
    assert found.months[0].known >= wage


def test_a_day_outside_the_law_is_refused() -> None:
    with pytest.raises(DayNotKnown):
        budget(described(date(2023, 12, 31), person("a")))


# The whole


@pytest.mark.parametrize("member", CAST, ids=lambda member: member.name)
@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2025, 7, 1), date(2026, 12, 31)], ids=str)
def test_the_cast_has_a_budget_that_adds_up(member: Any, day: date) -> None:
    from rondkomen.law import household_of, law_book

    found = budget(household_of(dict(member.household) | {"on": day, "assume_zero": True}, law_book().quantities))
    assert [one.month.month for one in found.months] == list(range(1, 13))
    for number, one in enumerate(found.months):
        amounts = [row.payments[number].amount for row in found.lines if row.direction == "in"]
        known = sum((amount for amount in amounts if amount is not None), Decimal(0))
        assert one.known == known == round(known, 2)
        assert (one.coming_in is None) == (None in amounts)


@given(
    wage=st.integers(0, 6000),
    rent=st.integers(0, 1200),
    year=st.sampled_from([2024, 2025, 2026]),
    holiday=st.booleans(),
)
def test_the_year_of_someone_alone_is_twelve_times_the_purse(wage: int, rent: int, year: int, holiday: bool) -> None:
    income = [{"kind": "loon", "amount": Decimal(wage), "per": "maand", "excludes_vakantietoeslag": holiday}]
    household = described(
        date(year, 3, 1),
        person("a", income=income),
        rent=rent,
        given={"bijstand": 0, "bijstand_zonder_vakantietoeslag": 0},
    )
    found = budget(household)
    months = [row for row in found.lines if row.name in ("zorgtoeslag", "huurtoeslag")]
    told = sum(
        (row.year or Decimal(0) for row in found.lines if row.source == "told" and row.direction == "in"), Decimal(0)
    )
    assert abs(told - value_of(household, "netto_inkomen", 0)) <= euros("0.01")
    for row in months:
        assert all(one.amount is not None and one.amount >= 0 for one in row.payments)
        first = sum((one.amount or Decimal(0) for one in row.payments[:11]), Decimal(0))
        purse = value_of(household, row.name)
        assert abs(first - purse * (11 if row.name == "huurtoeslag" else euros(11) / 12)) <= euros("0.11")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_form_says_everything_in_words(language: str) -> None:
    household = described(
        date(2026, 6, 15), person("a", income=WAGE), person("k", "2018-05-10", parents=["a"]), rent=650
    )
    found = budget(household)
    data = json.loads(json.dumps(budget_as_data(found, language)))
    assert data["year"] == 2026
    assert data["months"][MAY]["month"] == "2026-05"
    assert data["months"][MAY]["left"] == str(found.months[MAY].left)
    assert all(one["label"] and "_" not in one["label"] for one in (*data["lines"], *data["not_told"]))
    assert [one["name"] for one in data["notes"]] == list(found.notes)
    (kinderbijslag,) = [one for one in data["lines"] if one["name"] == "kinderbijslag"]
    assert kinderbijslag["payments"][0] == {
        "month": "2026-01",
        "amount": str(found.lines[[one.name for one in found.lines].index("kinderbijslag")].payments[0].amount),
        "for": "2025-10",
    }


def test_every_word_is_there_in_both_languages() -> None:
    import tomllib

    from rondkomen.law.book import HERE
    from rondkomen.law.household.expenses import EXPENSES

    content = tomllib.loads((HERE / "budget_words.toml").read_text(encoding="utf-8"))
    for group in content.values():
        for name, words in group.items():
            assert set(words) == set(LANGUAGES), name
    assert set(EXPENSES) <= content["lines"].keys()
    assert line_label("loon", "en") == "Net wage"
    assert note_text("whole_year", "nl").endswith(".")


def test_every_number_of_the_calendar_is_used_and_covers_the_three_years() -> None:
    from pathlib import Path

    from rondkomen.law import budget as module

    folder = Path(module.__file__).parent
    code = "".join(file.read_text(encoding="utf-8") for file in folder.glob("budget*.py"))
    for name, number in payment_numbers().items():
        assert name in code or name.startswith("betaalmaand_vakantietoeslag_"), name
        assert number.on(date(2024, 1, 1))
        assert number.on(date(2026, 12, 31))
