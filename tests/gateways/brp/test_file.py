"""An extract of the register: what is read, and what is refused with row and column."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.gateways.brp import FileRegister, RegisterFailed
from rondkomen.gateways.brp.columns import COLUMNS_OF_FILE
from tests.gateways.brp.people import match, residents, signal_of, whom, write_csv
from tests.gateways.brp.test_how_to import HOW_TO

HEAD = "bsn;voornamen;voorvoegsel;geslachtsnaam;geboortedatum;straat;huisnummer;postcode;woont_er_sinds;verhuisd_op"
FATMA = "999990019;Fatma Nur;;Yıldız;19850302;Dijkstraat;12;1234AB;20100101;"
JAN = "999990020;Jan;van der;Berg;19610000;Dijkstraat;12;1234AB;;"


def write(path: Path, *lines: str, encoding: str = "utf-8", end: str = "\n") -> Path:
    path.write_bytes(end.join(lines).encode(encoding))
    return path


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "GM9999.csv"


def only_one(register: FileRegister):
    return register.resident(register.candidates({})["person"][0])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_usual_way_to_write_a_file_is_read(file, encoding, delimiter, end):
    row = "999990019;René Noël;;Müller;02-03-1985;Dijkstraat;12;1234 ab;;"
    lines = [one.replace(";", delimiter) for one in (HEAD, row)]
    found = only_one(FileRegister.read(write(file, *lines, "", encoding=encoding, end=end)))
    assert (found.voornamen, found.geslachtsnaam, found.geboortedatum) == ("René Noël", "Müller", "1985-03-02")
    assert (found.residence.postcode, found.residence.huisnummer) == ("1234AB", "12")


def test_names_of_columns_may_be_in_capitals_and_in_any_order_and_others_are_passed_over(file):
    found = only_one(FileRegister.read(write(file, "A-nummer; Geslachtsnaam ;BSN", "1;Jansen;9999 90.019")))
    assert (found.bsn, found.geslachtsnaam, found.residence) == ("999990019", "Jansen", None)


def test_a_quoted_value_may_hold_the_delimiter(file):
    found = only_one(FileRegister.read(write(file, "bsn;geslachtsnaam", '999990019;"Jansen; de ""jonge"""')))
    assert found.geslachtsnaam == 'Jansen; de "jonge"'


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("19850302", "1985-03-02"), ("1985-03-02", "1985-03-02"), ("2-3-1985", "1985-03-02"), ("19850300", "1985-03"),
        ("19850000", "1985"), ("1985", "1985"), ("00000000", ""), ("", ""), ("00-00-1985", "1985"),
    ],
)  # fmt: skip
def test_a_date_of_birth_is_read_as_far_as_it_is_known(file, written, expected):
    lines = ("bsn;geslachtsnaam;geboortedatum", f"999990019;Jansen;{written}")
    assert only_one(FileRegister.read(write(file, *lines))).geboortedatum == expected


def test_several_rows_are_one_person_with_addresses_of_the_past(file):
    past = "999990019;Fatma Nur;;Yıldız;19850302;Molenweg;3;1235CD;20050101;20100101"
    register = FileRegister.read(write(file, HEAD, past, FATMA, JAN))
    table = register.candidates({})
    assert table["person"] == ["1", "1", "2"]
    assert table["household"] == [None, "1", "1"], "who lived elsewhere is of the household of today"
    assert table["verhuisd_op"] == ["2010-01-01", "", ""]
    assert register.number_of_residents == 2
    found = register.resident("1")
    assert (found.residence.straat, found.residence.since) == ("Dijkstraat", date(2010, 1, 1))
    old = {"geslachtsnaam": "Yildiz", "voorletters": "F.", "postcode": "1235CD", "huisnummer": "3"}
    answers = match(register, old | {"geboortedatum": "1985-03-02"})
    assert whom(register, answers) == [("linked", "999990019")]
    assert (answers.state[0], answers.household[0]) == ("inwoner", "1")


def test_who_left_has_no_address_here(file):
    lines = (f"{HEAD};verhuisd_naar", f"{FATMA}20240501;0363", f"{JAN}00000000;")
    register = FileRegister.read(write(file, *lines))
    fatma, jan = (register.resident(person) for person in ("1", "2"))
    assert (fatma.lives_here, fatma.left_on, fatma.moved_to, fatma.residence) == (
        False,
        date(2024, 5, 1),
        "GM0363",
        None,
    )
    assert (jan.lives_here, jan.left_on, jan.moved_to) == (False, None, ""), "on a day that is not known"
    assert register.candidates({})["household"] == [None, None]


def test_households_of_the_file_go_first(file):
    lines = (f"{HEAD};huishouden", f"{FATMA};a", f"{JAN};b")
    assert FileRegister.read(write(file, *lines)).candidates({})["household"] == ["a", "b"]


def test_the_table_is_made_once(file):
    register = FileRegister.read(write(file, HEAD, FATMA))
    assert register.candidates({}) is register.candidates({"bsn": ["1"]})


