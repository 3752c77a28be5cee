"""Dutch addresses taken apart: street, number, addition, postcode and place, however a partner wrote them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from rondkomen.matching.text import fold

_POSTCODE = re.compile(r"([1-9]\d{3})\s*([a-z]{2})?(?![a-z])")
_NUMBER = re.compile(r"\d+")
_HIGHEST_NUMBER = 99_999
_SPLIT = re.compile(r"[\W_]+|(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_PARTICLES = frozenset(["van", "v", "d", "vd", "de", "den", "der", "het", "t", "ter", "ten"])
_STREET_WITH_NUMBER = re.compile(r"^(.*?[^\W\d_]{2}[^\d]*?)\s+(\d.*)$")


def parse_postcode(text: str) -> tuple[int, str]:
    """The four digits and the two letters; 0 and an empty text where they are absent.

    >>> parse_postcode("1234 ab"), parse_postcode("NL-1234AB"), parse_postcode("1234"), parse_postcode("0123")
    ((1234, 'ab'), (1234, 'ab'), (1234, ''), (0, ''))
    """
    found = _POSTCODE.search(fold(text))
    return (int(found[1]), found[2] or "") if found else (0, "")


def parse_number(huisnummer: str, huisletter: str = "", toevoeging: str = "") -> tuple[int, str]:
    """The number of a house and its addition in one form, whichever column holds the addition.

    >>> {parse_number(*form) for form in [("12", "A"), ("12-a",), ("12 A",), ("12", "", "a")]}
    {(12, 'a')}
    >>> parse_number("12 III"), parse_number("12", "", "3hoog"), parse_number("12", "A", "2"), parse_number("012 bis")
    ((12, '3'), (12, '3'), (12, 'a2'), (12, 'bis'))
    """
    folded = fold(huisnummer)
    found = _NUMBER.search(folded)
    if not found or int(found[0]) > _HIGHEST_NUMBER:
        return 0, ""
    rest = folded[found.end() :]
    # A spreadsheet makes 12 of the number a fraction: 12.0.
    rest = re.sub(r"^[.,]0+$", "", rest)
    letter, addition = _addition(huisletter), _addition(toevoeging)
    glued = _addition(rest)
    # The letter is often given twice: in the number and in its own column.
    extra = "" if glued and (letter + addition).startswith(glued) else glued
    return int(found[0]), (extra + letter + addition)[:12]


def parse_street(text: str) -> str:
    """A street in full and glued, without its house number.

    >>> parse_street("Burg. v.d. Bergstr.") == parse_street("Burgemeester van den Bergstraat")
    True
    """
    return _street(text)[0]


def number_in_street(text: str) -> str:
    """The house number that stands behind a street in the same column, or an empty text.

    >>> number_in_street("Dijkstraat 12 A"), number_in_street("Plein 1944"), number_in_street("2e Dwarsstraat")
    ('12 A', '1944', '')
    """
    found = _STREET_WITH_NUMBER.match(text[:200].strip())
    return found[2] if found else ""


def parse_place(text: str) -> str:
    """A place under one name.

    >>> parse_place("Den Haag") == parse_place("'s-Gravenhage")
    True
    """
    glued = re.sub(r"[\W_]+", "", fold(text)).replace("ij", "y")
    return _lists()["places"].get(glued, glued)


def _street(text: str) -> tuple[str, str]:
    number = number_in_street(text)
    bare = text[: len(text[:200].rstrip()) - len(number)] if number else text
    parts = [_word(word) for word in re.split(r"[\W_]+", fold(bare)) if word]
    # v.d., van der and van den are one and the same in a street: nobody keeps them apart.
    telling = [part for part in parts if part not in _PARTICLES] or parts
    return "".join(telling).replace("ij", "y"), number


def _word(word: str) -> str:
    lists = _lists()
    if word in lists["street_words"]:
        return lists["street_words"][word]
    if word in lists["street_endings"]:
        return lists["street_endings"][word]
    for ending in ("plnts", "pln", "sngl", "str", "prk", "ln", "wg"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + lists["street_endings"][ending]
    return word


def _addition(text: str) -> str:
    folded = fold(text)
    lists = _lists()["additions"]
    whole = re.sub(r"[\W_]+", "", folded)
    if whole in lists:
        return lists[whole]
    pieces = [piece for piece in _SPLIT.split(folded) if piece]
    return "".join(lists.get(piece, piece.lstrip("0") or piece) for piece in pieces)


@cache
def _lists() -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = tomllib.loads(
        files("rondkomen.matching").joinpath("data/addresses.toml").read_text("utf-8")
    )
    return data
