"""Spellings of one name: a key that names share when an alphabet, an office or an ear wrote them differently."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from rondkomen.matching.text import fold

SHORTEST = 3
"""A key of fewer letters says too little, and the name itself is kept instead."""

KEPT = 1 << 16
"""Names whose key is remembered, for most of them occur in the register and in the signals."""

# Habits of writing, each group in this order; the letters on the right are only labels. A group is looked at only in a
# name that has one of its letters. A figure keeps a sound apart from a vowel that follows, until the end.
_SAME = (
    ("djz", (("dzj", "j"), ("dj", "j"), ("dz", "j"))),  # Soerdjan, Surjan; Djamila, Jamila
    ("hjz", (("tsch", "ch"), ("tsj", "ch"), ("tch", "ch"), ("tsh", "ch"))),  # Shevchenko, Sjevtsjenko
    ("hjz", (("sch", "s"), ("sh", "s"), ("sj", "s"), ("sz", "s"))),  # Shahin, Sahin; Szymon, Simon
    ("h", (("kh", "h"), ("ch", "h"), ("gh", "h"), ("ph", "f"), ("th", "t"))),  # Khalid, Chalid
    ("cx", (("ck", "k"), ("cq", "k"), ("x", "ks"))),
    ("iyu", (("uij", "1"), ("uy", "1"), ("ui", "1"), ("eu", "1"))),  # Bruijn, Bruyn, Bruin
    ("iye", (("eij", "1"), ("ij", "1"), ("ey", "1"), ("ei", "1"), ("ay", "1"), ("ai", "1"), ("ie", "1"), ("ee", "1"))),
    ("ou", (("oe", "u"), ("ou", "u"), ("oo", "u"), ("ue", "u"))),  # Moestafa, Moustafa, Mustafa
    ("a", (("ae", "a"),)),
)
_LETTERS = str.maketrans("qczvwyj1oe", "kksffiiiua")  # Meijer, Maier; Yulia, Julia; Gomez, Gomes
_SERVANT = re.compile(r"^abd[aeiou]*[lr](?=.{3})")  # Abdel-, Abdul-, Abdoul-, Abder-
_SILENT = re.compile(r"h(?![aiu])|(.)(?=\1)")  # Fatimah; Hassan
_END = re.compile(r"d?t$|d$")
# Surnames that change with the sex of who bears them, in Slavic languages; a first name does not: Martin, Martina.
_ENDINGS = tuple(
    (re.compile(pattern), label)
    for pattern, label in (
        (r"(?<=.{3})(sk|ck|dzk)a$", r"\1i"),  # Kowalska, Kowalski
        (r"(?<=.{3})(ov|ev|ow|ew|in|yn)a$", r"\1"),  # Ivanova, Ivanov
        (r"(?<=.{3})(off|ow)$", "ov"),  # Ivanoff, Iwanow
    )
)


def spelling_key(name: str) -> str:
    """The sound of a folded first name, roughly: equal for spellings of one name, and now and then for two names.

    How much an agreement on it is worth follows from how many residents share the key, so that a key that throws names
    together costs certainty, not correctness.

    >>> spelling_key("muhammad") == spelling_key("mohamed"), spelling_key("jan") == spelling_key("jon")
    (True, False)
    """
    sound = _SERVANT.sub("abdal", name)
    for some, group in _SAME:
        if any(letter in sound for letter in some):
            for letters, label in group:
                sound = sound.replace(letters, label)
    sound = _END.sub("t", _SILENT.sub("", _SILENT.sub("", sound.translate(_LETTERS))))
    return sound if len(sound) >= SHORTEST else name


@lru_cache(KEPT)
def surname_key(name: str) -> str:
    """As `spelling_key`, and blind to the endings that differ between the women and the men of one Slavic family.

    >>> surname_key("kowalska") == surname_key("kowalski"), surname_key("meijer") == surname_key("meyer")
    (True, True)
    """
    for pattern, label in _ENDINGS:
        name = pattern.sub(label, name)
    return spelling_key(name)


@lru_cache(KEPT)
def variant_keys(name: str) -> tuple[str, ...]:
    """The groups a first name belongs to, at most two: those of given_names.toml, or else its own spelling.

    >>> variant_keys("kees") == variant_keys("cornelis"), len(variant_keys("jo"))
    (True, 2)
    """
    sound = spelling_key(name)
    return _groups().get(name) or _groups().get(f"~{sound}") or (sound,)


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    text = files("rondkomen.matching").joinpath("data/given_names.toml").read_text("utf-8")
    lines = [line.split() for group in tomllib.loads(text).values() for line in group]
    found: dict[str, list[str]] = {}
    for line in lines:
        for name in line:
            sound = spelling_key(fold(name))
            # A short sound is shared by too many names to speak for the group: Kees and Gies.
            for form in {fold(name), f"~{sound}" if len(sound) > SHORTEST + 1 else fold(name)}:
                found.setdefault(form, []).append(f"={line[0]}")
    return {name: tuple(dict.fromkeys(groups))[:2] for name, groups in found.items()}
