"""Sums of a run, of a comparison and of pressure: they add up, and say of a household what the engine says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest

from rondkomen.engine import Facts
from rondkomen.law.book import law_book
from rondkomen.population import Reform
from rondkomen.population.columns import USUAL
from rondkomen.population.groups import BANDS, KINDS, NUMBER, Persons, bands_of, group_of, kinds_of, split
from rondkomen.population.pressure import LABELS, earners_of, pressures
from rondkomen.population.summary import PURSE, Question, Summary, compared, summed, table_of, yearly
from rondkomen.population.synthetic import Settings, batches

ON = date(2026, 1, 1)
SETTINGS = Settings.read()
QUESTION = Question(ON, None, None, tuple(SETTINGS.assume.items()))
WANTED = ("zorgtoeslag",)


@pytest.fixture(scope="module")
def people() -> pa.RecordBatch:
    return next(batches(2_000, 5, ON))


@pytest.fixture(scope="module")
def found(people: pa.RecordBatch) -> Summary:
    return summed(people, QUESTION, WANTED)


def test_groups_are_named_and_split_again() -> None:
    assert len(KINDS) * len(BANDS) == NUMBER
    seen = {split(int(group_of(kind, band))) for kind in range(len(KINDS)) for band in range(len(BANDS))}
    assert seen == {(kind, band) for kind in KINDS for band in BANDS}


@pytest.mark.parametrize(
    ("income", "norm", "band"),
    [
        (999.99, 1000, "tot_100"),
        (1000, 1000, "100_tot_110"),
        (1100, 1000, "110_tot_120"),
        (1499, 1000, "130_tot_150"),
        (1500, 1000, "vanaf_150"),
        (500, 0, "geen_norm"),
    ],
)
def test_a_band_begins_at_its_edge(income: float, norm: float, band: str) -> None:
    assert list(BANDS)[bands_of(np.array([income]), np.array([norm]))[0]] == band


def test_every_kind_of_household_occurs_once_each(people: pa.RecordBatch) -> None:
    kinds = np.bincount(kinds_of(people, ON), minlength=len(KINDS))
    assert kinds.sum() == people.num_rows
    assert (kinds > 0).all()


def test_sums_of_pieces_are_the_sum_of_all(people: pa.RecordBatch, found: Summary) -> None:
    pieces = [summed(people.slice(first, 500), QUESTION, WANTED) for first in range(0, 2_000, 500)]
    total = pieces[0] + pieces[1] + pieces[2] + pieces[3]
    assert total.cells.keys() == found.cells.keys()
    for key, cells in found.cells.items():
        assert np.allclose(total.cells[key], cells), key


def test_weights_count(people: pa.RecordBatch, found: Summary) -> None:
    heavy = summed(people.append_column("weight", pa.array(np.full(2_000, 2.5))), QUESTION, WANTED)
    assert heavy.total("right", "zorgtoeslag")[0] == pytest.approx(2.5 * found.total("right", "zorgtoeslag")[0])
    assert heavy.total("right", "zorgtoeslag")[2] == found.total("right", "zorgtoeslag")[2]


def test_the_table_holds_every_household_once(found: Summary) -> None:
    rows = table_of({"now": found}).to_pylist()
    assert sum(row["households"] for row in rows if row["measure"] == "all") == 2_000


def test_below_120_percent_are_all_that_are_below_100(found: Summary) -> None:
    assert (found.cells["poor", "sociaal_minimum_120"][0] >= found.cells["poor", "sociaal_minimum"][0]).all()


def test_a_change_is_the_difference_and_gains_are_those_who_gain(people: pa.RecordBatch) -> None:
    after = Question(ON, None, Reform((("standaardpremie", Decimal(2500)),)), QUESTION.assume)
    first, second, change = compared(people, QUESTION, after, WANTED)
    moved = change.total("change", "zorgtoeslag")[1]
    assert moved == pytest.approx(second.total("right", "zorgtoeslag")[1] - first.total("right", "zorgtoeslag")[1])
    assert change.total("gains", PURSE)[0] > 0
    assert change.total("loses", PURSE)[0] == 0
    nothing = compared(people, QUESTION, QUESTION, WANTED)[2]
    assert nothing.total("gains", PURSE)[0] == nothing.total("change", "zorgtoeslag")[0] == 0


def test_the_earner_is_the_one_of_a_couple_who_earns_most(people: pa.RecordBatch) -> None:
    earners, persons = earners_of(people), Persons(people)
    wage = persons.field("inkomen_loon")
    adult = persons.field("is_aanvrager") | persons.field("is_partner")
    highest = np.maximum.reduceat(np.where(adult, wage, 0), persons.starts)
    assert (wage[earners.position] == highest).all()
    assert (earners.works == (highest > 0)).all()
    assert persons.total(earners.marked.to_numpy(zero_copy_only=False).astype(int)).tolist() == [1] * people.num_rows


def test_pressure_counts_every_earner_once_by_each_measure(people: pa.RecordBatch) -> None:
    counted = pressures(people, QUESTION)
    works = earners_of(people).works.sum()
    for measure in ("derivative", "an hour a week", "a day a week"):
        assert sum(counted.total(f"pressure, {measure}", label)[0] for label in LABELS) == works


def test_what_a_day_more_leaves_is_what_the_engine_says(people: pa.RecordBatch) -> None:
    from rondkomen.population.pressure import DAY, _extra, _with_wage
    from rondkomen.population.summary import worked

    earners = earners_of(people)
    extra = _extra(people, earners, DAY)
    few = np.flatnonzero(extra)[:25]
    after = yearly(worked(_with_wage(people, earners, extra), QUESTION, (PURSE,)), PURSE)
    for row in few:
        facts = _facts(people, int(row), earners.position[row] - Persons(people).starts[row], int(extra[row]))
        value = law_book().on(ON).evaluate(facts, [PURSE]).value(PURSE)
        assert after[row] / 12 == pytest.approx(float(value), abs=0.006)


def _facts(people: pa.RecordBatch, row: int, who: int, extra: int) -> Facts:
    """A household of the batch for the engine, with more wage for one person."""
    quantities = law_book().quantities
    record = people.slice(row, 1).to_pylist()[0]
    persons: Sequence[dict[str, object]] = record.pop("persons")
    persons[who]["inkomen_loon"] += extra  # type: ignore[operator]
    told = {**USUAL, **SETTINGS.assume}

    def exact(name: str, value: object) -> object:
        if isinstance(value, bool | date):
            return value
        return Decimal(str(value)) / (100 if quantities[name].unit.is_money else 1)

    own = {name: value for name, value in told.items() if quantities[name].of == "household"}
    own |= {name: exact(name, value) for name, value in record.items() if name in quantities}
    columns = {name: [value] * len(persons) for name, value in told.items() if quantities[name].of == "person"}
    columns |= {name: [exact(name, one[name]) for one in persons] for name in persons[0]}
    return Facts(tuple(map(str, range(len(persons)))), own, columns)
