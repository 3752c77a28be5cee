"""Each threshold of the first law: a cent below it, on it and a cent above it, or the days around it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.law.households import BEGIN_OF_YEARS, answer_to, described, euros, person, value_of

CENT = Decimal("0.01")
PARTNERS = (person("a", partner="b"), person("b", "1988-02-11"))
ALONE = (person("a"),)
CHILD = person("k", "2015-03-01", parents=["a"])

WEALTH = {  # outcome -> limit alone and with a partner, for 2024, 2025 and 2026
    "zorgtoeslag": ((140213, 177301), (141896, 179429), (146011, 184633)),
    "kindgebonden_budget": ((140213, 177301), (141896, 179429), (146011, 184633)),
    "huurtoeslag": ((36952, 73904), (37395, 74790), (38479, 76958)),
}
WEALTH_CASES = [
    (name, day, with_partner, limits[with_partner])
    for name, years in WEALTH.items()
    for day, limits in zip(BEGIN_OF_YEARS, years, strict=True)
    for with_partner in (False, True)
]


@pytest.mark.parametrize(("name", "day", "with_partner", "limit"), WEALTH_CASES)
@pytest.mark.parametrize(("over", "status"), [(-CENT, "computed"), (Decimal(0), "computed"), (CENT, "no_right")])
def test_wealth_up_to_the_limit_does_no_harm(
    name: str, day: date, with_partner: bool, limit: int, over: Decimal, status: str
) -> None:
    persons = [dict(one) for one in (PARTNERS if with_partner else ALONE)]
    persons[-1]["wealth"] = limit + over
    found = answer_to(described(day, *persons, CHILD, rent=600), name)
    assert found.status == status
    if status == "no_right":
        assert found.because[-1].distance == CENT


@pytest.mark.parametrize(("day", "limit"), list(zip(BEGIN_OF_YEARS, (36952, 37395, 38479), strict=True)))
@pytest.mark.parametrize(("over", "status"), [(-CENT, "computed"), (Decimal(0), "computed"), (CENT, "no_right")])
def test_the_wealth_of_who_lives_in_has_a_limit_of_its_own(day: date, limit: int, over: Decimal, status: str) -> None:
    lodger = person("m", "1970-01-01", wealth=limit + over)
    assert answer_to(described(day, *ALONE, lodger, rent=600), "huurtoeslag").status == status


def test_the_wealth_of_a_minor_child_counts_with_its_parents() -> None:
    child = dict(CHILD, wealth=euros(1))
    found = answer_to(described(date(2026, 1, 1), person("a", wealth=38479), child, rent=600), "huurtoeslag")
    assert found.status == "no_right"
    assert found.because[-1].name == "is_vermogen_boven_grens_huurtoeslag"


@pytest.mark.parametrize(("over", "status"), [(-CENT, "computed"), (Decimal(0), "computed"), (CENT, "no_right")])
@pytest.mark.parametrize(
    ("day", "born", "limit"),
    [
        (date(2024, 6, 1), "1990-05-01", "879.66"),
        (date(2024, 6, 1), "2002-05-01", "454.47"),
        (date(2025, 6, 1), "1990-05-01", "900.07"),
        (date(2025, 6, 1), "2003-05-01", "477.20"),
    ],
)
def test_before_2026_a_rent_above_the_limit_ends_the_right(
    day: date, born: str, limit: str, over: Decimal, status: str
) -> None:
    found = answer_to(described(day, person("a", born), rent=euros(limit) + over), "huurtoeslag")
    assert found.status == status
    if status == "no_right":
        assert found.because[-1].name == "is_rekenhuur_boven_maximale_huurgrens"


@pytest.mark.parametrize(("born", "limit"), [("1990-05-01", "932.93"), ("2006-05-01", "498.20")])
def test_from_2026_a_rent_above_the_limit_is_cut_off(born: str, limit: str) -> None:
    at, above, far = (
        value_of(described(date(2026, 6, 1), person("a", born), rent=euros(limit) + over), "huurtoeslag")
        for over in (0, CENT, 500)
    )
    assert at == above == far > 0


def test_service_costs_count_towards_the_limit_until_2026() -> None:
    home = {"kale_huur": euros(890), "servicekosten": euros("10.08")}
    assert answer_to(described(date(2025, 1, 1), rent=890, home=home), "huurtoeslag").status == "no_right"
    assert answer_to(described(date(2026, 1, 1), rent=890, home=home), "huurtoeslag").status == "computed"


def test_service_costs_count_for_at_most_48_euro() -> None:
    rents = [
        value_of(described(date(2025, 1, 1), rent=500, home={"servicekosten": euros(costs)}), "rekenhuur")
        for costs in ("47.99", "48", "48.01", "300")
    ]
    assert rents == [euros("547.99"), 548, 548, 548]


def test_eight_persons_may_have_a_high_rent_before_2026() -> None:
    children = [person(f"k{number}", "2015-03-01", parents=["a"]) for number in range(7)]
    assert answer_to(described(date(2025, 1, 1), *ALONE, *children, rent=1500), "huurtoeslag").status == "computed"
    assert answer_to(described(date(2025, 1, 1), *ALONE, *children[1:], rent=1500), "huurtoeslag").status == "no_right"


@pytest.mark.parametrize(
    ("day", "first", "second"),
    [
        (BEGIN_OF_YEARS[0], "454.47", "650.43"),
        (BEGIN_OF_YEARS[1], "477.20", "682.96"),
        (BEGIN_OF_YEARS[2], "498.20", "713.02"),
    ],
)
def test_the_rent_counts_for_100_65_and_40_percent(day: date, first: str, second: str) -> None:
    def more(rent: Decimal) -> Decimal:
        low, high = (value_of(described(day, rent=one), "huurtoeslag_before_rounding") for one in (rent, rent + CENT))
        return (high - low) / CENT

    assert more(euros(first) - CENT) == 1
    assert more(euros(first)) == euros("0.65")
    assert more(euros(second) - CENT) == euros("0.65")
    assert more(euros(second)) == euros("0.40")


DREMPEL = (26819, 28406, 29736)
DREMPEL_PARTNERS = (35849, 37545, 39141)
INCOME_CASES = [
    ("zorgtoeslag_before_rounding", day, alone, at)
    for day, at in zip(BEGIN_OF_YEARS, DREMPEL, strict=True)
    for alone in (True, False)
]
INCOME_CASES += [
    ("kindgebonden_budget_before_rounding", day, alone, at)
    for alone, limits in ((True, DREMPEL), (False, DREMPEL_PARTNERS))
    for day, at in zip(BEGIN_OF_YEARS, limits, strict=True)
]
INCOME_CASES += [("huurtoeslag_before_rounding", date(2026, 1, 1), True, 23425)]
INCOME_CASES += [("huurtoeslag_before_rounding", date(2026, 1, 1), False, 31500)]


@pytest.mark.parametrize(("name", "day", "alone", "limit"), INCOME_CASES)
def test_an_income_up_to_the_threshold_costs_nothing(name: str, day: date, alone: bool, limit: int) -> None:
    def at(income: Decimal) -> Decimal:
        persons = ALONE if alone else PARTNERS
        if name.startswith("kind"):
            persons = (*persons, CHILD)
        found: Decimal = value_of(described(day, *persons, rent=600, given={"toetsingsinkomen": income}), name)
        return found

    assert at(Decimal(0)) == at(limit - CENT) == at(Decimal(limit)) > at(limit + CENT)


@pytest.mark.parametrize(
    ("day", "alone", "limit"),
    [
        (date(2024, 1, 1), True, 20700),
        (date(2024, 1, 1), False, 26975),
        (date(2025, 1, 1), True, 22700),
        (date(2025, 1, 1), False, 30450),
    ],
)
def test_the_normhuur_rises_above_the_threshold_of_2024_and_2025(day: date, alone: bool, limit: int) -> None:
    def at(income: int) -> Decimal:
        persons = ALONE if alone else PARTNERS
        found: Decimal = value_of(described(day, *persons, rent=600, given={"toetsingsinkomen": income}), "normhuur")
        return found

    assert at(0) == at(limit - 1) == at(limit) < at(limit + 1)


MINIMUM = [
    ("zorgtoeslag", "zorgtoeslag_before_rounding", 1),
    ("kindgebonden_budget", "kindgebonden_budget_before_rounding", 1),
    ("huurtoeslag", "huurtoeslag_before_rounding", 12),
]


@pytest.mark.parametrize(("name", "before", "parts"), MINIMUM)
@pytest.mark.parametrize(("yearly", "paid"), [("23.49", 0), ("23.50", 24), ("24", 24), ("24.49", 24), ("24.50", 25)])
def test_less_than_24_euro_a_year_is_not_paid(name: str, before: str, parts: int, yearly: str, paid: int) -> None:
    told = euros(yearly) / parts
    book_value = value_of(_with(before, told), name)
    assert abs(book_value * parts - paid) < CENT / 100


def _with(name: str, value: Decimal) -> Any:
    """A household of which one quantity is given more exactly than a file can say."""
    from dataclasses import replace

    return replace(described(date(2026, 1, 1), *ALONE, CHILD, rent=600), given={name: value})


@pytest.mark.parametrize(
    ("born", "day", "is_right"),
    [
        ("2008-03-15", "2026-03-14", False),
        ("2008-03-15", "2026-03-15", False),
        ("2008-03-15", "2026-03-31", False),
        ("2008-03-15", "2026-04-01", True),
        ("2008-03-31", "2026-04-01", True),
        ("2008-04-01", "2026-04-30", False),
        ("2008-04-01", "2026-05-01", True),
    ],
)
def test_zorgtoeslag_starts_in_the_month_after_the_18th_birthday(born: str, day: str, is_right: bool) -> None:
    found = answer_to(described(date.fromisoformat(day), person("a", born)), "zorgtoeslag")
    assert (found.status == "computed") is is_right


@pytest.mark.parametrize(
    ("born", "day", "is_right"),
    [
        ("2008-03-15", "2026-03-31", False),
        ("2008-03-15", "2026-04-01", True),
        ("2008-04-01", "2026-03-31", False),
        ("2008-04-01", "2026-04-01", True),
        ("2008-04-02", "2026-04-30", False),
        ("2008-04-02", "2026-05-01", True),
    ],
)
def test_huurtoeslag_starts_on_the_first_of_the_month_of_being_18(born: str, day: str, is_right: bool) -> None:
    found = answer_to(described(date.fromisoformat(day), person("a", born), rent=450), "huurtoeslag")
    assert (found.status == "computed") is is_right


@pytest.mark.parametrize(
    ("born", "day", "limit"),
    [
        ("2001-06-10", "2024-06-30", "454.47"),
        ("2001-06-10", "2024-07-01", "879.66"),
        ("2002-06-10", "2025-06-30", "477.20"),
        ("2002-06-10", "2025-07-01", "900.07"),
        ("2004-06-10", "2025-12-31", "477.20"),
        ("2004-06-10", "2026-01-01", "932.93"),
        ("2005-06-10", "2026-06-30", "498.20"),
        ("2005-06-10", "2026-07-01", "932.93"),
        ("2005-07-01", "2026-06-30", "498.20"),
        ("2005-07-01", "2026-07-01", "932.93"),
    ],
)
def test_the_rent_limit_goes_up_with_age(born: str, day: str, limit: str) -> None:
    found = value_of(described(date.fromisoformat(day), person("a", born), rent=400), "maximale_huurgrens")
    assert found == euros(limit)


def test_a_child_gives_young_parents_the_high_rent_limit() -> None:
    young = person("a", "2006-01-01")
    child = person("k", "2025-06-01", parents=["a"])
    assert value_of(described(date(2026, 1, 1), young, child, rent=400), "maximale_huurgrens") == euros("932.93")


KGB = 2580
ALO = 3416


@pytest.mark.parametrize(
    ("born", "day", "amount"),
    [
        ("2026-03-15", "2026-03-31", 0),
        ("2026-03-15", "2026-04-01", KGB + ALO),
        ("2014-03-15", "2026-03-31", KGB + ALO),
        ("2014-03-15", "2026-04-01", KGB + ALO + 724),
        ("2010-03-15", "2026-03-31", KGB + ALO + 724),
        ("2010-03-15", "2026-04-01", KGB + ALO + 964),
        ("2008-03-15", "2026-03-31", KGB + ALO + 964),
        ("2008-03-15", "2026-04-01", 0),
    ],
)
def test_kindgebonden_budget_follows_the_month_after_a_birthday(born: str, day: str, amount: int) -> None:
    child = person("k", born, parents=["a"])
    assert value_of(described(date.fromisoformat(day), *ALONE, child), "kindgebonden_budget") == amount


@pytest.mark.parametrize(
    ("born", "day", "amount"),
    [
        ("2026-04-02", "2026-06-30", 0),
        ("2026-04-02", "2026-07-01", "298.40"),
        ("2026-04-01", "2026-04-01", "295.07"),
        ("2020-04-02", "2026-06-30", "295.07"),
        ("2020-04-02", "2026-07-01", "362.35"),
        ("2020-04-01", "2026-04-01", "358.30"),
        ("2014-04-02", "2026-04-02", "358.30"),
        ("2014-04-01", "2026-04-01", "421.53"),
        ("2008-04-02", "2026-06-30", "421.53"),
        ("2008-04-02", "2026-07-01", 0),
        ("2008-04-01", "2026-03-31", "421.53"),
        ("2008-04-01", "2026-04-01", 0),
    ],
)
def test_kinderbijslag_looks_at_the_first_day_of_the_quarter(born: str, day: str, amount: Any) -> None:
    child = person("k", born, parents=["a"])
    assert value_of(described(date.fromisoformat(day), *ALONE, child), "kinderbijslag") == euros(amount)


@pytest.mark.parametrize(("day", "is_old"), [("2026-03-14", False), ("2026-03-15", True), ("2026-03-16", True)])
def test_the_aow_starts_on_the_67th_birthday(day: str, is_old: bool) -> None:
    household = described(date.fromisoformat(day), person("a", "1959-03-15"))
    assert value_of(household, "has_pensioengerechtigde_leeftijd", 0) is is_old


@pytest.mark.parametrize(("income", "counted"), [(6217, "0"), (6218, "0"), ("6218.01", "0.01"), (7000, "782")])
@pytest.mark.parametrize("born", ["2003-01-02", "2008-01-01"])
def test_an_income_of_a_child_at_home_is_partly_free(income: Any, counted: str, born: str) -> None:
    child = person("k", born, parents=["a"], income=income)
    household = described(date(2026, 6, 1), person("a", "1970-01-01"), child, rent=600)
    assert value_of(household, "rekeninkomen") == euros(counted)


@pytest.mark.parametrize(("born", "counted"), [("2003-01-02", 0), ("2003-01-01", 6000), ("2002-12-31", 6000)])
def test_the_income_of_a_child_is_free_until_23_on_1_january(born: str, counted: int) -> None:
    child = person("k", born, parents=["a"], income=6000)
    household = described(date(2026, 6, 1), person("a", "1970-01-01"), child, rent=600)
    assert value_of(household, "rekeninkomen") == counted


@pytest.mark.parametrize("name", ["zorgtoeslag", "kindgebonden_budget", "huurtoeslag", "kinderbijslag"])
def test_the_last_day_of_a_year_has_the_law_of_that_year(name: str) -> None:
    persons = (*ALONE, CHILD)
    for year in (2024, 2025):
        last, next_day = date(year, 12, 31), date(year, 12, 31) + timedelta(1)
        before, after = (value_of(described(day, *persons, rent=700), name) for day in (last, next_day))
        assert before != after
