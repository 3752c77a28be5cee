"""What would change a step is true: the change is made to the household, and it turns there and not before."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondkomen.engine.changes import Change, Changes
from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.explain import all_steps, arguments_of
from rondkomen.engine.turns import Turn
from rondkomen.law import Household, facts_of, law_book
from rondkomen.law.household.model import Income
from rondkomen.law.would_change import changes_for
from tests.law.crowd import a_household
from tests.law.households import answer_to, described, euros, person

CENT = Decimal("0.01")
A_EURO = Decimal(1)
DAY = date(2026, 6, 15)
FAMILY = (
    person("a", "1985-02-11", partner="b", income=22_800, wealth=1500),
    person("b", "1983-09-30", income=8450),
    person("k", "2012-03-04", parents=["a"]),
)
HOUSEHOLD_OUTCOMES = [
    "zorgtoeslag",
    "huurtoeslag",
    "kindgebonden_budget",
    "kinderbijslag",
    "bijstand",
    "toetsingsinkomen",
]
OUTCOMES = [*HOUSEHOLD_OUTCOMES, "betalingscapaciteit_kwijtschelding", "kinderopvangtoeslag", "bijstandsnorm"]
PERSON_OUTCOMES = ["arbeidskorting", "algemene_heffingskorting", "inkomstenbelasting_box_1", "beslagvrije_voet"]
seeds = st.integers(0, 10**9).map(Random)


def worked_out(household: Household, name: str) -> Evaluation:
    book = law_book(household.municipality)
    return book.on(household.on).evaluate(facts_of(household, book.quantities), [name])


def told_otherwise(household: Household, name: str, who: int | None, value: Decimal) -> Household:
    """The same household with one told amount changed, as somebody would change it in the file."""
    if who is None and name in ("kale_huur", "servicekosten"):
        return replace(household, home=replace(household.home, **{name: value}))
    if who is None:
        return replace(household, given={**household.given, name: value})
    one = household.persons[who]
    if name == "vermogen_persoon":
        one = replace(one, wealth=value)
    elif name.startswith("inkomen_"):
        kind = name.removeprefix("inkomen_")
        one = replace(one, income=(*(two for two in one.income or () if two.kind != kind), Income(kind, value, "jaar")))
    else:
        told = household.given.get(name) or {}
        return replace(household, given={**household.given, name: {**told, one.id: value}})
    persons = [one if position == who else other for position, other in enumerate(household.persons)]
    return replace(household, persons=tuple(persons))


def ends(turn: Turn, grain: Decimal = CENT) -> tuple[Decimal, Decimal]:
    """The last place where nothing has turned, and the first where it has."""
    if turn.side in ("above", "below"):
        return turn.at, turn.at + turn.sign * grain
    return turn.at - turn.sign * grain, turn.at


def between(turn: Turn, last: Decimal, random: Random, number: int = 3) -> list[Decimal]:
    """Some places on the way to a turn, to the cent."""
    return [(turn.now + (last - turn.now) * Decimal(random.random())).quantize(CENT) for _ in range(number)]


def changes_of(evaluation: Evaluation, name: str, who: int | None) -> Iterator[tuple[Any, Change]]:
    changes = changes_for(evaluation, name, who)
    for step in all_steps(evaluation, name, who):
        for change in changes.of(step.name, step.person):
            yield step, change


def hold_to_the_turn_of_a_fact(household: Household, name: str, step: Any, change: Change, random: Random) -> None:
    turn = change.turn
    assert turn is not None

    def at(value: Decimal) -> Any:
        moved = told_otherwise(household, change.name, change.person, value)
        return worked_out(moved, name).value(step.name, step.person)

    grain = CENT if change.unit.is_money else Decimal(1)
    last, first = ends(turn, grain)
    assert (last - turn.now) * turn.sign >= 0, "a turn lies ahead"
    said = f"{step.name} {step.person}: {change.name} {change.person} {turn}"
    if turn.is_jump:
        assert at(first) == turn.value, said
        assert at(first) != at(last), said
    if isinstance(step.value, bool):
        assert at(last) is step.value, said
        assert all(at(place) is step.value for place in between(turn, last, random) if grain == CENT), said
    elif turn.is_jump and not turn.value:
        assert all(at(place) != 0 for place in [last, *between(turn, last, random)] if step.value), said


@settings(max_examples=60)
@given(random=seeds, name=st.sampled_from(OUTCOMES))
def test_a_fact_turns_a_step_there_and_not_before(random: Random, name: str) -> None:
    household = a_household(random)
    evaluation = worked_out(household, name)
    for step, change in changes_of(evaluation, name, None):
        if change.is_through and change.turn is not None:
            hold_to_the_turn_of_a_fact(household, name, step, change, random)
        elif change.is_through and change.kind == "fact" and change.unit.is_money:
            more = told_otherwise(household, change.name, change.person, change.now + 100)
            gained = worked_out(more, name).value(step.name, step.person) - step.value
            assert abs(gained - 100 * change.rate) <= A_EURO, f"{step.name}: {change.name} {change.rate}"


@settings(max_examples=30)
@given(random=seeds, name=st.sampled_from(PERSON_OUTCOMES))
def test_a_fact_turns_what_is_of_a_person_there_and_not_before(random: Random, name: str) -> None:
    household = a_household(random)
    evaluation = worked_out(household, name)
    for step, change in changes_of(evaluation, name, 0):
        if change.is_through and change.turn is not None:
            hold_to_the_turn_of_a_fact(household, name, step, change, random)


def hold_to_the_turn_alone(evaluation: Evaluation, step: Any, change: Change, random: Random) -> None:
    """Only what is named moves; the rule is called with all else as it is."""
    turn = change.turn
    arguments = arguments_of(evaluation, step.name, step.person)
    if turn is None or turn.name not in arguments:
        return  # persons counted together, or an age: see below
    call = evaluation.law.book.calls[step.rule]

    def at(value: Any) -> Any:
        return call(*{**arguments, turn.name: value}.values())

    said = f"{step.name} {step.person}: {turn}"
    if isinstance(turn.now, bool):
        assert at(turn.at) == turn.value != at(turn.now), said
        return
    if turn.side == "is":
        assert at(turn.at) == turn.value != at(turn.at - turn.sign * CENT), said
        return
    last, first = ends(turn)
    if turn.is_jump:
        assert at(first) != at(last), said
        if isinstance(turn.value, bool):
            assert at(last) is step.value, said
            assert all(at(place) is step.value for place in between(turn, last, random)), said


@settings(max_examples=60)
@given(random=seeds, name=st.sampled_from(OUTCOMES))
def test_what_a_rule_reads_turns_it_there_and_not_before(random: Random, name: str) -> None:
    evaluation = worked_out(a_household(random), name)
    for step, change in changes_of(evaluation, name, None):
        if not change.is_through:
            hold_to_the_turn_alone(evaluation, step, change, random)


@settings(max_examples=40)
@given(random=seeds, name=st.sampled_from(HOUSEHOLD_OUTCOMES))
def test_an_age_gets_there_on_its_day(random: Random, name: str) -> None:
    """By the law as it stands: the same numbers, another day."""
    evaluation = worked_out(a_household(random), name)
    for step, change in changes_of(evaluation, name, None):
        if change.day is None:
            continue
        before, there = (
            evaluation.law.evaluate(_on(evaluation, day), [step.name])
            for day in (change.day - timedelta(1), change.day)
        )
        assert change.day > evaluation.law.day
        assert change.turn is not None
        if change.turn.name in evaluation.plan.rules:  # an age of its own: how old somebody is on those days
            was, now = (one.value(change.turn.name, change.person) for one in (before, there))
            assert was < now
            assert was <= change.turn.at <= now
        elif isinstance(step.value, bool):
            assert before.value(step.name, step.person) is step.value
            assert there.value(step.name, step.person) is not step.value


def _on(evaluation: Evaluation, day: date) -> Any:
    facts = evaluation.facts
    return replace(facts, household={**facts.household, "peildatum": day}, given=facts.given | {"peildatum"})


SMOOTH = ["verlaging_huurtoeslag", "vermindering_kindgebonden_budget", "normpremie"]
"""Amounts that nothing is rounded for on the way: a bend can be seen in a small step."""


@settings(max_examples=60)
@given(
    income=st.integers(10_000, 60_000),
    other=st.integers(0, 30_000),
    name=st.sampled_from(SMOOTH),
    rent=st.integers(300, 1000),
)
def test_an_amount_bends_as_it_says(income: int, other: int, name: str, rent: int) -> None:
    first = FAMILY[0] | {"income": [{"kind": "loon", "amount": euros(income), "per": "jaar"}]}
    second = FAMILY[1] | {"income": [{"kind": "loon", "amount": euros(other), "per": "jaar"}]}
    household = described(DAY, first, second, FAMILY[2], rent=rent)
    evaluation = worked_out(household, name)

    def at(change: Change, value: Decimal) -> Decimal:
        found: Decimal = worked_out(told_otherwise(household, change.name, change.person, value), name).value(name)
        return found

    found = changes_for(evaluation, name).of(name)
    assert found
    for change in found:
        if change.turn is None:
            assert abs(at(change, change.now + CENT) - at(change, change.now) - change.rate * CENT) < Decimal("1e-9")
        elif change.is_through and not change.turn.is_jump:
            last, first_there = ends(change.turn)
            ahead = change.turn.sign * CENT
            before = (at(change, last) - at(change, last - ahead)) / ahead
            beyond = (at(change, first_there + ahead) - at(change, first_there)) / ahead
            assert abs(before - change.turn.rate) < Decimal("1e-9") or last == change.now
            assert abs(beyond - change.turn.rate_then) < Decimal("1e-9")


PUBLISHED_LIMITS = [  # outcome, on, what moves, of whom, household, the limit as law and Dienst Toeslagen give it
    ("huurtoeslag", "2025-06-15", "kale_huur", None, {"rent": 650}, "900.07"),
    ("huurtoeslag", "2024-06-15", "kale_huur", None, {"rent": 650}, "879.66"),
    ("zorgtoeslag", "2026-06-15", "vermogen_persoon", 0, {}, "146011"),
    ("zorgtoeslag", "2024-06-15", "vermogen_persoon", 0, {}, "140213"),
    ("huurtoeslag", "2026-06-15", "vermogen_persoon", 0, {"rent": 650}, "38479"),
]


@pytest.mark.parametrize(("name", "day", "what", "who", "home", "limit"), PUBLISHED_LIMITS)
def test_a_published_limit_is_named_as_what_ends_a_right(
    name: str, day: str, what: str, who: int | None, home: Any, limit: str
) -> None:
    household = described(date.fromisoformat(day), person("a", income=18_000, wealth=1000), **home)
    found = changes_for(worked_out(household, name), name).of(name)
    (turn,) = [one.turn for one in found if (one.name, one.person) == (what, who) and one.turn and one.turn.sign > 0]
    assert (turn.side, turn.at, turn.value) == ("above", euros(limit), 0)
    for value, status in ((turn.at - CENT, "computed"), (turn.at, "computed"), (turn.at + CENT, "no_right")):
        assert answer_to(told_otherwise(household, what, who, value), name).status == status


@pytest.mark.parametrize(
    ("name", "on"), [("zorgtoeslag", DAY), ("huurtoeslag", DAY), ("huurtoeslag", date(2024, 3, 1))]
)
@pytest.mark.parametrize("income", [15_000, 30_000, 60_000])
def test_the_income_at_which_a_right_ends_or_starts_is_found_to_the_cent(name: str, on: date, income: int) -> None:
    household = described(on, person("a", income=income), rent=700)
    now = answer_to(household, name)
    found = changes_for(worked_out(household, name), name).of(name)
    (turn,) = [one.turn for one in found if one.name == "inkomen_loon" and one.turn]
    last, first = ends(turn)
    status = {"computed": "no_right", "no_right": "computed"}[now.status]
    assert answer_to(told_otherwise(household, "inkomen_loon", 0, last), name).status == now.status
    assert answer_to(told_otherwise(household, "inkomen_loon", 0, first), name).status == status


def test_what_was_worked_out_already_is_not_touched() -> None:
    household = described(DAY, *FAMILY, rent=700)
    evaluation = worked_out(household, "huurtoeslag")
    before = {name: value for name, value in evaluation.values.items()}
    list(changes_of(evaluation, "huurtoeslag", None))
    assert evaluation.values == before


def test_nobody_is_told_to_be_somebody_else() -> None:
    """Who asks, and whose child somebody is, is no advice; nor are numbers of law."""
    household = described(DAY, *FAMILY, rent=700)
    for name in HOUSEHOLD_OUTCOMES:
        evaluation = worked_out(household, name)
        for _, change in changes_of(evaluation, name, None):
            assert change.name not in ("is_aanvrager", "peildatum"), change
            assert change.name not in law_book().parameters, change
            assert change.person is None or change.name not in ("is_partner", "is_kind"), change


def test_a_step_of_law_alone_says_so() -> None:
    evaluation = worked_out(described(DAY, *FAMILY), "zorgtoeslag")
    changes = Changes(evaluation, "zorgtoeslag")
    assert changes.hangs_on_law_alone("drempelinkomen")
    assert not changes.hangs_on_law_alone("zorgtoeslag")
