"""What one unpaid bill costs by law: collection costs, interest, court, bailiff, and the two routes together."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.engine import NotInForce
from rondkomen.law.check import DayNotKnown
from rondkomen.law.collection import COSTS, COURT, FURTHER, RENTE, Claim, collect, collection_as_data, interest
from rondkomen.law.words import LANGUAGES
from tests.law.households import described, euros, person, value_of

JANUARY = date(2026, 1, 1)
BEFORE_WKI, WKI = date(2024, 9, 30), date(2024, 10, 1)
SINCE, LAST = date(2022, 1, 1), date(2026, 12, 31)


def law(name: str, on: date = JANUARY, **told: Any) -> Decimal:
    """A cost of law for a claim that is told."""
    found = value_of(described(on, person("a"), given=told), name)
    assert isinstance(found, Decimal)
    return found


# Incassokosten


@pytest.mark.parametrize(
    ("claim", "costs"),
    [
        ("0.01", 40),
        (100, 40),
        ("266.66", 40),
        (300, 45),
        (2500, 375),
        (2600, 385),
        (5000, 625),
        (10000, 875),
        (200000, 2775),
        (1000000, 6775),
        (2000000, 6775),
    ],
)
def test_the_scale_with_its_lowest_and_highest_amount(claim: Any, costs: int) -> None:
    assert law(COSTS, hoofdsom=claim) == costs


def test_a_claim_of_nothing_costs_nothing() -> None:
    assert law(COSTS, hoofdsom=0) == 0


@pytest.mark.parametrize(
    ("consumer", "letter", "costs"), [(True, False, 0), (True, True, 150), (False, False, 150), (False, True, 150)]
)
def test_a_consumer_gets_a_free_letter_first(consumer: bool, letter: bool, costs: int) -> None:
    assert law(COSTS, hoofdsom=1000, is_consument=consumer, is_veertiendagenbrief_verstuurd=letter) == costs


def test_btw_comes_on_top_when_the_creditor_cannot_settle_it() -> None:
    assert law(COSTS, hoofdsom=1000, is_btw_verrekenbaar=False) == euros("181.50")


@pytest.mark.parametrize(
    ("on", "claim", "charged", "costs"),
    [
        (WKI, 50, 0, 40),
        (WKI, 50, 100, 40),
        (WKI, 50, 120, 20),
        (WKI, 50, 140, 0),
        (WKI, "266.66", 200, 0),
        (WKI, "266.67", 200, "40.00"),
        (BEFORE_WKI, 50, 140, 40),
    ],
)
def test_small_instalments_of_one_contract_cost_at_most_140_euros_in_half_a_year(
    on: date, claim: Any, charged: int, costs: Any
) -> None:
    told = {"hoofdsom": claim, "is_termijnvordering": True, "incassokosten_in_halfjaar": charged}
    assert round(law(COSTS, on, **told), 2) == euros(costs)
    assert law(COSTS, on, hoofdsom=claim, incassokosten_in_halfjaar=charged) >= 40


@given(st.integers(1, 10**8), st.integers(0, 10**7))
def test_a_higher_claim_never_costs_less_to_collect(cents: int, more: int) -> None:
    smaller, larger = (law(COSTS, hoofdsom=Decimal(one) / 100) for one in (cents, cents + more))
    assert smaller <= larger


# Wettelijke rente


def test_the_published_example_of_interest() -> None:
    assert interest(euros(820), date(2026, 1, 1), date(2026, 2, 1)) == euros("2.79")  # 820 x 4% x 31/365


def test_each_rate_counts_for_its_own_days() -> None:
    """1.000 euro from 1 July 2024: half a year at 7%, a month at 6%."""
    days = (date(2025, 1, 1) - date(2024, 7, 1)).days * euros("0.07") + 31 * euros("0.06")
    assert interest(euros(1000), date(2024, 7, 1), date(2025, 2, 1)) == round(1000 * days / 365, 2)


def test_after_a_year_there_is_interest_on_interest() -> None:
    first = interest(euros(1000), date(2025, 1, 1), date(2026, 1, 1))
    assert first == 60
    assert interest(euros(1000), date(2025, 1, 1), date(2027, 1, 1)) == 60 + round(1060 * euros("0.04"), 2)
    with pytest.raises(NotInForce, match="2027-01-01"):
        interest(euros(1000), date(2025, 1, 1), date(2027, 1, 2))


def test_a_debt_of_29_february_is_a_year_old_on_1_march() -> None:
    assert interest(euros(1000), date(2024, 2, 29), date(2025, 3, 1)) > 0


def test_between_businesses_the_rate_is_higher() -> None:
    since, until = date(2024, 1, 1), date(2024, 1, 31)
    assert interest(euros(1000), since, until, is_handelsovereenkomst=True) == round(125 * euros(30) / 365, 2)


def test_days_whose_rate_is_not_known_are_refused() -> None:
    with pytest.raises(NotInForce, match="2021-12-31"):
        interest(euros(1000), date(2021, 12, 31), JANUARY)


@given(st.integers(0, (LAST - SINCE).days), st.integers(0, 900), st.integers(0, 300), st.integers(1, 10**6))
def test_interest_never_falls_and_is_nothing_on_the_first_day(start: int, days: int, more: int, cents: int) -> None:
    since, claim = SINCE + timedelta(start), Decimal(cents) / 100
    until, later = (min(since + timedelta(one), LAST) for one in (days, days + more))
    assert interest(claim, since, since) == 0
    assert 0 <= interest(claim, since, until) <= interest(claim, since, later)


# The court and the bailiff


@pytest.mark.parametrize(
    ("claim", "company", "someone"),
    [(500, 139, 93), ("500.01", 350, 233), (1500, 350, 233), ("12500", 559, 265), ("12500.01", 1504, 753)],
)
def test_the_court_fee_goes_up_just_above_each_limit(claim: Any, company: int, someone: int) -> None:
    assert law("griffierecht_kanton", hoofdsom=claim) == company
    assert law("griffierecht_kanton", hoofdsom=claim, is_eiser_natuurlijk_persoon=True) == someone
    assert law("griffierecht_kanton", hoofdsom=claim, is_eiser_onvermogend=True) == 93


@pytest.mark.parametrize(
    ("name", "whole", "at_the_door"),
    [
        ("kosten_dagvaarding", "125.57", "125.57"),  # onderdeel a has no half
        ("kosten_betekening_titel", "136.71", "68.36"),
        ("kosten_beslag_roerende_zaken", "164.86", "82.43"),
        ("kosten_opheffing_beslag_woning", "82.08", "82.08"),  # onderdeel p
        ("kosten_informatieverzoek", "105.13", "105.13"),  # onderdeel x
        ("kosten_bezichtiging", "190.30", "95.15"),
    ],
)
def test_who_pays_at_the_door_pays_half_of_some_acts(name: str, whole: str, at_the_door: str) -> None:
    assert law(name) == euros(whole)
    assert law(name, is_betaald_ter_plaatse=True) == euros(at_the_door)


def test_btw_of_the_bailiff() -> None:
    assert law("kosten_dagvaarding", is_btw_verrekenbaar=False) == euros("151.94")


# The two routes


def test_along_the_social_route_a_bill_stays_what_it_was() -> None:
    steps = collect(Claim(euros(100), JANUARY)).routes["social"]
    assert {one.total for one in steps} == {euros(100)}
    assert [one.name for one in steps][-1] == "hulp"


def test_by_way_of_the_court_a_bill_of_100_euros_grows_to_eight_times_as_much() -> None:
    """The tariffs of 2026: 40 + 125,57 + 139 + 136,71 + 184,91 + 90,11."""
    steps = collect(Claim(euros(100), JANUARY)).routes["court"]
    assert steps[-1].total == euros("816.30")
    assert [one.name for one in steps] == ["vordering", *(name for name in COURT if name != RENTE)]
    assert all(later.total == earlier.total + later.amount for earlier, later in pairwise(steps))
    assert all(one.citation for one in steps[1:])


def test_interest_and_the_letter_stand_there_only_when_they_are() -> None:
    late = collect(Claim(euros(100), JANUARY, date(2025, 1, 1)))
    assert {one.name: one.amount for one in late.routes["court"]}[RENTE] == 6
    business = collect(Claim(euros(100), JANUARY, facts={"is_consument": False, "is_handelsovereenkomst": True}))
    assert "veertiendagenbrief" not in {one.name for one in business.routes["court"]}


def test_what_may_come_on_top_is_not_added_up() -> None:
    done = collect(Claim(euros(100), JANUARY))
    assert [one.name for one in done.further] == list(FURTHER)
    assert all(one.amount > 0 for one in done.further)


def test_a_number_without_a_sure_source_is_named() -> None:
    steps = collect(Claim(euros(100), date(2025, 6, 1))).routes["court"]
    assert [one.name for one in steps if one.uncertain] == ["griffierecht_kanton"]


def test_a_day_outside_the_law_is_refused() -> None:
    with pytest.raises(DayNotKnown):
        collect(Claim(euros(100), date(2027, 1, 1)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_routes_as_data_say_what_each_step_is_and_what_is_not_in_them(language: str) -> None:
    data = collection_as_data(collect(Claim(euros(100), JANUARY)), language)
    assert data[COSTS] == "40.00"
    assert data["ladder"]["court"][-1]["total"] == "816.30"
    assert all(one["label"] for steps in data["ladder"].values() for one in steps)
    assert data["left_out"]
    assert all(isinstance(one, str) for one in data["left_out"])
