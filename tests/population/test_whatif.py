"""What another law does, in tables: held against sums that are made another way from the same outcomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from rondkomen.population.disclosure import LEAST, rounded
from rondkomen.population.groups import KINDS, kinds_of
from rondkomen.population.pressure import A_DAY, LABELS, pressures
from rondkomen.population.reform import Reform
from rondkomen.population.summary import PURSE, Question, Summary, worked, yearly
from rondkomen.population.synthetic import Settings, batches
from rondkomen.population.synthetic.drawing import Place
from rondkomen.population.whatif import STEPS, outcomes_of, what_if

ON = date(2026, 1, 1)
PLACES = [Place("GM9999", "Centrum", 2), Place("GM9999", "Havenbuurt", 1)]
REFORM = Reform((("gm9999_meedoenregeling_bedrag_per_volwassene", Decimal(265)), ("standaardpremie", Decimal(1900))))


@lru_cache(maxsize=1)
def households() -> pa.RecordBatch:
    return next(iter(batches(2000, 1, ON, Settings.read(), PLACES, take_up=True)))


def question(reform: Reform | None = None) -> Question:
    return Question(ON, "GM9999", reform, tuple(sorted(Settings.read().assume.items())))


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    return what_if([households()], question(), question(REFORM))


def test_the_same_law_changes_nothing() -> None:
    result = what_if([households()], question(), replace(question(), reform=Reform()))
    assert all(row["moved"] == [0, 0] and row["before"] == row["after"] for row in result["rights"])
    assert all(row["before"] == row["after"] for row in (*result["poverty"], *result["pressure"]))
    for dimension in ("kind", "band", "neighbourhood"):
        assert result[dimension]["total"] == {"gains": [0, 0], "loses": [0, 0]}


def test_batches_add_up() -> None:
    heard: list[int] = []
    halves = [households().slice(0, 900), households().slice(900)]
    split = what_if(halves, question(), question(REFORM), heard.append)
    assert split == what_if([households()], question(), question(REFORM))
    assert heard == list(range(1, 2 * STEPS + 1))


def test_who_gains_and_loses_is_who_has_more_or_less_in_hand(found: dict[str, Any]) -> None:
    """The purse, what the municipality pays beside it, and nothing else."""
    names = outcomes_of(question())
    first, second = (worked(households(), one, names) for one in (question(), question(REFORM)))
    counted = [PURSE, "individuele_inkomenstoeslag", *(name for name in names if name.startswith("gm9999_"))]
    change = sum(yearly(second, name) - yearly(first, name) for name in counted)
    kind = kinds_of(households(), ON)
    assert (change <= -12).sum() > LEAST, "a lower standaardpremie lowers zorgtoeslag"
    for side, holds in (("gains", change >= 12), ("loses", change <= -12)):
        assert found["kind"]["total"][side] == [rounded(holds.sum(), 10), rounded(change[holds].sum(), 1000)]
        for position, row in enumerate(found["kind"]["rows"]):
            inside = holds & (kind == position)
            assert row["name"] == list(KINDS)[position]
            assert row[side] in ([None, None], [rounded(inside.sum(), 10), rounded(change[inside].sum(), 1000)])
            assert not 0 < inside.sum() < LEAST or row[side] == [None, None]


def test_take_up_splits_a_right_in_two(found: dict[str, Any]) -> None:
    batch = households()
    first = worked(batch, question(), outcomes_of(question()))
    row = next(one for one in found["take_up"] if one["name"] == "zorgtoeslag")
    right = yearly(first, "zorgtoeslag")
    left = (right > 0) & (batch.column("received_zorgtoeslag").to_numpy() <= 0)
    assert row["right"][0] == rounded(float((right > 0).sum()), 10)
    assert row["not_received"] == [rounded(float(left.sum()), 10), rounded(float(right[left].sum()), 1000)]


def test_what_is_paid_once_counts_once() -> None:
    found = worked(households(), question(), outcomes_of(question()))
    paid = np.unique(yearly(found, "gm9999_witgoedregeling"))
    assert set(paid) == {0.0, 450.0}


def test_a_scheme_that_ends_is_felt_by_who_works_a_day_more() -> None:
    """2.000 euros that end at a limit: a day a week more is worth less to some, and to nobody more."""
    scheme = "gm9999_meedoenregeling"
    dear = question(Reform(((f"{scheme}_bedrag_per_volwassene", Decimal(2000)),)))
    without, counted = (pressures(households(), dear, (A_DAY,), beside) for beside in ((), (scheme,)))

    def at_least(found: Summary, label: str) -> float:
        return sum(found.total(f"pressure, {A_DAY}", one)[0] for one in LABELS[LABELS.index(label) :])

    assert at_least(without, LABELS[0]) == at_least(counted, LABELS[0])
    more = [at_least(counted, label) - at_least(without, label) for label in LABELS]
    assert min(more) >= 0
    assert more[-1] > 0