def test_parquet_is_read_with_numbers_and_days(tmp_path):
    path = tmp_path / "GM9999.parquet"
    columns = {
        "bsn": pa.array([999990019, 999990020]),
        "geslachtsnaam": ["Yıldız", "Berg"],
        "geboortedatum": pa.array([date(1985, 3, 2), None]),
        "huisnummer": pa.array([12, None]),
        "postcode": ["1234AB", None],
    }
    pyarrow.parquet.write_table(pa.table(columns), path)
    register = FileRegister.read(path)
    assert register.candidates({})["geboortedatum"] == ["1985-03-02", ""]
    assert register.resident("1").residence.huisnummer == "12"
    assert register.resident("2").residence is None


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("bsn", "999990018", "a burgerservicenummer: nine digits that pass the eleven-test"),
        ("bsn", "", "a value in every row"),
        ("bsn", "onbekend", "a burgerservicenummer"),
        ("geslachtsnaam", "  ", "a value in every row"),
        ("geslachtsnaam", "x" * 201, "a text of at most 200 letters"),
        ("geboortedatum", "19851302", "a date as 1985-03-02"),
        ("geboortedatum", "2 maart 1985", "a date as 1985-03-02"),
        ("overleden_op", "gisteren", "a date as 1985-03-02"),
        ("postcode", "12AB34", "a postcode as 1234AB, or nothing"),
        ("huisnummer", "12A", "a house number of 1 to 99999, or nothing"),
        ("huisnummer", "0", "a house number of 1 to 99999, or nothing"),
        ("naamgebruik", "X", "E, P, V or N"),
        ("geslacht", "onzijdig", "M, V or O"),
        ("functie_adres", "Z", "W or B"),
        ("geheimhouding", "9", "0 or N for no, and J or 1 to 7 for yes"),
        ("in_onderzoek", "misschien", "0 or N for no"),
        ("verhuisd_naar", "Amsterdam", "the code of a municipality, as 0363 or GM0363"),
    ],
)
def test_a_value_that_cannot_be_so_is_refused_with_row_and_column(file, column, value, expected):
    row = {"bsn": "999990019", "geslachtsnaam": "Jansen"} | {column: value}
    good = {"bsn": "999990020", "geslachtsnaam": "Berg"}
    names = list(dict.fromkeys([*row, *good]))
    lines = [";".join(names), ";".join(good.get(name, "") for name in names), ";".join(row[name] for name in names)]
    with pytest.raises(RegisterFailed) as failed:
        FileRegister.read(write(file, *lines))
    assert str(failed.value).startswith(f"GM9999.csv, row 3, column {column}: expected {expected}")
    assert not value.strip() or value not in str(failed.value).removeprefix("GM9999.csv")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "row 1: found one column"),
        (["bsn"], "row 1: found one column"),
        (["bsn;voornamen", "999990019;Jan"], "found no column geslachtsnaam; expected one"),
        (["bsn;geslachtsnaam"], "found nobody"),
        (["bsn;geslachtsnaam;BSN", "1;2;3"], "found the column bsn twice"),
        (["bsn;geslachtsnaam", "999990019;Jansen;x"], "found 3 columns; expected 2"),
    ],
)
def test_a_file_of_another_form_is_refused(file, lines, message):
    with pytest.raises(RegisterFailed, match=message):
        FileRegister.read(write(file, *lines))


def test_a_row_of_another_length_is_named(file):
    with pytest.raises(RegisterFailed, match=r"^GM9999.csv, row 3: found 1 columns; expected 10$"):
        FileRegister.read(write(file, HEAD, FATMA, "999990020", JAN))


def test_rows_of_one_person_that_contradict_one_another_are_refused(file):
    other = FATMA.replace("19850302", "19850303").replace("Yıldız", "Jansen")
    with pytest.raises(RegisterFailed) as failed:
        FileRegister.read(write(file, HEAD, FATMA, JAN, other))
    assert str(failed.value).splitlines() == [
        "GM9999.csv, row 4, column geboortedatum: expected the same as in the other rows of this person",
        "GM9999.csv, row 4, column geslachtsnaam: expected the same as in the other rows of this person",
    ]


def test_of_many_faults_the_first_are_named_and_the_others_counted(file):
    with pytest.raises(RegisterFailed) as failed:
        FileRegister.read(write(file, HEAD, *([FATMA.replace("1234AB", "x")] * 25)))
    lines = str(failed.value).splitlines()
    assert len(lines) == 11
    assert lines[0].startswith("GM9999.csv, row 2, column postcode")
    assert lines[-1] == "and 15 more"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.csv", None, "none.csv: found no such file"),
        ("GM9999.xlsx", b"x", "expected one ending in .csv or .parquet"),
        ("GM9999.parquet", b"PAR1 no", "found a file that is damaged or cut off"),
        ("GM9999.csv", b'bsn;geslachtsnaam\n"999', "GM9999.csv"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path, name, content, message):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(RegisterFailed, match=message):
        FileRegister.read(tmp_path / name)


def test_a_file_with_everybody_gives_everybody_back(tmp_path):
    people = {bsn: one for bsn, one in residents().items() if one.lives_here and one.geslachtsnaam}
    register = FileRegister.read(write_csv(tmp_path / "GM0518.csv", people.values()))
    numbers = dict(zip(register.candidates({})["bsn"], register.candidates({})["person"], strict=True))
    assert {bsn: register.resident(person) for bsn, person in numbers.items()} == people
    answers = match(register, *(signal_of(one) for one in people.values()))
    assert {person for _, person in whom(register, answers)} - {""} <= set(people)


def test_every_column_is_described():
    text = HOW_TO.read_text("utf-8")
    assert [one.name for one in COLUMNS_OF_FILE if f"| `{one.name}` |" not in text] == []


def test_whatever_the_file_holds_it_is_read_or_refused(file):
    @given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"bsn;geslachtsnaam\n{text}".encode()))
    def try_out(content):
        file.write_bytes(content)
        try:
            found = FileRegister.read(file).number_of_residents
        except RegisterFailed:
            found = 0
        assert found >= 0

    try_out()
