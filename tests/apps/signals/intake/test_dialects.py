"""How partners write: one story for each dialect that a municipality receives."""

from datetime import date

import pytest

from rondkomen.apps.signals.intake import FileRefused, Refused, Told, ToldPerson, default_profile, rows_of
from rondkomen.kernel import PartialDate
from tests.apps.signals.intake.sent import GOOD, codes, csv_of, ends, json_of, kind, outcomes, told, workbook_of

LANDLORD = """
[profile]
encoding = "windows-1252"
header = 3
amounts = "1.234,56"
dates = ["dd-mm-yyyy"]
skip_totals = true

[columns]
klantnummer = "Huurdernr."
naam = "Naam huurder"
adres = "Adres"
postcode_woonplaats = "PC / Plaats"
bedrag = "Saldo"
signaaldatum = "Datum"
ontstaansdatum = "Oudste post"
telefoonnummer = ["Mobiel", "Telefoon"]

[digits]
klantnummer = 8

[conditions.a]
column = "Contact"
yes = ["J"]
no = ["N"]
[conditions.b]
agreed_on = 2025-12-01
[conditions.c]
column = "Herinnering d.d."
dated = true
[conditions.d]
agreed_on = 2025-12-01
"""
LANDLORD_FILE = (
    "Woningstichting Waterveen\r\n"
    "Lijst vroegsignalering\r\n"
    "Huurdernr.;Naam huurder;Adres;PC / Plaats;Saldo;Datum;Oudste post;Mobiel;Telefoon;Contact;Herinnering d.d.;Opm\r\n"
    "4711;Mw. F. Yildizhan-de Vries;Molenweg 7 bis;1235 cd  Waterveen;€ 1.234,56;01-11-2026;01-09-2026;612345678;"
    'geen;J;05-10-2026;"belt\r\nniet terug"\r\n'
    "4712;Zoë, Café;Molenweg 9;1235 CD Waterveen;€ 612,-;01-11-2026;01-09-2026;;;N;;\r\n"
    "\r\n"
    "Totaal;;;;€ 1.846,56;;;;;;;\r\n"
)


def test_a_landlord_with_a_title_above_the_headings_windows_1252_and_a_total_below() -> None:
    first, second = outcomes(LANDLORD_FILE.encode("windows-1252"), LANDLORD, "Huur")
    assert isinstance(first, Told)
    assert (first.row, first.klantnummer, first.bedrag) == (4, "00004711", 123456)
    person = first.person
    assert (person.voorletters, person.geslachtsnaam) == ("F.", "Yildizhan-de Vries")
    assert (person.straat, person.huisnummer, person.huisnummertoevoeging) == ("Molenweg", "7", "bis")
    assert (person.postcode, person.woonplaats) == ("1235CD", "Waterveen")
    assert person.telefoonnummers == ("+31612345678",)
    assert first.conditions.as_json() == {
        "a": True, "b": True, "c": True, "d": True, "agreed_on": "2025-12-01", "reminded_on": None,
    }  # fmt: skip
    assert codes(first) == ["telefoon_unreadable"]
    assert isinstance(second, Refused)
    assert second.row == 5
    assert codes(second) == ["condition_a_not_met", "condition_c_missing"]
    assert [reason.column for reason in second.reasons] == ["Contact", "Herinnering d.d."]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252", "iso-8859-1"]
)
def test_the_encoding_is_found_out(encoding: str) -> None:
    assert told(csv_of(GOOD | {"geslachtsnaam": "Noël"}, encoding=encoding)).person.geslachtsnaam == "Noël"


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_the_delimiter_is_found_out(delimiter: str) -> None:
    assert told(csv_of(GOOD, delimiter=delimiter)).bedrag == 123456


def test_commas_between_and_inside_amounts_need_quotes() -> None:
    row = {name: f'"{value}"' for name, value in GOOD.items()}
    headings = dict(zip(GOOD, row.values(), strict=True))
    assert told(csv_of(headings, delimiter=",")).bedrag == 123456


