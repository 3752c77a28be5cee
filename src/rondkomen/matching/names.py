"""Dutch names taken apart: prefixes, double names, first names and initials, however a partner wrote them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rondkomen.matching.spelling import KEPT
from rondkomen.matching.text import LONGEST, fold

NAMES, INITIALS = 3, 8
"""How many first names and how many initials of a person are looked at."""

_TITLES = frozenset(
    [
        "dhr",
        "dhr.",
        "hr",
        "mw",
        "mevr",
        "mevrouw",
        "mej",
        "mejuffrouw",
        "fam",
        "familie",
        "erven",
        "drs",
        "ir",
        "ing",
        "prof",
        "ds",
        "jhr",
        "jkvr",
        "msc",
        "bsc",
        "ma",
        "ba",
        "llm",
    ]
)
_WORD = re.compile(r"'?[^\W_]+")
# A legal form at the end, or the name under which somebody trades (handelend onder de naam) and what follows.
_TRADE = re.compile(r"\s(b\.?v|v\.?o\.?f|n\.?v|c\.?v)\.?$|,?\s(t\.?)?h\.?o\.?d\.?n\.?\s.*$")
_GLUED = re.compile(r"^(van ?de[nr]?|v ?d)(?=[^aeiouy ].{3})")


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname in the form in which it is compared: folded, ij as y, without signs.

    `prefix` is in full, but for an abbreviation that may stand for several; `whole` is the name without prefix, glued;
    `parts` are the two names of a double name, or the first and the last word; `full` is prefix and name glued, where
    there is a prefix.
    """

    prefix: str = ""
    whole: str = ""
    parts: tuple[str, ...] = ()
    full: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """First names in the form in which they are compared, in order, and the initials as one word."""

    names: tuple[str, ...] = ()
    initials: str = ""


def parse_surname(voorvoegsel: str, geslachtsnaam: str) -> Surname:
    """A surname from the two columns, whichever of the two holds the prefix.

    >>> parse_surname("van den", "Berg") == parse_surname("", "Berg, v.d.n.") == parse_surname("", "Vandenberg")
    True
    >>> parse_surname("", "Jansen-de Vries").parts, parse_surname("", "'s-Gravesande").whole
    (('jansen', 'vries'), 'gravesande')
    """
    if geslachtsnaam.isalpha() and geslachtsnaam.isascii() and not _GLUED.match(geslachtsnaam.lower()):
        whole, prefix = _y(geslachtsnaam[:LONGEST].lower()), _prefix(voorvoegsel)  # most names, and the quick way
        return Surname(prefix, whole, (), (prefix.replace(" ", "") + whole) if prefix else "")
    sides = [_words(side) for side in _TRADE.sub("", fold(geslachtsnaam)).replace("'s-", "'s ").split("-")]
    sides = [side for side in sides if side]
    if not sides:
        return Surname()
    first, *others = [_without_prefix(side) for side in sides]
    prefix = _prefix(voorvoegsel) or first[0]
    cores = [first[1], *(core for _, core in others)]
    whole = "".join(word for core in cores for word in core)
    loose = ["".join(core) for core in cores] if len(cores) > 1 else cores[0]
    parts = (loose[0], loose[-1]) if len(loose) > 1 else ()
    return Surname(prefix, whole, parts, (prefix.replace(" ", "") + whole) if prefix else "")


def parse_given(voornamen: str, voorletters: str) -> Given:
    """First names and initials; initials follow from the names where the column for them is empty.

    >>> parse_given("Johanna (Joke)", ""), parse_given("J.M.", "").initials, parse_given("", "JM Th.").initials
    (Given(names=('johanna', 'joke'), initials='jj'), 'jm', 'jmt')
    """
    names: list[str] = []
    letters = ""
    for word in words_in(voornamen):
        name, is_initials = first_name(word)
        letters += name if is_initials else name[:1]
        if name and not is_initials:
            names.append(name)
    return Given(tuple(names[:NAMES]), parse_initials(voorletters) or letters[:INITIALS])


