"""What would change a step, on rules that were made to break it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.engine import Facts, LawBook
from rondkomen.engine.changes import Change, Changes
from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.explain import arguments_of
from rondkomen.engine.path import Path
from rondkomen.engine.turns import turns
from rondkomen.engine.wording import in_words
from tests.engine.toys import book_of, evaluate

RULES = """
@rule(HERE, unit="waar")
def is_rijk(inkomen, grens):
    \"\"\"Whether the income is above the limit.\"\"\"
    return inkomen > grens


@rule(HERE, unit="waar")
def is_arm(inkomen, grens):
    \"\"\"Whether the income is under a quarter of the limit.\"\"\"
    return not (2 * 2 * inkomen >= grens)


@rule(HERE, unit="EUR/jaar")
def tekort(inkomen, grens):
    \"\"\"What is lacking.\"\"\"
    return max(0, grens - inkomen)


@rule(HERE, unit="EUR/jaar")
def steun(is_rijk, is_huurder, tekort, deel):
    \"\"\"The support.\"\"\"
    if is_rijk or not is_huurder:
        return 0
    return round_to_euro(deel * tekort)


@rule(HERE, unit="EUR/jaar")
def heuvel(inkomen, grens):
    \"\"\"Rises, falls and rises again: it meets the limit more than once.\"\"\"
    over = inkomen - grens
    return min(inkomen, grens) - max(0, over) + max(0, over - grens) * 2


@rule(HERE, unit="waar")
def is_in_dal(heuvel, grens):
    \"\"\"Whether the hill is under half of the limit.\"\"\"
    return 2 * heuvel < grens


@rule(HERE, unit="EUR/jaar")
def belasting(inkomen, schijven):
    \"\"\"A progressive scale.\"\"\"
    return brackets(inkomen, schijven)


@rule(HERE, unit="aantal")
def deel_per_persoon(telt_mee, tabel):
    \"\"\"A row by how many count.\"\"\"
    aantal = count(over=telt_mee)
    return lookup(aantal, tabel)


@rule(HERE, unit="waar", of="person")
def is_kind(geboortedatum, peildatum, leeftijd):
    \"\"\"Whether this person is a child.\"\"\"
    return age_on(geboortedatum, peildatum) < leeftijd


@rule(HERE, unit="jaar", of="person")
def oud(geboortedatum, peildatum):
    \"\"\"The age on the first of the month.\"\"\"
    return age_on(geboortedatum, first_of_month(peildatum))


@rule(HERE, unit="waar", of="person")
def is_volwassen(oud, leeftijd):
    \"\"\"Whether this person is an adult.\"\"\"
    return oud >= leeftijd


@rule(HERE, unit="waar")
def is_precies_twee(getal):
    \"\"\"Whether it is two.\"\"\"
    return getal == 2


@rule(HERE, unit="EUR/jaar")
def van_de_wet(grens, deel):
    \"\"\"No fact behind it.\"\"\"
    return grens * deel


@rule(HERE, unit="EUR/jaar", fixed_point=FixedPoint(tolerance=Decimal("0.0001")))
def rond(rond, inkomen, deel):
    \"\"\"Goes in a circle.\"\"\"
    return inkomen + deel * rond


@rule(HERE, unit="waar")
def is_rond_rijk(rond, grens):
    \"\"\"Whether what went round is above the limit.\"\"\"
    return rond > grens
