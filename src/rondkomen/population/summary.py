"""Sums of a run and of a comparison, per group; the sums of batches add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa

from rondkomen.engine import NotInForce
from rondkomen.law.outcomes import MONTHS, OUTCOMES, local_outcomes, outcome_of
from rondkomen.population.columns import RECEIVED
from rondkomen.population.groups import NUMBER, bands_of, group_of, kinds_of, split
from rondkomen.population.reform import Reform, law_of
from rondkomen.population.running import run

PURSE = "besteedbaar_inkomen"
NETTO, NORM, POVERTY = "netto_inkomen", "bijstandsnorm", "armoedegrens"
MINIMUM, MUNICIPALITY = "sociaal_minimum", "municipality"
NOTICED = 12.0
"""Euros a year by which a household must gain or lose to be counted among winners or losers."""
_CENTS = 100.0

Key = tuple[str, str]
"""What a sum is of: a measure (right, received, poor ...) and the outcome or definition it is about."""


@dataclass
class Summary:
    """Per measure and group: households that it holds for (weighted), euros a year, and the records that rest on."""

    cells: dict[Key, Any] = field(default_factory=dict)
    places: dict[Key, dict[str, Any]] = field(default_factory=dict)
    """The same three of some measures for each municipality, where the population says who lives where."""

    def add(self, key: Key, group: Any, holds: Any, euros: Any, weight: Any) -> None:
        """Add households: those that `holds` is true for, with their euros a year."""
        counts = [np.bincount(group, values, NUMBER) for values in (holds * weight, euros * weight, holds * 1.0)]
        self.cells[key] = self.cells.get(key, 0) + np.array(counts)

    def add_places(self, key: Key, batch: pa.RecordBatch, holds: Any, euros: Any, weight: Any) -> None:
        """Add households to the municipality they live in; one without a name is left out."""
        if MUNICIPALITY not in batch.schema.names:
            return
        coded = batch.column(MUNICIPALITY).cast(pa.string()).dictionary_encode()
        codes, names = coded.indices.to_numpy(zero_copy_only=False), coded.dictionary.to_pylist()
        known = ~np.isnan(codes.astype(float))
        at = codes[known].astype(np.int64)
        sums = [np.bincount(at, one[known], len(names)) for one in (holds * weight, euros * weight, holds * 1.0)]
        of_place = self.places.setdefault(key, {})
        for position, name in enumerate(names):
            of_place[name] = of_place.get(name, 0) + np.array([one[position] for one in sums])

    def __add__(self, other: Summary) -> Summary:
        cells, places = dict(self.cells), {key: dict(one) for key, one in self.places.items()}
        for key, counts in other.cells.items():
            cells[key] = cells.get(key, 0) + counts
        for key, of_place in other.places.items():
            mine = places.setdefault(key, {})
            for name, counts in of_place.items():
                mine[name] = mine.get(name, 0) + counts
        return Summary(cells, places)

    def total(self, measure: str, name: str) -> tuple[float, float, float]:
        """Households, euros a year, and records, over all groups."""
        households, euros, records = self.cells[measure, name].sum(axis=1)
        return float(households), float(euros), float(records)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a population: a day, a municipality for its schemes, and perhaps another law."""

    on: date
    municipality: str | None = None
    reform: Reform | None = None
    assume: tuple[tuple[str, Any], ...] = ()

    @property
    def outcomes(self) -> tuple[str, ...]:
        """All outcomes in euros that can be worked out on the day, those of the municipality too."""
        return _outcomes(self.on, self.municipality, tuple(name for name, _ in self.assume))


@lru_cache(maxsize=32)
def _outcomes(on: date, municipality: str | None, assumed: tuple[str, ...]) -> tuple[str, ...]:
    law = law_of(on, municipality)
    names = []
    for outcome in (*OUTCOMES, *local_outcomes(municipality)):
        try:
            plan = law.plan(frozenset({outcome.name}), frozenset())
        except NotInForce:
            continue
        open_facts = {fact.name for fact in plan.facts if fact.place == "municipality"} - set(assumed)
        if outcome.unit in MONTHS and not open_facts:
            names.append(outcome.name)
    return tuple(names)


def summed(batch: pa.RecordBatch, question: Question, wanted: Iterable[str] | None = None) -> Summary:
    """Work out a batch and sum it: rights, poverty, and what is received of rights where the batch has a column."""
    names = tuple(wanted) if wanted is not None else question.outcomes
    found = worked(batch, question, names)
    group, weight = groups_in(batch, found, question), weights_of(batch)
    summary = Summary()
    everybody = np.ones(batch.num_rows)
    summary.add(("all", "households"), group, everybody, everybody * 0, weight)
    summary.add_places(("all", "households"), batch, everybody, everybody * 0, weight)
    netto, norm = yearly(found, NETTO), yearly(found, NORM)
    summary.add_places(("poor", MINIMUM), batch, (norm > 0) & (netto < norm), everybody * 0, weight)
    for name in names:
        euros = yearly(found, name)
        summary.add(("right", name), group, euros > 0, euros, weight)
        if RECEIVED + name in batch.schema.names:
            _add_take_up(summary, name, batch, euros, group, weight)
    _add_poverty(summary, found, group, weight)
    return summary


