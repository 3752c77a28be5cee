"""Every reason and every refusal of a file is reached by an example, has its texts, and never repeats a value."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from rondkomen.apps.signals.intake import (
    FileRefused,
    Refused,
    default_profile,
    read_profile,
    reason_codes,
    reason_text,
    rows_of,
)
from rondkomen.apps.signals.intake.kinds import Threshold, Window
from rondkomen.apps.signals.intake.layout import LARGEST_FILE, MOST_ROWS
from rondkomen.apps.signals.intake.reasons import file_codes, file_text, is_remark
from tests.apps.signals.intake.sent import GOOD, codes, csv_of, json_of, kind, outcomes, workbook_of

CHANGED: dict[str, dict[str, str]] = {
    "cell_too_long": {"straat": "D" * 501},
    "cell_with_control_signs": {"straat": "Dijk\x07straat"},
    "cell_with_mangled_letters": {"geslachtsnaam": "YÃ«ldiz"},
    "cell_with_formula": {"bedrag": "=A1+B1"},
    "cell_with_error": {"bedrag": "#N/B"},
    "soort_unknown": {"soort": "aanmaning"},
    "klantnummer_mangled": {"klantnummer": "1,23457E+11"},
    "bedrag_missing": {"bedrag": ""},
    "bedrag_unreadable": {"bedrag": "ruim honderd"},
    "bedrag_ambiguous": {"bedrag": "1.234"},
    "bedrag_not_above_zero": {"bedrag": "-12,50"},
    "bedrag_unlikely": {"bedrag": "123456,00"},
    "signaaldatum_missing": {"signaaldatum": ""},
    "signaaldatum_in_future": {"signaaldatum": "03-11-2026"},
    "signaaldatum_too_old": {"signaaldatum": "01-05-2026", "ontstaansdatum": "01-03-2026"},
    "ontstaansdatum_missing": {"ontstaansdatum": ""},
    "ontstaansdatum_after_signaaldatum": {"ontstaansdatum": "02-11-2026"},
    "day_unreadable": {"ontstaansdatum": "09/01/2026"},
    "day_does_not_exist": {"ontstaansdatum": "31-09-2026"},
    "dagen_unreadable": {"ontstaansdatum": "", "dagen_achterstand": "twee maanden"},
    "termijnen_unreadable": {"aantal_termijnen": "twee"},
    "days_too_few": {"ontstaansdatum": "03-10-2026"},
    "condition_unreadable": {"voorwaarde_a": "misschien"},
    "bsn_without_ground": {"bsn": "999990019"},
    "naam_missing": {"geslachtsnaam": ""},
    "naam_unreadable": {"geslachtsnaam": "", "naam": "Dhr. 123"},
    "naam_is_legal_entity": {"geslachtsnaam": "Bakkerij Waterveen B.V."},
    "naam_of_two": {"geslachtsnaam": "", "naam": "J. Jansen en/of P. de Vries"},
    "geboortedatum_unlikely": {"geboortedatum": "01-01-1900"},
    "adres_missing": {"straat": "", "huisnummer": "", "postcode": "", "woonplaats": ""},
    "adres_incomplete": {"postcode": "", "woonplaats": ""},
    "adres_unreadable": {"huisnummer": "", "adres": "12"},
    "adres_ambiguous": {"huisnummer": "", "adres": "Plein 1944"},
    "adres_is_postbus": {"huisnummer": "", "adres": "Postbus 12"},
    "huisnummer_missing": {"huisnummer": ""},
    "huisnummer_unreadable": {"huisnummer": "nvt"},
    "huisnummer_is_day": {"huisnummer": "12-feb"},
    "postcode_unreadable": {"postcode": "12345 AB"},
    "postcode_without_letters": {"postcode": "1234.0"},
    "telefoon_unreadable": {"telefoonnummer": "0612"},
    "email_unreadable": {"email": "geen"},
    **{f"condition_{letter}_missing": {f"voorwaarde_{letter}": ""} for letter in "abcd"},
    **{f"condition_{letter}_not_met": {f"voorwaarde_{letter}": "nee"} for letter in "abcd"},
}
"""Cells of the good row that end it with a code, as energy; conditions are asked of rent."""
AS_RENT = ("condition_",)
LEAST = '[columns]\nbedrag = "bedrag"\nsignaaldatum = "signaaldatum"\nnaam = "naam"\n'
UNSURE_KIND = replace(
    kind(),
    window=Window(from_days=90, until_days=120, status="uncertain"),
    threshold=Threshold(Decimal(2000), status="uncertain"),
)


def _of_profile(profile: str, **cells: str) -> Callable[[], list]:
    return lambda: outcomes(csv_of(GOOD | cells), profile)


def _of_unsure_kind(**cells: str) -> Callable[[], list]:
    return lambda: outcomes(csv_of(GOOD | cells), of=UNSURE_KIND)


BOTH_ORDERS = LEAST.replace("naam", "geslachtsnaam") + (
    'huisnummer = "huisnummer"\npostcode = "postcode"\nontstaansdatum = "ontstaansdatum"\n'
    '[date_formats]\nontstaansdatum = ["dd-mm-yyyy", "mm-dd-yyyy"]\n'
)
HEADINGS = ["bedrag", "signaaldatum", "geslachtsnaam", "postcode", "huisnummer", "ontstaansdatum"]
SENT: dict[str, Callable[[], list]] = {
    "too_few_cells": lambda: outcomes(csv_of(GOOD) + b"40124;J.\r\n"),
    "too_many_cells": lambda: outcomes(csv_of(GOOD | {"straat": "Dijk;straat"})),
    "is_total": lambda: outcomes(csv_of(GOOD) + b"Totaal" + b";" * 12 + b"1234,56" + b";" * 6 + b"\r\n"),
    "row_is_no_object": lambda: outcomes(json_of(["J. Jansen"])),
    "key_twice": lambda: outcomes(b'{"vroegsignalen": [{"bedrag": 12, "bedrag": 13}]}'),
    "cell_unreadable": lambda: outcomes(json_of(GOOD | {"straat": ["Dijkstraat"]})),
    "cell_is_date": lambda: outcomes(workbook_of(HEADINGS, [date(2026, 1, 12), "01-11-2026", "Berg"])),
    "cell_is_time": lambda: outcomes(workbook_of(HEADINGS, [12.5, "01-11-2026", "Berg", "1234AB", time(12, 2)])),
    "day_ambiguous": _of_profile(BOTH_ORDERS, ontstaansdatum="03-04-2026"),
    "day_swapped_by_spreadsheet": lambda: outcomes(
        workbook_of(
            HEADINGS,
            [12.5, date(2026, 1, 10), "Berg", "1234AB", 12, "25-08-2026"],
            [12.5, "25-10-2026", "Berg", "1234AB", 12, "25-08-2026"],
        )
    ),
    "days_too_many": lambda: outcomes(csv_of(GOOD | {"ontstaansdatum": "01-07-2026"}), code="Zorg"),
    "bsn_unreadable": lambda: outcomes(csv_of(GOOD | {"bsn": "999990018"}), code="Zorg"),
    "bedrag_below_threshold": lambda: outcomes(csv_of(GOOD | {"bedrag": "599,99"}), code="Belastingdienst"),
    "bedrag_below_threshold_unsure": _of_unsure_kind(),
    "days_too_few_unsure": _of_unsure_kind(),
    "days_too_many_unsure": _of_unsure_kind(ontstaansdatum="01-06-2026"),
}


@pytest.mark.parametrize("code", CHANGED)
def test_a_changed_cell_ends_the_row_with_its_reason(code: str) -> None:
    found = outcomes(csv_of(GOOD | CHANGED[code]), code="Huur" if code.startswith(AS_RENT) else "Energie")
    assert codes(found[0]) == [code]
    assert isinstance(found[0], Refused) is not is_remark(code)


@pytest.mark.parametrize("code", SENT)
def test_a_file_has_a_row_with_the_reason(code: str) -> None:
    found = [one for row in SENT[code]() for one in codes(row)]
    assert code in found


def test_the_good_row_is_good() -> None:
    for of in ("Energie", "Huur", "Water", "Zorg", "Belastingdienst", "CAK Eigen bijdrage"):
        (found,) = outcomes(
            csv_of(GOOD | {"ontstaansdatum": "01-09-2026" if of != "CAK Eigen bijdrage" else "01-06-2026"}), code=of
        )
        assert codes(found) == []


def test_every_reason_has_an_example() -> None:
    assert set(CHANGED) | set(SENT) == set(reason_codes())


LARGE_PART = b"<a>" + b" " * (401 * 1024 * 1024)
REFUSED: dict[str, Callable[[], tuple[bytes, str]]] = {
    "empty": lambda: (b" \r\n", ""),
    "too_large": lambda: (b"x" * (LARGEST_FILE + 1), ""),
    "too_many_rows": lambda: (b"bedrag;signaaldatum\n" + b"1;2\n" * (MOST_ROWS + 1), ""),
    "no_rows": lambda: (b"bedrag;signaaldatum\r\n;\r\n", ""),
    "other_format": lambda: (json_of(GOOD), f'[profile]\nformat = "csv"\n{LEAST}'),
    "other_kind": lambda: (b"%PDF-1.7 ...", ""),
    "no_text": lambda: (b"bedrag;signaaldatum\n1;\x00\n", ""),
    "wrong_encoding": lambda: (
        csv_of(GOOD | {"straat": "Café"}, encoding="windows-1252"),
        f'[profile]\nencoding = "utf-8"\n{LEAST}',
    ),
    "csv_quote_open": lambda: (b'bedrag;signaaldatum\n"12;01-11-2026\n', ""),
    "no_headings": lambda: (b"12;01-11-2026\n13;01-11-2026\n", ""),
    "heading_missing": lambda: (b"bedrag;naam\n12;Jansen\n", ""),
    "heading_twice": lambda: (b"bedrag;Bedrag;signaaldatum\n12;13;01-11-2026\n", ""),
    "amounts_like_cents": lambda: (csv_of(*[GOOD | {"bedrag": str(number)} for number in range(40_000, 40_020)]), ""),
    "workbook_locked": lambda: (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), ""),
    "workbook_old": lambda: (b"\xd0\xcf\x11\xe0" + b"Workbook", ""),
    "workbook_damaged": lambda: (workbook_of(HEADINGS, [1])[:-100], ""),
    "workbook_too_large": lambda: (_bomb(), ""),
    "sheet_missing": lambda: (workbook_of(HEADINGS, [1]), f'[profile]\nsheet = "Signalen"\n{LEAST}'),
    "several_sheets": lambda: (workbook_of(HEADINGS, [1], sheets=2), ""),
    "json_damaged": lambda: (b'{"vroegsignalen": [', ""),
    "json_form": lambda: (b'{"signalen": [{}]}', ""),
}


def _bomb() -> bytes:
    """A workbook of some hundreds of kilobytes that unpacks to more than is read."""
    made = io.BytesIO(workbook_of(HEADINGS, [1]))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet9.xml", LARGE_PART)
    return made.getvalue()


@pytest.mark.parametrize("code", REFUSED)
def test_a_file_is_refused_as_a_whole(code: str) -> None:
    content, profile = REFUSED[code]()
    with pytest.raises(FileRefused) as refusal:
        rows_of("levering.csv", content, read_profile(profile) if profile else default_profile(kind()))
    assert refusal.value.code == code
    assert str(refusal.value) == refusal.value.text("nl") != refusal.value.text("en")
    assert not re.search(r"Jansen|Berg|[{}]", str(refusal.value))


def test_a_file_may_be_refused_in_words_of_ones_own() -> None:
    assert FileRefused("Deze partner levert niet meer.").text("en") == "Deze partner levert niet meer."


def test_every_refusal_of_a_file_has_an_example() -> None:
    assert set(REFUSED) == set(file_codes())


PLACES = {"found": 1, "most": 2, "expected": "CSV", "encoding": "utf-8", "row": 3, "columns": "bedrag", "number": 4}
PLACES |= {"sheet": "Blad1", "line": 5, "column": 6, "key": "vroegsignalen"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_text_is_short_sentences_that_say_what_to_do(language: str) -> None:
    texts = {code: reason_text(code, language) for code in reason_codes()}
    texts |= {code: file_text(code, language, PLACES) for code in file_codes()}
    for code, text in texts.items():
        sentences = [one for one in re.split(r"(?<=[.?!])\s", text) if one]
        assert len(sentences) >= 2, code
        assert max(len(one.split()) for one in sentences) <= 24, f"{code}: {text}"


def test_another_language_gets_the_dutch_text() -> None:
    assert reason_text("bedrag_missing", "tr") == reason_text("bedrag_missing", "nl")
    with pytest.raises(KeyError):
        reason_text("geen_zin", "nl")
