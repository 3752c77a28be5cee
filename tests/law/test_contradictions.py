"""Facts that cannot both be right are named with their article, and never silently resolved."""

from datetime import date

import pytest

from rondkomen.law import Household
from rondkomen.law.check import CONTRADICTIONS, check
from rondkomen.law.report import check_as_data
from rondkomen.law.words import text_of
from tests.law.households import described, person

DAY = date(2026, 6, 15)


def with_income(kind: str, amount: int, born: str = "1990-05-01", **more: object) -> Household:
    incomes = [{"kind": kind, "amount": amount, "per": "maand"}, *more.pop("beside", [])]  # type: ignore[misc]
    return described(DAY, person("a", born, income=incomes), **more)


@pytest.mark.parametrize(
    ("household", "named"),
    [
        (with_income("bijstand", 1200, beside=[{"kind": "loon", "amount": 3000, "per": "maand"}]), CONTRADICTIONS[0]),
        (with_income("aow", 1600), CONTRADICTIONS[2]),
        (
            described(
                DAY,
                person("a", income=0),
                person("k", "2024-01-01", parents=["a"]),
                given={"opvanguren_per_maand": {"k": 80}, "uurprijs_opvang": {"k": 10}},
            ),
            CONTRADICTIONS[1],
        ),
    ],
)
def test_a_contradiction_is_named_with_its_article(household: Household, named: str) -> None:
    data = check_as_data(check(household))
    (found,) = data["contradictions"]
    assert found["name"] == named
    assert found["text"] == text_of(named, "because")
    assert found["citation"]["url"].startswith("https://wetten.overheid.nl/")


@pytest.mark.parametrize(
    "household", [with_income("loon", 2500), with_income("bijstand", 1200), with_income("aow", 1600, "1950-01-01")]
)
def test_what_can_both_be_right_is_not_named(household: Household) -> None:
    assert check(household).contradictions == ()


def test_the_outcome_uses_the_facts_as_they_were_told() -> None:
    told = with_income("bijstand", 1200, beside=[{"kind": "loon", "amount": 3000, "per": "maand"}])
    (income,) = check(told, ["toetsingsinkomen"]).answers
    assert income.value == 12 * 4200