"""
A_CENT = Decimal("0.01")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> LawBook:
    return book_of(tmp_path_factory.mktemp("changes"), RULES)


def found(evaluation: Evaluation, name: str, person: int | None = None, **more: Any) -> list[Change]:
    return Changes(evaluation, name, person, **more).of(name, person)


def said(changes: list[Change]) -> Iterator[tuple[Any, ...]]:
    for one in changes:
        if one.turn is not None:
            yield (one.name, one.is_through, one.turn.side, one.turn.at, one.turn.value)


def test_a_condition_turns_where_its_two_sides_meet(book: LawBook) -> None:
    assert list(said(found(evaluate(book, "is_rijk", inkomen=600), "is_rijk"))) == [
        ("inkomen", True, "above", 1000, True)
    ]
    assert list(said(found(evaluate(book, "is_rijk", inkomen=1200), "is_rijk"))) == [
        ("inkomen", True, "until", 1000, False)
    ]


def test_a_side_that_is_counted_with_turns_at_it(book: LawBook) -> None:
    assert list(said(found(evaluate(book, "is_arm", inkomen=0), "is_arm"))) == [("inkomen", True, "from", 250, False)]
    assert list(said(found(evaluate(book, "is_arm", inkomen=600), "is_arm"))) == [("inkomen", True, "below", 250, True)]


def test_on_the_limit_itself_a_turn_is_no_step_away(book: LawBook) -> None:
    (change,) = found(evaluate(book, "is_rijk", inkomen=1000), "is_rijk")
    assert change.turn is not None
    assert (change.turn.side, change.turn.at, change.turn.distance) == ("above", 1000, 0)


def test_the_side_that_binds_is_named_and_the_bend_has_its_slopes(book: LawBook) -> None:
    changes = found(evaluate(book, "tekort", inkomen=600), "tekort")
    turn = next(one.turn for one in changes if one.turn)
    assert (turn.side, turn.at, turn.is_jump, turn.rate, turn.rate_then) == ("above", 1000, False, -1, 0)
    assert [one.rate for one in changes if not one.turn] == [-1]
    alone = [one for one in found(evaluate(book, "tekort", tekort=None, inkomen=600), "tekort") if one.binds]
    assert not alone, "a told fact moves with all that follows, not alone as well"


def test_what_a_rule_gives_moves_alone_and_says_what_binds(book: LawBook) -> None:
    evaluation = evaluate(book, "is_in_dal", inkomen=1200)
    (alone,) = [one for one in found(evaluation, "is_in_dal") if not one.is_through]
    assert alone.condition is not None
    assert in_words(alone.condition, lambda name: name) == "2 × heuvel is lager dan grens"
    assert alone.leaves == {("inkomen", None)}


def test_a_truth_that_is_read_turns_what_follows_and_only_that(book: LawBook) -> None:
    changes = found(evaluate(book, "steun", inkomen=600, is_huurder=True), "steun")
    truths = {one.name: (one.turn.at, one.turn.value) for one in changes if one.turn and isinstance(one.now, bool)}
    assert truths == {"is_rijk": (True, 0), "is_huurder": (False, 0)}
    changes = found(evaluate(book, "steun", inkomen=1200, is_huurder=False), "steun")
    assert not [one for one in changes if one.turn], "one of two hindrances gone changes nothing"


def test_the_first_of_more_turns_is_named(book: LawBook) -> None:
    """Into the valley, out of it; from beyond the hill the near side counts."""
    for income, turned in ((0, [("from", 500)]), (1200, [("above", 1500), ("below", 500)]), (1800, [("from", 2500)])):
        through = [
            one.turn for one in found(evaluate(book, "is_in_dal", inkomen=income), "is_in_dal") if one.is_through
        ]
        assert set(turned) <= {(one.side, one.at) for one in through if one}


@given(income=st.integers(0, 4000), random=st.randoms(use_true_random=False))
def test_nothing_turns_before_the_turn_of_a_fact(book: LawBook, income: int, random: Any) -> None:
    now = evaluate(book, "is_in_dal", inkomen=income)
    for change in found(now, "is_in_dal"):
        turn = change.turn
        if turn is None or not change.is_through:
            continue
        grain = turn.sign * A_CENT
        last, first = (turn.at, turn.at + grain) if turn.side in ("above", "below") else (turn.at - grain, turn.at)
        between = [(income + (last - income) * Decimal(random.random())).quantize(A_CENT) for _ in range(10)]
        for place, expected in [
            (first, not now.value("is_in_dal")),
            *((one, now.value("is_in_dal")) for one in between),
        ]:
            assert evaluate(book, "is_in_dal", inkomen=place).value("is_in_dal") is expected, (income, turn, place)


def test_a_scale_bends_at_its_rows(book: LawBook) -> None:
    changes = found(evaluate(book, "belasting", inkomen=60), "belasting")
    assert [(one.turn.at, one.turn.rate, one.turn.rate_then) for one in changes if one.turn] == [
        (100, Decimal("0.10"), Decimal("0.50"))
    ]


def test_a_table_turns_at_the_next_row_and_below_its_own(book: LawBook) -> None:
    evaluation = evaluate(book, "deel_per_persoon", 3, telt_mee=[True, True, True])
    changes = found(evaluation, "deel_per_persoon")
    assert [(one.turn.side, one.turn.at, one.turn.value) for one in changes if one.turn] == [
        ("from", 10, 7),
        ("below", 2, 5),
    ]
    assert [in_words(one.node, lambda name: name) for one in changes] == ["het aantal telt_mee"] * 2


def test_one_value_and_no_other_turns_it(book: LawBook) -> None:
    assert list(said(found(evaluate(book, "is_precies_twee", getal=1), "is_precies_twee"))) == [
        ("getal", True, "is", 2, True)
    ]
    assert list(said(found(evaluate(book, "is_precies_twee", getal=2), "is_precies_twee"))) == [
        ("getal", True, "from", 3, False),
        ("getal", True, "until", 1, False),
    ]


BORN = [date(1980, 1, 1), date(2010, 6, 20)]


def test_an_age_goes_up_and_has_its_day(book: LawBook) -> None:
    evaluation = evaluate(book, "is_kind", 2, geboortedatum=BORN)
    assert not found(evaluation, "is_kind", 0), "nobody grows younger"
    (change,) = found(evaluation, "is_kind", 1)
    assert change.turn is not None
    assert (change.is_age, change.turn.side, change.turn.at, change.day) == (True, "from", 18, date(2028, 6, 20))


def test_an_age_that_another_rule_gives_has_its_day_too(book: LawBook) -> None:
    (change,) = found(evaluate(book, "is_volwassen", 2, geboortedatum=BORN), "is_volwassen", 1)
    assert (change.name, change.day) == ("oud", date(2028, 7, 1))


def test_what_rests_on_law_alone_says_so_and_has_no_change(book: LawBook) -> None:
    changes = Changes(evaluate(book, "van_de_wet", inkomen=1), "van_de_wet")
    assert changes.hangs_on_law_alone("van_de_wet")
    assert changes.of("van_de_wet") == []


def test_who_somebody_is_does_not_move(book: LawBook) -> None:
    evaluation = evaluate(book, "steun", inkomen=600, is_huurder=True)
    assert "is_huurder" in {one.name for one in found(evaluation, "steun")}
    assert "is_huurder" not in {one.name for one in found(evaluation, "steun", fixed={"is_huurder"})}


@pytest.mark.parametrize("told", [{}, {"is_huurder": True}, {"inkomen": 600}])
def test_nothing_is_said_of_what_is_not_settled(book: LawBook, told: dict[str, Any]) -> None:
    assert found(evaluate(book, "steun", **told), "steun") == []


def test_a_fact_that_is_unknown_elsewhere_is_no_hindrance(book: LawBook) -> None:
    evaluation = evaluate(book, ["is_rijk", "deel_per_persoon"], inkomen=600)
    assert list(said(found(evaluation, "is_rijk"))) == [("inkomen", True, "above", 1000, True)]


def test_what_was_given_instead_of_worked_out_is_what_moves(book: LawBook) -> None:
    changes = found(evaluate(book, "steun", tekort=400, inkomen=600, is_huurder=True), "steun")
    given_ones = [one for one in changes if one.name == "tekort"]
    assert [(one.kind, one.rate) for one in given_ones] == [("given", Decimal("0.25"))]
    assert not found(evaluate(book, "tekort", tekort=400, inkomen=600), "tekort")


def test_of_what_goes_in_a_circle_is_only_said_what_is_sure(book: LawBook) -> None:
    """Whether something turns before cannot be shut off there, so the fact has no turn; what the rule reads has."""
    changes = found(evaluate(book, "is_rond_rijk", inkomen=600), "is_rond_rijk")
    assert [(one.name, one.is_through) for one in changes] == [("rond", False)]
    (rate,) = [one.rate for one in found(evaluate(book, "rond", inkomen=600), "rond") if one.is_through]
    assert abs(rate - Decimal(4) / 3) < Decimal("1e-9")


def test_only_told_amounts_that_are_there_move(book: LawBook) -> None:
    evaluation = evaluate(book, "tekort", inkomen=600)
    facts = Facts(("a",), {"inkomen": Decimal(600)}, assumed=frozenset({("inkomen", None)}))
    assumed = replace(evaluation, facts=facts)
    assert [(one.kind, one.is_through) for one in found(assumed, "tekort")] == [("assumed", False)]


def test_a_path_holds_for_what_takes_it_and_not_for_more(book: LawBook) -> None:
    evaluation = evaluate(book, "tekort", inkomen=600)
    (form,) = book.rules["tekort"]
    path = Path.of(book.forms[form], arguments_of(evaluation, "tekort"))
    assert path.is_whole
    assert path.value == 400
    for income, holds in ((600, True), (1000, True), (1001, False)):
        assert path.holds(path.values | {"inkomen": Decimal(income)}) is holds
    assert [turn.at for turn in turns(path, "inkomen", in_cents=True)] == [1000]
