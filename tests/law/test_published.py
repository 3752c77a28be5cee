"""Figures that others published, of every regulation: what the rules give is the same, row by row."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from rondkomen.law import facts_of, household_of, law_book
from rondkomen.law.book import HERE

FILES = sorted(HERE.glob("*/published/*.csv"))
CHANGES = sorted(HERE.glob("*/published/changes/*.csv"))
HEADER = ["on", "want", "per", "value", "rounding", "tolerance", "household", "note"]
CHANGE_HEADER = ["on", "before", *HEADER[1:-1], "household_before", "note"]
PER_YEAR = {"year": 1, "quarter": 4, "month": 12}
UNITS = {"EUR/jaar": 1, "EUR/kwartaal": 4, "EUR/maand": 12}
ROUNDINGS = {
    "none": lambda value: value,
    "cent": lambda value: value.quantize(Decimal("0.01"), ROUND_HALF_UP),
    "cent_down": lambda value: value.quantize(Decimal("0.01"), ROUND_FLOOR),
    "euro": lambda value: value.quantize(Decimal(1), ROUND_HALF_UP),
    "euro_down": lambda value: value.quantize(Decimal(1), ROUND_FLOOR),
}


@dataclass(frozen=True)
class Row:
    """One published figure."""

    file: Path
    line: int
    on: date
    want: str
    per: str
    value: Decimal
    rounding: str
    tolerance: Decimal
    household: dict[str, Any]
    note: str
    before: tuple[date, dict[str, Any]] | None = None
    """Of a published change: the day and the household it is counted from."""

    def __str__(self) -> str:
        return f"{self.file.relative_to(HERE).as_posix()}:{self.line}"


def rows_of(file: Path) -> Iterator[Row]:
    with file.open(encoding="utf-8", newline="") as lines:
        next(lines)
        for number, row in enumerate(csv.DictReader(lines), start=3):
            yield Row(
                file,
                number,
                date.fromisoformat(row["on"]),
                row["want"],
                row["per"],
                Decimal(row["value"]),
                row["rounding"],
                Decimal(row["tolerance"]),
                household_in(row["household"]),
                row["note"],
                (date.fromisoformat(row["before"]), household_in(row["household_before"])) if "before" in row else None,
            )


def household_in(cell: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(cell, parse_float=Decimal, parse_int=Decimal)
    return found


ROWS = [row for file in FILES for row in rows_of(file)]
CHANGE_ROWS = [row for file in CHANGES for row in rows_of(file)]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_published_figure_is_met(row: Row) -> None:
    found = ROUNDINGS[row.rounding](per_period(row, worked_out(row)))
    assert abs(found - row.value) <= row.tolerance, f"{row.value} was published, the rules give {found}"


@pytest.mark.parametrize("row", CHANGE_ROWS, ids=str)
def test_a_published_change_is_met(row: Row) -> None:
    assert row.before is not None
    day, household = row.before
    now, then = (per_period(one, worked_out(one)) for one in (row, replace(row, on=day, household=household)))
    found = ROUNDINGS[row.rounding](now - then)
    assert abs(found - row.value) <= row.tolerance, f"{row.value} was published, the rules give {found}"


def worked_out(row: Row) -> Decimal:
    """The quantity that is wanted: of the household, or of the first person."""
    household = household_of(row.household, law_book().quantities, row.on)
    book = law_book(household.municipality)
    found = book.on(row.on).evaluate(facts_of(household, book.quantities), [row.want])
    person = 0 if book.quantities[row.want].of == "person" else None
    assert found.is_known(row.want, person), f"unknown: {found.places(found.needs(row.want, person))}"
    return Decimal(found.value(row.want, person))


def per_period(row: Row, value: Decimal) -> Decimal:
    unit = str(law_book(row.household.get("municipality")).quantities[row.want].unit)
    if row.per not in PER_YEAR:
        assert (unit, row.per) in {("EUR/uur", "hour"), ("EUR", "once")}
        return value
    return value * UNITS[unit] / PER_YEAR[row.per]


@pytest.mark.parametrize("file", [*FILES, *CHANGES], ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_file_of_figures_says_who_published_them_when_and_where(file: Path) -> None:
    first, header = file.read_text(encoding="utf-8").splitlines()[:2]
    assert re.fullmatch(r"# .{3,}; \d{4}(-\d{2}){0,2}; https?://\S+", first), first
    assert header.split(",") == (HEADER if file in FILES else CHANGE_HEADER)
    assert re.match(r"\d{4}-", file.name), "the name of the file starts with the year of the figures"


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parts[-3]}/{file.name}")
def test_a_file_of_figures_holds_each_figure_once(file: Path) -> None:
    seen = [(row.on, row.want, row.per, json.dumps(row.household, default=str)) for row in rows_of(file)]
    assert len(set(map(str, seen))) == len(seen)


def test_no_file_of_figures_is_passed_over() -> None:
    assert {*HERE.rglob("*.csv")} == {*FILES, *CHANGES}


def test_a_row_with_room_says_why() -> None:
    silent = [str(row) for row in (*ROWS, *CHANGE_ROWS) if row.tolerance and not row.note]
    assert not silent, f"a tolerance needs a note: {silent}"


def test_figures_are_of_days_whose_law_is_known() -> None:
    assert all(2024 <= row.on.year <= 2026 for row in ROWS)


def test_there_are_figures_of_every_regulation_that_is_called_verified() -> None:
    from rondkomen.law.words import coverage

    with_figures = {file.parts[-3] for file in FILES}
    claimed = {folder for folder, entry in coverage().items() if entry["verified"]}
    assert claimed <= with_figures


def test_a_wrong_figure_would_be_caught() -> None:
    row = next(row for row in ROWS if row.want == "zorgtoeslag" and row.rounding == "none" and row.value)
    found = worked_out(row)
    assert found == row.value
    assert found != row.value + 1
