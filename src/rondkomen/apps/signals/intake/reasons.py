"""Why a row is refused, or what of it was left out: a closed list of codes, each with its sentence and what to do."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Reason:
    """A code of `reasons.toml` and the column it is about, by its heading in the profile; never a value."""

    code: str
    column: str = ""

    def as_json(self) -> dict[str, str]:
        """Plain values, as they are kept with a refused row."""
        return {"code": self.code, "column": self.column}


def reason_text(code: str, language: str = "nl") -> str:
    """What was found and what to do, in a sentence or two. Raises KeyError for a code that is not in the list."""
    entry = _texts()[code]
    return str(entry.get(language) or entry[LANGUAGES[0]])


def reason_codes() -> tuple[str, ...]:
    """Every code, in the order of the list."""
    return tuple(_texts())


def is_remark(code: str) -> bool:
    """Whether a row with this code is taken in all the same."""
    return bool(_texts()[code].get("remark", False))


def file_text(code: str, language: str, places: Mapping[str, object]) -> str:
    """Why a file is refused as a whole, with the places filled in. Raises KeyError for a code not in the list."""
    entry = _file_texts()[code]
    return str(entry.get(language) or entry[LANGUAGES[0]]).format(**places)


def kind_text(code: str, language: str, places: Mapping[str, object]) -> str:
    """Why no signal of a kind of partner may come in, with the places filled in."""
    entry = _data()["kind"][code]
    return str(entry.get(language) or entry[LANGUAGES[0]]).format(**places)


def file_codes() -> tuple[str, ...]:
    """Every code for a file as a whole, in the order of the list."""
    return tuple(_file_texts())


def _texts() -> Mapping[str, Mapping[str, Any]]:
    return _data()["row"]


def _file_texts() -> Mapping[str, Mapping[str, Any]]:
    return _data()["file"]


@cache
def _data() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    return tomllib.loads(files("rondkomen.apps.signals.intake").joinpath("reasons.toml").read_text("utf-8"))