def test_a_spreadsheet_hint_names_the_delimiter_and_counts_as_a_row() -> None:
    assert told(b"sep=;\r\n" + csv_of(GOOD)).row == 3


def test_headings_may_differ_in_capitals_and_spaces_and_extra_columns_do_not_matter() -> None:
    content = (
        csv_of(GOOD | {"opmerking": "belt terug", "": ""}).replace(b"bedrag", b" Bedrag ").replace(b"naam;", b"NAAM;")
    )
    assert told(content).bedrag == 123456


def test_empty_lines_are_no_rows_and_rows_keep_the_number_a_person_sees() -> None:
    content = csv_of(GOOD).replace(b"40123", b"\r\n;;;;;;;;;;;;;;;;;;\r\n40123")
    assert told(content).row == 4


def test_a_file_without_headings_is_read_by_position() -> None:
    profile = (
        '[profile]\nheader = 0\nsignaaldatum = "delivery"\ndelimiter = ";"\n'
        '[columns]\nnaam = "1"\npostcode = "2"\nhuisnummer = "3"\nbedrag = "4"\nontstaansdatum = "5"\n'
    )
    found = told(b"J. Jansen;1234AB;12;99,50;01-09-2026\r\n", profile)
    assert (found.row, found.signaaldatum, found.bedrag) == (1, date(2026, 11, 2), 9950)


def test_what_stands_in_several_columns_is_joined() -> None:
    profile = (
        '[columns]\nsignaaldatum = "S"\nbedrag = "B"\nontstaansdatum = "O"\nnaam = ["Voor", "Achter"]\n'
        'postcode = ["PC1", "PC2"]\nhuisnummer = ["Nr", "Toev"]\ntelefoonnummer = ["T1", "T2"]\n'
    )
    headings = ["S", "B", "O", "Voor", "Achter", "PC1", "PC2", "Nr", "Toev", "T1", "T2"]
    row = ["01-11-2026", 12.5, "01-09-2026", "J.", "van den Berg", 1234, "ab", 12, "A 2", 612345678, "020-1234567"]
    person = told(workbook_of(headings, row), profile).person
    assert (person.naam, person.geslachtsnaam, person.postcode) == ("J. van den Berg", "Berg", "1234AB")
    assert (person.huisnummer, person.huisletter, person.huisnummertoevoeging) == ("12", "A", "2")
    assert person.telefoonnummers == ("+31612345678", "+31201234567")


def test_a_street_may_hold_its_number_and_a_letter_may_be_told_twice() -> None:
    person = told(csv_of(GOOD | {"straat": "Dijkstraat 12 A", "huisnummer": "", "huisletter": ""})).person
    assert (person.straat, person.huisnummer, person.huisletter) == ("Dijkstraat", "12", "A")
    person = told(csv_of(GOOD | {"straat": "Dijkstraat 12", "huisnummer": ""})).person
    assert (person.huisnummer, person.huisletter) == ("12", "A")
    person = told(csv_of(GOOD | {"huisnummer": "12a", "huisletter": "", "huisnummertoevoeging": "A"})).person
    assert (person.huisnummer, person.huisletter, person.huisnummertoevoeging) == ("12", "A", "")
    person = told(csv_of(GOOD | {"huisnummer": "12", "huisletter": "A", "huisnummertoevoeging": "2"})).person
    assert (person.huisletter, person.huisnummertoevoeging) == ("A", "2")
    whole = {"adres": "Dijkstraat 12, 1234 AB Waterveen"} | {
        name: "" for name in ("straat", "huisnummer", "postcode", "woonplaats")
    }
    person = told(csv_of(GOOD | whole)).person
    assert (person.straat, person.postcode, person.woonplaats) == ("Dijkstraat", "1234AB", "Waterveen")
    person = told(csv_of(GOOD | {"postcode": ""})).person
    assert (person.postcode, person.woonplaats) == ("", "Waterveen")


def test_two_telephone_numbers_in_one_cell() -> None:
    found = told(csv_of(GOOD | {"telefoonnummer": "06-12345678 / 020-1234567"})).person.telefoonnummers
    assert found == ("+31612345678", "+31201234567")


