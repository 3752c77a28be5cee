"""Another law than the one in force: other numbers, other rules, laid over the law of a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from rondkomen.engine import Law, LawBook
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


def as_reform(numbers: Mapping[str, Any]) -> Reform:
    """A reform of numbers alone."""
    return Reform(tuple(sorted(numbers.items())))
