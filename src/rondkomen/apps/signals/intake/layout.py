"""The words of a partner profile: the fields of a signal, the forms of dates and amounts, the most that is read."""

from __future__ import annotations

import re

from rondkomen.apps.signals.intake.told import CONDITIONS
from rondkomen.apps.signals.kinds import Soort

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes. A month of the largest municipality fits many times; more is a mistake or an attack."""
MOST_ROWS = 250_000
"""Rows in a file: more than two and a half times what one national partner says of one month."""
MOST_CELLS = 8_000_000
"""Cells in a file (250,000 rows of 32): what a workbook or a JSON body may cost in memory when it is opened."""
LONGEST_CELL = 500
"""Characters in a cell. No name, street or number is longer; a longer one is a torn quote or a whole letter."""

FORMATS = ("detect", "csv", "xlsx", "json")
ENCODINGS = ("detect", "utf-8", "utf-16", "windows-1252", "iso-8859-15")
DELIMITERS = {"detect": "", ";": ";", ",": ",", "tab": "\t", "|": "|"}
AMOUNTS = ("detect", "1.234,56", "1,234.56", "1234.56", "cents")
SIGNAL_DAYS = ("column", "delivery")
SOORTEN = tuple(one.value for one in Soort)

PERSON_FIELDS = (
    "naam",
    "voornamen",
    "voorletters",
    "voorvoegsel",
    "geslachtsnaam",
    "partner_voorvoegsel",
    "partner_geslachtsnaam",
    "geboortedatum",
    "bsn",
    "adres",
    "straat",
    "huisnummer",
    "huisletter",
    "huisnummertoevoeging",
    "postcode",
    "woonplaats",
    "postcode_woonplaats",
    "telefoonnummer",
    "email",
)
SIGNAL_FIELDS = (
    "soort",
    "klantnummer",
    "bedrag",
    "signaaldatum",
    "ontstaansdatum",
    "dagen_achterstand",
    "aantal_termijnen",
    "herinnerd_op",
)
CONDITION_FIELDS = tuple(f"voorwaarde_{letter}" for letter in CONDITIONS)
FIELDS = (*SIGNAL_FIELDS, *CONDITION_FIELDS, *PERSON_FIELDS)
DATE_FIELDS = ("signaaldatum", "ontstaansdatum", "herinnerd_op", "geboortedatum", *CONDITION_FIELDS)
JOINED_FIELDS = tuple(one for one in PERSON_FIELDS if one not in ("bsn", "geboortedatum", "email"))
"""Fields that may come from several columns: the texts are joined with a space, telephone numbers are kept apart."""

YES = ("ja", "j", "yes", "y", "true", "waar", "1", "x")
NO = ("nee", "n", "no", "false", "onwaar", "0")

_PARTS = re.compile(r"(dd|mmm|mm|yyyy|yy)([-/. ]?)(dd|mmm|mm|yyyy|yy)\2(dd|mmm|mm|yyyy|yy)")
_WHOLE = ("yyyy", "yyyy-mm", "mm-yyyy", "excel")


def is_date_format(written: str) -> bool:
    """Whether it is a form of dates: day, month and year once each, or one of yyyy, yyyy-mm, mm-yyyy and excel."""
    if written in _WHOLE:
        return True
    found = _PARTS.fullmatch(written)
    if not found or ("mmm" in written and not found[2]):
        return False
    return sorted(part[0] for part in (found[1], found[3], found[4])) == ["d", "m", "y"]
