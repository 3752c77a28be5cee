"""Addresses and dates of birth as partners and registers write them, and the numbers that people have."""

import doctest
import importlib
import pkgutil
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rondkomen.matching
from rondkomen.matching.addresses import number_in_street, parse_number, parse_place, parse_postcode, parse_street
from rondkomen.matching.compare.texts import bsn, telephone
from rondkomen.matching.dates import UNKNOWN, PartialDate, parse_date

WILD = st.text(max_size=60)
MODULES = [module.name for module in pkgutil.walk_packages(rondkomen.matching.__path__, "rondkomen.matching.")]


@pytest.mark.parametrize("name", ["rondkomen.matching", *MODULES])
def test_the_examples_in_the_code_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize(
    "form",
    [
        ("12", "A", ""),
        ("12", "a", ""),
        ("12", "", "A"),
        ("12a", "", ""),
        ("12 A", "", ""),
        ("12-a", "", ""),
        ("12/A", "", ""),
        ("12A", "A", ""),
        ("012 A", "", ""),
        ("nr. 12 a", "", ""),
    ],
)
def test_a_letter_may_stand_anywhere(form: tuple[str, str, str]) -> None:
    assert parse_number(*form) == (12, "a")


@pytest.mark.parametrize(
    ("forms", "addition"),
    [
        (("12 bis", "12bis", "12-BIS"), "bis"),
        (("12 III", "12-3", "12 3hoog", "12 3 hoog", "12 3e etage", "12-03"), "3"),
        (("12 hs", "12 huis", "12-HS", "12 begane grond", "12 bg"), "hs"),
        (("12 I", "12-1", "12 1hg"), "1"),
        (("12 rd", "12 rood"), "rd"),
        (("12 A2", "12-A-2", "12a 2"), "a2"),
        (("12", "12.0", "12,0", " 12 "), ""),
    ],
)
def test_forms_of_one_addition(forms: tuple[str, ...], addition: str) -> None:
    assert {parse_number(form) for form in forms} == {(12, addition)}


@pytest.mark.parametrize("number", ["", "zonder", "0", "-", "999999999999999999999999"])
def test_what_is_no_number_of_a_house(number: str) -> None:
    assert parse_number(number)[0] == 0


@pytest.mark.parametrize("postcode", ["1234AB", "1234 ab", " 1234  AB ", "NL-1234AB", "1234ab Waterveen"])
def test_a_postcode(postcode: str) -> None:
    assert parse_postcode(postcode) == (1234, "ab")


@pytest.mark.parametrize("postcode", ["0234AB", "123", "", "AB1234X", "ABCD"])
def test_what_is_no_whole_postcode(postcode: str) -> None:
    assert parse_postcode(postcode)[1] == ""


@pytest.mark.parametrize(
    "forms",
    [
        ("Burgemeester van den Bergstraat", "Burg. v.d. Bergstr.", "burg v d bergstraat"),
        ("Sint Janslaan", "St. Jansln", "ST JANSLAAN"),
        ("Dokter Schaepmanplein", "Dr. Schaepmanplein", "Dr Schaepmanpln."),
        ("'s-Gravelandseweg", "s Gravelandseweg", "’s-Gravelandsewg"),
        ("Professor Einsteinkade", "Prof. Einsteinkade"),
        ("IJsselkade", "Ysselkade"),
        ("Oranje-Nassaustraat", "Oranje Nassaustr"),
        ("Dijkstraat", "Dijkstraat 12", "Dijkstraat 12 A"),
        ("Curaçaostraat", "Curacaostraat"),
    ],
)
def test_forms_of_one_street(forms: tuple[str, ...]) -> None:
    assert len({parse_street(form) for form in forms}) == 1


