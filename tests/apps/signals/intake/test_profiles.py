"""A profile is checked as a whole: all its faults, each with its place and what is expected."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.apps.signals.intake import ProfileRefused, default_profile, read_profile
from rondkomen.apps.signals.intake.layout import CONDITION_FIELDS, FIELDS, is_date_format
from tests.apps.signals.intake.sent import kind

WHOLE = """
[profile]
format = "csv"
encoding = "windows-1252"
delimiter = ";"
quotes = true
header = 2
skip_totals = true
amounts = "1.234,56"
dates = ["dd-mm-yyyy"]
soort = "vroegsignaal"
optional = ["email"]

[columns]
klantnummer = "Debiteur"
naam = "Naam huurder"
adres = "Adres"
postcode_woonplaats = "Plaats"
bedrag = "Openstaand"
signaaldatum = "Datum signaal"
ontstaansdatum = "Oudste vervaldatum"
telefoonnummer = ["Mobiel", "Vast"]
email = "E-mail"

[date_formats]
ontstaansdatum = ["yyyymmdd"]

[digits]
klantnummer = 10

[soorten]
"Einde levering" = "eindelevering"

[conditions.a]
column = "Contact gezocht"
yes = ["J"]
no = ["N"]

[conditions.b]
agreed_on = 2026-01-15