def words_in(voornamen: str) -> list[str]:
    """The words of a column of first names, as they were written."""
    return _WORD.findall(voornamen[:LONGEST])


@lru_cache(KEPT)
def first_name(word: str) -> tuple[str, bool]:
    """A first name in its plain form, empty for a title; and whether it is initials."""
    name = _plain(word)
    return ("", False) if name in _TITLES else (name, _is_initials(word, name))


def parse_initials(voorletters: str) -> str:
    """Initials as one word."""
    found = ""
    for word in _WORD.findall(voorletters[:LONGEST]):
        name = _plain(word)
        found += name if len(name) == 1 or (len(name) <= 5 and word.isupper()) else name[:1]
    return found[:INITIALS]


def _is_initials(word: str, name: str) -> bool:
    """Whether a word is initials and no name: one letter, or a few capitals of which no name would be made."""
    return len(name) == 1 or (len(name) <= 4 and word.isupper() and not re.search("[aeiouy]", name[1:]))


def _words(folded: str) -> list[str]:
    found = [_y(word) for word in _WORD.findall(folded)]
    if found[:2] == ["de", "heer"] and len(found) > 2:
        found = found[2:]
    while len(found) > 1 and found[0] in _TITLES:
        found = found[1:]
    # Initials in front of a surname; what an apostrophe follows is part of the name: O'Brien.
    while len(found) > 1 and len(found[0]) == 1 and found[0] != "v" and found[1][0] != "'" and _has_word(found[1:]):
        found = found[1:]
    # "v.d." falls apart in letters: put neighbouring letters together again, for they are one shortened prefix.
    return re.sub(r"(?<=\b[vdaoruntij]) (?=[drnt]\b)", "", " ".join(found)).split()


def _without_prefix(side: list[str]) -> tuple[str, list[str]]:
    """The prefix of a name and the words that are left, which are never none."""
    start, end = 0, len(side)
    while start < end - 1 and _is_particle(side[start]):
        start += 1
    while end > start + 1 and _is_particle(side[end - 1]) and start == 0:
        end -= 1
    core = _joined(side[start:end])
    prefix = _expanded(side[:start] or side[end:])
    glued = _GLUED.match(core[0])
    if glued and not prefix:
        return _expanded([glued[0]]), [core[0][glued.end() :], *core[1:]]
    return prefix, core


def _has_word(words: list[str]) -> bool:
    return max(map(len, words)) > 1


def _joined(core: list[str]) -> list[str]:
    """The words of a name with what follows an apostrophe put back (O'Brien), and without initials behind it."""
    words = " ".join(core).replace(" '", "").replace("'", "").split() or [""]
    while len(words) > 1 and len(words[-1]) == 1:
        words.pop()
    return words


def _is_particle(word: str) -> bool:
    particles, shortened = _particles()
    return word in particles or word in shortened


@lru_cache(KEPT)
def _prefix(voorvoegsel: str) -> str:
    return _expanded(_words(fold(voorvoegsel)))


def _expanded(words: list[str]) -> str:
    """The prefix in full, but for one that may be any of several: v.d. stays vd."""
    _, shortened = _particles()
    return " ".join(shortened.get(word, word).lstrip("'") for word in words)


def prefix_initials(prefix: str) -> str:
    """The letters to which a prefix is shortened.

    >>> prefix_initials("van der"), prefix_initials("vd")
    ('vd', 'vd')
    """
    return prefix if " " not in prefix else "".join(word[0] for word in prefix.split())


def _plain(word: str) -> str:
    return _y(fold(word)).replace("'", "")


def _y(word: str) -> str:
    return word.replace("ij", "y")


@cache
def _particles() -> tuple[frozenset[str], dict[str, str]]:
    data = tomllib.loads(files("rondkomen.matching").joinpath("data/particles.toml").read_text("utf-8"))
    return frozenset(map(_y, data["words"])), data["shortened"]
