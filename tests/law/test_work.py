"""What work really pays: the part of an extra euro, of a real step, and the drops with the rule that causes them."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.engine.profiles  # noqa: F401 - loads a profile
from rondkomen.kernel import Citation
from rondkomen.law import facts_of, law_book
from rondkomen.law.curve import PURSE, CurveRefused, NotSettled, curve, with_income
from rondkomen.law.hours import HourlyWage, hourly_wage
from rondkomen.law.work import Along, cliffs, kept_of_next_euro, step
from tests.law.households import described, person, value_of

DAY = date(2026, 6, 15)
RENTER = described(DAY, person("a", income=30_000), rent=640)
RANGE = [Decimal(500 * number) for number in range(101)]


def wage(amount: int, **more: Any) -> list[dict[str, Any]]:
    return [{"kind": "loon", "amount": Decimal(amount), "per": "jaar", **more}]


def test_the_pressure_is_what_is_not_kept_and_the_rights_say_where_it_goes() -> None:
    kept = kept_of_next_euro(RENTER)
    assert kept.pressure == 1 - kept.kept
    assert kept.by_outcome["zorgtoeslag"] == Decimal("-0.1373")
    assert abs(kept.by_outcome["huurtoeslag"] + Decimal("0.27")) < Decimal("1e-12")


def test_a_step_keeps_what_the_purse_gains() -> None:
    law, facts = law_book().on(DAY), facts_of(RENTER, law_book().quantities)
    before, after = (
        law.evaluate(with_income(facts, "loon", 0, Decimal(amount)), [PURSE]).values[PURSE]
        for amount in (30_000, 31_000)
    )
    found = step(RENTER, Decimal(1000))
    assert abs(found.kept - (after - before) * 12) < Decimal("1e-9")
    assert found.pressure == 1 - found.kept / 1000


def test_who_does_not_report_a_step_pays_back_what_the_allowances_fell() -> None:
    found = step(RENTER, Decimal(2000))
    assert found.to_pay_back == found.lost["zorgtoeslag"] + found.lost["huurtoeslag"]
    assert found.to_pay_back > 0


def test_the_drop_where_bijstand_ends_is_named_after_its_rule() -> None:
    (found,) = cliffs(RENTER, "loon", [Decimal(500 * number) for number in range(60)])
    assert found.name == "is_inkomen_under_bijstandsnorm"
    assert found.citation is not None
    law, facts = law_book().on(DAY), facts_of(RENTER, law_book().quantities)
    below, above = (
        law.evaluate(with_income(facts, "loon", 0, found.income + more), [PURSE]).values[PURSE] for more in (0, 2)
    )
    assert above < below
    assert abs((below - above) * 12 - found.loss) < 5


def test_nothing_is_said_while_something_is_unknown() -> None:
    unknown = described(DAY, person("a", income=30_000), zero=False, rent=640)
    with pytest.raises(CurveRefused, match=r"persons\.a\.wealth"):
        kept_of_next_euro(unknown)


def test_what_is_missing_is_named_as_a_place() -> None:
    unknown = described(DAY, person("a", income=30_000), zero=False, rent=640)
    with pytest.raises(NotSettled) as refused:
        Along(unknown).pays()
    assert refused.value.needs == ("persons.a.wealth",)
    with pytest.raises(NotSettled, match=r"persons\.a\.income"):
        Along(described(DAY, person("a"), zero=False, rent=640)).pays()


def test_a_fact_that_makes_no_difference_need_not_be_known() -> None:
    earner = described(DAY, person("a", income=62_400), zero=False, home={"kind": "koop"})
    rich = described(DAY, person("a", income=62_400, wealth=90_000), zero=False, home={"kind": "koop"})
    assert Along(earner).pays().hour == Along(rich).pays().hour
    assert kept_of_next_euro(earner) == kept_of_next_euro(rich)
    (low, *_, high) = curve(earner, "loon", [Decimal(20_000), Decimal(60_000), Decimal(62_000)], exact=True)
    assert low.exact_pressure is None  # there wealth decides on zorgtoeslag
    assert high.exact_pressure == kept_of_next_euro(rich).pressure


@given(st.integers(0, 90_000))
def test_the_exact_pressure_is_that_of_a_step_without_a_bend_or_a_drop(amount: int) -> None:
    amounts = [Decimal(amount + more) for more in (0, 250, 500, 1000)]
    points = curve(RENTER, "loon", amounts, exact=True)
    exact = {point.exact_pressure for point in points}
    if len(exact) == 1 and not cliffs(RENTER, "loon", amounts):
        assert points[-1].pressure is not None
        assert abs(points[-1].pressure - exact.pop()) < Decimal("0.03")  # year amounts are whole euros


# Hours


@pytest.mark.parametrize(
    ("day", "born", "euros"),
    [  # Rijksoverheid, bedragen minimumloon per uur
        (date(2024, 1, 1), "1990-05-01", "13.27"),
        (date(2025, 7, 1), "1990-05-01", "14.40"),
        (date(2026, 1, 1), "1990-05-01", "14.71"),
        (date(2026, 1, 1), "2006-05-01", "8.83"),
    ],
)
def test_an_hour_is_the_minimum_wage_of_the_day_and_age_when_nothing_is_told(day: date, born: str, euros: str) -> None:
    found = Along(described(day, person("a", born, income=10_000), rent=640)).pays().hourly
    assert found is not None
    assert (found.euros, found.basis) == (Decimal(euros), "minimumloon")
    assert found.citation == Citation("BWBR0002638", artikel="8", lid="1")


def test_an_hour_is_the_wage_over_the_hours_when_they_are_told() -> None:
    told = {"arbeidsuren_per_jaar": 1248}
    with_holiday = Along(described(DAY, person("a", income=Decimal("26956.80")), rent=640, given=told)).pays().hourly
    without = Along(
        described(DAY, person("a", income=wage(24_960, excludes_vakantietoeslag=True)), rent=640, given=told)
    )
    assert with_holiday is not None
    assert (with_holiday.euros, with_holiday.basis) == (Decimal(20), "hours")
    assert without.pays().hourly == with_holiday
    assert with_holiday.a_year(Decimal(24)) == Decimal("26956.80")


def test_a_wage_that_is_told_goes_before_all() -> None:
    told = described(DAY, person("a", income=20_000), rent=640, given={"arbeidsuren_per_jaar": 1000})
    found = Along(told).pays(Decimal(30))
    assert found.hourly == HourlyWage(Decimal(30), "told", Decimal("0.08"))
    assert found.hour is not None
    assert found.hour.extra == 30 * 52 * Decimal("1.08")
    assert found.day is not None
    assert found.day.extra == 8 * found.hour.extra


def test_without_a_wage_at_all_there_are_no_steps() -> None:
    child = Along(described(DAY, person("a"), person("kim", "2014-01-01", parents=["a"]), rent=640), person="kim")
    assert hourly_wage(child.law, child.facts, child.position) is None
    found = child.pays()
    assert (found.hour, found.day, found.hourly) == (None, None, None)


def test_more_hours_on_top_of_a_wage_without_holiday_allowance() -> None:
    """The present purse is that of the wage as it was told, and the step comes beside it."""
    told = described(DAY, person("a", income=wage(24_000, excludes_vakantietoeslag=True)), rent=640)
    along = Along(told)
    assert along.now == Decimal("25920.00")
    assert along.here().parts[PURSE] == 12 * value_of(told, PURSE)
    more = described(DAY, person("a", income=wage(26_920)), rent=640)
    gained = 12 * (value_of(more, PURSE) - value_of(told, PURSE))
    assert abs(along.step(Decimal(1000)).kept - gained) < Decimal("1e-9")


# What is lost beside besteedbaar inkomen


def test_bijstand_that_is_told_falls_when_wages_rise() -> None:
    bijstand = {"kind": "bijstand", "amount": Decimal(500), "per": "maand"}
    told = described(DAY, person("a", income=[*wage(12_000), bijstand]), rent=640)
    found = step(told, Decimal(1200), "loon")
    assert found.lost["bijstand"] > 0
    assert found.kept < 400  # at most a quarter is left out of account (Participatiewet art. 31 lid 2 onderdeel n)


def test_schemes_of_the_municipality_count_and_name_their_own_rule() -> None:
    renter = described(DAY, person("a", income=20_000), rent=640, municipality="GM9999")
    (local,) = [one for one in cliffs(renter, "loon", RANGE) if "gm9999_energiebijdrage" in one.lost]
    assert set(local.lost) == {"gm9999_meedoenregeling", "gm9999_energiebijdrage"}
    assert local.citation is not None
    assert local.citation.is_local
    across = Along(renter).at(local.income + 1).gained_since(Along(renter).at(local.income))
    assert abs(across + local.loss) < 2


def test_childcare_that_gets_dearer_is_not_kept() -> None:
    care = {"opvanguren_per_maand": {"kim": 100}, "uurprijs_opvang": {"kim": 10}, "is_gastouderopvang": {"kim": False}}
    kim = person("kim", "2023-03-01", parents=["a"])
    parent = described(DAY, person("a", income=70_000), kim, rent=640, given=care)
    without = step(described(DAY, person("a", income=70_000), kim, rent=640), Decimal(5000))
    found = step(parent, Decimal(5000))
    assert found.lost["kinderopvangtoeslag"] > 0
    assert abs(found.kept - without.kept + found.lost["kinderopvangtoeslag"]) < Decimal("1e-9")
    assert found.to_pay_back == without.to_pay_back + found.lost["kinderopvangtoeslag"]


@given(st.lists(st.integers(0, 60_000), min_size=2, max_size=8, unique=True).map(sorted))
def test_gains_over_stretches_add_up(amounts: list[int]) -> None:
    along = Along(described(DAY, person("a", income=20_000), rent=640, municipality="GM9999"))
    purses = [along.at(Decimal(amount)) for amount in amounts]
    total = sum((high.gained_since(low) for low, high in pairwise(purses)), Decimal(0))
    assert abs(total - purses[-1].gained_since(purses[0])) < Decimal("1e-9")
    assert abs(total - (purses[-1].total - purses[0].total)) < Decimal("1e-9")
