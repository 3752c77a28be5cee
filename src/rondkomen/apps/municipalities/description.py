"""The description of a municipality in TOML, checked; data/ holds the one of Waterveen as an example."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rondkomen.law.household.faults import Fault, shown

CODE = re.compile(r"GM[0-9]{4}")
_PATTERNS = {
    "code": (CODE, "GM and four digits, as in GM9999"),
    "name": (re.compile(r"\S.{0,99}"), "a name of at most 100 characters"),
    "site": (re.compile(r"|https://[^\s\"<>]{1,190}"), "an address that starts with https://, or nothing"),
    "theme_css": (re.compile(r"|[\w-]+(/[\w-]+)*\.css"), "the path of a .css file among the static files, or nothing"),
    "help.page": (
        re.compile(r"(/(?!/)|https://)[^\s\"<>]{0,190}"),
        "a path on this site that starts with /, or an address that starts with https://",
    ),
    "help.phone": (re.compile(r"\+?[0-9][0-9 ()-]{1,28}"), "a phone number of digits and spaces"),
}
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_TEXTS = ("name", "text", "hours")


class DescriptionRefused(ValueError):
    """A description that cannot be used; `faults` has every fault found."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, faults)))


@dataclass(frozen=True, slots=True)
class Description:
    """A municipality; each text is kept per language, as in {"nl": "..."}."""

    code: str
    name: str
    site: str
    theme_css: str
    languages: list[str]
    help_page: str
    help_phone: str
    help_name: Mapping[str, str] = field(default_factory=dict)
    help_text: Mapping[str, str] = field(default_factory=dict)
    help_hours: Mapping[str, str] = field(default_factory=dict)


def shipped(code: str) -> Path:
    """Where the description that comes with Rondkomen stands; the file may be absent."""
    return Path(__file__).parent / "data" / f"{code}.toml"


def read(text: str) -> Description:
    """The municipality in a TOML text. Raises DescriptionRefused with every fault."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DescriptionRefused([Fault("file", f"text that is not TOML ({error})", "TOML")]) from error
    faults: list[Fault] = []
    help_point: dict[str, Any] = content["help"] if isinstance(content.get("help"), dict) else {}
    found = {place: _one(place, content, faults) for place in _PATTERNS}
    languages = _languages(content.get("languages"), faults)
    faults += _unknown("", content, {"code", "name", "site", "theme_css", "languages", "help"})
    faults += _unknown("help.", help_point, {"page", "phone", *languages})
    texts = {kind: {one: _text(help_point, one, kind, faults) for one in languages} for kind in _TEXTS}
    if faults:
        raise DescriptionRefused(faults)
    return Description(
        code=found["code"],
        name=found["name"],
        site=found["site"],
        theme_css=found["theme_css"],
        languages=languages,
        help_page=found["help.page"],
        help_phone=found["help.phone"],
        help_name=texts["name"],
        help_text=texts["text"],
        help_hours=texts["hours"],
    )


def _one(place: str, content: dict[str, Any], faults: list[Fault]) -> str:
    value: Any = content
    for key in place.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    pattern, expected = _PATTERNS[place]
    text = "" if value is None else value
    if isinstance(text, str) and pattern.fullmatch(text):
        return text
    faults.append(Fault(place, shown(value), expected))
    return ""


def _languages(value: Any, faults: list[Fault]) -> list[str]:
    if isinstance(value, list) and value and all(isinstance(one, str) and _LANGUAGE.fullmatch(one) for one in value):
        return value
    faults.append(Fault("languages", shown(value), 'a list of language codes, as in ["nl", "en"]'))
    return []


def _text(help_point: dict[str, Any], language: str, kind: str, faults: list[Fault]) -> str:
    texts = help_point.get(language)
    value = texts.get(kind) if isinstance(texts, dict) else None
    if isinstance(value, str) and 0 < len(value.strip()) <= 500:
        return value.strip()
    faults.append(Fault(f"help.{language}.{kind}", shown(value), "a text of at most 500 characters"))
    return ""


def _unknown(prefix: str, group: dict[str, Any], known: set[str]) -> list[Fault]:
    expected = f"one of {', '.join(sorted(known))}"
    return [Fault(f"{prefix}{key}", "an unknown key", expected) for key in group if key not in known]
