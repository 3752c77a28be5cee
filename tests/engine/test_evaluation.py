"""Working out: the named functions, sums over persons, quantities that are given, and what is kept."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rondkomen.engine import functions, possible
from rondkomen.engine.functions import Table
from tests.engine.toys import book_of, evaluate, value_of

RULES = """
@rule(HERE, unit="EUR/jaar", of="person")
def ruim_loon(loon, inkomen):
    \"\"\"The wage and a share of the household's income.\"\"\"
    return loon + inkomen / 2


@rule(HERE, unit="EUR/jaar")
def samen(ruim_loon, telt_mee):
    \"\"\"All together.\"\"\"
    return total(ruim_loon, over=telt_mee)


@rule(HERE, unit="EUR/jaar")
def hoogste(loon, telt_mee):
    \"\"\"The highest.\"\"\"
    return highest(loon, over=telt_mee)


@rule(HERE, unit="aantal")
def hoeveel(telt_mee):
    \"\"\"How many.\"\"\"
    return count(over=telt_mee)


@rule(HERE, unit="waar", of="person")
def is_rijk(loon, grens):
    \"\"\"Whether the wage is above the limit.\"\"\"
    return loon > grens


@rule(HERE, unit="waar")
def is_iemand_rijk(is_rijk, telt_mee):
    \"\"\"Whether somebody is.\"\"\"
    return any_of(is_rijk, over=telt_mee)


@rule(HERE, unit="EUR/jaar", of="person")
def grens_van_allen(grens):
    \"\"\"The same for everybody.\"\"\"
    return grens


@rule(HERE, unit="EUR/jaar")
def niets(inkomen):
    \"\"\"Nothing at all.\"\"\"
    return 0
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return book_of(tmp_path_factory.mktemp("evaluation"), RULES)


def test_a_total_is_over_the_grouping_only(book: Any) -> None:
    assert value_of(book, "samen", 3, loon=[10, 20, 40], telt_mee=[True, False, True], inkomen=2) == 52


@pytest.mark.parametrize(("wanted", "empty"), [("samen", 0), ("hoogste", 0), ("hoeveel", 0), ("is_iemand_rijk", False)])
def test_an_empty_grouping_is_nothing(book: Any, wanted: str, empty: Any) -> None:
    assert value_of(book, wanted, 2, loon=[5000, 1], telt_mee=[False, False], inkomen=0) == empty


@pytest.mark.parametrize(("wanted", "empty"), [("samen", 0), ("hoogste", 0), ("hoeveel", 0), ("is_iemand_rijk", False)])
def test_a_household_without_persons_is_nothing(book: Any, wanted: str, empty: Any) -> None:
    assert value_of(book, wanted, 0, loon=[], telt_mee=[], inkomen=0) == empty


def test_the_highest_is_never_below_nothing(book: Any) -> None:
    assert value_of(book, "hoogste", 2, loon=[-5, -7], telt_mee=[True, True]) == 0


def test_the_highest_of_the_grouping_counts(book: Any) -> None:
    assert value_of(book, "hoogste", 3, loon=[5, 7, 9], telt_mee=[True, True, False]) == 7


def test_somebody_counts_only_within_the_grouping(book: Any) -> None:
    assert value_of(book, "is_iemand_rijk", 2, loon=[2000, 0], telt_mee=[False, True]) is False
    assert value_of(book, "is_iemand_rijk", 2, loon=[2000, 0], telt_mee=[True, False]) is True


def test_a_rule_of_a_person_without_persons_facts_is_everybodys(book: Any) -> None:
    assert value_of(book, "grens_van_allen", 3) == [1000, 1000, 1000]


@pytest.mark.parametrize("wanted", ["niets", "hoeveel", "samen"])
def test_a_number_is_always_exact(book: Any, wanted: str) -> None:
    assert type(value_of(book, wanted, inkomen=1, telt_mee=[True], loon=[2])) is Decimal


def test_a_given_quantity_is_not_worked_out(book: Any) -> None:
    found = evaluate(book, "samen", 1, samen=77)
    assert found.value("samen") == 77
    assert not found.plan.rules


def test_a_given_quantity_is_used_by_others(book: Any) -> None:
    assert value_of(book, "is_iemand_rijk", 2, is_rijk=[True, False], telt_mee=[True, True]) is True


def test_a_quantity_given_for_some_is_worked_out_for_the_others(book: Any) -> None:
    found = evaluate(book, "samen", 2, ruim_loon=[None, 7], loon=[10, 500], telt_mee=[True, True], inkomen=2)
    assert found.value("ruim_loon") == [11, 7]
    assert found.value("samen") == 18


def test_a_quantity_given_for_some_settles_theirs_alone(book: Any) -> None:
    found = evaluate(book, "ruim_loon", 2, ruim_loon=[None, 7], loon=[None, None], inkomen=2)
    assert [found.is_known("ruim_loon", person) for person in (0, 1)] == [False, True]


