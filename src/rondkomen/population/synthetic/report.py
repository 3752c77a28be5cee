"""How close a synthetic population comes to the figures that it was drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from rondkomen.population.columns import PERSONS
from rondkomen.population.synthetic.settings import Settings

_SIZES = {"1": 3340560, "2": 2706372, "3": 968419, "4": 953582, "5 or more": 405471}
"""Households by size on 1 January 2024 (CBS StatLine 37975): not drawn from, so a check from outside."""
_SIZES_SOURCE = "CBS StatLine 37975, Particuliere huishoudens naar grootte, 1 januari 2024"


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: what was published, what the population has, both as a share, and who published it."""

    what: str
    published: float
    found: float
    source: str

    @property
    def difference(self) -> float:
        """Percentage points between the two."""
        return 100 * (self.found - self.published)


def closeness(batches: Iterable[pa.RecordBatch], settings: Settings) -> list[Line]:
    """Compare a population with the published margins, those it was drawn from and those it was not."""
    totals: dict[str, float] = {}
    number = 0
    for batch in batches:
        number += batch.num_rows
        for name, amount in _counted(batch):
            totals[name] = totals.get(name, 0.0) + amount
    return [Line(name, share, totals.get(name, 0.0) / number, source) for name, share, source in _published(settings)]


def _published(settings: Settings) -> Iterator[tuple[str, float, str]]:
    kinds = settings.sections["kinds"]
    for kind, amount in kinds.items():
        yield kind, amount / sum(kinds.values()), settings.sources["kinds"]["source"]
    tenure = settings.sections["tenure"]
    yield "koopwoning", tenure["koop"] / sum(tenure.values()), settings.sources["tenure"]["source"]
    for size, amount in _SIZES.items():
        yield f"size {size}", amount / sum(_SIZES.values()), _SIZES_SOURCE


def _counted(batch: pa.RecordBatch) -> Iterator[tuple[str, float]]:
    persons = batch.column(PERSONS)
    offsets = persons.offsets.to_numpy()
    starts = offsets[:-1] - offsets[0]
    flat = persons.flatten()

    def number_of(name: str) -> Any:
        return np.add.reduceat(flat.field(name).to_numpy(zero_copy_only=False).astype(np.int64), starts)

    sizes, couple, children = np.diff(offsets), number_of("is_partner") > 0, number_of("is_kind") > 0
    yield "alleenstaand", (sizes == 1).sum()
    yield "paar_zonder_kinderen", (couple & ~children).sum()
    yield "paar_met_kinderen", (couple & children).sum()
    yield "eenouder", (~couple & children).sum()
    yield "overig", ((sizes > 1) & ~couple & ~children).sum()
    yield "koopwoning", batch.column("is_koopwoning").to_numpy(zero_copy_only=False).sum()
    for size in range(1, 5):
        yield f"size {size}", (sizes == size).sum()
    yield "size 5 or more", (sizes >= 5).sum()