def test_quotes_that_are_no_quotes_can_be_switched_off() -> None:
    content = csv_of(GOOD | {"straat": '"t Pad'})
    with pytest.raises(FileRefused, match="aanhalingsteken"):
        outcomes(content)
    columns = "".join(f'{name} = "{name}"\n' for name in GOOD if not name.startswith("voorwaarde"))
    assert told(content, f"[profile]\nquotes = false\n[columns]\n{columns}").person.straat == '"t Pad'


def test_what_a_spreadsheet_took_away_comes_back() -> None:
    found = told(
        csv_of(
            GOOD | {"telefoonnummer": "612345678.0", "huisnummer": "12,0", "klantnummer": "40123.0", "bsn": "99990019"}
        ).replace(b"612345678.0", b"612345678"),
        code="Energie",
    )
    assert found.person.telefoonnummers == ("+31612345678",)
    assert (found.person.huisnummer, found.klantnummer) == ("12", "40123")
    assert told(csv_of(GOOD | {"telefoonnummer": '="0612345678"'})).person.telefoonnummers == ("+31612345678",)
    assert told(csv_of(GOOD | {"klantnummer": "'00012"})).klantnummer == "00012"


def test_a_bsn_is_kept_from_a_health_insurer_alone_and_its_zero_comes_back() -> None:
    row = csv_of(GOOD | {"bsn": "10082426", "ontstaansdatum": "01-09-2026"})
    insurer = told(row, code="Zorg")
    assert insurer.person.bsn is not None
    assert insurer.person.bsn.digits == "010082426"
    supplier = told(row)
    assert supplier.person.bsn is None
    assert "010082426" not in str(supplier.as_json())
    assert codes(supplier) == ["bsn_without_ground"]


def test_with_a_bsn_the_name_and_address_may_be_absent() -> None:
    row = {name: GOOD[name] for name in ("bedrag", "signaaldatum", "ontstaansdatum")}
    assert told(csv_of(row | {"bsn": "999990019"}), code="Zorg").person.geslachtsnaam == ""
    (found,) = outcomes(csv_of(row | {"bsn": "000000000"}), code="Zorg")
    assert codes(found) == ["naam_missing", "adres_missing"]


def test_a_workbook_of_its_own_types() -> None:
    headings = ["klantnummer", "naam", "geboortedatum", "adres", "postcode", "bedrag", "signaaldatum", "ontstaansdatum"]
    row = [
        40123,
        "Berg, J. van den",
        date(1985, 3, 2),
        "Dijkstraat 12 A",
        "1234 ab",
        1234.5600000000001,
        date(2026, 11, 1),
        46266,
    ]
    found = told(workbook_of([None], headings, row, [], hidden=True), LANDLORD_BOOK)
    assert (found.row, found.klantnummer, found.bedrag) == (3, "40123", 123456)
    assert found.ontstaansdatum == date(2026, 9, 1)
    assert str(found.person.geboortedatum) == "1985-03-02"
    assert found.person.voorvoegsel == "van den"


LANDLORD_BOOK = """
[profile]
format = "xlsx"
header = 2
dates = ["dd-mm-yyyy", "excel"]
sheet = "Blad1"
[columns]
klantnummer = "klantnummer"
naam = "naam"
geboortedatum = "geboortedatum"
adres = "adres"
postcode = "postcode"
bedrag = "bedrag"
signaaldatum = "signaaldatum"
ontstaansdatum = "ontstaansdatum"
"""


def test_a_house_number_that_became_a_day_is_refused_and_not_guessed() -> None:
    headings = ["naam", "huisnummer", "postcode", "bedrag", "signaaldatum", "ontstaansdatum"]
    row = ["J. Jansen", date(2026, 2, 12), "1234AB", 12.5, "01-11-2026", "01-09-2026"]
    (found,) = outcomes(workbook_of(headings, row))
    assert codes(found) == ["huisnummer_is_day"]


