"""The form in which a surname is searched: without capitals, accents, spaces and signs, and with y for ij."""

from __future__ import annotations

import unicodedata

_OTHER_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


def surname_key(surname: str) -> str:
    """The key of a surname without its voorvoegsel: `Ĳsseldijk` and `IJsseldyk` share `ysseldyk`."""
    decomposed = unicodedata.normalize("NFKD", surname.casefold()).translate(_OTHER_LETTERS)
    return "".join(letter for letter in decomposed if letter.isalnum()).replace("ij", "y")
