"""What must hold for every register and every signal, whatever is in them."""

import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondkomen.matching import Register, group
from rondkomen.matching.columns import absent, intern
from rondkomen.matching.compare import COMPARATORS
from rondkomen.matching.names import parse_given
from rondkomen.matching.text import key
from tests.matching.people import COLUMNS, DUTCH, FATMA, JOHANNA, PIETER, TODAY, Row, strangers, table, without

NAMES = [
    "Yıldızhan",
    "Ootjersberg",
    "Zwanenvelder",
    "Jansen-de Boer",
    "de Boer",
    "Boer, de",
    "Mohammed",
    "Tjon A Joe",
    "",
    None,
]
GIVEN = ["Fatma", "Fatima", "Pieter Jan", "Piet", "Jan", "J.", "F.", "Mohamed", "Muhammad", "", None]
DAYS = ["1985-03-02", "1985-02-03", "1985-00-00", "02-03-85", "1961-11-20", "2015-01-01", "onzin", None]
HOUSES = ["12", "12 A", "12-a", "12 bis", "7", "7 II", None]
POSTCODES = ["1234AB", "1234 ab", "1235CD", "1234", None]

residents = st.fixed_dictionaries(
    {
        "person": st.integers(0, 30).map(str),
        "household": st.sampled_from(["h1", "h2", "h3", ""]),
        "voornamen": st.sampled_from(GIVEN),
        "geslachtsnaam": st.sampled_from(NAMES),
        "partner_geslachtsnaam": st.sampled_from(NAMES),
        "geboortedatum": st.sampled_from(DAYS),
        "huisnummer": st.sampled_from(HOUSES),
        "postcode": st.sampled_from(POSTCODES),
        "verhuisd_op": st.sampled_from([None, None, "2026-01-01", "2027-01-01"]),
    }
)
signals = residents.map(lambda row: without(row, "verhuisd_op"))
registers = st.lists(residents, min_size=1, max_size=12)
months = st.lists(signals, min_size=1, max_size=8)
FULL = settings(max_examples=40)

WILD_TEXT = st.text(max_size=30)
WEIRD = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.sampled_from(
        [
            *(
                "\u202eرحيم",
                "محمد",
                "名字",
                "\x00\x1f",
                "\ud800",
                "🙂" * 50,
                "ı̇İ",
                "ﬁ",
                "ǅ",
                "Ω̈",
                "\u200b",
                "'",
                "-",
                "'-'-",
                "v.d.",
                "x" * 5000,
            ),
            *("9" * 400, "1234AB" * 50, "-1", "1e308", "0x10", "٣", "²", "Ⅻ", "00-00-0000", " ", "\n\t"),
        ]
    ),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.booleans(),
)


