"""The words for quantities of law, in plain Dutch and in English, and what is modelled of each regulation."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rondkomen.kernel import Citation
from rondkomen.law.book import HERE, code_in, local_law, municipalities, municipality_of

LANGUAGES = ("nl", "en")
NATIONAL = "nl"


@lru_cache(maxsize=1)
def _texts() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    texts: dict[str, Any] = {}
    for file in sorted(HERE.glob("*/texts.toml")):
        texts |= tomllib.loads(file.read_text(encoding="utf-8"))
    return texts


def text_of(name: str, kind: str, language: str = NATIONAL) -> str:
    """The words of one kind (label, plain, because, zero, apply) for a quantity; empty when there are none."""
    code = code_in(name)
    texts = local_law(code).texts if code else _texts()
    entry = texts.get(name, {}).get(kind, {})
    return entry.get(language) or entry.get(NATIONAL, "")


def hand_in_of(name: str, language: str = NATIONAL) -> tuple[str, ...]:
    """What somebody who asks for a municipal scheme hands in; empty when the municipality says nothing."""
    code = code_in(name)
    return local_law(code).hand_in.get(name, {}).get(language, ()) if code else ()


def label_of(name: str, language: str = NATIONAL) -> str:
    """What a quantity is called; its own name with spaces when nobody wrote a better one."""
    return text_of(name, "label", language) or name.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation by its official short title, and the folder of it here."""

    bwb: str
    title: str
    folder: str


@lru_cache(maxsize=1)
def regulations_by_bwb() -> Mapping[str, Regulation]:
    """Every regulation that is cited, by its id at wetten.overheid.nl."""
    content = tomllib.loads((HERE / "regulations.toml").read_text(encoding="utf-8"))
    return {bwb: Regulation(bwb, entry["title"], entry.get("folder", "")) for bwb, entry in content.items()}


def title_of(citation: Citation) -> str:
    """The short title of the regulation that is cited; of a local one, whose it is."""
    if not citation.is_local:
        return regulations_by_bwb()[citation.bwb].title
    if citation.bwb in municipalities():
        return f"Gemeente {municipality_of(citation.bwb).name}"
    return f"{'Gemeente' if citation.bwb.startswith('GM') else 'Lokale regelgeving'} {citation.bwb}"


@lru_cache(maxsize=1)
def coverage() -> Mapping[str, Mapping[str, Any]]:
    """What is modelled of each regulation folder, for which days, checked with what, and what is left out."""
    return tomllib.loads((HERE / "coverage.toml").read_text(encoding="utf-8"))
