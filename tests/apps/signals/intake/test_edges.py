"""Limits, just on and just over: amounts, days, conditions, ages, totals and swapped dates."""

from datetime import date
from decimal import Decimal

import pytest

from rondkomen.apps.signals.intake import Told, ToldPerson
from rondkomen.apps.signals.intake.amounts import read_cents
from rondkomen.apps.signals.intake.cells import CellRefused
from rondkomen.apps.signals.intake.days import read_birth, read_day
from tests.apps.signals.intake.sent import GOOD, ON, codes, csv_of, ends, json_of, outcomes, told, workbook_of


@pytest.mark.parametrize(
    ("cells", "code", "ends_as"),
    [
        ({"bedrag": "0,01"}, "Energie", []),
        ({"bedrag": "0,00"}, "Energie", ["bedrag_not_above_zero"]),
        ({"bedrag": "100000,00"}, "Energie", []),
        ({"bedrag": "100000,01"}, "Energie", ["bedrag_unlikely"]),
        ({"bedrag": "600,00"}, "Belastingdienst", []),
        ({"bedrag": "599,99"}, "Belastingdienst", ["bedrag_below_threshold"]),
        ({"signaaldatum": "02-11-2026"}, "Energie", []),
        ({"signaaldatum": "03-05-2026", "ontstaansdatum": "03-03-2026"}, "Energie", []),
        ({"signaaldatum": "02-05-2026", "ontstaansdatum": "02-03-2026"}, "Energie", ["signaaldatum_too_old"]),
        ({"ontstaansdatum": "01-11-2026"}, "Hypotheek", []),
        ({"ontstaansdatum": "02-11-2026"}, "Hypotheek", ["ontstaansdatum_after_signaaldatum"]),
        ({"ontstaansdatum": "01-11-2026", "soort": "crisis"}, "Energie", []),
        ({"ontstaansdatum": "01-11-2026", "soort": "warme overdracht"}, "Energie", []),
        ({"ontstaansdatum": "01-11-2026", "soort": "eindelevering"}, "Energie", ["days_too_few"]),
    ],
)
def test_what_lies_on_a_limit_is_within_it(cells: dict[str, str], code: str, ends_as: list[str]) -> None:
    assert ends(code, **cells) == ends_as


AGREED = (
    '[columns]\nbedrag = "bedrag"\nsignaaldatum = "signaaldatum"\nontstaansdatum = "ontstaansdatum"\n'
    'geslachtsnaam = "geslachtsnaam"\npostcode = "postcode"\nhuisnummer = "huisnummer"\n'
    + "".join(f"[conditions.{letter}]\nagreed_on = 2026-11-01\n" for letter in "abd")
    + '[conditions.c]\ncolumn = "klantnummer"\ndated = true\n'
)


@pytest.mark.parametrize(
    ("reminded", "ends_as"),
    [("01-11-2026", []), ("02-11-2026", ["condition_c_not_met"]), ("", ["condition_c_missing"])],
)
def test_an_agreement_and_a_reminder_of_the_day_of_the_signal_hold(reminded: str, ends_as: list[str]) -> None:
    (found,) = outcomes(csv_of(GOOD | {"klantnummer": reminded}), AGREED, "Huur")
    assert codes(found) == ends_as


def test_an_unreadable_answer_is_not_called_missing_as_well() -> None:
    assert ends("Huur", voorwaarde_a="misschien") == ["condition_unreadable"]


@pytest.mark.parametrize(("written", "is_read"), [("2010", True), ("2011", False), ("1916", True), ("1915", False)])
def test_the_youngest_and_the_oldest(written: str, is_read: bool) -> None:
    if is_read:
        assert str(read_birth(written, (), ON)) == written
    else:
        with pytest.raises(CellRefused, match="geboortedatum_unlikely"):
            read_birth(written, (), ON)


def test_noise_of_a_spreadsheet_is_no_part_of_a_cent() -> None:
    assert read_cents(Decimal("12.340000000000001"), "detect") == 1234
    with pytest.raises(CellRefused, match="bedrag_unreadable"):
        read_cents(Decimal("12.3405"), "detect")


def test_days_before_our_century_and_the_last_are_none() -> None:
    assert read_day("01-01-1900", ("dd-mm-yyyy",)) == date(1900, 1, 1)
    with pytest.raises(CellRefused, match="day_does_not_exist"):
        read_day("31-12-1899", ("dd-mm-yyyy",))


def test_a_row_that_begins_with_total_and_tells_of_a_person_is_a_signal() -> None:
    assert told(csv_of(GOOD | {"klantnummer": "Totaal-12"})).klantnummer == "Totaal-12"


def test_a_hidden_sheet_is_not_looked_at_when_no_sheet_is_named() -> None:
    row = [12.5, date(2026, 11, 1), date(2026, 9, 1), "Berg", "1234AB", 12]
    assert told(workbook_of(HEADINGS, row, hidden=True)).bedrag == 1250


HEADINGS = ["bedrag", "signaaldatum", "ontstaansdatum", "geslachtsnaam", "postcode", "huisnummer"]


@pytest.mark.parametrize(
    ("first", "second", "is_swapped"),
    [
        (date(2026, 1, 9), "25-09-2026", True),
        (date(2026, 1, 9), "05-09-2026", False),
        (date(2026, 9, 25), "25-09-2026", False),
        (date(2026, 1, 9), date(2026, 9, 5), False),
        ("01-09-2026", "25-09-2026", False),
    ],
)
def test_only_days_up_to_twelve_beside_texts_above_it_are_swapped(
    first: object, second: object, is_swapped: bool
) -> None:
    rest = ["Berg", "1234AB", 12]
    found = outcomes(workbook_of(HEADINGS, [12.5, "01-11-2026", first, *rest], [12.5, "01-11-2026", second, *rest]))
    assert (codes(found[0]) == ["day_swapped_by_spreadsheet"]) is is_swapped
    assert isinstance(found[1], Told)


def test_what_is_no_number_in_json_is_no_value_at_all() -> None:
    for constant in (b"NaN", b"Infinity", b"-Infinity"):
        (found,) = outcomes(json_of(GOOD).replace(b'"1.234,56"', constant))
        assert codes(found) == ["cell_unreadable"]


def test_a_telephone_number_told_twice_is_one() -> None:
    found = told(csv_of(GOOD | {"telefoonnummer": "06-12345678 / +31612345678"}))
    assert found.person.telefoonnummers == ("+31612345678",)


def test_a_customer_number_stands_behind_its_partner() -> None:
    assert ToldPerson().as_signal_columns("stroom", "12")["klantnummer"] == "stroom:12"
    assert ToldPerson().as_signal_columns("stroom", "")["klantnummer"] is None
    assert ToldPerson().as_signal_columns("", "12")["klantnummer"] is None
