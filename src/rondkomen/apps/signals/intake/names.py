"""A name in one column, taken apart as far as it can be without guessing: titles, initials, prefix, surname."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rondkomen.apps.signals.intake.cells import CellRefused
from rondkomen.matching.names import parse_surname


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a name as they were written; `is_of_two` when a second person stood behind the first."""

    voornamen: str = ""
    voorletters: str = ""
    voorvoegsel: str = ""
    geslachtsnaam: str = ""
    is_of_two: bool = False


_SHORT = r"mevrouw|mejuffrouw|mevr\.?|dhr\.?|mej\.?|hr\.?|mw\.?"
# De Heer is a surname too, so before a comma or at the end it is left alone.
_TITLE = re.compile(
    rf"^(?:(?:{_SHORT}|(?:de )?erven(?: van)?|familie|fam\.?|drs\.?|ing\.?|ir\.?|mr\.?|dr\.?|prof\.?)"
    rf"(?:\s*(?:/|en/of|e/o|en|of)\s*(?:{_SHORT}|de heer))?(?=[\s,]|$)[\s,]*"
    rf"|de heer(?:\s*(?:/|en/of|e/o|en|of)\s*(?:{_SHORT}))?\s+(?!,))",
    re.IGNORECASE,
)
_TITLE_BEHIND = re.compile(rf"[\s,(]+(?:{_SHORT}|[sj]r\.?|(?<=\()de heer)\)?$", re.IGNORECASE)
# A bare "en" may be part of a name; it is not when initials or a title follow.
_SECOND = re.compile(
    rf"\s+(?:(?:en/of|e/o|c\.s\.|cs\.?|&)(?:\s+|$)|en\s+(?=[^\W\d_]\.|(?:{_SHORT}|de heer)\s))", re.IGNORECASE
)
_LONGEST = 200
"""Characters in the name of a person: more than any official name and its titles."""
_LEGAL_ENTITY = re.compile(
    r"^(stichting|vereniging|co[öo]peratie)\s|(?<!,)\s(b\.?\s?v\.?|n\.?\s?v\.?|besloten vennootschap)$", re.IGNORECASE
)
# Two surnames in one: with a hyphen between spaces, as wife or husband of (e.v., e/v), born as (geb.).
_JOINED = re.compile(r"\s+-\s*|-\s+|\s+(?:e\.?v\.?|e/v|geb\.?)\s+", re.IGNORECASE)
_GLUED = re.compile(r"(?<=\.)(?=[^\W\d_]{2,}(?![^\W\d_.]))")
_GIVEN_NAMES_TOO = frozenset(["ben"])
"""Prefixes that are first names as well, when they stand in front of one word."""
_SHORTENED = frozenset(["VD", "VDN", "VDR"])
_DOTTED = re.compile(r"([^\W\d_]{1,3}\.)+[^\W\d_]?", re.UNICODE)
_LETTERS = re.compile(r"[^\W\d_]|[BCDFGHJKLMNPQRSTVWXZ]{2,4}", re.UNICODE)


def split_name(written: str) -> NameParts:
    """A name in one column, in parts. Raises CellRefused for a legal entity, and where no surname is left.

    >>> split_name("Dhr. J. van den Berg") == split_name("Berg, J. van den") == split_name("van den Berg, J.")
    True
    >>> split_name("Fatma Nur Yıldız-de Vries").voornamen, split_name("Berg J.P.").voorletters
    ('Fatma Nur', 'J.P.')
    """
    check_natural_person(written)
    if len(written) > _LONGEST:
        raise CellRefused("naam_unreadable")
    text = _GLUED.sub(" ", _JOINED.sub("-", written)).strip(" ,;")
    while (bare := _TITLE_BEHIND.sub("", _TITLE.sub("", text))) != text and _has_name(bare):
        text = bare
    first, *others = _SECOND.split(text, maxsplit=1)
    before, comma, behind = (part.strip() for part in first.partition(","))
    parts = _around_comma(before, behind) if comma and behind else _in_line(_words(before))
    if not _is_surname(parts):
        raise CellRefused("naam_unreadable")
    if not others:
        return parts
    return NameParts(parts.voornamen, parts.voorletters, parts.voorvoegsel, parts.geslachtsnaam, is_of_two=True)


