"""Draws synthetic households, a batch at a time: the same seed gives the same households, whatever else is drawn."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from rondkomen.law.book import law_book
from rondkomen.population.files import ROWS
from rondkomen.population.synthetic.homes import homes_of
from rondkomen.population.synthetic.money import money_of
from rondkomen.population.synthetic.persons import Drawn, persons_of
from rondkomen.population.synthetic.settings import Settings, SettingsRefused
from rondkomen.population.synthetic.take_up import received


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part of the households lives, and how many live there in proportion to the others."""

    municipality: str
    neighbourhood: str
    households: float


def read_places(text: str, name: str) -> list[Place]:
    """The places in a CSV text with a line `municipality,neighbourhood,households` on top. Raises SettingsRefused."""
    rows = list(csv.DictReader(text.splitlines()))
    if not rows or set(rows[0]) != {"municipality", "neighbourhood", "households"}:
        found = ",".join(rows[0]) if rows else "no lines"
        raise SettingsRefused(f"{name}: found {found}; expected municipality,neighbourhood,households and their lines")
    places = []
    for number, row in enumerate(rows, start=2):
        try:
            households = float(row["households"])
        except (TypeError, ValueError):
            households = -1
        if not 0 <= households < float("inf"):
            raise SettingsRefused(
                f"{name}, line {number}: found {row['households']!r}; expected a number of households"
            )
        places.append(Place(row["municipality"], row["neighbourhood"], households))
    if not sum(place.households for place in places):
        raise SettingsRefused(f"{name}: found no households in any place; expected some")
    return places


def batches(
    number: int,
    seed: int,
    on: date,
    settings: Settings | None = None,
    places: Sequence[Place] = (),
    *,
    take_up: bool = False,
) -> Iterator[pa.RecordBatch]:
    """`number` households as on a day, in batches. With `take_up` each has what it really receives of its rights."""
    chosen = settings or Settings.read()
    for position, first in enumerate(range(0, number, ROWS)):
        batch = _batch(min(ROWS, number - first), first, np.random.default_rng([seed, position]), on, chosen, places)
        yield received(batch, on, chosen, np.random.default_rng([seed, position, 1])) if take_up else batch


def _batch(
    number: int, first: int, random: Any, on: date, settings: Settings, places: Sequence[Place]
) -> pa.RecordBatch:
    kinds = settings.kinds()
    names = list(kinds)
    kind = random.choice(len(names), number, p=np.array(list(kinds.values())))
    drawn = persons_of(names, kind, settings, on, random)
    money = money_of(drawn, settings, law_book().on(on), random)
    home = homes_of(drawn, money.rank, settings, random)
    columns: dict[str, pa.Array] = {"household": pa.array(np.arange(first, first + number))}
    if places:
        columns |= _places(number, places, random)
    columns |= {name: _column(values) for name, values in home.items()}
    columns["persons"] = _persons(drawn, money.columns)
    return pa.RecordBatch.from_pydict(columns)


def _places(number: int, places: Sequence[Place], random: Any) -> dict[str, pa.Array]:
    weights = np.array([place.households for place in places], float)
    chosen = pa.array(random.choice(len(places), number, p=weights / weights.sum()).astype(np.int32))
    names = {
        "municipality": pa.array([place.municipality for place in places]),
        "neighbourhood": pa.array([place.neighbourhood for place in places]),
    }
    return {name: pa.DictionaryArray.from_arrays(chosen, values) for name, values in names.items()}


def _persons(drawn: Drawn, columns: dict[str, Any]) -> pa.ListArray:
    fields = {
        "geboortedatum": pa.array(drawn.born.astype("datetime64[D]")),
        "is_aanvrager": pa.array(drawn.role == 0),
        "is_partner": pa.array(drawn.role == 1),
        "is_kind": pa.array(drawn.role == 2),
        "goes_to_school": pa.array((drawn.role == 2) & (drawn.age >= 4) & (drawn.age < 18)),
        **{name: _column(values) for name, values in columns.items()},
    }
    offsets = pa.array(np.concatenate([[0], np.cumsum(drawn.sizes)]).astype(np.int32))
    return pa.ListArray.from_arrays(offsets, pa.StructArray.from_arrays(list(fields.values()), list(fields)))


def _column(values: Any) -> pa.Array:
    return pa.array(values)
