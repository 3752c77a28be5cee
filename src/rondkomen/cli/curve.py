"""`rondkomen curve FILE --over loon`: outcomes along a range of income, with marginal pressure."""

from __future__ import annotations

import argparse
import json
from decimal import Decimal
from typing import Any

from rondkomen.cli.reading import InputWrong, add_file, amount, household_in, names_in, shown_on_the_way
from rondkomen.engine import NotInForce, UnknownQuantity
from rondkomen.kernel.money import as_text
from rondkomen.law.curve import CurveRefused, Point, curve
from rondkomen.law.household.model import INCOME_KINDS
from rondkomen.law.words import label_of

MOST_POINTS = 10_000


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    command = commands.add_parser("curve", help="outcomes along a range, with marginal pressure")
    add_file(command)
    command.add_argument(
        "--over", metavar="KIND", choices=INCOME_KINDS, default="loon", help="income that varies (loon)"
    )
    command.add_argument(
        "--from", dest="start", metavar="EUROS", type=amount, default=Decimal(0), help="lowest a year (0)"
    )
    command.add_argument(
        "--to", dest="end", metavar="EUROS", type=amount, default=Decimal(60000), help="highest a year (60000)"
    )
    command.add_argument("--step", metavar="EUROS", type=amount, default=Decimal(500), help="step (500)")
    command.add_argument("--person", metavar="ID", help="whose income (default: the first person)")
    command.add_argument("--want", metavar="NAME", nargs="+", action="extend", help="only these outcomes")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Work out every point and print."""
    if options.step <= 0 or options.end < options.start:
        raise InputWrong("found a range that goes nowhere; expected --from not above --to, and --step above 0")
    if options.start < 0 and options.over != "winst":
        raise InputWrong(f"--from: found {options.start}; expected an amount that is not below zero")
    if _number_of_points(options) > MOST_POINTS:
        raise InputWrong(f"found more than {MOST_POINTS} points; expected a larger --step")
    household = household_in(options)
    ids = [person.id for person in household.persons]
    if options.person is not None and options.person not in ids:
        raise InputWrong(f"--person: found {options.person}; expected one of {', '.join(ids)}")
    wanted = names_in(options.want, household.municipality) if options.want else None
    amounts = [options.start + number * options.step for number in range(_number_of_points(options))]
    try:
        points = curve(household, options.over, shown_on_the_way(amounts), options.person, wanted)
    except (UnknownQuantity, NotInForce) as error:
        raise InputWrong(f"--want: found {error}") from error
    except CurveRefused as error:
        raise InputWrong(f"{options.file}: {error}") from error
    if options.json:
        data = {"on": household.on.isoformat(), "over": options.over, "person": options.person or ids[0]}
        print(json.dumps(data | {"points": [_as_data(point) for point in points]}, indent=1))
        return
    for line in _lines(points, options.over, options.language):
        print(line)


def _number_of_points(options: argparse.Namespace) -> int:
    return int((options.end - options.start) / options.step) + 1


def _as_data(point: Point) -> dict[str, Any]:
    return {
        "amount": as_text(point.amount),
        "per_month": {name: None if value is None else as_text(value) for name, value in point.per_month.items()},
        "marginal_pressure": None if point.pressure is None else f"{point.pressure:.4f}",
    }


def _lines(points: list[Point], over: str, language: str) -> list[str]:
    names = list(points[0].per_month) if points else []
    heads = [over, *(label_of(name, language) for name in names), "druk" if language == "nl" else "pressure"]
    rows = [
        [
            as_text(point.amount),
            *("?" if (value := point.per_month[name]) is None else as_text(value) for name in names),
            "" if point.pressure is None else f"{point.pressure:.0%}",
        ]
        for point in points
    ]
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]
    return ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in [heads, *rows]]
