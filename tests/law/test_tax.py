"""The credits of the income tax at the ages and days where they turn."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.law.households import described, person, value_of

IACK = "inkomensafhankelijke_combinatiekorting"
MOST = 3032


def combining(day: date, born: str, **parent: Any) -> Decimal:
    """The credit of a parent alone with a child born on a day."""
    household = described(day, person("a", income=40_000, **parent), person("k", born, parents=["a"]))
    found: Decimal = value_of(household, IACK, 0)
    return found


@pytest.mark.parametrize(
    ("born", "amount"),
    [
        ("2013-12-31", 0),
        ("2014-01-01", 0),
        ("2014-01-02", MOST),
        ("2025-01-01", MOST),
        ("2026-06-30", MOST),
        ("2026-07-01", MOST),
        ("2026-07-02", 0),
    ],
)
def test_a_child_counts_that_is_under_12_on_1_january_and_there_for_six_months(born: str, amount: int) -> None:
    assert combining(date(2026, 12, 1), born) == amount


@pytest.mark.parametrize(("income", "amount"), [(6239, 0), (6240, Decimal("0.1145")), (200_000, MOST)])
def test_it_grows_above_a_limit_up_to_a_maximum(income: int, amount: Any) -> None:
    household = described(date(2026, 12, 1), person("a", income=income), person("k", "2020-01-01", parents=["a"]))
    assert value_of(household, IACK, 0) == amount


@pytest.mark.parametrize("day", [date(2026, 3, 9), date(2026, 3, 15), date(2026, 3, 25)])
@pytest.mark.parametrize(("first", "second", "who"), [("1990-01-20", "1989-12-10", 1), ("1989-12-10", "1990-01-20", 0)])
def test_of_partners_who_earn_the_same_the_older_one_has_it_on_every_day(
    day: date, first: str, second: str, who: int
) -> None:
    couple = (person("a", first, partner="b", income=40_000), person("b", second, income=40_000))
    household = described(day, *couple, person("k", "2020-01-01", parents=["a"]))
    assert [value_of(household, IACK, one) > 0 for one in (0, 1)] == [one == who for one in (0, 1)]


@pytest.mark.parametrize(("other", "who"), [(39_999, 1), (40_001, 0)])
def test_of_partners_the_one_who_earns_less_has_it(other: int, who: int) -> None:
    couple = (person("a", partner="b", income=40_000), person("b", "1988-02-11", income=other))
    household = described(date(2026, 3, 1), *couple, person("k", "2020-01-01", parents=["a"]))
    assert [value_of(household, IACK, one) > 0 for one in (0, 1)] == [one == who for one in (0, 1)]
