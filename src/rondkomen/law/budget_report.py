"""A month budget as plain data with its words, the same for the command line, the API and whoever keeps it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from rondkomen.kernel.money import as_text
from rondkomen.law.book import HERE, law_book
from rondkomen.law.budget import Budget, Line, Payment
from rondkomen.law.words import label_of


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads((HERE / "budget_words.toml").read_text(encoding="utf-8"))


def line_label(name: str, language: str = "nl") -> str:
    """What a kind of money is called on a budget."""
    return _words()["lines"].get(name, {}).get(language) or label_of(name, language)


def note_text(name: str, language: str = "nl") -> str:
    """What was assumed, in one or two plain sentences."""
    return _words()["notes"][name][language]


def budget_as_data(found: Budget, language: str = "nl") -> dict[str, Any]:
    """The whole budget; amounts are strings with two decimals, null where unknown."""
    return {
        "on": found.household.on.isoformat(),
        "year": found.year,
        "law_version": law_book().version,
        "months": [
            {
                "month": _month(one.month),
                "coming_in": _text(one.coming_in),
                "known_coming_in": as_text(one.known),
                "going_out": as_text(one.going_out),
                "left": _text(one.left),
            }
            for one in found.months
        ],
        "lines": [_line(line, language) for line in found.lines],
        "not_told": [
            {"name": name, "label": line_label(name, language), "place": place} for name, place in found.not_told
        ],
        "not_modelled": list(found.not_modelled),
        "notes": [{"name": name, "text": note_text(name, language)} for name in found.notes],
    }


def _line(line: Line, language: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "name": line.name,
        "label": line_label(line.name, language),
        "of": line.of,
        "direction": line.direction,
        "source": line.source,
        "year": _text(line.year),
        "payments": [_payment(one) for one in line.payments if one.amount != 0],
    }
    if line.day is not None:
        data["day"] = line.day
    if line.needs:
        data["needs"] = list(line.needs)
    return data


def _payment(payment: Payment) -> dict[str, Any]:
    data: dict[str, Any] = {"month": _month(payment.month), "amount": _text(payment.amount)}
    if payment.meant_for != payment.month:
        data["for"] = _month(payment.meant_for)
    return data | ({"is_estimate": True} if payment.is_estimate else {})


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else as_text(amount)
