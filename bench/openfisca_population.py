"""The same two allowances for many households at once, in OpenFisca-core and in our kernel, in one run."""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import openfisca_peer
import pyarrow as pa
from household import _numbers
from measure import Row, show, timed
from openfisca_core.simulation_builder import SimulationBuilder

from rondkomen.population import run as run_law
from rondkomen.population.groups import Persons
from rondkomen.population.synthetic import Settings, batches

ON = date(2026, 1, 1)
YEAR = "2026"
HOUSEHOLDS = 131_072
COMPARED = ("zorgtoeslag", "kindgebonden_budget")


def run() -> None:
    """Measure and print; stops when the two do not give the same."""
    settings = Settings.read()
    batch = _simple(next(batches(HOUSEHOLDS, 1, ON)))
    assume = {**settings.assume, **dict.fromkeys(("inkomen_winst", "inkomen_aow", "inkomen_pensioen"), 0)}
    assume |= dict.fromkeys(("inkomen_ww", "inkomen_wia", "arbeidsuren_per_jaar"), 0)
    ours = run_law(batch, COMPARED, ON, assume=assume)
    theirs = _build(batch)
    _check_same(ours, theirs)
    our_time = timed(lambda: run_law(batch, COMPARED, ON, assume=assume), runs=30)
    calculated = timed(_calculation(theirs), runs=7, warm=1)
    built = timed(lambda: _calculation(_build(batch))(), runs=5, warm=1)
    show(
        f"The same two allowances for {HOUSEHOLDS:,} households, one thread each, answers compared first",
        [
            Row(
                "ours, from columns to columns", *our_time, None, "OpenFisca, calculation", calculated[0] / our_time[0]
            ),
            Row("", *our_time, None, "OpenFisca with building", built[0] / our_time[0]),
            Row("OpenFisca-core, calculation", *calculated),
            Row("OpenFisca-core, with building", *built),
        ],
    )


def _simple(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Households that both sides know all about: wages, ages and wealth of parents and children under 18.

    Not those with a child of this very month: it counts from the next, and OpenFisca is given ages in years.
    """
    persons = batch.column("persons")
    flat = persons.flatten()
    keep = ("geboortedatum", "is_aanvrager", "is_partner", "is_kind", "inkomen_loon", "vermogen_persoon")
    fields = {name: flat.field(name) for name in keep}
    records = pa.StructArray.from_arrays(list(fields.values()), list(fields))
    whole = pa.RecordBatch.from_arrays([pa.ListArray.from_arrays(persons.offsets, records)], names=["persons"])
    groups = Persons(whole)
    age = (np.datetime64(ON) - groups.field("geboortedatum")).astype("timedelta64[D]").astype(float) / 365.25
    is_adult = groups.field("is_aanvrager") | groups.field("is_partner")
    is_strange = np.where(is_adult, age < 18.1, (age >= 17.9) | (age < 0.1))
    return whole.filter(pa.array(groups.total(is_strange.astype(np.int64)) == 0))


def _build(batch: pa.RecordBatch) -> Any:
    """A simulation with the persons of the batch."""
    made = openfisca_peer.system(_numbers())
    groups = Persons(batch)
    builder = SimulationBuilder()
    builder.create_entities(made)
    builder.declare_person_entity("person", np.arange(len(groups.flat)))
    households = builder.declare_entity("household", np.arange(batch.num_rows))
    roles = np.where(groups.field("is_kind"), "child", "adult")
    builder.join_with_persons(households, np.repeat(np.arange(batch.num_rows), groups.sizes), roles=roles)
    simulation = builder.build(made)
    born = groups.field("geboortedatum").astype("datetime64[D]")
    years = 2026 - (born.astype("datetime64[Y]").astype(int) + 1970) - (born != born.astype("datetime64[Y]"))
    simulation.set_input("income", YEAR, groups.field("inkomen_loon") / 100)
    simulation.set_input("age", YEAR, years)
    simulation.set_input("wealth", YEAR, groups.field("vermogen_persoon") / 100)
    return simulation


def _calculation(simulation: Any) -> Callable[[], None]:
    def calculate() -> None:
        for name in ("toetsingsinkomen", *COMPARED):
            simulation.get_holder(name).delete_arrays()
        for name in COMPARED:
            simulation.calculate(name, YEAR)

    return calculate


def _check_same(ours: pa.RecordBatch, simulation: Any) -> None:
    """Both sides say the same for nearly all; what differs is a euro, by the other side's single precision."""
    for name in COMPARED:
        mine, theirs = ours.column(name).to_numpy() / 100, simulation.calculate(name, YEAR)
        differing = np.abs(mine - theirs) > 1.01
        if differing.mean() > 0.001:
            row = int(np.argmax(differing))
            raise SystemExit(
                f"{name} differs for {differing.mean():.2%}: ours {mine[row]}, OpenFisca {theirs[row]} at {row}"
            )
