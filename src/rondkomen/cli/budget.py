"""`rondkomen budget FILE`: what comes in and goes out each month of the year, and when it is paid."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from decimal import Decimal

from rondkomen.cli.reading import add_file, household_in
from rondkomen.kernel.money import CENT, in_words
from rondkomen.law.budget import Budget, Line, Payment, budget
from rondkomen.law.budget_report import budget_as_data, line_label, note_text

_MONTHS = {
    "nl": [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_WORDS = {
    "nl": {"month": "maand", "in": "komt in", "out": "gaat uit", "left": "blijft over", "year": "heel jaar"}
    | {"unknown": "?", "tell": "vertel", "not_told": "Niet ingevuld, dus niet eraf:"}
    | {"not_modelled": "Nog niet te berekenen:", "every": "elke maand"},
    "en": {"month": "month", "in": "coming in", "out": "going out", "left": "left", "year": "whole year"}
    | {"unknown": "?", "tell": "tell", "not_told": "Not told, so not taken off:"}
    | {"not_modelled": "Not modelled:", "every": "each month"},
}


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    command = commands.add_parser("budget", help="what comes in and goes out each month of the year")
    add_file(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Work out and print. Raises DayNotKnown."""
    found = budget(household_in(options))
    if options.json:
        print(json.dumps(budget_as_data(found, options.language), ensure_ascii=False, indent=1))
        return
    for line in _lines(found, options.language):
        print(line)


def _lines(found: Budget, language: str) -> list[str]:
    words = _WORDS[language]
    lines = [*_table(found, language), ""]
    labels = {id(line): _label(line, language) for line in found.lines}
    width = max((len(label) for label in labels.values()), default=0)
    lines += [f"{labels[id(line)]:<{width}}  {_when(line, language)}" for line in found.lines]
    if found.not_told:
        names = ", ".join(f"{line_label(name, language)} ({place})" for name, place in found.not_told)
        lines += ["", f"{words['not_told']} {names}."]
    if found.not_modelled:
        lines += ["", f"{words['not_modelled']} {', '.join(line_label(one, language) for one in found.not_modelled)}."]
    return [*lines, "", *(note_text(name, language) for name in found.notes)]


def _table(found: Budget, language: str) -> list[str]:
    """The months with their three amounts, and the year beneath."""
    words = _WORDS[language]
    rows = [[words["month"], words["in"], words["out"], words["left"]]]
    for one in found.months:
        name = f"{_MONTHS[language][one.month.month - 1]} {one.month.year}"
        rows.append([name, *(_euros(amount, language) for amount in (one.coming_in, one.going_out, one.left))])
    coming = [one.coming_in for one in found.months]
    is_open = None in coming
    coming_in = sum((one.known for one in found.months), Decimal(0))
    going_out = sum((one.going_out for one in found.months), Decimal(0))
    totals = (None if is_open else coming_in, going_out, None if is_open else coming_in - going_out)
    rows.append([words["year"], *(_euros(amount, language) for amount in totals)])
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    ]


def _label(line: Line, language: str) -> str:
    sign = "+" if line.direction == "in" else "-"
    label = line_label(line.name, language)
    return f"{sign} {label}" if line.of == "household" else f"{sign} {label} ({line.of})"


def _when(line: Line, language: str) -> str:
    """The amounts of a line in words; months after each other with hardly another amount are taken together."""
    words = _WORDS[language]
    if line.needs:
        return f"{words['unknown']} {words['tell']} {', '.join(line.needs)}"
    paid = [payment for payment in line.payments if payment.amount]
    runs: list[list[Payment]] = []
    for payment in paid:
        if runs and _follows(payment, runs[-1]):
            runs[-1].append(payment)
        else:
            runs.append([payment])
    star = "*" if any(payment.is_estimate for payment in paid) else ""
    if len(runs) == 1 and len(paid) == len(line.payments):
        return f"{_euros(_least(paid), language)} {words['every']}{star}"
    return ", ".join(f"{_span(run, language)} {_euros(_least(run), language)}" for run in runs) + star


def _follows(payment: Payment, run: Sequence[Payment]) -> bool:
    """Whether a payment is of the next month and hardly another amount."""
    difference = abs((payment.amount or Decimal(0)) - (run[0].amount or Decimal(0)))
    return payment.month.month == run[-1].month.month + 1 and difference <= CENT


def _span(run: Sequence[Payment], language: str) -> str:
    names = [_MONTHS[language][payment.month.month - 1] for payment in (run[0], run[-1])]
    return names[0] if len(run) == 1 else " - ".join(names)


def _least(payments: Sequence[Payment]) -> Decimal:
    return min(payment.amount for payment in payments if payment.amount is not None)


def _euros(amount: Decimal | None, language: str) -> str:
    return "?" if amount is None else in_words(amount, language=language)
