"""Fictional residents and the signals about them, in the columns of the library."""

from datetime import date
from typing import Any

from rondkomen.matching import Answers, Register, Settings

DUTCH = Settings.dutch()
TODAY = date(2026, 11, 1)

COLUMNS = (
    *("person", "household", "bsn", "klantnummer", "voornamen", "voorletters", "voorvoegsel", "geslachtsnaam"),
    *("partner_voorvoegsel", "partner_geslachtsnaam", "geboortedatum", "straat", "huisnummer", "huisletter"),
    *("huisnummertoevoeging", "postcode", "woonplaats", "email", "telefoonnummer", "verhuisd_op", "overleden_op"),
)
Row = dict[str, Any]
Table = dict[str, list[Any]]

DIJKSTRAAT: Row = {"straat": "Dijkstraat", "huisnummer": "12", "postcode": "1234AB", "woonplaats": "Waterveen"}
MOLENWEG: Row = {"straat": "Molenweg", "huisnummer": "7", "postcode": "1235CD", "woonplaats": "Waterveen"}

FATMA: Row = {
    **{"person": "fatma", "household": "h1", "bsn": "999990019", "voornamen": "Fatma", "geslachtsnaam": "Yıldızhan"},
    **{"geboortedatum": "1985-03-02", **DIJKSTRAAT},
}
PIETER: Row = {
    **{
        "person": "pieter",
        "household": "h2",
        "voornamen": "Pieter Jan",
        "voorvoegsel": "van den",
        "geslachtsnaam": "Ootjersberg",
    },
    **{"geboortedatum": "1961-11-20", "partner_geslachtsnaam": "Zwanenvelder", **MOLENWEG},
}
JOHANNA: Row = {
    **{"person": "johanna", "household": "h2", "voornamen": "Johanna Maria", "geslachtsnaam": "Zwanenvelder"},
    **{
        "partner_voorvoegsel": "van den",
        "partner_geslachtsnaam": "Ootjersberg",
        "geboortedatum": "1964-07-08",
        **MOLENWEG,
    },
}


def table(*rows: Row) -> Table:
    """Rows as columns; a column that no row has is left out."""
    names = [name for name in COLUMNS if any(name in row for row in rows)]
    return {name: [row.get(name) for row in rows] for name in names}


def strangers(number: int) -> list[Row]:
    """Residents who share nothing with the people above, nor with each other."""
    return [
        {
            **{
                "person": f"stranger {n}",
                "household": f"stranger home {n}",
                "voornamen": _word(n, "ko"),
                "geslachtsnaam": _word(n, "ruf"),
            },
            **{
                "geboortedatum": f"{1940 + n % 50}-{n % 9 + 1:02}-{n % 7 + 13:02}",
                "straat": _word(n, "gat"),
                "huisnummer": str(100 + n),
            },
            **{"postcode": f"{5000 + n}ZZ", "woonplaats": "Elders"},
        }
        for n in range(number)
    ]


def match(
    signals: Row | list[Row], *residents: Row, others: int = 0, on: date = TODAY, settings: Settings = DUTCH
) -> Answers:
    """The answers to signals in a register of these residents and so many strangers."""
    register = Register.of(table(*residents, *strangers(others)), settings)
    return register.match(table(*(signals if isinstance(signals, list) else [signals])), on=on)


def without(row: Row, *names: str) -> Row:
    """A resident as a signal knows them: without ids and these columns."""
    return {name: value for name, value in row.items() if name not in {"person", "household", "bsn", *names}}


def _word(number: int, beginning: str) -> str:
    letters = ""
    for _ in range(6):
        number, rest = divmod(number, 18)
        letters += "bcdfghklmnprstvwxz"[rest] + "aeiou"[rest % 5]
    return beginning + letters
