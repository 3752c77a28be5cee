"""Looks whether a batch can be a population: what is wrong, in which column and row, and what is expected there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rondkomen.engine import LawBook
from rondkomen.population.columns import LABELS, PERSONS, RECEIVED, WrongColumns, columns_of
from rondkomen.population.rows import MOST_PERSONS

NEEDED = ("geboortedatum", "is_aanvrager", "is_partner", "is_kind")
"""Columns of persons without which a population says nothing about who lives with whom."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where, what was found, and what is expected. `row` counts households from 0."""

    column: str
    row: int | None
    found: str
    expected: str

    def __str__(self) -> str:
        where = self.column if self.row is None else f"row {self.row}, {self.column}"
        return f"{where}: found {self.found}; expected {self.expected}"


class PopulationRefused(ValueError):
    """A population that cannot be used; `faults` say why."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))


def faults_in(batch: pa.RecordBatch, book: LawBook, on: date, first_row: int = 0) -> list[Fault]:
    """What is wrong with a batch; the first row of each fault, counted from `first_row`.

    Looks at types first, then at memory, then at values; a later look needs an earlier one to be clean.
    """
    faults = list(_of_schema(batch.schema, book))
    if faults:
        return faults
    try:
        batch.validate(full=True)
    except pa.ArrowInvalid as error:
        return [Fault(PERSONS, None, str(error).splitlines()[0], "a whole file: write it again")]
    faults = list(_of_gaps(batch, first_row))
    return faults or list(_of_values(batch, book, on, first_row))


def _of_schema(schema: pa.Schema, book: LawBook) -> Iterator[Fault]:
    try:
        columns_of(schema, book.quantities)
    except WrongColumns as error:
        place, _, rest = str(error).partition(": found ")
        found, _, expected = rest.partition("; expected ")
        yield Fault(place, None, found, expected)
        return
    persons = [field.name for field in schema.field(PERSONS).type.value_type]
    for name in NEEDED:
        if name not in persons:
            yield Fault(f"{PERSONS}.{name}", None, "no such column", "one, for each person")
    for field in schema:
        yield from _of_label(field, book)
    for name in persons:
        if name not in book.quantities:
            yield Fault(f"{PERSONS}.{name}", None, "a name that the law does not know", _near(name, book))


def _of_label(field: pa.Field, book: LawBook) -> Iterator[Fault]:
    name = field.name
    if name in book.quantities or name == PERSONS:
        return
    expected = LABELS.get(name)
    if expected is not None and not (field.type.equals(expected) or _is_dictionary_of(field.type, expected)):
        yield Fault(name, None, str(field.type), str(expected))
    elif name.startswith(RECEIVED) and name.removeprefix(RECEIVED) in book.quantities:
        if not pa.types.is_integer(field.type):
            yield Fault(name, None, str(field.type), "int32 or int64 (whole cents)")
    elif expected is None:
        yield Fault(name, None, "a name that the law does not know", _near(name, book))


def _is_dictionary_of(found: pa.DataType, expected: pa.DataType) -> bool:
    return bool(pa.types.is_dictionary(found) and found.value_type.equals(expected))


def _near(name: str, book: LawBook) -> str:
    names = [*book.quantities, *LABELS, *(f"{RECEIVED}{one}" for one in book.quantities)]
    near = get_close_matches(name, names, n=2)
    return " or ".join(near) if near else f"a quantity of law, {', '.join(LABELS)} or {RECEIVED}<outcome>"


def _columns(batch: pa.RecordBatch) -> Iterator[tuple[str, pa.Array, Any]]:
    """Every column with its place and, for those of persons, the household of each value."""
    persons = batch.column(PERSONS)
    for name in batch.schema.names:
        if name != PERSONS:
            yield name, batch.column(name), None
    flat = persons.flatten()
    owners = pc.list_parent_indices(persons)
    for field in persons.type.value_type:
        yield f"{PERSONS}.{field.name}", flat.field(field.name), owners


def _row(owners: Any, position: int, first_row: int) -> int:
    return first_row + (position if owners is None else owners[position].as_py())


def _of_gaps(batch: pa.RecordBatch, first_row: int) -> Iterator[Fault]:
    persons = batch.column(PERSONS)
    if persons.null_count:
        yield Fault(PERSONS, first_row + _first(pc.is_null(persons)), "nothing", "a list of persons")
        return
    sizes = pc.list_value_length(persons)
    for wrong, expected in ((pc.less(sizes, 1), "at least 1"), (pc.greater(sizes, MOST_PERSONS), "at most 256")):
        if pc.any(wrong).as_py():
            row = _first(wrong)
            yield Fault(PERSONS, first_row + row, f"{sizes[row]} persons", f"{expected} in a household")
    for place, array, owners in _columns(batch):
        if array.null_count:
            position = _first(pc.is_null(array))
            yield Fault(place, _row(owners, position, first_row), "nothing", "a value; leave a column out when unknown")


def _of_values(batch: pa.RecordBatch, book: LawBook, on: date, first_row: int) -> Iterator[Fault]:
    for place, array, owners in _columns(batch):
        name = place.removeprefix(f"{PERSONS}.")
        fact = book.facts.get(name)
        is_below = (fact is not None and fact.lowest == 0) or name.startswith(RECEIVED) or name == "weight"
        if is_below and (pa.types.is_integer(array.type) or pa.types.is_floating(array.type)):
            wrong = pc.or_(pc.less(array, 0), pc.invert(pc.is_finite(array)))
            yield from _wrong(place, array, owners, wrong, "a number that is not below zero", first_row)
        if name == "geboortedatum":
            yield from _wrong(place, array, owners, pc.greater(array, pa.scalar(on)), f"a day up to {on}", first_row)
    yield from _of_roles(batch, first_row)


def _wrong(place: str, array: pa.Array, owners: Any, wrong: pa.Array, expected: str, first_row: int) -> Iterator[Fault]:
    if pc.any(wrong).as_py():
        position = _first(wrong)
        yield Fault(place, _row(owners, position, first_row), str(array[position]), expected)


def _of_roles(batch: pa.RecordBatch, first_row: int) -> Iterator[Fault]:
    """One applicant in each household, at most one partner, and no person in two roles."""
    persons = batch.column(PERSONS)
    flat = persons.flatten()
    offsets = persons.offsets.to_numpy()[:-1] - persons.offsets[0].as_py()
    roles: Mapping[str, Any] = {
        name: flat.field(name).to_numpy(zero_copy_only=False).astype(np.int64) for name in NEEDED[1:]
    }
    numbers = {name: np.add.reduceat(values, offsets) for name, values in roles.items()} if len(offsets) else {}
    for name, values in numbers.items():
        limit = {"is_aanvrager": (1, 1), "is_partner": (0, 1)}.get(name)
        if limit is None:
            continue
        rows = np.flatnonzero((values < limit[0]) | (values > limit[1]))
        if len(rows):
            meant = "exactly one" if limit[0] else "at most one"
            yield Fault(f"{PERSONS}.{name}", first_row + int(rows[0]), f"{values[rows[0]]} persons", meant)
    twice = np.flatnonzero(sum(roles.values()) > 1)
    if len(twice):
        row = int(np.searchsorted(offsets, twice[0], side="right")) - 1
        yield Fault(PERSONS, first_row + row, "a person in two roles", "an applicant, a partner or a child, not two")


def _first(wrong: pa.Array) -> int:
    return int(pc.index(wrong, pa.scalar(value=True)).as_py())
