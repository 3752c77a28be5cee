"""Periods, citations and money: the other small values that everything is made of."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.kernel import OPEN, Citation, Period
from rondkomen.kernel.money import as_text, cut_to_cent, in_words

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
days = st.dates(date(2000, 1, 1), date(2040, 1, 1))
periods = st.tuples(days, days).map(lambda ends: Period(min(ends), max(ends)))


@pytest.mark.parametrize("day", [date(2025, 1, 1), date(2025, 7, 1), date(2025, 12, 31)])
def test_both_ends_of_a_period_count(day: date) -> None:
    assert day in YEAR


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2026, 1, 1)])
def test_the_days_around_a_period_do_not(day: date) -> None:
    assert day not in YEAR


def test_a_period_without_ends_has_every_day() -> None:
    assert date.min in Period()
    assert date.max in Period()


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot end on 2024-01-01 before it starts on 2024-01-02"):
        Period(date(2024, 1, 2), date(2024, 1, 1))


@given(periods, periods)
def test_periods_overlap_when_they_share_a_day(one: Period, other: Period) -> None:
    shared = max(one.since, other.since) <= min(one.until, other.until)
    assert one.overlaps(other) is shared is other.overlaps(one)


def test_periods_that_follow_each_other_do_not_overlap() -> None:
    assert not YEAR.overlaps(Period(YEAR.until + timedelta(1), OPEN))


def test_a_period_says_when_it_is_open() -> None:
    assert str(Period(date(2025, 1, 1))) == "2025-01-01 to further notice"
    assert str(Period(until=date(2025, 1, 1))) == "the beginning to 2025-01-01"


def test_a_citation_links_to_the_text_of_the_day() -> None:
    cited = Citation("BWBR0018451", artikel="2a", lid="1", onderdeel="b")
    assert cited.url(date(2024, 7, 1)) == "https://wetten.overheid.nl/BWBR0018451/2024-07-01#Artikel2a"
    assert cited.words == "artikel 2a, lid 1, onderdeel b"


@pytest.mark.parametrize("bwb", ["", "BWBR001845", "BWBR00184511", "bwbr0018451", "BWBW0018451", "BWBR0018451 "])
def test_a_citation_needs_the_id_of_a_regulation(bwb: str) -> None:
    with pytest.raises(ValueError, match="is not a BWB id"):
        Citation(bwb, artikel="1")


@pytest.mark.parametrize(
    ("amount", "text"),
    [("0", "0.00"), ("-0.001", "0.00"), ("1550.235", "1550.24"), ("-1.005", "-1.01"), ("1E+3", "1000.00")],
)
def test_an_amount_has_two_decimals_as_text(amount: str, text: str) -> None:
    assert as_text(Decimal(amount)) == text


@pytest.mark.parametrize(("amount", "cut"), [("129.189", "129.18"), ("129.18", "129.18"), ("0.009", "0.00")])
def test_cutting_drops_what_is_left_of_a_cent(amount: str, cut: str) -> None:
    assert cut_to_cent(Decimal(amount)) == Decimal(cut)


@pytest.mark.parametrize(
    ("amount", "language", "words"),
    [
        ("1234567.5", "nl", "€\u00a01.234.567,50"),
        ("1234567.5", "en", "€\u00a01,234,567.50"),
        ("-12", "nl", "-€\u00a012,00"),
        ("-0.001", "nl", "€\u00a00,00"),
    ],
)
def test_an_amount_is_written_as_its_readers_write_it(amount: str, language: str, words: str) -> None:
    assert in_words(Decimal(amount), language=language) == words


def test_an_amount_can_be_said_in_whole_euros() -> None:
    assert in_words(Decimal("99.50"), cents=False) == "€\u00a0100"


@given(st.decimals(-(10**8), 10**8, places=4))
def test_as_text_is_at_most_half_a_cent_off(amount: Decimal) -> None:
    assert abs(Decimal(as_text(amount)) - amount) <= Decimal("0.005")
