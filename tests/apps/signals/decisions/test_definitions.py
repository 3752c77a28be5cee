"""What is single, multiple, consecutive, repeated and higher."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondkomen.apps.signals.decisions import (
    AgeBand,
    Inputs,
    age_band,
    consecutive_months_on,
    has_higher_amount,
    is_herhaalde_melding,
    patterns_on,
)
from rondkomen.apps.signals.decisions.definitions import latest_of_each_claim
from rondkomen.apps.signals.kinds import Soort
from tests.apps.signals.decisions.cases import MONDAY, SIGNALS, case, signal


@pytest.mark.parametrize(
    ("days", "patterns"),
    [
        ([MONDAY], {"enkelvoudig"}),
        ([MONDAY, date(2026, 11, 30)], {"meervoudig"}),
        ([MONDAY, date(2026, 10, 31)], {"opeenvolgend"}),
        ([MONDAY, date(2026, 5, 1)], {"opeenvolgend"}),
        ([MONDAY, date(2026, 4, 30)], {"enkelvoudig"}),
        ([MONDAY, date(2026, 12, 1)], {"enkelvoudig"}),
        ([MONDAY, MONDAY, date(2026, 8, 3)], {"meervoudig", "opeenvolgend"}),
    ],
)
def test_the_patterns_are_those_of_divosa(days: list[date], patterns: set[str]) -> None:
    assert patterns_on([signal(day=day) for day in days], MONDAY) == patterns


@pytest.mark.parametrize(
    ("months", "number"),
    [([11], 1), ([11, 10, 9], 3), ([11, 9, 8], 1), ([10, 9], 0), ([11, 10, 9, 8, 7, 6, 5, 4, 3], 7)],
)
def test_months_in_a_row_are_counted_back_to_the_first_gap(months: list[int], number: int) -> None:
    assert consecutive_months_on([signal(day=date(2026, month, 15)) for month in months], MONDAY) == number


def test_months_in_a_row_go_on_over_new_year() -> None:
    days = [date(2027, 1, 5), date(2026, 12, 5), date(2026, 11, 5)]
    assert consecutive_months_on([signal(day=day) for day in days], date(2027, 1, 31)) == 3


@pytest.mark.parametrize(
    ("before", "now", "repeated", "higher"),
    [(None, 100, False, False), (100, 100, True, False), (101, 100, True, False), (99, 100, False, True)],
)
def test_a_repeated_signal_may_be_left_only_when_the_amount_did_not_rise(
    before: int | None, now: int, repeated: bool, higher: bool
) -> None:
    one = signal(euros=now, previous_bedrag=None if before is None else before * 100)
    assert (is_herhaalde_melding(one), has_higher_amount(one)) == (repeated, higher)


def test_a_case_is_repeated_when_all_its_signals_are_and_higher_when_one_is() -> None:
    same, higher, new = signal(previous_bedrag=10_000), signal(previous_bedrag=9_999), signal()
    assert case(same, same).herhaalde_melding
    assert not case(same, new).herhaalde_melding
    assert case(same, higher).higher_amount
    assert not case(same, new).higher_amount


def test_an_update_of_a_debt_replaces_its_amount() -> None:
    first = signal("Huur", 300, date(2026, 11, 2), claim="a")
    update = signal("Huur", 400, date(2026, 11, 9), claim="a", soort=Soort.GEACTUALISEERD)
    other = signal("Huur", 50, claim="b")
    assert case(update, first, other, signal("Water", 25)).amounts == {"Huur": 45_000, "Water": 2_500}
    assert case(update, first).amount == 40_000


def test_days_in_arrears_are_those_of_the_oldest_that_is_known() -> None:
    old = signal(ontstaansdatum=date(2026, 9, 1))
    assert old.days_in_arrears == 62
    assert case(signal(), signal(ontstaansdatum=date(2026, 10, 1)), old).days == 62
    assert case(signal()).days is None


def test_a_threat_is_known_from_the_first_day_somebody_told() -> None:
    crisis = signal(soort=Soort.CRISIS, received_on=date(2026, 11, 4))
    assert case(signal()).threat_since is None
    assert case(signal(), crisis).threat_since == date(2026, 11, 4)
    assert case(crisis, threat_known_on=date(2026, 11, 3)).threat_since == date(2026, 11, 3)
    assert case(signal(), threat_known_on=MONDAY).threat_since == MONDAY


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (None, AgeBand.UNKNOWN),
        (18, AgeBand.UNDER_27),
        (26, AgeBand.UNDER_27),
        (27, AgeBand.FROM_27),
        (66, AgeBand.FROM_27),
        (67, AgeBand.FROM_67),
    ],
)
def test_ages_are_in_bands(age: int | None, band: AgeBand) -> None:
    assert age_band(age) == band


def test_there_is_no_case_without_a_signal() -> None:
    with pytest.raises(ValueError, match="expected at least one signal"):
        Inputs(())


@settings(max_examples=60, deadline=None)
@given(st.lists(SIGNALS, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_signals_does_not_matter(signals, random) -> None:
    mixed = random.sample(signals, len(signals))
    assert Inputs(tuple(mixed)).amounts == Inputs(tuple(signals)).amounts
    assert Inputs(tuple(mixed)).months == Inputs(tuple(signals)).months
    assert sorted(map(repr, latest_of_each_claim(mixed))) == sorted(map(repr, latest_of_each_claim(signals)))
