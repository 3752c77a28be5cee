"""The sentences of a decision in Dutch and English: why, with the values of the case, and by when and why then."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

from rondkomen.apps.signals.decisions.inputs import Inputs
from rondkomen.apps.signals.decisions.terms import Due
from rondkomen.kernel.money import in_words

PLACES = ("amount", "kinds", "days", "months", "signals", "earlier", "pattern", "age_band", "capacity")
"""What a sentence of reason may fill in; docs/reference/decision-table.md says what each is."""
KNOWN_BY = {"days": ("days_from", "days_until"), "capacity": ("capacity_from", "capacity_until")}
"""What may be unknown, and the conditions by one of which it is known."""


def places_in(sentence: str) -> set[str]:
    """The places of a sentence; an empty one for a brace that does not fit, or a place with more than a name."""
    try:
        parts = list(Formatter().parse(sentence))
    except ValueError:
        return {""}
    return {"" if form or conversion else name for _, name, form, conversion in parts if name is not None}


def filled_in(sentence: str, inputs: Inputs, language: str) -> str:
    """A sentence of reason with the values of a case."""
    return sentence.format(**_values(inputs, language))


def due_sentences(dues: tuple[Due, ...], language: str) -> str:
    """Which term counts, and, where the municipality is earlier than the law, until when the law gives."""
    first = dues[0]
    if first.term is not None:
        return _in(first.term, language).format(day=day_in_words(first.on, language))
    own = text("due.municipal", language, day=day_in_words(first.on, language), number=first.working_days)
    law = next(due for due in dues if due.term is not None)
    key = "due.law_conditional" if law.term and law.term.conditional else "due.law"
    return f"{own} {text(key, language, day=day_in_words(law.on, language))}"


def text(key: str, language: str, **places: object) -> str:
    """A text of texts.toml by its group and name. Raises KeyError for one that is not there."""
    group, _, name = key.partition(".")
    return str(_texts()[group][name]["en" if language == "en" else "nl"]).format(**places)


def day_in_words(day: date, language: str) -> str:
    """A day as people write it.

    >>> day_in_words(date(2026, 12, 3), "nl")
    '3 december 2026'
    """
    return f"{day.day} {text(f'months.{day.month}', language)} {day.year}"


def _values(inputs: Inputs, language: str) -> Mapping[str, str]:
    return {
        "amount": in_words(Decimal(inputs.amount) / 100, language=language),
        "kinds": _listed([text(f"kinds.{kind}", language) for kind in sorted(inputs.kinds)], language),
        "days": str(inputs.days),
        "months": str(inputs.months),
        "signals": str(len(inputs.signals)),
        "earlier": str(len(inputs.earlier)),
        "pattern": _listed([text(f"pattern.{one}", language) for one in sorted(inputs.patterns)], language),
        "age_band": text(f"age_band.{inputs.age_band}", language),
        "capacity": str(inputs.capacity),
    }


def _listed(words: list[str], language: str) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} {text('words.and', language)} {words[-1]}"


def _in(words: Any, language: str) -> str:
    return str(words.en if language == "en" else words.nl)


@cache
def _texts() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads(files("rondkomen.apps.signals.decisions").joinpath("texts.toml").read_text("utf-8"))