[conditions.c]
column = "Datum herinnering"
dated = true
"""
LEAST = '[columns]\nbedrag = "B"\nsignaaldatum = "S"\nnaam = "N"\n'


def test_a_whole_profile() -> None:
    profile = read_profile(WHOLE)
    assert (profile.format, profile.encoding, profile.delimiter, profile.header) == ("csv", "windows-1252", ";", 2)
    assert profile.columns["telefoonnummer"] == ("Mobiel", "Vast")
    assert profile.columns["voorwaarde_a"] == ("Contact gezocht",)
    assert profile.formats_of("ontstaansdatum") == ("yyyymmdd",)
    assert profile.formats_of("signaaldatum") == ("dd-mm-yyyy",)
    assert profile.conditions["a"].yes == ("j",)
    assert profile.conditions["b"].agreed_on == profile.agreed_on == date(2026, 1, 15)
    assert profile.conditions["c"].dated
    assert profile.soorten == {"einde levering": "eindelevering"}
    assert "E-mail" in profile.headings
    assert "E-mail" not in profile.needed
    assert profile.heading("bedrag") == "Openstaand"
    assert profile.heading("bsn") == "bsn"


def test_what_is_not_said_is_found_out_or_usual() -> None:
    profile = read_profile(LEAST)
    assert (profile.format, profile.encoding, profile.amounts, profile.header) == ("detect", "detect", "detect", 1)
    assert profile.formats_of("geboortedatum") == ("yyyy-mm-dd", "dd-mm-yyyy", "yyyymmdd", "excel")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x", "the profile: found no valid TOML"),
        ("x = " + "[" * 5000, "the profile: found no valid TOML"),
        ("#" * 100_001, "the profile: found 100001 characters"),
        ('[colums]\nbedrag = "B"', "the profile: found the key colums; expected some of columns"),
        ("profile = 3", "[profile]: found a number; expected a table"),
        ('[profile]\nencoding = "latin"', "[profile] encoding: found 'latin'; expected one of detect, utf-8"),
        ("[profile]\nheader = 1.5", "[profile] header: found 1.5; expected a whole number from 0 to 100"),
        ("[profile]\nheader = true", "[profile] header: found True"),
        ('[profile]\nquotes = "no"', "[profile] quotes: found 'no'; expected true or false"),
        ('[profile]\ndates = ["dd-mm"]', "[profile] dates: found 'dd-mm'; expected forms as in"),
        ('[profile]\noptional = ["email"]', "[profile] optional: found the field email; expected fields that have a"),
        ('[profile]\ncolour = "red"', "[profile]: found the key colour"),
        ('[columns]\nbedrag = ["A", "B"]', "[columns] bedrag: found 2 columns; expected one column"),
        ("[columns]\nbedrag = []", "[columns] bedrag: found a list; expected the heading of a column"),
        ('[columns]\nbedrag = " "', "[columns] bedrag: found ' '"),
        ('[columns]\nloon = "L"', "[columns]: found the field loon; expected one of soort"),
        ('[columns]\nvoorwaarde_a = "A"', "conditions stand in [conditions]"),
        ('[columns]\nnaam = "N"', "[columns]: found no bedrag"),
        ('[columns]\nbedrag = "B"', "[columns]: found no naam, geslachtsnaam or bsn"),
        ('[columns]\nbedrag = "B"', "[columns]: found both or none of them; expected one of a column for signaaldatum"),
        (f'[profile]\nsignaaldatum = "delivery"\n{LEAST}', "[columns]: found both or none of them"),
        ('[conditions.e]\ncolumn = "E"', "[conditions] e: found a table; expected a table for one of a, b, c, d"),
        ("[conditions.a]\nyes = ['j']", "[conditions] a: found both or none of column and agreed_on"),
        ("[conditions.a]\nagreed_on = 'mei'", "[conditions] a agreed_on: found 'mei'; expected a date"),
        ("[conditions.a]\nagreed_on = 2026-01-01T10:00:00", "[conditions] a agreed_on: found a date"),
        ("[conditions.a]\ncolumn = 'A'\ndated = 1", "[conditions] a dated: found 1"),
        ("[conditions.a]\ncolumn = 'A'\nyes = ['x']\nno = ['X']", "[conditions] a: found x under both yes and no"),
        ('[date_formats]\nbedrag = ["yyyy"]', "[date_formats]: found the field bedrag; expected one of signaaldatum"),
        ("[digits]\nklantnummer = 99", "[digits] klantnummer: found 99; expected a whole number from 1 to 30"),
        ("[digits]\nbsn = 9", "[digits]: found the field bsn; expected klantnummer"),
        ('[soorten]\nA = "aanmaning"', "[soorten] A: found 'aanmaning'; expected one of vroegsignaal"),
    ],
)
def test_a_fault_says_where_what_and_what_is_expected(text: str, fault: str) -> None:
    with pytest.raises(ProfileRefused) as refusal:
        read_profile(text)
    assert [one for one in refusal.value.faults if fault in one], refusal.value.faults


def test_all_faults_come_at_once_one_on_a_line() -> None:
    with pytest.raises(ProfileRefused) as refusal:
        read_profile('[profile]\nformat = "ods"\nsheet = 3\n[columns]\nbedrag = "B"\n')
    assert len(refusal.value.faults) == len(str(refusal.value).splitlines()) == 4


def test_the_default_layout_asks_rent_for_its_conditions_and_energy_for_none() -> None:
    assert default_profile(kind("Energie")).needed == {"bedrag", "signaaldatum"}
    assert default_profile(kind("Huur")).needed == {"bedrag", "signaaldatum", *CONDITION_FIELDS}
    assert set(default_profile(kind("Zorg")).headings) == set(FIELDS)


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("dd-mm-yyyy", True), ("mm/dd/yyyy", True), ("yyyymmdd", True), ("dd.mm.yy", True), ("dd-mmm-yyyy", True),
        ("excel", True), ("yyyy", True), ("dd-mm", False), ("dd-dd-yyyy", False), ("ddmmmyyyy", False),
        ("dd-mm/yyyy", False), ("d-m-yyyy", False), ("", False),
    ],
)  # fmt: skip
def test_the_forms_of_dates_are_a_closed_set(written: str, is_one: bool) -> None:
    assert is_date_format(written) is is_one


@given(st.text(max_size=300))
def test_any_text_is_a_profile_or_is_refused(text: str) -> None:
    with contextlib.suppress(ProfileRefused):
        assert read_profile(text).columns
