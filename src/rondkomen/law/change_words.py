"""Values and short sentences as people read them, for what would change a step and how far it is."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from rondkomen.engine.receipt import plain
from rondkomen.engine.why_not import Reason
from rondkomen.kernel import Unit
from rondkomen.kernel.money import in_words
from rondkomen.law.book import HERE


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((HERE / "change_words.toml").read_text(encoding="utf-8"))


def say(language: str, group: str, key: str, **parts: str) -> str:
    """A sentence, or part of one, with its parts filled in."""
    return str(_words()[group][key][language]).format(**parts)


def said(language: str, value: Any, unit: Unit, *, cents: bool = True) -> str:
    """A value in its unit: an amount, a number, a day, yes or no."""
    if isinstance(value, bool):
        return say(language, "truth", str(value).lower())
    if isinstance(value, date):
        return day_in_words(value, language)
    if unit.is_money:
        text = in_words(value, cents=cents, language=language)
    else:
        text = plain(round(value, 5))
        text = text.replace(".", ",") if language == "nl" else text
    return say(language, "unit", str(unit), amount=text) if str(unit) in _words()["unit"] else text


def day_in_words(day: date, language: str) -> str:
    """A day with the name of its month."""
    return f"{day.day} {_words()['months'][language][day.month - 1]} {day.year}"


def age_in_words(months: int, language: str) -> str:
    """An age that is counted in months, in years as far as they are whole."""
    years, rest = divmod(months, 12)
    form = "both" if years and rest else "years" if years else "months"
    return say(language, "age", form, years=str(years), months=str(rest))


def distance_in_words(reason: Reason, language: str) -> str:
    """What was found, what it was compared with, and how far apart they are; for a reason that has a unit."""
    assert reason.unit is not None
    parts = {"left": reason.left, "right": reason.right, "distance": reason.distance}
    return say(language, "why_not", "distance", **{key: said(language, one, reason.unit) for key, one in parts.items()})
