"""Dated numbers of law from TOML: each with its days, unit, source and how sure it is."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from rondkomen.engine.errors import LawError, NotInForce
from rondkomen.engine.functions import Table
from rondkomen.kernel import OPEN, Period, Unit, UnitError
from rondkomen.kernel.unit import DAY, TRUTH

STATUSES = ("law", "official", "secondary", "derived", "uncertain")
_SOURCE = re.compile(r"BWBR\d{7} art|Stcrt\.|Stb\.|https://|CVDR\d+")


@dataclass(frozen=True, slots=True)
class Value:
    """What a number was during a period; `value` is a Decimal, or a Table when it depends on a key."""

    period: Period
    value: Any
    source: str
    status: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number of law through time."""

    name: str
    label: str
    unit: Unit
    values: tuple[Value, ...]
    key_unit: Unit | None = None
    file: str = ""

    def on(self, day: date) -> Value:
        """The value in force on a day; NotInForce when there is none, never 0."""
        for value in self.values:
            if day in value.period:
                return value
        raise NotInForce(self.name, day, [value.period for value in self.values])


def read_parameters(file: Path) -> list[Parameter]:
    """All numbers of one TOML file; LawError says what is wrong with which number."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LawError(f"{file}: {error}") from error
    return [_parameter(name, entry, str(file)) for name, entry in content.items()]


def _parameter(name: str, entry: Any, file: str) -> Parameter:
    where = f"{file}: {name}"
    if not isinstance(entry, dict):
        raise LawError(f"{where} is {entry!r}; expected a table with label, unit and values")
    missing = {"label", "unit", "values"} - entry.keys()
    if missing:
        raise LawError(f"{where} lacks {', '.join(sorted(missing))}")
    unknown = entry.keys() - {"label", "unit", "values", "key_unit"}
    if unknown:
        raise LawError(f"{where} has {', '.join(sorted(unknown))}; allowed are label, unit, key_unit and values")
    try:
        unit = Unit.parse(str(entry["unit"]))
        key_unit = Unit.parse(str(entry["key_unit"])) if "key_unit" in entry else None
    except UnitError as error:
        raise LawError(f"{where}: {error}") from error
    if not (isinstance(entry["values"], list) and entry["values"]):
        raise LawError(f"{where}: values must be one or more tables")
    values = sorted((_value(value, where, unit, key_unit) for value in entry["values"]), key=lambda one: one.period)
    for earlier, later in pairwise(values):
        if earlier.period.overlaps(later.period):
            raise LawError(f"{where}: the periods {earlier.period} and {later.period} overlap")
    return Parameter(name, entry["label"], unit, tuple(values), key_unit, file)


def _value(entry: Any, where: str, unit: Unit, key_unit: Unit | None) -> Value:
    missing = {"from", "until", "source", "status"} - (entry.keys() if isinstance(entry, dict) else set())
    if missing:
        raise LawError(f"{where}: a value lacks {', '.join(sorted(missing))}")
    unknown = entry.keys() - {"from", "until", "source", "status", "value", "rows", "note"}
    if unknown:
        raise LawError(f"{where}: a value has {', '.join(sorted(unknown))}, which nothing reads")
    if entry["status"] not in STATUSES:
        raise LawError(f"{where}: status {entry['status']!r} is none of {', '.join(STATUSES)}")
    if not _SOURCE.search(str(entry["source"])):
        raise LawError(
            f"{where}: source {entry['source']!r} names no BWB article, Staatscourant, Staatsblad or address"
        )
    return Value(
        _period(entry["from"], OPEN if entry["until"] == "open" else entry["until"], where),
        _number(entry, where, unit, key_unit),
        entry["source"],
        entry["status"],
        entry.get("note", ""),
    )


def _period(since: Any, until: Any, where: str) -> Period:
    if not (_is_day(since) and _is_day(until)):
        raise LawError(f'{where}: from must be a day, until a day or "open"')
    try:
        return Period(since, until)
    except ValueError as error:
        raise LawError(f"{where}: {error}") from error


def _number(entry: dict[str, Any], where: str, unit: Unit, key_unit: Unit | None) -> Any:
    if ("value" in entry) == ("rows" in entry):
        raise LawError(f"{where}: give either value or rows")
    if ("rows" in entry) != (key_unit is not None):
        raise LawError(f"{where}: rows need a key_unit, and a key_unit needs rows")
    if key_unit is None:
        return _exact(entry["value"], unit, where)
    rows = entry["rows"]
    if not (isinstance(rows, list) and rows and all(isinstance(row, list) and len(row) == 2 for row in rows)):
        raise LawError(f"{where}: rows are one or more pairs of a key and a value")
    keys = tuple(_exact(key, key_unit, where) for key, _ in rows)
    if list(keys) != sorted(set(keys)):
        raise LawError(f"{where}: the keys of the rows must go up")
    return Table(keys, tuple(_exact(value, unit, where) for _, value in rows))


def _exact(value: Any, unit: Unit, where: str) -> Any:
    if unit == TRUTH and isinstance(value, bool):
        return value
    if unit == DAY and _is_day(value):
        return value
    if (
        unit.is_number
        and isinstance(value, int | Decimal)
        and not isinstance(value, bool)
        and Decimal(value).is_finite()
    ):
        return Decimal(value)
    raise LawError(f"{where}: {value!r} is no value in the unit {unit}")


def _is_day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)