def test_a_number_of_law_can_be_given(book: Any) -> None:
    assert value_of(book, "is_rijk", 1, loon=[20], grens=19) == [True]


def test_a_fact_can_be_asked(book: Any) -> None:
    assert value_of(book, "inkomen", inkomen=3) == 3


def test_the_day_is_always_known(book: Any) -> None:
    assert value_of(book, "peildatum") == date(2025, 6, 15)


def test_a_number_of_law_can_be_asked(book: Any) -> None:
    assert value_of(book, "grens") == 1000


def test_the_same_facts_give_the_same_values(book: Any) -> None:
    told: dict[str, Any] = {"loon": [1, 2], "telt_mee": [True, True], "inkomen": 3}
    assert evaluate(book, "samen", 2, **told).values == evaluate(book, "samen", 2, **told).values


def test_the_facts_that_were_told_are_not_changed(book: Any) -> None:
    column = [Decimal(1), None]
    evaluate(book, "samen", 2, ruim_loon=column, loon=[1, 2], telt_mee=[True, True], inkomen=3)
    assert column == [1, None]


@pytest.mark.parametrize(
    ("name", "amount", "rounded"),
    [
        ("round_down_to_euro", "1.99", "1"),
        ("round_down_to_euro", "-0.01", "-1"),
        ("round_to_euro", "0.50", "1"),
        ("round_to_euro", "0.49", "0"),
        ("round_to_euro", "1403.64", "1404"),
        ("round_down_to_cent", "1.999", "1.99"),
        ("round_to_cent", "1.005", "1.01"),
        ("round_up_to_cent", "1.001", "1.01"),
        ("round_up_to_cent", "1.01", "1.01"),
    ],
)
def test_each_rounding_goes_its_way(name: str, amount: str, rounded: str) -> None:
    assert getattr(functions, name)(Decimal(amount)) == Decimal(rounded)


TABLE = Table((Decimal(1), Decimal(3)), (Decimal(10), Decimal(30)))


@pytest.mark.parametrize(("key", "found"), [(0, 0), ("0.99", 0), (1, 10), (2, 10), ("2.99", 10), (3, 30), (99, 30)])
def test_a_lookup_takes_the_last_row_not_above_the_key(key: Any, found: int) -> None:
    assert functions.lookup(Decimal(key), TABLE) == found


SCALE = Table((Decimal(0), Decimal(100)), (Decimal("0.10"), Decimal("0.50")))


@pytest.mark.parametrize(("amount", "taken"), [(-5, 0), (0, 0), (100, 10), (101, "10.5"), (200, 60)])
def test_a_scale_takes_of_each_part_its_own_fraction(amount: int, taken: Any) -> None:
    assert functions.brackets(Decimal(amount), SCALE) == Decimal(taken)


@pytest.mark.parametrize(
    ("birth", "day", "years", "months"),
    [
        ("2008-03-15", "2026-03-14", 17, 215),
        ("2008-03-15", "2026-03-15", 18, 216),
        ("2008-03-15", "2026-03-16", 18, 216),
        ("2008-02-29", "2026-02-28", 17, 215),
        ("2008-02-29", "2026-03-01", 18, 216),
        ("2008-01-31", "2008-02-29", 0, 0),
        ("2026-03-16", "2026-03-15", -1, -1),
    ],
)
def test_an_age_grows_on_the_birthday(birth: str, day: str, years: int, months: int) -> None:
    born, asked = date.fromisoformat(birth), date.fromisoformat(day)
    assert (functions.age_on(born, asked), functions.months_of_age_on(born, asked)) == (years, months)


@pytest.mark.parametrize(
    ("day", "quarter"), [("01-01", "01-01"), ("03-31", "01-01"), ("04-01", "04-01"), ("12-31", "10-01")]
)
def test_a_quarter_starts_in_january_april_july_and_october(day: str, quarter: str) -> None:
    assert functions.first_of_quarter(date.fromisoformat(f"2026-{day}")) == date.fromisoformat(f"2026-{quarter}")


def test_division_by_what_may_be_nothing_can_be_anything() -> None:
    unsure = possible.Range(Decimal(-1), Decimal(1), frozenset({("x", None)}))
    assert possible.bounds(possible.divide(Decimal(1), unsure)) == (Decimal("-Infinity"), Decimal("Infinity"))


def test_broadcast_keeps_one_value_for_everybody(tmp_path: Path) -> None:
    rules = RULES.replace("def grens_van_allen(grens)", "def grens_van_allen(inkomen)").replace(
        "return grens", "return inkomen"
    )
    assert value_of(book_of(tmp_path, rules), "grens_van_allen", 2, inkomen=4) == [4, 4]