def test_a_customer_number_of_sixteen_digits_lost_its_last_one_in_a_spreadsheet() -> None:
    headings = ["klantnummer", "naam", "huisnummer", "postcode", "bedrag", "signaaldatum", "ontstaansdatum"]
    row = [1234567890123456, "J. Jansen", 12, "1234AB", 12.5, "01-11-2026", "01-09-2026"]
    (found,) = outcomes(workbook_of(headings, row))
    assert codes(found) == ["klantnummer_mangled"]


def test_a_json_body_with_numbers_as_texts_and_as_numbers() -> None:
    row = GOOD | {"bedrag": 1234.56, "huisnummer": 12, "voorwaarde_a": True, "signaaldatum": "2026-11-01T00:00:00Z"}
    assert told(json_of(row)).bedrag == 123456
    assert told(json_of(row | {"bedrag": "1234.56"})).signaaldatum == date(2026, 11, 1)
    assert told(json_of(row | {"bedrag": "1234.56", "email": None})).person.email == ""


def test_a_json_body_that_is_not_a_number_or_a_wild_one() -> None:
    for amount in (b"NaN", b"Infinity", b"1e999999", b"1" * 5000, b"[1]", b"{}"):
        body = json_of(GOOD).replace(b'"1.234,56"', amount)
        (found,) = outcomes(body)
        assert codes(found) in (["cell_unreadable"], ["bedrag_unreadable"]), amount


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"[" * 100_000, "json_form"),
        (b'{"vroegsignalen": ' + b"[" * 100_000, "json_form"),
        (b'{"vroegsignalen": []}', "no_rows"),
        (b'{"vroegsignalen": [], "vroegsignalen": [{}]}', "json_form"),
        (b'{"vroegsignalen": "x"}', "json_form"),
        (b"[{}]", "json_form"),
        (b'{"vroegsignalen": [{"a": "\xff"}]}', "wrong_encoding"),
    ],
)
def test_a_json_body_of_another_form(body: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        rows_of("x.json", body, default_profile(kind()))
    assert refusal.value.code == code


@pytest.mark.parametrize(
    "start", [b"%PDF-1.7", b"\x1f\x8b\x08", b"\x89PNG", b"<html>", b"<?xml version='1.0'?>", b"{\\rtf1"]
)
def test_a_file_that_is_no_csv_whatever_its_name(start: bytes) -> None:
    with pytest.raises(FileRefused) as refusal:
        rows_of("signalen.csv", start + csv_of(GOOD), default_profile(kind()))
    assert refusal.value.code == "other_kind"


def test_a_far_cell_and_a_part_that_stands_twice_are_refused_before_they_cost_anything() -> None:
    import io
    import warnings
    import zipfile

    headings = ["bedrag", "signaaldatum"]
    far = workbook_of(headings, *([[]] * 2000), [None] * 5000 + ["x"])
    twice = io.BytesIO(workbook_of(headings, [1]))
    with warnings.catch_warnings(), zipfile.ZipFile(twice, "a") as package:
        warnings.simplefilter("ignore")
        package.writestr("xl/workbook.xml", b"<a/>")
    for content in (far, twice.getvalue()):
        with pytest.raises(FileRefused) as refusal:
            rows_of("x.xlsx", content, default_profile(kind()))
        assert refusal.value.code == "workbook_too_large"


def test_whole_amounts_are_euros_when_they_are_not_too_high_or_few_or_the_profile_says_so() -> None:
    def files(amounts: list[int]) -> bytes:
        return csv_of(*[GOOD | {"bedrag": str(amount)} for amount in amounts])

    low = outcomes(files([*range(100, 119), 9000]))
    assert [one.bedrag for one in low if isinstance(one, Told)][-1] == 900_000
    few = outcomes(files([40_000] * 19))
    assert isinstance(few[0], Told)
    columns = "".join(f'{name} = "{name}"\n' for name in GOOD if not name.startswith("voorwaarde"))
    in_cents = outcomes(files([40_000] * 20), f'[profile]\namounts = "cents"\n[columns]\n{columns}')
    assert {one.bedrag for one in in_cents if isinstance(one, Told)} == {40_000}
    assert len(in_cents) == 20


@pytest.mark.parametrize("content", [b"bedrag;signaaldatum\n" + b"\n" * 2_000_000, b";" * 2_000_000])
def test_a_file_of_nothing_is_refused_early(content: bytes) -> None:
    with pytest.raises(FileRefused) as refusal:
        rows_of("x.csv", content, default_profile(kind()))
    assert refusal.value.code == "too_many_rows"


def test_the_end_of_a_delivery_contract_has_no_maximum() -> None:
    old = csv_of(GOOD | {"soort": "Eindelevering", "ontstaansdatum": "01-01-2026"})
    assert told(old, code="Zorg").soort == "eindelevering"
    (found,) = outcomes(csv_of(GOOD | {"soort": "geactualiseerd", "ontstaansdatum": "01-01-2026"}), code="Zorg")
    assert codes(found) == ["days_too_many"]
    assert told(csv_of(GOOD | {"soort": "crisis", "ontstaansdatum": ""})).ontstaansdatum is None


@pytest.mark.parametrize(
    ("code", "since", "ends_as"),
    [
        ("Energie", "02-10-2026", []),
        ("Energie", "03-10-2026", ["days_too_few"]),
        ("Zorg", "24-07-2026", []),
        ("Zorg", "23-07-2026", ["days_too_many"]),
        ("CAK Eigen bijdrage", "01-06-2026", []),
        ("CAK Eigen bijdrage", "02-06-2026", ["days_too_few"]),
        ("Hypotheek", "30-10-2026", []),
    ],
)
def test_the_window_counts_both_its_ends(code: str, since: str, ends_as: list[str]) -> None:
    assert ends(code, ontstaansdatum=since) == ends_as


def test_the_days_in_arrears_stand_for_the_day_they_began() -> None:
    found = told(csv_of(GOOD | {"ontstaansdatum": "", "dagen_achterstand": "45", "aantal_termijnen": "2"}))
    assert (found.ontstaansdatum, found.aantal_termijnen) == (date(2026, 9, 17), 2)
    assert ends(ontstaansdatum="", dagen_achterstand="29") == ["days_too_few"]


def test_an_agreement_of_a_later_day_says_nothing_of_the_signal() -> None:
    profile = LANDLORD.replace("agreed_on = 2025-12-01", "agreed_on = 2026-11-02", 1)
    first, _ = outcomes(LANDLORD_FILE.encode("windows-1252"), profile, "Huur")
    assert codes(first) == ["condition_b_missing"]


def test_every_fault_of_a_row_is_told_at_once() -> None:
    assert ends(bedrag="-1", postcode="12", geboortedatum="31-02-1985", signaaldatum="x") == [
        "bedrag_not_above_zero", "day_unreadable", "postcode_unreadable", "day_does_not_exist",
    ]  # fmt: skip


def test_what_is_sealed_comes_back_whole() -> None:
    person = told(csv_of(GOOD | {"bsn": "999990019", "geboortedatum": "00-00-1985"}), code="Zorg").person
    assert ToldPerson.from_json(person.as_json()) == person
    assert person.geboortedatum == PartialDate(1985)
    assert ToldPerson.from_json({}) == ToldPerson()


def test_the_columns_are_those_that_matching_reads() -> None:
    from rondkomen.matching import Register, Settings

    found = told(csv_of(GOOD))
    columns = {name: [value] for name, value in found.as_signal_columns("stroom").items()}
    assert columns["klantnummer"] == ["stroom:40123"]
    residents = {
        "person": ["p1"], "household": ["h1"], "voornamen": ["Johan Pieter"], "voorvoegsel": ["van den"],
        "geslachtsnaam": ["Berg"], "geboortedatum": ["1985-03-02"], "straat": ["Dijkstraat"], "huisnummer": ["12"],
        "huisletter": ["A"], "postcode": ["1234AB"],
    }  # fmt: skip
    settings = Settings.dutch()
    assert Register.of(residents, settings).match(columns, on=date(2026, 11, 2))[0].person == "p1"
