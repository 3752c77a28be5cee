"""A small municipality to try things with, and the way from plain values to a file."""

import tomllib
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from rondkomen.engine import LawBook
from rondkomen.engine.evaluation import Evaluation
from rondkomen.law import facts_of, household_of, law_book
from rondkomen.law.book import book_with
from rondkomen.law.gemeenten.making import made_of
from rondkomen.law.gemeenten.reading import read_municipality

FILE = "GM9998.toml"
HEAD = {
    "from": date(2024, 1, 1),
    "until": date(2026, 12, 31),
    "source": "https://gm.example/regels",
    "status": "official",
}
WORDS = {"nl": "Proefregeling", "en": "Trial scheme"}
DAY = date(2026, 7, 1)


def scheme(*periods: dict[str, Any], **others: Any) -> dict[str, Any]:
    """A scheme with these periods; a period takes the days and source of HEAD where it has none."""
    return {"label": WORDS, "plain": WORDS, "unit": "EUR/jaar", "periods": [HEAD | one for one in periods]} | others


def content(**schemes: Any) -> dict[str, Any]:
    """A municipality with these schemes."""
    return {"code": "GM9998", "name": "Proefdam", "schemes": schemes}


def as_toml(values: dict[str, Any]) -> str:
    """Plain values as TOML."""
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in values.items())


def _key(key: str) -> str:
    return '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _value(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return '"' + "".join(f"\\U{ord(one):08x}" if one in '"\\' or ord(one) < 32 else one for one in value) + '"'
        case dict():
            return "{" + ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(_value, value)) + "]"
    return str(value)


@lru_cache(maxsize=32)
def book_of(text: str) -> LawBook:
    """National law with the municipality in a text."""
    return book_with(made_of(read_municipality(text, FILE)))


def evaluated(values: dict[str, Any], household: dict[str, Any], *wanted: str, on: date = DAY) -> Evaluation:
    """What comes out for a household of this municipality."""
    book = book_of(as_toml(values))
    facts = facts_of(household_of(household, law_book().quantities, on), book.quantities)
    return book.on(on).evaluate(facts, wanted)


def amount(conditions: dict[str, Any], household: dict[str, Any], **form: Any) -> Any:
    """The amount of a scheme with these conditions for a household; 100 unless another form is given."""
    values = content(proef=scheme((form or {"amount": Decimal(100)}) | {"conditions": conditions}))
    return evaluated(values, household, "gm9998_proef").value("gm9998_proef")


def parsed(text: str) -> dict[str, Any]:
    """The plain values of a file."""
    return tomllib.loads(text, parse_float=Decimal)
