"""Numbers of law that can be tried out, with their present value, unit and source; and the overlay of new ones."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from rondkomen.engine import NotInForce
from rondkomen.kernel import Unit
from rondkomen.law.book import law_book
from rondkomen.law.words import label_of

_SHARES = ("_share", "_fractie", "_inkomensgrens", "_draagkracht_grens", "_hoge_grens")
MOST_SHARE, MOST_EUROS, MOST_OTHER = Decimal(5), Decimal(1_000_000), Decimal(1_000)
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
        return not self.unit.powers and f"_{self.name}".endswith(_SHARES)

    @property
    def most(self) -> Decimal:
        """The highest value that makes sense to try."""
        return MOST_SHARE if self.is_share else MOST_EUROS if self.unit.is_money else MOST_OTHER


def number_of(municipality: str, on: date, name: str, language: str = "nl") -> Number:
    """A number by its name. Raises NumberRefused when there is none on the day, or it is a table, truth or day."""
    found = law_book(municipality).parameters.get(name)
    if found is None or found.key_unit is not None or not found.unit.is_number:
        raise NumberRefused(name)
    try:
        value = found.on(on)
    except NotInForce as error:
        raise NumberRefused(name) from error
    is_local = name not in law_book().parameters
    return Number(name, label_of(name, language), value.value, found.unit, value.source, is_local)


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
    found = []
    for name in names:
        try:
            found.append(number_of(municipality, on, name, language))
        except NumberRefused:
            continue
    yield from sorted(found, key=lambda one: (one.label, one.name))


def as_overlay(numbers: Mapping[str, Decimal]) -> str:
    """TOML with the new values."""
    return "\n".join(["[numbers]", *(f"{name} = {value:f}" for name, value in sorted(numbers.items()))]) + "\n"


def in_overlay(text: str) -> dict[str, Decimal]:
    """The new values of a TOML text. Raises NumberRefused for what is no overlay."""
    try:
        content = tomllib.loads(text, parse_float=Decimal)["numbers"]
        return {name: Decimal(value) for name, value in content.items()}
    except (ValueError, KeyError, AttributeError, TypeError, InvalidOperation) as error:
        raise NumberRefused("overlay") from error
