"""The columns of a population: households as rows, their persons as a list of records, money as whole cents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from rondkomen.engine.units import Quantity
from rondkomen.kernel.unit import DAY, TRUTH, Unit
from rondkomen.law.household.facts import (
    ASSUMED,
    ASSUMED_AT_HOME,
    ASSUMED_NUMBERS,
    ASSUMED_NUMBERS_AT_HOME,
    ASSUMED_WITH_ZERO,
)
from rondkomen.population.layout import Column, Width

PERSONS = "persons"
"""The column that holds the persons of each household: a list of records."""
RECEIVED = "received_"
"""Begins the name of a column with what a household really receives of an outcome, in the outcome's unit."""
LABELS: Mapping[str, pa.DataType] = {
    "household": pa.int64(),
    "weight": pa.float64(),
    "municipality": pa.string(),
    "neighbourhood": pa.string(),
}
"""Columns that are no facts of law: a number of the household, how many it stands for, and where it lives."""
USUAL: Mapping[str, Any] = {
    **ASSUMED,
    **ASSUMED_AT_HOME,
    **{name: value for name, (_, value) in ASSUMED_NUMBERS.items()},
    **{name: value for name, (_, value) in ASSUMED_NUMBERS_AT_HOME.items()},
    **ASSUMED_WITH_ZERO,
}
"""What is taken to be so for all where the population has no column: the same as for one household."""


class WrongColumns(ValueError):
    """The columns of a batch cannot be read: says which, what was found, and what is expected."""


def columns_of(schema: pa.Schema, quantities: Mapping[str, Quantity]) -> tuple[Column, ...]:
    """The columns of a schema that hold quantities of law, each in its order of name.

    Raises WrongColumns for a missing list of persons and for a type that its quantity cannot have.
    """
    persons = schema.field(PERSONS).type if PERSONS in schema.names else None
    if persons is None or not (pa.types.is_list(persons) and pa.types.is_struct(persons.value_type)):
        found = "no such column" if persons is None else str(persons)
        raise WrongColumns(f"{PERSONS}: found {found}; expected a list of records, one for each person")
    found_columns = [(field, "household") for field in schema if field.name != PERSONS]
    found_columns += [(field, "person") for field in persons.value_type]
    columns = []
    for field, of in found_columns:
        quantity = quantities.get(field.name)
        if quantity is None:
            continue
        place = f"{PERSONS}.{field.name}" if of == "person" else field.name
        if quantity.of != of:
            raise WrongColumns(f"{place}: found it with the {of}; expected it with the {quantity.of}")
        columns.append(Column(field.name, quantity.of, _width(field.type, quantity.unit, place), quantity.unit))
    return tuple(sorted(columns, key=lambda column: column.name))


def type_of(unit: Unit, *, wide: bool = False) -> pa.DataType:
    """The Arrow type that a quantity is written in; `wide` for amounts above 21 million euros."""
    if unit == TRUTH:
        return pa.bool_()
    if unit == DAY:
        return pa.date32()
    if unit.is_money:
        return pa.int64() if wide else pa.int32()
    return pa.float64()


def _width(found: pa.DataType, unit: Unit, place: str) -> Width:
    widths: dict[pa.DataType, Width] = {}
    if unit == TRUTH:
        widths = {pa.bool_(): "u1"}
    elif unit == DAY:
        widths = {pa.date32(): "i4"}
    elif unit.is_money:
        widths = {pa.int32(): "i4", pa.int64(): "i8"}
    elif unit.is_number:
        widths = {pa.float64(): "f8"}
    if found not in widths:
        meant = " or ".join(map(str, widths)) + (" (whole cents)" if unit.is_money else "")
        raise WrongColumns(f"{place}: found {found}; expected {meant}, for {unit}")
    return widths[found]
