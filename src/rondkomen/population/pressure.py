"""What is kept of earning more, over a population: the exact derivative, and a real step of an hour or a day a week."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from rondkomen.population.columns import PERSONS
from rondkomen.population.groups import Persons
from rondkomen.population.running import SLOPE, run
from rondkomen.population.summary import PURSE, Question, Summary, groups_in, weights_of, worked, yearly

WAGE = "inkomen_loon"
HOUR, DAY = 52.0, 8 * 52.0
"""Hours a year that one hour, and one day of eight hours, a week are."""
DERIVATIVE, AN_HOUR, A_DAY = "derivative", "an hour a week", "a day a week"
STEPS = {AN_HOUR: HOUR, A_DAY: DAY}
MEASURES = (DERIVATIVE, *STEPS)
EDGES = (0.0, 0.25, 0.5, 0.75, 1.0)
LABELS = ("below 0%", "0 to 25%", "25 to 50%", "50 to 75%", "75 to 100%", "100% and more")
"""Classes of marginal pressure: the part of more wage that is not kept."""


@dataclass(frozen=True, slots=True)
class Earners:
    """For each household its highest earner: where that person stands among all, and whether there is one."""

    position: Any
    works: Any
    marked: pa.Array


def earners_of(batch: pa.RecordBatch) -> Earners:
    """The applicant or partner with the highest wage of each household."""
    persons = Persons(batch)
    is_adult = persons.field("is_aanvrager") | persons.field("is_partner")
    wage = np.where(is_adult, persons.field(WAGE), -1).astype(np.int64)
    households = np.repeat(np.arange(batch.num_rows), persons.sizes)
    order = np.lexsort((-np.arange(len(wage)), wage, households))
    position = order[np.cumsum(persons.sizes) - 1]
    marked = np.zeros(len(wage), bool)
    marked[position] = True
    return Earners(position, wage[position] > 0, pa.array(marked))


def pressures(
    batch: pa.RecordBatch,
    question: Question,
    measures: Collection[str] = MEASURES,
    beside: tuple[str, ...] = (),
) -> Summary:
    """Households with wages by class of marginal pressure, by each of these measures.

    `beside` are outcomes that come beside the purse, such as the schemes of a municipality. They end at a limit and do
    not melt, so a derivative does not see them: only real steps count them.
    """
    earners = earners_of(batch)
    names = (PURSE, *beside)
    found = worked(batch, question, names)
    group, weight = groups_in(batch, found, question), weights_of(batch)
    summary = Summary()
    if DERIVATIVE in measures:
        _count(summary, DERIVATIVE, _slope(batch, question, earners), earners, group, weight)
    before = sum(yearly(found, name) for name in names)
    for name, hours in STEPS.items():
        if name in measures:
            extra = _extra(batch, earners, hours)
            changed = worked(_with_wage(batch, earners, extra), question, names)
            with np.errstate(divide="ignore", invalid="ignore"):
                kept = (sum(yearly(changed, one) for one in names) - before) / (extra / 100)
            _count(summary, name, 1 - kept, earners, group, weight)
    return summary


def _slope(batch: pa.RecordBatch, question: Question, earners: Earners) -> Any:
    """The part of one euro more that is not kept of the purse, exactly."""
    exact = run(
        batch,
        [PURSE],
        question.on,
        question.reform,
        municipality=question.municipality,
        assume=dict(question.assume),
        along=WAGE,
        moving=earners.marked,
    )
    return 1 - 12 * exact.column(PURSE + SLOPE).to_numpy()


def _extra(batch: pa.RecordBatch, earners: Earners, hours: float) -> Any:
    """Cents a year more for so many hours a year more, at the wage per hour of each earner."""
    persons = Persons(batch)
    wage = persons.field(WAGE)[earners.position]
    year = persons.field("arbeidsuren_per_jaar")[earners.position]
    return np.where(earners.works & (year > 0), np.round(wage / np.maximum(year, 1) * hours), 0).astype(np.int64)


def _with_wage(batch: pa.RecordBatch, earners: Earners, extra: Any) -> pa.RecordBatch:
    column = batch.column(PERSONS)
    flat = column.flatten()
    wage = flat.field(WAGE).to_numpy().copy()  # keeps its width: another one would ask for another kernel
    wage[earners.position] += extra.astype(wage.dtype)
    fields = {field.name: flat.field(field.name) for field in column.type.value_type}
    fields[WAGE] = pa.array(wage)
    offsets = pa.array((column.offsets.to_numpy() - column.offsets[0].as_py()).astype(np.int32))
    records = pa.StructArray.from_arrays(list(fields.values()), list(fields))
    changed = pa.ListArray.from_arrays(offsets, records)
    return batch.set_column(batch.schema.get_field_index(PERSONS), PERSONS, changed)


def _count(summary: Summary, name: str, pressure: Any, earners: Earners, group: Any, weight: Any) -> None:
    classes = np.searchsorted(np.array(EDGES), pressure, side="right")
    for position, label in enumerate(LABELS):
        holds = earners.works & np.isfinite(pressure) & (classes == position)
        summary.add((f"pressure, {name}", label), group, holds, holds * 0.0, weight)