def worked(batch: pa.RecordBatch, question: Question, names: tuple[str, ...], **more: Any) -> pa.RecordBatch:
    """The outcomes asked for, with those that groups are made of."""
    extra = tuple(name for name in (PURSE, NETTO, NORM) if name not in names)
    return run(
        batch,
        names + extra,
        question.on,
        question.reform,
        municipality=question.municipality,
        assume=dict(question.assume),
        **more,
    )


def yearly(found: pa.RecordBatch, name: str) -> Any:
    """Euros a year of an outcome per household; of persons together. What is paid once counts as paid in one year."""
    column = found.column(name)
    times = 12 / MONTHS.get(_unit_of(name), 12) / _CENTS
    if pa.types.is_list(column.type):
        offsets = column.offsets.to_numpy()
        return np.add.reduceat(column.flatten().to_numpy().astype(float), offsets[:-1] - offsets[0]) * times
    return column.to_numpy() * times


def _unit_of(name: str) -> str:
    outcome = outcome_of(name)
    assert outcome is not None
    return outcome.unit


def groups_in(batch: pa.RecordBatch, found: pa.RecordBatch, question: Question) -> Any:
    """The group of each household."""
    return group_of(kinds_of(batch, question.on), bands_of(yearly(found, NETTO), yearly(found, NORM)))


def weights_of(batch: pa.RecordBatch) -> Any:
    """How many households each row stands for."""
    return batch.column("weight").to_numpy() if "weight" in batch.schema.names else np.ones(batch.num_rows)


def _add_take_up(summary: Summary, name: str, batch: pa.RecordBatch, euros: Any, group: Any, weight: Any) -> None:
    got = batch.column(RECEIVED + name).to_numpy() * (12 / MONTHS[_unit_of(name)] / _CENTS)
    left = (euros > 0) & (got <= 0)
    summary.add(("received", name), group, got > 0, got, weight)
    summary.add(("not received", name), group, left, np.where(left, euros, 0.0), weight)


def _add_poverty(summary: Summary, found: pa.RecordBatch, group: Any, weight: Any) -> None:
    """Households below the poverty line, where it is known for the day, and below the social minimum and 120% of it."""
    purse, netto, norm = (yearly(found, name) for name in (PURSE, NETTO, NORM))
    if POVERTY in found.schema.names:
        line = yearly(found, POVERTY)
        summary.add(("poor", POVERTY), group, purse < line, np.maximum(line - purse, 0), weight)
    for name, part in ((MINIMUM, 1.0), ("sociaal_minimum_120", 1.2)):
        short = (norm > 0) & (netto < part * norm)
        summary.add(("poor", name), group, short, np.where(short, part * norm - netto, 0), weight)


def compared(
    batch: pa.RecordBatch, before: Question, after: Question, wanted: Iterable[str] | None = None
) -> tuple[Summary, Summary, Summary]:
    """Sums before, sums after, and of the change: euros of each outcome, and who gains or loses in the purse.

    Groups are those before the change, so that nobody moves between them.
    """
    names = tuple(wanted) if wanted is not None else before.outcomes
    first, second = worked(batch, before, names), worked(batch, after, names)
    group, weight = groups_in(batch, first, before), weights_of(batch)
    everybody = np.ones(batch.num_rows)
    sums = []
    for found in (first, second):
        summary = Summary()
        summary.add(("all", "households"), group, everybody, everybody * 0, weight)
        for name in names:
            euros = yearly(found, name)
            summary.add(("right", name), group, euros > 0, euros, weight)
        _add_poverty(summary, found, group, weight)
        sums.append(summary)
    change = Summary()
    for name in names:
        moved = yearly(second, name) - yearly(first, name)
        change.add(("change", name), group, np.abs(moved) >= 0.01, moved, weight)
    moved = yearly(second, PURSE) - yearly(first, PURSE)
    change.add_places(("change", PURSE), batch, everybody, moved, weight)
    change.add(("gains", PURSE), group, moved >= NOTICED, np.where(moved >= NOTICED, moved, 0), weight)
    change.add(("loses", PURSE), group, moved <= -NOTICED, np.where(moved <= -NOTICED, moved, 0), weight)
    return sums[0], sums[1], change


def table_of(summaries: Mapping[str, Summary]) -> pa.Table:
    """The sums as a table: one row per question, measure, outcome, kind of household and band of income."""
    rows: list[dict[str, Any]] = []
    for label, summary in summaries.items():
        for (measure, name), counts in summary.cells.items():
            for group in np.flatnonzero(counts[2]):
                kind, band = split(int(group))
                rows.append(
                    {
                        "question": label,
                        "measure": measure,
                        "name": name,
                        "kind": kind,
                        "band": band,
                        "households": float(counts[0, group]),
                        "euros_a_year": round(float(counts[1, group]), 2),
                        "records": int(counts[2, group]),
                    }
                )
    return pa.Table.from_pylist(rows)