def _is_surname(parts: NameParts) -> bool:
    """Whether a surname was found: not a sign, initials, or a title with nothing beside it."""
    surname = parts.geslachtsnaam
    if not any(letter.isalpha() for letter in surname) or ("." in surname and is_initials(surname)):
        return False
    return bool(parts.voornamen or parts.voorletters) or not _TITLE.fullmatch(surname)


def _has_name(text: str) -> bool:
    """Whether more than initials is left: what looks like a title may be the surname itself (Ing, K.)."""
    return any(not is_initials(word) for word in text.replace(",", " ").split())


def check_natural_person(written: str) -> None:
    """Raises CellRefused for the name of a legal entity, which no help of a municipality is for."""
    if _LEGAL_ENTITY.search(written):
        raise CellRefused("naam_is_legal_entity")


def _words(text: str) -> list[str]:
    """The words of a name, with a double name that has a prefix in it kept whole: `Yıldız-de Vries`."""
    found: list[str] = []
    is_open = False
    for word in text.split():
        if is_open:
            found[-1] += f" {word}"
            is_open = is_particle(word)
            continue
        found.append(word)
        is_open = "-" in word and is_particle(word.rpartition("-")[2])
    return found


def _around_comma(surname: str, rest: str) -> NameParts:
    """`Berg, J. van den`: the surname, then what stands in front of it."""
    words = surname.split()
    prefix = _leading_particles(words)
    given: list[str] = []
    behind: list[str] = []
    for word in rest.replace(",", " ").split():
        (behind if is_particle(word) else given).append(word)
    voornamen, voorletters = _given(given)
    return NameParts(voornamen, voorletters, " ".join(words[:prefix] + behind), " ".join(words[prefix:]))


def _in_line(words: list[str]) -> NameParts:
    """`J. van den Berg`, and `Berg J. van den` as some systems sort it."""
    initials = [at for at, word in enumerate(words) if is_initials(word)]
    if initials and initials[0] > 0 and all(is_particle(word) for word in words[initials[-1] + 1 :]):
        return _around_comma(" ".join(words[: initials[0]]), " ".join(words[initials[0] :]))
    if len(words) == 2 and words[0].lower() in _GIVEN_NAMES_TOO:
        return NameParts(words[0], geslachtsnaam=words[1])
    start = next((at for at, word in enumerate(words) if is_particle(word)), None)
    if start is None or start == len(words) - 1:
        last = initials[-1] + 1 if initials else min(1, len(words) - 1)
        start = min(last if len(words) < 3 or initials else len(words) - 1, len(words) - 1)
    while start < len(words) - 1 and words[start].startswith("("):
        start += 1  # the name somebody is called by
    voornamen, voorletters = _given(words[:start])
    rest = words[start:]
    prefix = _leading_particles(rest)
    return NameParts(voornamen, voorletters, " ".join(rest[:prefix]), " ".join(rest[prefix:]))


def _leading_particles(words: list[str]) -> int:
    number = 0
    while number < len(words) - 1 and is_particle(words[number]):
        number += 1
    return number


def _given(words: list[str]) -> tuple[str, str]:
    """Voornamen and voorletters: initials in front, names in full, or both."""
    letters = [word for word in words if is_initials(word)]
    names = [word.strip("()") for word in words if not is_initials(word)]
    return " ".join(names), "".join(letters)


def is_initials(word: str) -> bool:
    """Whether a word is initials: letters with points, one letter, or a few capitals that make no name."""
    return bool(_DOTTED.fullmatch(word) or _LETTERS.fullmatch(word)) and not is_particle(word)


@lru_cache(4096)
def is_particle(word: str) -> bool:
    """Whether a word is a prefix of surnames (voorvoegsel), also when it is shortened: `van`, `v.d.`, `'t`."""
    if "." in word and word.isupper():
        return word.replace(".", "") in _SHORTENED  # B.V. are initials
    return len(word) <= 8 and parse_surname("", f"{word} Naam").prefix != ""
