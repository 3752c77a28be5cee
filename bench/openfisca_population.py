"""All law for many households in OpenFisca-core and in our kernel, in one run; the answers are compared first."""

import os
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import openfisca_rules
import pyarrow as pa
from measure import Row, show, timed
from openfisca_core.simulation_builder import SimulationBuilder

from rondkomen.population import each
from rondkomen.population import run as run_law
from rondkomen.population.columns import USUAL, columns_of
from rondkomen.population.files import ROWS
from rondkomen.population.groups import Persons
from rondkomen.population.layout import Layout, Work, layout_of
from rondkomen.population.reform import law_of
from rondkomen.population.summary import Question
from rondkomen.population.synthetic import Settings, batches

ON = date(2026, 1, 1)
YEAR = "2026"
HOUSEHOLDS = int(os.environ.get("RONDKOMEN_BENCH_PEER_HOUSEHOLDS", 8 * ROWS))
FEW = ("zorgtoeslag", "kindgebonden_budget")


def run() -> None:
    """Measure and print; stops when the two do not give the same."""
    settings = Settings.read()
    pieces = list(batches(HOUSEHOLDS, 1, ON))
    every = Question(ON, None, None, tuple(settings.assume.items())).outcomes
    for wanted in (every, FEW):
        _compare(pieces, wanted, settings.assume)


def _compare(pieces: list[pa.RecordBatch], wanted: tuple[str, ...], assume: Any) -> None:
    law, batch = law_of(ON), pa.concat_batches(pieces)
    columns = columns_of(batch.schema, law.book.quantities)
    layout = layout_of(law, wanted, {column.name: column for column in columns}, {**USUAL, **assume})
    made = openfisca_rules.system(layout)
    simulation = _build(made, layout, batch)
    _check_same(pa.concat_batches([run_law(one, wanted, ON, assume=assume) for one in pieces]), simulation, wanted)

    def work(piece: pa.RecordBatch) -> pa.RecordBatch:
        return run_law(piece, wanted, ON, assume=assume)

    ours = timed(lambda: [work(piece) for piece in pieces], runs=9)
    both = timed(lambda: list(each(pieces, work)), runs=9)
    calculated = timed(_calculation(simulation, layout, wanted), runs=5, warm=1)
    built = timed(lambda: _calculation(_build(made, layout, batch), layout, wanted)(), runs=3, warm=1)
    rules = sum(isinstance(one, Work) for one in layout.operations)
    name = f"{len(batch):,} households, {rules} rules, {len(wanted)} outcomes, the same in both, amounts in 64 bits"
    show(
        name,
        [
            Row("ours, one thread", *ours, None, "OpenFisca, calculation", calculated[0] / ours[0]),
            Row("", *ours, None, "OpenFisca with building", built[0] / ours[0]),
            Row("ours, two threads", *both, None, "OpenFisca, calculation (aim 30)", calculated[0] / both[0]),
            Row("", *both, None, "OpenFisca with building (aim 80)", built[0] / both[0]),
            Row("OpenFisca-core, calculation", *calculated),
            Row("OpenFisca-core, with building", *built),
        ],
    )


def _build(made: Any, layout: Layout, batch: pa.RecordBatch) -> Any:
    """A simulation with the households of the batch."""
    groups = Persons(batch)
    builder = SimulationBuilder()
    builder.create_entities(made)
    builder.declare_person_entity("person", np.arange(len(groups.flat)))
    households = builder.declare_entity("household", np.arange(batch.num_rows))
    roles = np.full(len(groups.flat), "adult")
    builder.join_with_persons(households, np.repeat(np.arange(batch.num_rows), groups.sizes), roles=roles)
    simulation = builder.build(made)
    for column in layout.columns:
        told = groups.field(column.name) if column.of == "person" else batch.column(column.name).to_numpy(False)
        simulation.set_input(column.name, YEAR, _amounts(np.asarray(told), column.width))
    return simulation


def _amounts(values: Any, width: str) -> Any:
    """Euros for cents, and numbers like 20260131 for days."""
    if values.dtype.kind == "M":
        day = values.astype("datetime64[D]")
        year, month = day.astype("datetime64[Y]"), day.astype("datetime64[M]")
        numbers = (year.astype(int) + 1970) * 10000 + (month - year).astype(int) * 100 + 100
        return (numbers + (day - month).astype(int) + 1).astype(float)
    return values / 100 if width in ("i4", "i8") else values


def _calculation(simulation: Any, layout: Layout, wanted: tuple[str, ...]) -> Callable[[], None]:
    worked_out = [operation.rule.name for operation in layout.operations if isinstance(operation, Work)]

    def calculate() -> None:
        for name in worked_out:
            simulation.get_holder(name).delete_arrays()
        for name in wanted:
            simulation.calculate(name, YEAR)

    return calculate


def _check_same(ours: pa.RecordBatch, simulation: Any, wanted: tuple[str, ...]) -> None:
    """Both sides say the same to the cent, but for one in ten thousand whose float falls on the other side of half."""
    for name in wanted:
        column = ours.column(name)
        flat = column.flatten() if pa.types.is_list(column.type) else column
        mine, theirs = flat.to_numpy(zero_copy_only=False) / 100, simulation.calculate(name, YEAR)
        differing = np.abs(mine - theirs) > 0.0051
        if differing.mean() > 0.0001:
            row = int(np.argmax(differing))
            raise SystemExit(
                f"{name} differs for {differing.mean():.2%}: ours {mine[row]}, OpenFisca {theirs[row]} at {row}"
            )


if __name__ == "__main__":
    run()
