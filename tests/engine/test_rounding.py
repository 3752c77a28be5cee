"""Rounding on amounts that a division left just beside a whole: the amount that is meant counts."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from rondkomen.engine import functions
from rondkomen.kernel.money import as_text, cut_to_cent, in_words
from rondkomen.law.book import law_book

ALMOST = Decimal(1) / 3 * 3  # 0.9999999999999999999999999999
TIE = Decimal("2524.644999999999999999999999")  # what is left of 2524.645 after dividing and multiplying


@pytest.mark.parametrize(
    ("name", "amount", "rounded"),
    [
        ("round_down_to_euro", ALMOST, 1),
        ("round_down_to_euro", Decimal("0.999999"), 0),
        ("round_to_euro", ALMOST / 2, 1),
        ("round_down_to_cent", ALMOST, 1),
        ("round_to_cent", TIE, Decimal("2524.65")),
        ("round_up_to_cent", Decimal("1.0000000000000000000000001"), 1),
        ("round_up_to_cent", Decimal("1.000001"), Decimal("1.01")),
    ],
)
def test_what_a_division_left_is_not_cut_off(name: str, amount: Decimal, rounded: Decimal) -> None:
    assert getattr(functions, name)(amount) == rounded


def test_amounts_are_shown_as_they_are_meant() -> None:
    assert as_text(TIE) == "2524.65"
    assert cut_to_cent(ALMOST) == 1
    assert in_words(ALMOST, cents=False) == "€\u00a01"


def test_days_between_two_changes_share_what_was_prepared() -> None:
    book, wanted = law_book(), frozenset({"zorgtoeslag"})
    first, second = (book.on(day).plan(wanted, frozenset()) for day in (date(2026, 3, 1), date(2026, 3, 2)))
    assert first is second
    for change in (date(2025, 1, 1), date(2026, 1, 1)):
        before, after = (book.on(change - timedelta(days)).plan(wanted, frozenset()) for days in (1, 0))
        assert before is not after
        assert before.numbers != after.numbers
