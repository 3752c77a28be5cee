"""The fictional town: repeatable, of the size asked for, nobody real in it, and everybody named as their group is."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest
from bench.matching import names, rates, spelling, tables
from bench.matching.groups import origins
from bench.matching.names import FOLDER, for_woman
from bench.matching.people import TODAY, Town
from bench.matching.signals import Signal
from bench.matching.skew import Shares, Skewed
from bench.matching.writing import COLUMNS
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.conftest import INHABITANTS, NUMBER, SEED


def test_the_same_seed_makes_the_same_tables(made: tables.Tables) -> None:
    again = tables.made(INHABITANTS, NUMBER, SEED)
    assert (again.register, again.signals, again.truth) == (made.register, made.signals, made.truth)


def test_another_seed_makes_other_people(made: tables.Tables) -> None:
    other = tables.made(INHABITANTS, 10, SEED + 1)
    assert other.register["geslachtsnaam"].to_pylist()[:50] != made.register["geslachtsnaam"].to_pylist()[:50]


def test_tables_survive_the_way_through_a_folder(made: tables.Tables, tmp_path: Path) -> None:
    tables.written(tmp_path / "new", made)
    assert tables.read(tmp_path / "new") == made


def test_as_many_people_live_there_as_was_asked_for(town: Town) -> None:
    living = sum(1 for one in town.people if one.address and not one.died_on)
    assert INHABITANTS <= living <= INHABITANTS + 70  # the last address may be an institution


def test_nobody_has_a_bsn_a_phone_number_or_an_email_address(made: tables.Tables) -> None:
    columns = {*made.register.column_names, *made.signals.column_names}
    assert not columns & {"bsn", "email", "telefoonnummer"}


def test_a_street_with_number_letter_and_addition_is_one_postcode_and_home(town: Town) -> None:
    homes = {one.address for one in town.people if one.address}
    written = Counter((a.woonplaats, a.straat, a.huisnummer, a.huisletter, a.toevoeging) for a in homes)
    assert written.most_common(1)[0][1] == 1
    assert all(re.fullmatch(r"[1-9]\d{3}[A-Z]{2}", address.postcode) for address in homes)


def test_the_town_has_every_kind_of_household(town: Town) -> None:
    by_home = Counter(one.address for one in town.people if one.address)
    households = {}
    for one in town.people:
        households.setdefault(one.household, []).append(one)
    twins = [
        (a, b)
        for members in households.values()
        for at, a in enumerate(members)
        for b in members[at + 1 :]
        if a.born == b.born and a.surname == b.surname
    ]
    fathers_and_sons = [
        (a, b)
        for members in households.values()
        for a in members
        for b in members
        if a.sex == b.sex == "M" and a.year - b.year > 17 and a.given[:1] and a.given[0][:1] == b.given[:1][0][:1]
    ]
    assert twins
    assert fathers_and_sons
    assert max(by_home.values()) >= 15, "no institution"
    assert any(one.died_on for one in town.people)
    assert any(one.address is None and one.former for one in town.people), "nobody left town"
    assert any(one.former and one.address for one in town.people), "nobody moved within town"
    assert any(one.name_use == "V" and one.sex == "V" for one in town.people)


def test_no_day_of_the_register_is_in_the_future(town: Town) -> None:
    days = [day for one in town.people for day in (one.moved_on, one.died_on) if day]
    assert max(days) < TODAY.isoformat()
    assert max(one.born for one in town.people) <= TODAY.isoformat()


@pytest.mark.parametrize("origin", origins(), ids=lambda origin: origin.key)
def test_each_group_has_names_with_a_long_tail(origin: names.Origin) -> None:
    random = Random(3)
    surnames = Counter(origin.surname(random) for _ in range(3_000))
    assert all(name for _, name in surnames)
    assert len(surnames) > 25
    assert max(surnames.values()) < 0.2 * 3_000
    for sex in "MV":
        given = Counter(name for _ in range(1_000) for name in origin.given(random, sex, 1985))
        assert len(given) > 15
        assert "" not in given


def test_every_list_of_names_says_where_it_is_from_and_repeats_nothing() -> None:
    for path in FOLDER.glob("*.txt"):
        source, *listed = path.read_text(encoding="utf-8").splitlines()
        assert re.search(r"# .+ \d+\.\d+.*MIT", source), path.name
        assert len(listed) == len(set(listed)), path.name


def test_dutch_surnames_are_as_skewed_as_published() -> None:
    """In 2007 the most frequent name had 0.51% of the bearers and the first thousand 31.5% (Meertens, top 1,000)."""
    random = Random(5)
    dutch = origins()[0]
    counts = [number for _, number in Counter(dutch.surname(random) for _ in range(60_000)).most_common()]
    assert 0.003 < counts[0] / 60_000 < 0.008
    assert 0.28 < sum(counts[:1000]) / 60_000 < 0.42


@pytest.mark.parametrize(
    ("man", "woman"), [("Kowalski", "Kowalska"), ("Petrov", "Petrova"), ("Sosnovskyi", "Sosnovska"), ("Nowak", "Nowak")]
)
def test_slavic_surnames_have_a_form_for_women(man: str, woman: str) -> None:
    assert for_woman(man) == woman


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("van den Berg", ("van den", "Berg")), ("'t Hart", ("'t", "Hart")), ("in 't Veld", ("in 't", "Veld")),
        ("Vandenberg", ("", "Vandenberg")), ("de", ("", "de")), ("Delgado", ("", "Delgado")),
    ],
)  # fmt: skip
def test_the_voorvoegsel_is_taken_off(name: str, parts: tuple[str, str]) -> None:
    assert names.split(name) == parts


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéüş' -", max_size=25), st.integers())
def test_a_slip_changes_little(text: str, seed: int) -> None:
    slipped = spelling.slipped(text, Random(seed))
    assert abs(len(slipped) - len(text)) <= 1
    assert len(text) >= 3 or slipped == text


@given(st.text(max_size=25), st.integers())
def test_another_spelling_is_a_text_in_which_one_place_differs(text: str, seed: int) -> None:
    for origin in origins():
        other = spelling.respelled(text, origin.key, Random(seed))
        assert abs(len(other) - len(text)) <= 8


@pytest.mark.parametrize(
    ("text", "without"), [("Wałęsa", "Walesa"), ("Yıldız", "Yildiz"), ("Zoë", "Zoe"), ("Weiß", "Weiss")]
)
def test_plain_text_has_no_accents(text: str, without: str) -> None:
    assert spelling.plain(text) == without


def test_the_shares_of_partners_are_those_of_divosa(signals: list[Signal]) -> None:
    counts = Counter(signal.kind for signal in signals)
    for kind, of in rates.KINDS.items():
        assert counts[kind] / len(signals) == pytest.approx(of.share, abs=0.06)
    assert sum(of.share for of in rates.KINDS.values()) == pytest.approx(1)


def test_only_a_health_insurer_always_knows_the_date_of_birth(signals: list[Signal]) -> None:
    share = {
        kind: sum(bool(one.row["geboortedatum"]) for one in signals if one.kind == kind)
        / sum(one.kind == kind for one in signals)
        for kind in rates.KINDS
    }
    assert share["zorg"] == 1
    assert share["zorg"] > share["huur"] > share["energie"] > share["water"] > 0


def test_every_row_has_every_column_and_a_surname(signals: list[Signal]) -> None:
    for signal in signals:
        assert tuple(signal.row) == COLUMNS
        assert signal.row["geslachtsnaam"].strip()
        assert signal.row["huisnummer"] or signal.row["straat"]


def test_every_slip_happens(signals: list[Signal]) -> None:
    happened = {slip for signal in signals for slip in signal.slips}
    expected = (
        "addition dropped|addition otherwise|business name|day and month swapped|old address|other prefix|other_town|"
        "not_registered|relative_not_registered|prefix dropped|several named|slip in surname|spelled otherwise|"
        "through an administrator|wrong digit in date"
    )
    assert happened >= set(expected.split("|"))


def test_a_date_is_iso_whole_or_partial(signals: list[Signal]) -> None:
    for signal in signals:
        born = signal.row["geboortedatum"]
        if re.fullmatch(r"\d{4}-(?!00)\d\d-(?!00)\d\d", born):
            date.fromisoformat(born)
        else:
            assert re.fullmatch(r"(\d{4}(-00-00)?)?", born)


def test_what_is_drawn_follows_the_weights() -> None:
    random = Random(2)
    shares = Counter(Shares({"a": 3, "b": 1}).pick(random) for _ in range(4_000))
    assert shares["a"] / 4_000 == pytest.approx(0.75, abs=0.03)
    skewed = Counter(Skewed(list("abcdefgh"), 1.0, 0.0).pick(random) for _ in range(4_000))
    assert skewed["a"] / skewed["b"] == pytest.approx(2, rel=0.2)
    assert set(skewed) == set("abcdefgh")
