"""Single values as partners write them: amounts, days, names, addresses, telephone numbers."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.apps.signals.intake.addresses import HouseNumber, read_postcode, split_address, split_number
from rondkomen.apps.signals.intake.amounts import read_cents
from rondkomen.apps.signals.intake.cells import CellRefused
from rondkomen.apps.signals.intake.contacts import read_customer_number, read_mail, read_telephone
from rondkomen.apps.signals.intake.days import read_birth, read_day
from rondkomen.apps.signals.intake.layout import AMOUNTS
from rondkomen.apps.signals.intake.names import NameParts, split_name
from rondkomen.apps.signals.intake.raw import text_cell
from rondkomen.apps.signals.intake.whole_numbers import read_count

ON = date(2026, 11, 2)
USUAL = ("yyyy-mm-dd", "dd-mm-yyyy", "yyyymmdd", "excel")


@pytest.mark.parametrize(
    ("written", "format", "cents"),
    [
        ("1.234,56", "detect", 123456), ("1,234.56", "detect", 123456), ("1234,56", "detect", 123456),
        ("1234.56", "detect", 123456), ("1234", "detect", 123400), ("1.234.567", "detect", 123456700),
        ("€ 1.234,56", "detect", 123456), ("EUR 12,5", "detect", 1250), ("EUR12,50", "detect", 1250),
        ("12,50 euro", "detect", 1250), ("612,-", "detect", 61200), ("612,--", "detect", 61200),
        ("1 234,56", "detect", 123456), ("1\u00a0234,56", "detect", 123456),
        ("-12,50", "detect", -1250), ("12,50-", "detect", -1250), ("(12,50)", "detect", -1250),
        ("\u221212,50", "detect", -1250), ("+12,50", "detect", 1250), ("0,05", "detect", 5),
        ("0012,50", "detect", 1250),
        ("1.234", "1.234,56", 123400), ("1,234", "1,234.56", 123400), ("1234.5", "1234.56", 123450),
        ("123456", "cents", 123456), ("1.234,5", "1.234,56", 123450),
        (Decimal("1234.56"), "1.234,56", 123456), (Decimal("1234.5600000000001"), "detect", 123456),
        (Decimal(123456), "cents", 123456), (Decimal(-5), "detect", -500),
    ],
)  # fmt: skip
def test_an_amount_is_read(written: str | Decimal, format: str, cents: int) -> None:
    assert read_cents(written, format) == cents


@pytest.mark.parametrize(
    ("written", "format", "code"),
    [
        ("1.234", "detect", "bedrag_ambiguous"), ("12,500", "detect", "bedrag_ambiguous"),
        ("1.234", "1234.56", "bedrag_ambiguous"), ("12,500", "1.234,56", "bedrag_ambiguous"),
        ("12.500", "1,234.56", "bedrag_ambiguous"),
        ("1234.56", "1.234,56", "bedrag_unreadable"), ("1234,56", "1,234.56", "bedrag_unreadable"),
        ("1.234,56", "1234.56", "bedrag_unreadable"), ("12,50", "cents", "bedrag_unreadable"),
        ("1,2345", "detect", "bedrag_unreadable"), ("1.23.456", "detect", "bedrag_unreadable"),
        ("12,50 per maand", "detect", "bedrag_unreadable"), ("", "detect", "bedrag_unreadable"),
        ("9" * 25, "detect", "bedrag_unreadable"), ("١٢", "detect", "bedrag_unreadable"),
        ("1e5", "detect", "bedrag_unreadable"), (Decimal("12.345"), "detect", "bedrag_unreadable"),
        (Decimal("12.5"), "cents", "bedrag_unreadable"), (Decimal("1E+30"), "detect", "bedrag_unreadable"),
        (True, "detect", "bedrag_unreadable"), (date(2026, 1, 12), "detect", "cell_is_date"),
    ],
)  # fmt: skip
def test_an_amount_that_can_be_read_in_no_way_or_in_two(written: str, format: str, code: str) -> None:
    with pytest.raises(CellRefused) as refusal:
        read_cents(written, format)
    assert refusal.value.code == code


@given(st.integers(0, 10**9), st.sampled_from(["1.234,56", "1,234.56", "1234.56", "cents"]))
def test_an_amount_written_in_a_form_is_read_back_in_it(cents: int, format: str) -> None:
    written = f"{cents // 100:,}.{cents % 100:02}"
    written = {
        "1.234,56": written.translate(str.maketrans(",.", ".,")),
        "1,234.56": written,
        "1234.56": written.replace(",", ""),
        "cents": str(cents),
    }[format]
    assert read_cents(written, format) == cents
    if format != "cents":
        assert read_cents(written, "detect") == cents


@given(st.text("0123456789.,- €", max_size=12))
def test_detecting_never_reads_another_amount_than_the_form_that_is_named(written: str) -> None:
    def read(format: str) -> int | None:
        try:
            return read_cents(written, format)
        except CellRefused:
            return None

    found = read("detect")
    named = {read(format) for format in AMOUNTS if format not in ("detect", "cents")} - {None}
    assert found is None or named == {found}


@pytest.mark.parametrize(
    ("written", "formats", "day"),
    [
        ("2026-09-01", USUAL, date(2026, 9, 1)), ("01-09-2026", USUAL, date(2026, 9, 1)),
        ("1-9-2026", USUAL, date(2026, 9, 1)), ("20260901", USUAL, date(2026, 9, 1)),
        ("46266", USUAL, date(2026, 9, 1)), (Decimal("46266.75"), USUAL, date(2026, 9, 1)),
        (Decimal(20260901), USUAL, date(2026, 9, 1)), ("2026-09-01T00:00:00Z", USUAL, date(2026, 9, 1)),
        ("01-09-2026 13:45", USUAL, date(2026, 9, 1)), ("01/09/26", ("dd/mm/yy",), date(2026, 9, 1)),
        ("09/01/2026", ("mm/dd/yyyy",), date(2026, 9, 1)), ("1.9.2026", ("dd.mm.yyyy",), date(2026, 9, 1)),
        ("1-mrt-2026", ("dd-mmm-yyyy",), date(2026, 3, 1)), ("01 OKT. 2026", ("dd mmm yyyy",), date(2026, 10, 1)),
        (Decimal(1092026), ("ddmmyyyy",), date(2026, 9, 1)), ("010926", ("ddmmyy",), date(2026, 9, 1)),
        ("25-09-2026", ("dd-mm-yyyy", "mm-dd-yyyy"), date(2026, 9, 25)),
        ("09-09-2026", ("dd-mm-yyyy", "mm-dd-yyyy"), date(2026, 9, 9)),
        (date(2026, 9, 1), USUAL, date(2026, 9, 1)),
    ],
)  # fmt: skip
def test_a_day_is_read(written: str, formats: tuple[str, ...], day: date) -> None:
    assert read_day(written, formats) == day


@pytest.mark.parametrize(
    ("written", "formats", "code"),
    [
        ("03-04-2026", ("dd-mm-yyyy", "mm-dd-yyyy"), "day_ambiguous"), ("09/01/2026", USUAL, "day_unreadable"),
        ("31-09-2026", USUAL, "day_does_not_exist"), ("29-02-2025", USUAL, "day_does_not_exist"),
        ("09-25-2026", USUAL, "day_does_not_exist"), ("2026-09", USUAL, "day_unreadable"),
        ("00-09-2026", USUAL, "day_does_not_exist"), ("2026", USUAL, "day_unreadable"),
        ("46266", ("dd-mm-yyyy",), "day_unreadable"), ("gisteren", USUAL, "day_unreadable"),
        ("1-xyz-2026", ("dd-mmm-yyyy",), "day_does_not_exist"), (True, USUAL, "day_unreadable"),
        ("01-09-0026", USUAL, "day_does_not_exist"), (Decimal("1E+20"), USUAL, "day_unreadable"),
        ("٠١-٠٩-٢٠٢٦", USUAL, "day_unreadable"),
    ],
)  # fmt: skip
def test_a_day_that_can_be_read_in_no_way_or_in_two(written: str, formats: tuple[str, ...], code: str) -> None:
    with pytest.raises(CellRefused) as refusal:
        read_day(written, formats)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("written", "formats", "born"),
    [
        ("02-03-1985", USUAL, "1985-03-02"), ("1985", USUAL, "1985"), (Decimal(1985), USUAL, "1985"),
        ("1985-03", USUAL, "1985-03"), ("00-00-1985", USUAL, "1985"), ("00-03-1985", USUAL, "1985-03"),
        ("19850300", USUAL, "1985-03"), ("1985-00-00", USUAL, "1985"), ("12-00-1985", USUAL, "1985"),
        ("02-03-85", ("dd-mm-yy",), "1985-03-02"), ("02-03-05", ("dd-mm-yy",), "2005-03-02"),
        ("02-03-30", ("dd-mm-yy",), "1930-03-02"), ("03-1985", ("mm-yyyy",), "1985-03"),
        (date(1985, 3, 2), USUAL, "1985-03-02"), ("31108", USUAL, "1985-03-02"),
    ],
)  # fmt: skip
def test_a_birth_date_may_be_known_in_part(written: str, formats: tuple[str, ...], born: str) -> None:
    assert str(read_birth(written, formats, ON)) == born


@pytest.mark.parametrize("written", ["01-01-1900", "02-03-2020", "2011", "31-12-2026", "12-03-13"])
def test_a_birth_date_of_nobody_with_a_contract(written: str) -> None:
    with pytest.raises(CellRefused, match="geboortedatum_unlikely"):
        read_birth(written, (*USUAL, "dd-mm-yy"), ON)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("J. van den Berg", ("", "J.", "van den", "Berg")),
        ("Berg, J. van den", ("", "J.", "van den", "Berg")),
        ("van den Berg, J.", ("", "J.", "van den", "Berg")),
        ("Berg J. van den", ("", "J.", "van den", "Berg")),
        ("Dhr. J. van den Berg", ("", "J.", "van den", "Berg")),
        ("Dhr J van den Berg", ("", "J", "van den", "Berg")),
        ("De heer J. van den Berg", ("", "J.", "van den", "Berg")),
        ("J. van den Berg (dhr.)", ("", "J.", "van den", "Berg")),
        ("Dhr./Mw. J. Jansen", ("", "J.", "", "Jansen")),
        ("Fam. Jansen", ("", "", "", "Jansen")),
        ("Jansen", ("", "", "", "Jansen")),
        ("Jan Jansen", ("Jan", "", "", "Jansen")),
        ("Jan Willem de Vries", ("Jan Willem", "", "de", "Vries")),
        ("Fatma Nur Yıldız", ("Fatma Nur", "", "", "Yıldız")),
        ("J.P.M. (Jan) Jansen", ("Jan", "J.P.M.", "", "Jansen")),
        ("Jansen-de Vries, A.", ("", "A.", "", "Jansen-de Vries")),
        ("A. Jansen - de Vries", ("", "A.", "", "Jansen-de Vries")),
        ("Th. 't Hart", ("", "Th.", "'t", "Hart")),
        ("B.V. Jansen", ("", "B.V.", "", "Jansen")),
        ("Jansen, B.V.", ("", "B.V.", "", "Jansen")),
        ("van den Berg", ("", "", "van den", "Berg")),
        ("J.van den Berg", ("", "J.", "van den", "Berg")),
        ("J.V.D. BERG", ("", "J.V.D.", "", "BERG")),
        ("J. V.D. BERG", ("", "J.", "V.D.", "BERG")),
        ("Mevr. S. El Amrani", ("", "S.", "El", "Amrani")),
        ("A.M. Pérez García", ("", "A.M.", "", "Pérez García")),
        ("Abdi, Fatima Noor", ("Fatima Noor", "", "", "Abdi")),
        ("Mw. A. Jansen e/v de Vries", ("", "A.", "", "Jansen-de Vries")),
        ("Erven van J. Jansen", ("", "J.", "", "Jansen")),
        ("Ben Jansen", ("Ben", "", "", "Jansen")),
        ("J. Jansen sr.", ("", "J.", "", "Jansen")),
        ("de Heer, J.", ("", "J.", "de", "Heer")),
        ("J. de Heer", ("", "J.", "de", "Heer")),
        ("Ing, K.", ("", "K.", "", "Ing")),
    ],
)
def test_a_name_in_one_column_is_taken_apart(written: str, parts: tuple[str, str, str, str]) -> None:
    assert split_name(written) == NameParts(*parts)


@pytest.mark.parametrize(
    "written", ["J. Jansen en/of P. de Vries", "J. Jansen e/o P.", "J. Jansen en P. de Vries", "J. Jansen & mw. P. Vis"]
)
def test_of_two_people_the_first_is_meant(written: str) -> None:
    found = split_name(written)
    assert (found.geslachtsnaam, found.is_of_two) == ("Jansen", True)


def test_a_name_with_and_in_it_is_of_one() -> None:
    assert split_name("J. Brood en Boter") == NameParts("", "J.", "", "Brood en Boter")


@pytest.mark.parametrize("written", ["J. P.", "123", "Mevr. ,", "-", "a" * 201])
def test_a_name_without_a_surname_is_none(written: str) -> None:
    with pytest.raises(CellRefused, match="naam_unreadable"):
        split_name(written)


@pytest.mark.parametrize(
    "written", ["Bakkerij Jansen B.V.", "Jansen BV", "Stichting Waterveen", "Vereniging van Eigenaren"]
)
def test_a_legal_entity_is_nobody(written: str) -> None:
    with pytest.raises(CellRefused, match="naam_is_legal_entity"):
        split_name(written)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("12", ("12", "", "")), ("12A", ("12", "A", "")), ("12 a", ("12", "A", "")), ("12-A", ("12", "A", "")),
        ("12-2", ("12", "", "2")), ("12 A 2", ("12", "A", "2")), ("12bis", ("12", "", "bis")),
        ("12 hs", ("12", "", "hs")),
        ("12.0", ("12", "", "")), ("0012", ("12", "", "")), ("12 A-bis", ("12", "A", "bis")), ("12/3", ("12", "", "3")),
        (Decimal(12), ("12", "", "")), ("99999", ("99999", "", "")),
    ],
)  # fmt: skip
def test_a_house_number_is_taken_apart(written: str, parts: tuple[str, str, str]) -> None:
    assert split_number(written) == HouseNumber(*parts)


@pytest.mark.parametrize("written", ["", "0", "A", "123456", "nvt", "12 naast de oude molen", Decimal("12.5"), True])
def test_a_house_number_that_is_none(written: str) -> None:
    with pytest.raises(CellRefused, match=r"huisnummer_unreadable|cell_unreadable"):
        split_number(written)


@pytest.mark.parametrize("written", ["12-feb", "feb-12", "1 mrt", date(2026, 2, 12)])
def test_a_house_number_that_became_a_day(written: str) -> None:
    with pytest.raises(CellRefused, match="huisnummer_is_day"):
        split_number(written)


@pytest.mark.parametrize(
    ("written", "street", "number"),
    [
        ("Dijkstraat 12", "Dijkstraat", "12"), ("Dijkstraat 12 A", "Dijkstraat", "12 A"),
        ("2e Dwarsstraat 7-2", "2e Dwarsstraat", "7-2"), ("Plein 1944 12", "Plein 1944", "12"),
        ("Plein 40-45 3", "Plein 40-45", "3"), ("Burg. v.d. Bergstr. 5hs", "Burg. v.d. Bergstr.", "5hs"),
        ("Dijkstraat, 12", "Dijkstraat", "12"), ("Dijkstraat 1944", "Dijkstraat", "1944"),
    ],
)  # fmt: skip
def test_an_address_in_one_column_is_taken_apart(written: str, street: str, number: str) -> None:
    found = split_address(written)
    assert (found.straat, found.number) == (street, number)


@pytest.mark.parametrize("written", ["1234 ab", "1234AB", "NL-1234 AB", "1234-AB", "1234.ab", " 1234  Ab "])
def test_a_postcode_in_its_one_form(written: str) -> None:
    assert read_postcode(written) == "1234AB"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1234", "postcode_without_letters"), (Decimal(1234), "postcode_without_letters"),
        ("0123 AB", "postcode_unreadable"), ("12345", "postcode_unreadable"), ("1234 SS", "postcode_unreadable"),
        ("AB 1234", "postcode_unreadable"), (date(2026, 1, 1), "cell_is_date"),
    ],
)  # fmt: skip
def test_a_postcode_that_is_none(written: str, code: str) -> None:
    with pytest.raises(CellRefused) as refusal:
        read_postcode(written)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("06-12345678", "+31612345678"), ("06 12 34 56 78", "+31612345678"), ("612345678", "+31612345678"),
        (Decimal(612345678), "+31612345678"), ("+31612345678", "+31612345678"), ("+31 (0)6 12345678", "+31612345678"),
        ("0031612345678", "+31612345678"), (Decimal(31612345678), "+31612345678"), ("020/1234567", "+31201234567"),
        ("+49 30 1234567", "+49301234567"), ("+310612345678", "+31612345678"),
    ],
)  # fmt: skip
def test_a_telephone_number_in_its_one_form(written: str, number: str) -> None:
    assert read_telephone(written) == number


@pytest.mark.parametrize("written", ["geen", "0612", "06123456789", "0000000000", "+3161234", Decimal("1E+15"), True])
def test_a_telephone_number_that_is_none(written: str) -> None:
    with pytest.raises(CellRefused, match="telefoon_unreadable"):
        read_telephone(written)


def test_mail_customer_numbers_and_counts() -> None:
    assert read_mail("mailto:J.P@Voorbeeld.NL") == "j.p@voorbeeld.nl"
    assert read_customer_number(Decimal(4711), 8) == "00004711"
    assert read_customer_number("DEB-0012", 8) == "DEB-0012"
    assert read_count("3,0", 10, "x") == read_count(Decimal(3), 10, "x") == 3
    for bad in ("a@b", "a b@voorbeeld.nl", "x" * 250 + "@voorbeeld.nl", Decimal(1)):
        with pytest.raises(CellRefused, match="email_unreadable"):
            read_mail(bad)
    for lost in (Decimal("1.5"), "1,23E+11", Decimal(10**15), "9" * 41):
        with pytest.raises(CellRefused, match="klantnummer_mangled"):
            read_customer_number(lost)
    for wrong in ("-1", "11", "2.5", Decimal("2.5"), True, "²"):
        with pytest.raises(CellRefused, match="x"):
            read_count(wrong, 10, "x")


def test_what_is_not_to_be_seen_is_taken_out() -> None:
    assert text_cell("Dijk\u00adstraat\u200b") == "Dijkstraat"
    assert text_cell(" van\u00a0den\r\n Berg ") == "van den Berg"
    assert text_cell("-") == text_cell("NULL") == text_cell("") == ""
    assert text_cell("'t Hart") == "'t Hart"
    assert text_cell("Null") == "Null"
