"""Reads what a command is given: the household file, days, names and amounts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar

from rondkomen.engine import UnknownQuantity
from rondkomen.law import law_book
from rondkomen.law.household import Household, read_household
from rondkomen.law.household.document import LARGEST
from rondkomen.law.outcomes import outcome_of

T = TypeVar("T")


class InputWrong(ValueError):
    """Something on the command line cannot be used; the message says what was found and what is expected."""


def add_file(command: argparse.ArgumentParser) -> None:
    """The arguments every command on a household has."""
    command.add_argument("file", metavar="FILE", help="household file, YAML or JSON; - reads standard input")
    command.add_argument("--on", metavar="DATE", type=day, help="the day the law is applied, instead of the file's")
    add_output(command)


def add_output(command: argparse.ArgumentParser) -> None:
    """How the answer is printed."""
    command.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    command.add_argument("--language", choices=("nl", "en"), default="nl", help="language of explanations (nl)")


def household_in(options: argparse.Namespace) -> Household:
    """The household in the file that the command names. Raises HouseholdRefused or InputWrong."""
    return read_household(text_in(options.file), law_book().quantities, options.on)


def text_in(name: str, what: str = "a household file", most: int = LARGEST) -> str:
    """The text of a file, of which no more is read than makes clear that it is too long. Raises InputWrong."""
    try:
        if name == "-":
            content = sys.stdin.buffer.read(4 * most + 1)
        else:
            with Path(name).open("rb") as file:
                content = file.read(4 * most + 1)
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputWrong(f"{name}: found bytes that are not text (byte {error.start}); expected UTF-8") from error
    except OSError as error:
        raise InputWrong(f"{name}: found {(error.strerror or 'an error').lower()}; expected {what}") from error
    except ValueError as error:
        raise InputWrong(f"{name!r}: found a name that cannot be a file; expected {what}") from error


def names_in(words: list[str], municipality: str | None = None) -> list[str]:
    """Names of outcomes, or of quantities of national law and this municipality, checked. Raises InputWrong."""
    for name in words:
        if outcome_of(name) is None:
            try:
                law_book(municipality).require(name)
            except UnknownQuantity as error:
                raise InputWrong(f"found {error}") from error
    return words


def shown_on_the_way(items: Sequence[T], every: int = 50) -> Iterator[T]:
    """The items, with how far the work is on a terminal; nothing of that in a pipe."""
    on_terminal = sys.stderr.isatty()
    for number, item in enumerate(items):
        if on_terminal and number % every == 0:
            print(f"\r{number * 100 // len(items):3}%", end="", file=sys.stderr, flush=True)
        yield item
    if on_terminal:
        print("\r    \r", end="", file=sys.stderr, flush=True)


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"found {text!r}; expected a day as in 2026-01-01") from None


def amount(text: str) -> Decimal:
    """Euros on the command line."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    is_usable = value.is_finite() and -1_000_000 <= value <= 1_000_000
    if not is_usable or value != value.quantize(Decimal("0.01")):
        raise argparse.ArgumentTypeError(f"found {text!r}; expected euros as in 60000 or 60000.00, at most a million")
    return value
