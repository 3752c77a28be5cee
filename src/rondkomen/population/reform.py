"""Another law than the one in force: other numbers, other rules, laid over the law of a day."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from rondkomen.engine import Law, LawBook, UnknownQuantity
from rondkomen.engine.functions import Table
from rondkomen.engine.rule import Rule
from rondkomen.engine.written import written_rule
from rondkomen.law.book import law_book


@dataclass(frozen=True, slots=True)
class Reform:
    """Numbers and rules that replace those in force. Plain data, so that it can go to another process.

    `numbers` pairs the name of a number with its new value: a Decimal, a truth, a day or a Table. `rules` are texts of
    rules, one function each in the rule grammar, that replace the rule of the same name.
    """

    numbers: tuple[tuple[str, Any], ...] = ()
    rules: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def law_of(on: date, municipality: str | None = None, reform: Reform | None = None) -> Law:
    """The law of a day in a municipality, with a reform laid over it.

    Raises UnknownQuantity for a number or rule that does not exist, and what LawBook raises for a rule that is wrong.
    """
    book = law_book(municipality)
    if reform is None:
        return book.on(on)
    if reform.rules:
        book = _with_rules(book, on, reform.rules)
    law = book.on(on)
    for name, _ in reform.numbers:
        book.require(name)
    return law.with_numbers({name: replace(law.number(name), value=value) for name, value in reform.numbers})


def _with_rules(book: LawBook, on: date, texts: tuple[str, ...]) -> LawBook:
    replaced: dict[str, Rule] = {}
    for text in texts:
        name = written_rule(text, citation=_any_citation(book), unit="waar", file="reform").name
        book.require(name)
        old = book.on(on).form(name)
        replaced[name] = written_rule(
            text,
            citation=old.citation,
            unit=old.unit,
            of=old.of,
            name=name,
            since=old.period.since,
            until=old.period.until,
            file="reform",
        )
    rules = [
        replaced[form.name] if form.name in replaced and on in form.period else form
        for forms in book.rules.values()
        for form in forms
    ]
    return LawBook(rules, book.parameters.values(), book.facts.values())


def _any_citation(book: LawBook) -> Any:
    return next(iter(book.rules.values()))[0].citation


class ReformRefused(ValueError):
    """A text that is no reform: says where, what was found, and what is expected."""


def read_reform(text: str, municipality: str | None = None) -> Reform:
    """The reform in a TOML text: `[numbers]` with new values (a table as `{rows = [[key, value], ...]}`), and `rules`.

    With a municipality its own numbers can be changed too. Raises ReformRefused for what is no reform, or is one of a
    number that the law does not have.
    """
    try:
        content = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise ReformRefused(f"found {error}; expected TOML with [numbers]") from error
    unknown = content.keys() - {"numbers", "rules"}
    if unknown or not content:
        found = ", ".join(sorted(unknown)) or "nothing"
        raise ReformRefused(f"found {found}; expected [numbers] with new values, or rules")
    numbers = content.get("numbers", {})
    rules = content.get("rules", [])
    if not isinstance(numbers, dict) or not isinstance(rules, list) or not all(isinstance(one, str) for one in rules):
        raise ReformRefused("found another kind of value; expected [numbers] as a table and rules as a list of texts")
    values = ((name, _new_value(name, value, municipality)) for name, value in sorted(numbers.items()))
    return Reform(tuple(values), tuple(rules))


def _new_value(name: str, value: Any, municipality: str | None) -> Any:
    try:
        known = law_book(municipality).require(name)
    except UnknownQuantity as error:
        raise ReformRefused(f"numbers: found {error}") from error
    if isinstance(value, bool) or type(value) is date:
        return value
    if known.key_unit is None and isinstance(value, int | Decimal):
        return Decimal(value)
    rows = value.get("rows") if isinstance(value, dict) else None
    if known.key_unit is not None and isinstance(rows, list) and rows and all(_is_pair(row) for row in rows):
        keys = tuple(key if type(key) is date else Decimal(key) for key, _ in rows)
        if list(keys) == sorted(set(keys)):
            return Table(keys, tuple(Decimal(one) for _, one in rows))
    expected = "{rows = [[key, value], ...]}, keys going up" if known.key_unit is not None else "a number"
    raise ReformRefused(f"numbers.{name}: found {value!r}; expected {expected}")


def _is_pair(row: Any) -> bool:
    return (
        isinstance(row, list)
        and len(row) == 2
        and all(isinstance(one, int | Decimal | date) and not isinstance(one, bool) for one in row)
    )
