"""The counting: what is right, what is wrong, what a guess is, and which pairs of signals belong together."""

import pytest
from bench.matching.score import HOUSEHOLD, LINKED, NONE, REVIEW, Answer, grouping, margin, scored, scored_by


def truth(level: str, *people: int, household: int = 0, month: str = "2026-05", origin: str = "dutch") -> dict:
    return {
        "level": level,
        "people": list(people),
        "household": household,
        "slips": [],
        "month": month,
        "origin": origin,
    }


KNOWN = truth("person", 1, household=10)


def test_precision_is_over_links_and_recall_over_what_can_be_known() -> None:
    truths = [KNOWN, KNOWN, KNOWN, truth("none"), KNOWN]
    answers = [Answer(LINKED, 1, 10), Answer(LINKED, 2, 10), Answer(REVIEW), Answer(NONE), Answer(LINKED, 1, 10)]
    score = scored(truths, answers)
    assert (score.right, score.wrong, score.knowable) == (2, 1, 4)
    assert (score.precision, score.recall, score.review) == (pytest.approx(2 / 3), 0.5, 0.2)
    assert score.f1 == pytest.approx(4 / 7)
    assert score.wrong_of == {"another of the household": 1}


@pytest.mark.parametrize("level", ["household", "unknown", "none"])
def test_a_guess_is_wrong_even_when_it_hits(level: str) -> None:
    score = scored([truth(level, 1, household=10)], [Answer(LINKED, 1, 10)])
    assert (score.right, score.wrong, score.knowable) == (0, 1, 0)


def test_either_of_two_who_are_named_is_right() -> None:
    both = truth("person", 1, 2, household=10)
    assert scored([both, both, both], [Answer(LINKED, 1), Answer(LINKED, 2), Answer(LINKED, 3)]).right == 2


def test_a_household_is_right_when_it_is_the_one() -> None:
    score = scored(
        [KNOWN, KNOWN, truth("none")], [Answer(HOUSEHOLD, 0, 10), Answer(HOUSEHOLD, 0, 11), Answer(HOUSEHOLD, 0, 10)]
    )
    assert (score.household_right, score.household_wrong) == (1, 2)


def test_groups_are_counted_apart_the_largest_first() -> None:
    truths = [truth("person", 1, origin="polish"), truth("person", 1), truth("person", 1)]
    by = scored_by("origin", truths, [Answer(LINKED, 1), Answer(LINKED, 1), Answer(LINKED, 9)])
    assert list(by) == ["dutch", "polish"]
    assert (by["dutch"].wrong, by["polish"].wrong) == (1, 0)


def test_pairs_belong_together_within_a_month_and_a_household() -> None:
    truths = [truth("person", 1, household=h, month=m) for h, m in ((1, "a"), (1, "a"), (1, "b"), (2, "a"), (1, "a"))]
    made = grouping(truths, ["x", "x", "x", "x", None])
    assert (made.belonging, made.grouped, made.both) == (3, 3, 1)
    assert (made.precision, made.recall) == (pytest.approx(1 / 3), pytest.approx(1 / 3))


def test_signals_about_nobody_belong_with_nothing() -> None:
    assert grouping([truth("none"), truth("none")], [None, None]).belonging == 0
    assert grouping([truth("none"), truth("none")], ["x", "x"]).precision == 0


def test_the_interval_shrinks_with_the_number_and_is_never_nothing() -> None:
    assert margin(0.5, 100) == pytest.approx(0.098)
    assert margin(1.0, 50) == pytest.approx(0.02)
    assert margin(0.9, 10_000) < margin(0.9, 100)
