"""Numbers of law that can be tried out, with their present value, unit and source; and the overlay of new ones.

Of a table, such as an amount for each age, every row is a number of its own: `name:key`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from rondkomen.engine import NotInForce
from rondkomen.engine.functions import Table
from rondkomen.kernel import Unit
from rondkomen.kernel.money import in_words
from rondkomen.law.book import law_book
from rondkomen.law.words import label_of

_SHARES = ("_share", "_fractie", "_inkomensgrens", "_draagkracht_grens", "_hoge_grens")
MOST_SHARE, MOST_EUROS, MOST_OTHER = Decimal(5), Decimal(1_000_000), Decimal(1_000)
ROW = ":"
"""Stands between the name of a table and the key of one of its rows."""
MOST_ROWS = 12
"""Rows of a table that people can oversee; a longer one, as of kinderopvangtoeslag, is changed in a reform file."""
MOST_NUMBERS = 40
"""The most numbers that one scenario changes."""


class NumberRefused(ValueError):
    """A number that cannot be tried out."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of law on a day."""

    name: str
    label: str
    value: Decimal
    unit: Unit
    source: str
    is_local: bool

    @property
    def is_share(self) -> bool:
        """Whether people say it in per cents."""
        return not self.unit.powers and (ROW in self.name or f"_{self.name}".endswith(_SHARES))

    @property
    def most(self) -> Decimal:
        """The highest value that makes sense to try."""
        return MOST_SHARE if self.is_share else MOST_EUROS if self.unit.is_money else MOST_OTHER


def number_of(municipality: str, on: date, name: str, language: str = "nl") -> Number:
    """A number, or a row of a table, by its name. Raises NumberRefused when the day has none of this name."""
    for one in _of_parameter(municipality, on, name.partition(ROW)[0], language):
        if one.name == name:
            return one
    raise NumberRefused(name)


def _of_parameter(municipality: str, on: date, name: str, language: str) -> Iterator[Number]:
    """The number with this name on the day, or the rows of the table; nothing when it is a truth or a day."""
    found = law_book(municipality).parameters.get(name)
    if found is None or not found.unit.is_number:
        return
    try:
        kept = found.on(on)
    except NotInForce:
        return
    label, is_local = label_of(name, language), name not in law_book().parameters
    if found.key_unit is None:
        yield Number(name, label, kept.value, found.unit, kept.source, is_local)
    elif found.key_unit.is_number and len(kept.value.keys) <= MOST_ROWS:
        for key, value in zip(kept.value.keys, kept.value.values, strict=True):
            of_row = f"{label} ({_FROM[language]} {_key(key, found.key_unit, language)})"
            yield Number(f"{name}{ROW}{key:f}", of_row, value, found.unit, kept.source, is_local)


_FROM = {"nl": "vanaf", "en": "from"}


def _key(key: Decimal, unit: Unit, language: str) -> str:
    """A key of a table in words: an amount, an age, or a number."""
    if unit.is_money:
        return in_words(key, cents=key != key.to_integral_value(), language=language)
    if str(unit) == "jaar":
        return f"{key:f} {'jaar' if language == 'nl' else 'years'}"
    return f"{key:f}"


def local_numbers(municipality: str, on: date, language: str = "nl") -> list[Number]:
    """The numbers that the municipality itself decides on."""
    return list(_numbers(law_book(municipality).parameters.keys() - law_book().parameters, municipality, on, language))


def found_numbers(municipality: str, on: date, words: str, language: str = "nl", most: int = 20) -> list[Number]:
    """National numbers with all of the words in their name or label, by label."""
    wanted = words.lower().split()
    names = (
        name
        for name in law_book().parameters
        if wanted and all(word in f"{name.replace('_', ' ')} {label_of(name, language)}".lower() for word in wanted)
    )
    return list(_numbers(names, municipality, on, language))[:most]


def _numbers(names: Iterable[str], municipality: str, on: date, language: str) -> Iterator[Number]:
    """By label; the rows of a table stay in their order."""
    for name in sorted(names, key=lambda one: (label_of(one, language), one)):
        yield from _of_parameter(municipality, on, name, language)


def as_reform(municipality: str, on: date, numbers: Mapping[str, Decimal]) -> tuple[tuple[str, Any], ...]:
    """The new values as a reform wants them, by name: rows are laid into the table of the day."""
    found: dict[str, Any] = {}
    for name, value in sorted(numbers.items()):
        table, at, key = name.partition(ROW)
        if not at:
            found[name] = value
            continue
        rows = found.get(table) or law_book(municipality).parameters[table].on(on).value
        values = tuple(value if f"{one:f}" == key else old for one, old in zip(rows.keys, rows.values, strict=True))
        found[table] = Table(rows.keys, values)
    return tuple(sorted(found.items()))


def as_overlay(numbers: Mapping[str, Decimal]) -> str:
    """TOML with the new values."""
    return "\n".join(["[numbers]", *(f'"{name}" = {value:f}' for name, value in sorted(numbers.items()))]) + "\n"


def in_overlay(text: str) -> dict[str, Decimal]:
    """The new values of a TOML text. Raises NumberRefused for what is no overlay."""
    try:
        content = tomllib.loads(text, parse_float=Decimal)["numbers"]
        return {name: Decimal(value) for name, value in content.items()}
    except (ValueError, KeyError, AttributeError, TypeError, InvalidOperation) as error:
        raise NumberRefused("overlay") from error
