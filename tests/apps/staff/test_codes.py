"""Codes of an app and recovery codes; the numbers of RFC 6238 (appendix B, SHA-1) cut to six digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.apps.staff import codes

SECRET = b"12345678901234567890"
PUBLISHED = [  # https://www.rfc-editor.org/rfc/rfc6238#appendix-B
    (59, "94287082"),
    (1111111109, "07081804"),
    (1111111111, "14050471"),
    (1234567890, "89005924"),
    (2000000000, "69279037"),
    (20000000000, "65353130"),
]


@pytest.mark.parametrize(("moment", "eight"), PUBLISHED)
def test_codes_are_those_of_the_standard(moment, eight):
    assert codes.code_at(SECRET, moment) == eight[-6:]
    assert codes.matching_period(SECRET, eight[-6:], moment, 0) == moment // 30


@pytest.mark.parametrize(("late", "matches"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_a_clock_may_differ_half_a_minute(late, matches):
    now = 1_800_000_015
    assert bool(codes.matching_period(SECRET, codes.code_at(SECRET, now + late), now, 0)) is matches


def test_a_period_that_was_used_does_not_match_again():
    now = 1_800_000_000
    period = codes.matching_period(SECRET, codes.code_at(SECRET, now), now, 0)
    assert codes.matching_period(SECRET, codes.code_at(SECRET, now), now, period) is None
    assert codes.matching_period(SECRET, codes.code_at(SECRET, now - 30), now, period) is None
    assert codes.matching_period(SECRET, codes.code_at(SECRET, now + 30), now, period) == period + 1


def test_spaces_in_a_code_do_not_matter():
    code = codes.code_at(SECRET, 59)
    assert codes.matching_period(SECRET, f" {code[:3]} {code[3:]}\t", 59, 0) == 1


@given(st.text(max_size=30))
def test_nothing_else_matches(typed):
    right = {codes.code_at(SECRET, moment) for moment in (30, 60, 90)}
    if "".join(typed.split()) not in right:
        assert codes.matching_period(SECRET, typed, 60, 0) is None


@pytest.mark.parametrize("typed", ["１２３４５６", "12345", "1234567", "", "abcdef", "-12345", "٢٨٧٠٨٢"])
def test_only_six_plain_digits_are_a_code(typed):
    assert codes.matching_period(SECRET, typed, 59, 0) is None


def test_the_address_for_the_app_names_who_and_what():
    address = codes.setup_address(SECRET, "iris@waterveen.example", "Rondkomen")
    assert address.startswith("otpauth://totp/Rondkomen:iris%40waterveen.example?")
    assert "secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" in address
    assert codes.spelled(SECRET) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"


def test_recovery_codes_are_read_however_they_are_typed():
    given_codes = codes.new_recovery_codes()
    assert len(set(given_codes)) == 10
    for code in given_codes:
        for typed in (code, code.upper(), code.replace("-", ""), code.replace("-", " "), f" {code}\n"):
            assert codes.recovery_code_in(typed) == code


@given(st.text(max_size=40))
def test_what_is_no_recovery_code_reads_as_nothing_or_in_the_one_form(typed):
    found = codes.recovery_code_in(typed)
    assert found == "" or (len(found) == 17 and codes.recovery_code_in(found) == found)


def test_the_same_code_of_somebody_else_has_another_hash():
    assert codes.recovery_code_hash("a", b"one") != codes.recovery_code_hash("a", b"two")
