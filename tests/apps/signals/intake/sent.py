"""What a partner might send: files made from lists of rows, and one whole row that is good in every respect."""

import io
import json
from datetime import date, datetime, time

import xlsxwriter

from rondkomen.apps.signals.intake import (
    PartnerKind,
    Profile,
    Refused,
    Told,
    default_profile,
    kind_on,
    read_profile,
    read_row,
    rows_of,
)

ON = date(2026, 11, 2)
GOOD = {
    "klantnummer": "40123",
    "voorletters": "J.P.",
    "voorvoegsel": "van den",
    "geslachtsnaam": "Berg",
    "geboortedatum": "02-03-1985",
    "straat": "Dijkstraat",
    "huisnummer": "12",
    "huisletter": "A",
    "postcode": "1234 ab",
    "woonplaats": "Waterveen",
    "telefoonnummer": "06-12345678",
    "email": "J.P@voorbeeld.nl",
    "bedrag": "1.234,56",
    "ontstaansdatum": "01-09-2026",
    "signaaldatum": "01-11-2026",
    "voorwaarde_a": "ja",
    "voorwaarde_b": "ja",
    "voorwaarde_c": "ja",
    "voorwaarde_d": "ja",
}


def kind(code: str = "Energie") -> PartnerKind:
    return kind_on(code, ON)


def csv_of(*rows: dict[str, str], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """A CSV file with the headings of the first row; no cell is quoted."""
    lines = [list(rows[0]), *(list(row.values()) for row in rows)]
    return "".join(delimiter.join(line) + "\r\n" for line in lines).encode(encoding)


def workbook_of(*rows: list[object], hidden: bool = False, sheets: int = 1) -> bytes:
    """A workbook with the same rows on each sheet; a hidden one stands behind them when asked for."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    as_date = book.add_format({"num_format": "dd-mm-yyyy"})
    for number in range(sheets):
        sheet = book.add_worksheet(f"Blad{number + 1}")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(at, column, datetime(value.year, value.month, value.day), as_date)  # noqa: DTZ001
                elif isinstance(value, time):
                    sheet.write_datetime(at, column, value, book.add_format({"num_format": "hh:mm"}))
                elif value is not None:
                    sheet.write(at, column, value)
    if hidden:
        behind = book.add_worksheet("Verborgen")
        behind.write(0, 0, "bedrag")
        behind.write(1, 0, 1)
        behind.hide()
    book.close()
    return made.getvalue()


def json_of(*rows: object) -> bytes:
    return json.dumps({"vroegsignalen": list(rows)}).encode()


def outcomes(
    content: bytes, profile: Profile | str | None = None, code: str = "Energie", of: PartnerKind | None = None
) -> list[Told | Refused]:
    """How each row of a file ends, on the day of these tests."""
    held = of or kind(code)
    if isinstance(profile, str):
        profile = read_profile(profile)
    read_with = profile or default_profile(held)
    rows = rows_of("levering", content, read_with)
    found = [read_row(raw, read_with, held, ON) for raw in rows]
    assert len(found) == rows.number_of_rows
    return found


def told(content: bytes, profile: Profile | str | None = None, code: str = "Energie") -> Told:
    """The one row of a file, which has to be told."""
    (found,) = outcomes(content, profile, code)
    assert isinstance(found, Told), found
    return found


def codes(found: Told | Refused) -> list[str]:
    """The codes of the reasons, or of the remarks of a row that was taken in."""
    return [reason.code for reason in (found.reasons if isinstance(found, Refused) else found.remarks)]


def ends(code: str = "Energie", **cells: str) -> list[str]:
    """The codes with which the good row ends when some of its cells are changed."""
    (found,) = outcomes(csv_of(GOOD | cells), code=code)
    return codes(found)
