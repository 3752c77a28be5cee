"""What another law would do to a population, as tables that may be shown: rights, purses, poverty, pressure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from rondkomen.law.outcomes import MONTHS, OUTCOMES, local_outcomes
from rondkomen.population.columns import RECEIVED
from rondkomen.population.disclosure import Cell, Shown, compared, protected, shown
from rondkomen.population.groups import BANDS, KINDS, bands_of, kinds_of
from rondkomen.population.pressure import A_DAY, LABELS, pressures
from rondkomen.population.reform import law_of
from rondkomen.population.summary import NETTO, NORM, NOTICED, POVERTY, PURSE, Question, weights_of, worked, yearly

BESIDE_PURSE = ("individuele_inkomenstoeslag",)
"""What comes beside the purse; the schemes of a municipality do too."""
NOWHERE = ""
STEPS = 4
"""Steps a batch."""

Key = tuple[str, ...]
Table = list[dict[str, Any]]


@dataclass
class Cells:
    """Sums of groups by key; those of batches add up."""

    cells: dict[Key, Cell] = field(default_factory=dict)

    def add(self, key: Key, holds: Any, euros: Any, weight: Any) -> None:
        """Add the households that `holds` is true for, with their euros a year."""
        cell = Cell(float(weight[holds].sum()), float((euros * weight)[holds].sum()), int(holds.sum()))
        self.cells[key] = self.cells.get(key, Cell()) + cell

    def __getitem__(self, key: Key) -> Cell:
        return self.cells.get(key, Cell())


def outcomes_of(question: Question) -> tuple[str, ...]:
    """What is worked out: everything of the day, and what a municipality pays once, counted as paid in one year."""
    book = law_of(question.on, question.municipality).book
    once = (one.name for one in local_outcomes(question.municipality) if one.unit == "EUR")
    return question.outcomes + tuple(name for name in once if book.form_on(name, question.on))


def what_if(
    batches: Iterable[pa.RecordBatch],
    before: Question,
    after: Question,
    progress: Callable[[int], None] = lambda _: None,
) -> dict[str, Any]:
    """The tables, ready for JSON; numbers that may not be shown are None. `progress` hears of steps, STEPS a batch."""
    cells = Cells()
    names = outcomes_of(before)
    steps = 0
    for batch in batches:
        for work in _works(batch, before, after, names):
            work(cells)
            steps += 1
            progress(steps)
    return _tables(cells, names)


def _works(
    batch: pa.RecordBatch, before: Question, after: Question, names: tuple[str, ...]
) -> Iterator[Callable[[Cells], None]]:
    """The steps for a batch, so that who waits can be told how far it is."""
    first = worked(batch, before, names)
    weight = weights_of(batch)
    yield lambda cells: _add_take_up(cells, batch, first, names, weight)
    second = worked(batch, after, names)
    yield lambda cells: _add_change(cells, batch, before, first, second, names)
    yield lambda cells: _add_pressure(cells, batch, before, names, "before")
    yield lambda cells: _add_pressure(cells, batch, after, names, "after")


def _add_take_up(cells: Cells, batch: pa.RecordBatch, found: pa.RecordBatch, names: Iterable[str], weight: Any) -> None:
    for name in names:
        if RECEIVED + name not in batch.schema.names:
            continue
        euros, got = yearly(found, name), batch.column(RECEIVED + name).to_numpy()
        for row, holds in (("received", (euros > 0) & (got > 0)), ("not_received", (euros > 0) & (got <= 0))):
            cells.add(("take_up", name, row), holds, euros, weight)


def _add_change(
    cells: Cells, batch: pa.RecordBatch, before: Question, first: pa.RecordBatch, second: pa.RecordBatch, names: Any
) -> None:
    weight, everybody = weights_of(batch), np.ones(batch.num_rows, bool)
    cells.add(("households",), everybody, np.zeros(batch.num_rows), weight)
    in_hand = {PURSE, *_beside(before, names)}
    purse = np.zeros(batch.num_rows)
    for name in names:
        old, new = yearly(first, name), yearly(second, name)
        moved = np.abs(new - old) >= 0.01
        cells.add(("right", name, "before"), old > 0, old, weight)
        cells.add(("right", name, "after"), new > 0, new, weight)
        cells.add(("right", name, "moved"), moved, new - old, weight)
        if name in in_hand:
            purse += new - old
    _add_poverty(cells, first, second, weight)
    for dimension, rows in _groups(batch, first, before).items():
        for row, inside in rows:
            cells.add(("gains", dimension, row), inside & (purse >= NOTICED), purse, weight)
            cells.add(("loses", dimension, row), inside & (purse <= -NOTICED), purse, weight)


def _groups(batch: pa.RecordBatch, found: pa.RecordBatch, question: Question) -> dict[str, list[tuple[str, Any]]]:
    kind = kinds_of(batch, question.on)
    band = bands_of(yearly(found, NETTO), yearly(found, NORM))
    groups = {
        "kind": [(name, kind == position) for position, name in enumerate(KINDS)],
        "band": [(name, band == position) for position, name in enumerate(BANDS)],
    }
    if "neighbourhood" in batch.schema.names:
        place = np.array([one or NOWHERE for one in batch.column("neighbourhood").to_pylist()])
        groups["neighbourhood"] = [(str(name), place == name) for name in np.unique(place)]
    return groups


def _add_poverty(cells: Cells, first: pa.RecordBatch, second: pa.RecordBatch, weight: Any) -> None:
    was, becomes = _poor(first), _poor(second)
    for name, old in was.items():
        new = becomes[name]
        for row, holds in (("before", old), ("after", new), ("moved", old != new)):
            cells.add(("poverty", name, row), holds, np.zeros(len(holds)), weight)


def _poor(found: pa.RecordBatch) -> dict[str, Any]:
    """The definitions of poverty that are known for the day, and for each who is poor by it."""
    purse, netto, norm = (yearly(found, name) for name in (PURSE, NETTO, NORM))
    poor = {
        "sociaal_minimum": (norm > 0) & (netto < norm),
        "sociaal_minimum_120": (norm > 0) & (netto < 1.2 * norm),
    }
    if POVERTY in found.schema.names:
        poor[POVERTY] = purse < yearly(found, POVERTY)
    return poor


def _beside(question: Question, names: Iterable[str]) -> tuple[str, ...]:
    """Which of these outcomes come beside the purse."""
    local = {one.name for one in local_outcomes(question.municipality)}
    return tuple(name for name in names if name in BESIDE_PURSE or name in local)


def _add_pressure(cells: Cells, batch: pa.RecordBatch, question: Question, names: Iterable[str], moment: str) -> None:
    """Of a day a week more: a scheme that ends at a limit is seen by a real step alone."""
    found = pressures(batch, question, (A_DAY,), _beside(question, names))
    for label in LABELS:
        households, _, records = found.total(f"pressure, {A_DAY}", label)
        key = ("pressure", label, moment)
        cells.cells[key] = cells[key] + Cell(households, 0.0, int(records))


def _tables(cells: Cells, names: Iterable[str]) -> dict[str, Any]:
    rights = {one.name for one in OUTCOMES if one.is_right and one.unit in MONTHS}
    listed = [name for name in names if name in rights or name not in {one.name for one in OUTCOMES}]
    return {
        "households": shown(cells[("households",)]).households,
        "rights": [_compared(cells, "right", name) for name in listed],
        "poverty": [_compared(cells, "poverty", key[1]) for key in cells.cells if key[0::2] == ("poverty", "before")],
        "pressure": _pressure(cells),
        "take_up": _take_up(cells, listed),
        **{dimension: _purses(cells, dimension) for dimension in ("kind", "band", "neighbourhood")},
    }


def _compared(cells: Cells, measure: str, name: str) -> dict[str, Any]:
    moments = ("before", "after", "moved")
    found = compared(*(cells[measure, name, moment] for moment in moments))
    return {"name": name, **{moment: _pair(one) for moment, one in zip(moments, found, strict=True)}}


def _purses(cells: Cells, dimension: str) -> dict[str, Any]:
    rows = [key[2] for key in cells.cells if key[:2] == ("gains", dimension)]
    sides = {side: protected({row: cells[side, dimension, row] for row in rows}) for side in ("gains", "loses")}
    return {
        "rows": [{"name": row, **{side: _pair(found[row]) for side, (found, _) in sides.items()}} for row in rows],
        "total": {side: _pair(total) for side, (_, total) in sides.items()},
    }


def _pressure(cells: Cells) -> Table:
    sides = {
        moment: protected({label: cells["pressure", label, moment] for label in LABELS})[0]
        for moment in ("before", "after")
    }
    return [{"name": label, **{moment: found[label].households for moment, found in sides.items()}} for label in LABELS]


def _take_up(cells: Cells, names: Iterable[str]) -> Table:
    rows = []
    for name in names:
        found = {row: cells["take_up", name, row] for row in ("received", "not_received")}
        if sum(one.records for one in found.values()):
            cells_shown, total = protected(found)
            rows.append({"name": name, "right": _pair(total), **{row: _pair(cells_shown[row]) for row in found}})
    return rows


def _pair(one: Shown) -> list[int | None]:
    return [one.households, one.euros]