@FULL
@given(registers, months, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(rows: list[Row], month: list[Row], chance: random.Random) -> None:
    before = _outcomes(rows, month)
    places = list(range(len(month)))
    chance.shuffle(places)
    chance.shuffle(rows)
    assert _outcomes(rows, [month[place] for place in places]) == [before[place] for place in places]


@FULL
@given(registers, months)
def test_an_unrelated_resident_takes_no_link_away(rows: list[Row], month: list[Row]) -> None:
    before, after = _outcomes(rows, month), _outcomes([*rows, *strangers(3)], month)
    for one, other in zip(before, after, strict=True):
        if one[0] == "linked":
            assert other[:2] == one[:2]


@FULL
@given(registers, months)
def test_the_evidence_adds_up_and_everybody_who_is_shown_is_near(rows: list[Row], month: list[Row]) -> None:
    answers = Register.of(table(*rows), DUTCH).match(table(*month), on=TODAY)
    for found in answers:
        for candidate in found.candidates:
            assert sum(round(100 * one.weight) for one in candidate.evidence) == round(100 * candidate.weight)
        assert len({candidate.person for candidate in found.candidates}) == len(found.candidates)
        assert (found.person is not None) == (found.kind == "linked")
        if found.kind == "linked" and not found.rule:
            assert found.weight is not None
            assert found.weight >= DUTCH.thresholds.link
        if found.kind == "linked":
            assert found.margin is None or found.margin >= DUTCH.thresholds.margin


@FULL
@given(registers, months)
def test_one_signal_is_answered_the_same_alone_as_among_others(rows: list[Row], month: list[Row]) -> None:
    assert [_outcomes(rows, [signal])[0] for signal in month] == _outcomes(rows, month)


@FULL
@given(registers, months)
def test_a_stored_register_answers_the_same(rows: list[Row], month: list[Row]) -> None:
    register = Register.of(table(*rows), DUTCH)
    again = Register.from_arrays(register.arrays(), DUTCH)
    one, other = (each.match(_signals(month), on=TODAY) for each in (register, again))
    assert [found.as_json() for found in one] == [found.as_json() for found in other]


@FULL
@given(registers, months, st.randoms(use_true_random=False))
def test_groups_are_the_same_in_any_order_and_never_join_two_households(
    rows: list[Row], month: list[Row], chance: random.Random
) -> None:
    places = list(range(len(month)))
    chance.shuffle(places)
    moved = [month[place] for place in places]
    assert _same_groups(group(_signals(month), DUTCH)[places], group(_signals(moved), DUTCH))
    register = Register.of(table(*rows), DUTCH)
    answers, again = (register.match(_signals(one), on=TODAY) for one in (month, moved))
    groups = group(_signals(month), DUTCH, answers)
    assert _same_groups(groups[places], group(_signals(moved), DUTCH, again))
    homes = answers.home()
    for number in set(groups.tolist()):
        assert len({home for home in homes[groups == number] if home >= 0}) <= 1


@FULL
@given(st.lists(st.fixed_dictionaries({name: WEIRD for name in COLUMNS}), min_size=1, max_size=6))
def test_whatever_stands_in_the_columns_there_is_an_answer(rows: list[dict[str, Any]]) -> None:
    people = table(*({**row, "person": str(number)} for number, row in enumerate(rows)))
    month = {name: people[name] for name in DUTCH.columns() if name in people}
    register = Register.of(people | {"household": ["h"] * len(rows)}, DUTCH)
    answers = register.match(month, on=TODAY)
    for found in answers:
        assert found.kind in ("linked", "household", "review", "none")
        assert found.as_json()
    assert len(group(month, DUTCH, answers)) == len(rows)
    assert len(Register.from_arrays(register.arrays(), DUTCH)) == len(rows)


@pytest.mark.parametrize("number", [0, 1])
def test_an_empty_table_is_a_table(number: int) -> None:
    people = table(FATMA, PIETER, JOHANNA)
    nobody: dict[str, list[Any]] = {name: [] for name in people}
    register = Register.of(people if number else nobody, DUTCH)
    answers = register.match({"geslachtsnaam": ["Yildizhan"][:1], "postcode": ["1234AB"][:1]}, on=TODAY)
    assert len(answers) == 1
    empty = register.match({"geslachtsnaam": [], "postcode": []}, on=TODAY)
    assert len(empty) == len(empty.kind) == len(empty.person) == 0
    assert group({"geslachtsnaam": []}, DUTCH).tolist() == []


def test_columns_of_nothing_are_the_same_as_none() -> None:
    people, signal = table(FATMA, PIETER), table(without(FATMA))
    nothing = {name: [None] for name in COLUMNS[2:-2] if name not in signal}
    one = Register.of(people, DUTCH).match(signal, on=TODAY)[0]
    other = Register.of(people | {name: [""] * 2 for name in nothing if name not in people}, DUTCH)
    assert other.match(signal | nothing, on=TODAY)[0].as_json() == one.as_json()


def test_a_table_of_arrow_is_read_like_one_of_lists() -> None:
    arrow = pytest.importorskip("pyarrow")
    people, month = table(FATMA, PIETER, JOHANNA), table(without(FATMA), without(JOHANNA))
    lists = Register.of(people, DUTCH).match(month, on=TODAY)
    for one, other in ((arrow.table(people), arrow.table(month)), (_chunked(arrow, people), _chunked(arrow, month))):
        assert [found.as_json() for found in Register.of(one, DUTCH).match(other, on=TODAY)] == [
            found.as_json() for found in lists
        ]
    assert len(Register.of(arrow.table(people).slice(0, 0), DUTCH)) == 0


def _chunked(arrow: Any, columns: dict[str, list[Any]]) -> Any:
    """A table of which each column is in pieces, and dictionary-encoded in each in its own way."""
    whole = arrow.table({name: arrow.array(values, arrow.string()) for name, values in columns.items()})
    return arrow.concat_tables([whole.slice(0, 1), whole.slice(1, len(whole))])


def _signals(month: list[Row]) -> dict[str, list[Any]]:
    return {
        name: [row.get(name) for row in month]
        for name in ("voornamen", "geslachtsnaam", "geboortedatum", "huisnummer", "postcode")
    }


def _outcomes(rows: list[Row], month: list[Row]) -> list[tuple[Any, ...]]:
    answers = Register.of(table(*rows), DUTCH).match(_signals(month), on=TODAY)
    columns = (answers.kind, answers.person, answers.household, answers.state, answers.rule, answers.weight.astype(str))
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _same_groups(one: np.ndarray[Any, Any], other: np.ndarray[Any, Any]) -> bool:
    return bool(((one[:, None] == one) == (other[:, None] == other)).all())


@given(st.lists(st.one_of(WILD_TEXT, st.sampled_from([name for name in GIVEN if name])), min_size=1, max_size=6))
def test_first_names_are_the_same_in_a_column_as_alone(names: list[str]) -> None:
    column = intern(names)
    features = COMPARATORS["dutch_given_names"].prepare([column, absent(len(names))])
    for row, name in enumerate(names):
        given_alone = parse_given(column.text(row), "")
        keys = features["names"][features["code"][row]].tolist()
        assert [found for found in keys if found] == [key(one) for one in given_alone.names], name
        assert int(features["initials"][row]).to_bytes(8, "little").rstrip(b"\0") == given_alone.initials.encode(
            "ascii", "replace"
        )
