"""The code lists of DDAS vroegsignalering: from our own words to the codes of a version, and between versions.

The lists are the data of `codes.toml`. Nothing is ever mapped to a code that only resembles it: what a version does not
have is refused, and a person decides what to send instead.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

VERSION = "1.2"
"""The version of the standard that the exchange model is written in."""

_LONGEST_SHOWN = 60
_DIGITS = re.compile(r"[0-9]{6,}")


class CodeList(StrEnum):
    """The lists, by our names for them."""

    PARTNER = "partner"
    SIGNAALSTATUS = "signaalstatus"
    EINDRESULTAAT = "eindresultaat"
    CONTACTSOORT = "contactsoort"
    DAGDEEL = "dagdeel"
    GESLACHT = "geslacht"


class CodeRefused(LookupError):
    """A word, code or version that is not in the lists. The message says what was found and what is expected."""


def versions() -> tuple[str, ...]:
    """The versions of the standard whose lists are known, oldest first and the model of Delft last."""
    return tuple(_data()["version"])


def words(code_list: CodeList, version: str = VERSION) -> tuple[str, ...]:
    """Our words that a version has a code for; empty when it has no such list. Raises CodeRefused for the version."""
    return tuple(_codes(code_list, version))


def code_of(code_list: CodeList, word: str, version: str = VERSION) -> str:
    """The code of a version for one of our words.

    >>> code_of(CodeList.EINDRESULTAAT, "regelt_zelf", "0.9")
    'Inwoner hoeft geen hulp vanuit vroegsignalering'

    Raises CodeRefused for an unknown word, and for one that the version has no code for.
    """
    codes = _codes(code_list, version)
    if word in codes:
        return codes[word]
    if word in _data()[code_list.value]:
        raise CodeRefused(f"{code_list}: version {version} of DDAS has no code for {word!r}; choose {_either(codes)}")
    raise CodeRefused(f"{code_list}: found {_shown(word)}; expected {_either(codes)}")


def word_of(code_list: CodeList, code: str, version: str = VERSION) -> str:
    """Our word for a code of a version. Raises CodeRefused for a code that the version does not have."""
    codes = _codes(code_list, version)
    for word, known in codes.items():
        if known == code:
            return word
    expected = _either(codes.values())
    raise CodeRefused(f"{code_list}: found {_shown(code)}, no code of version {version} of DDAS; expected {expected}")


def code_in(code_list: CodeList, code: str, version: str, wanted: str) -> str:
    """The code of another version with the same meaning.

    >>> code_in(CodeList.EINDRESULTAAT, "Verwijzing zonder toestemming", "1.0", "1.2")
    'Verwijzing zonder tussenkomst inwoner'

    Raises CodeRefused when either version does not have it.
    """
    return code_of(code_list, word_of(code_list, code, version), wanted)


@cache
def _data() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(files("rondkomen.gateways.ddas").joinpath("codes.toml").read_text("utf-8"))


@cache
def _codes(code_list: CodeList, version: str) -> Mapping[str, str]:
    if version not in versions():
        raise CodeRefused(f"version of DDAS: found {_shown(version)}; expected {_either(versions())}")
    entries = _data()[code_list.value].items()
    return MappingProxyType({
        word: entry.get("in", {}).get(version, entry["code"])
        for word, entry in entries
        if version not in entry.get("absent", ())
    })  # fmt: skip


def _shown(found: str) -> str:
    """What was found, short, and without a run of digits that may be somebody's number."""
    return repr(_DIGITS.sub("•••", found[:_LONGEST_SHOWN]))


def _either(known: Collection[str]) -> str:
    *others, last = known or ("nothing: it has no such list",)
    return f"{', '.join(others)} or {last}" if others else last