def test_streets_that_differ_stay_different() -> None:
    names = ["Dijkstraat", "Dijklaan", "Dijkweg", "Eerste Dijkstraat", "Noorddijk", "Dijk"]
    assert len({parse_street(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("street", "number"),
    [("Dijkstraat 12 A", "12 A"), ("Dijkstraat", ""), ("2e Dwarsstraat", ""), ("Laan 1940-1945 7", "1940-1945 7")],
)
def test_a_number_behind_the_street(street: str, number: str) -> None:
    assert number_in_street(street) == number


@pytest.mark.parametrize(
    "forms", [("Den Haag", "'s-Gravenhage", "DEN HAAG"), ("Den Bosch", "'s-Hertogenbosch"), ("IJmuiden", "Ymuiden")]
)
def test_names_of_one_place(forms: tuple[str, ...]) -> None:
    assert len({parse_place(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("1985-03-02", 1985, 3, 2),
        ("19850302", 1985, 3, 2),
        ("02-03-1985", 1985, 3, 2),
        ("2-3-1985", 1985, 3, 2),
        ("02/03/1985", 1985, 3, 2),
        ("02.03.1985", 1985, 3, 2),
        ("1985-03-02 00:00:00", 1985, 3, 2),
        ("1985-03-02T00:00:00", 1985, 3, 2),
        ("1985-00-00", 1985, 0, 0),
        ("19850000", 1985, 0, 0),
        ("1985-03-00", 1985, 3, 0),
        ("1985-03", 1985, 3, 0),
        ("1985", 1985, 0, 0),
        ("03-25-1985", 1985, 3, 25),
        ("1985-25-03", 1985, 3, 25),
        ("1985-02-30", 1985, 2, 0),
        ("2000-02-29", 2000, 2, 29),
        ("1900-02-29", 1900, 2, 0),
        ("1985-13-45", 1985, 0, 0),
    ],
)
def test_a_date_as_far_as_it_is_known(text: str, year: int, month: int, day: int) -> None:
    assert parse_date(text) == PartialDate(year, month, day, year % 100)


def test_a_year_of_two_digits_has_no_century() -> None:
    assert parse_date("02-03-85") == PartialDate(0, 3, 2, 85)


@pytest.mark.parametrize(
    "text", ["", "0000-00-00", "00000000", "onbekend", "12", "31-31-1985x", "9999-12-31", "30-02-85", "1e99"]
)
def test_what_is_no_date_is_unknown(text: str) -> None:
    assert parse_date(text) == UNKNOWN


@given(st.dates(date(1850, 1, 1), date(2150, 12, 31)))
def test_every_date_of_a_living_person_is_read_in_every_form(day: date) -> None:
    forms = (f"{day:%Y-%m-%d}", f"{day:%Y%m%d}", f"{day:%d-%m-%Y}")
    assert {parse_date(form) for form in forms} == {PartialDate(day.year, day.month, day.day, day.year % 100)}


@given(WILD, WILD, WILD)
def test_nothing_that_somebody_types_fails(one: str, other: str, third: str) -> None:
    number, addition = parse_number(one, other, third)
    assert 0 <= number <= 99_999
    assert len(addition) <= 12
    assert " " not in parse_street(one) + parse_place(other)
    assert 0 <= parse_postcode(third)[0] <= 9999
    parse_date(one)


@given(WILD)
def test_a_normal_place_is_its_own_normal_form(name: str) -> None:
    assert parse_place(parse_place(name)) == parse_place(name)


@given(st.integers(0, 999_999_999))
def test_a_bsn_passes_the_test_of_eleven_or_is_none(number: int) -> None:
    digits = f"{number:09}"
    sums = sum(weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True))
    assert bsn(digits) == (digits if number and sums % 11 == 0 else "")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("06-12345678", "612345678"),
        ("+31 (0)6 1234 5678", "612345678"),
        ("0031612345678", "612345678"),
        ("112", ""),
        ("", ""),
    ],
)
def test_a_telephone_number(text: str, number: str) -> None:
    assert telephone(text) == number
