"""The measurement in small: a change of the library that links wrongly or finds less is seen before the next full run.

The floors leave room for a thousand signals; what the full run gives stands in docs/explanation/matching-measured.md.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from bench.matching import ours, tables
from bench.matching.score import LINKED, Answer, Score, grouping, scored

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Measured:
    data: tables.Tables
    truths: list[dict[str, Any]]
    answers: list[Answer]
    groups: list[Any]
    score: Score


@pytest.fixture(scope="module")
def measured() -> Measured:
    data = tables.made(20_000, 1_000, 20261101)
    answers, groups, _ = ours.answers(data)
    truths = data.truth.to_pylist()
    return Measured(data, truths, answers, groups, scored(truths, answers))


def test_hardly_anybody_is_linked_wrongly(measured: Measured) -> None:
    assert measured.score.wrong <= 3, dict(measured.score.wrong_of)


def test_most_who_can_be_known_are_found(measured: Measured) -> None:
    assert measured.score.recall >= 0.94, measured.score.missed_of.most_common(8)


def test_few_are_left_to_a_person(measured: Measured) -> None:
    assert measured.score.review <= 0.04


def test_nobody_from_elsewhere_is_made_a_resident(measured: Measured) -> None:
    slips = [(truth["level"], answer.kind) for truth, answer in zip(measured.truths, measured.answers, strict=True)]
    assert slips.count(("none", LINKED)) <= 2


def test_signals_of_a_household_come_together(measured: Measured) -> None:
    made = grouping(measured.truths, measured.groups)
    assert made.belonging > 50
    assert made.recall >= 0.94
    assert made.precision >= 0.98


def test_the_same_tables_give_the_same_answers(measured: Measured) -> None:
    again, groups, _ = ours.answers(measured.data)
    assert again == measured.answers
    assert groups == measured.groups
