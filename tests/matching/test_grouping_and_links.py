"""Signals of one household put together, and links that can be made, explained and taken back."""

import json
from datetime import date
from typing import Any

import pytest

from rondkomen.matching import Link, Register, TableRefused, Withdrawal, group, link_by, link_of, standing
from tests.matching.people import (
    DIJKSTRAAT,
    DUTCH,
    FATMA,
    JOHANNA,
    MOLENWEG,
    PIETER,
    TODAY,
    Row,
    match,
    strangers,
    table,
    without,
)

HERS: Row = {"voorletters": "F.", "geslachtsnaam": "Yildizhan", **DIJKSTRAAT}


def groups(*month: Row, residents: tuple[Row, ...] = ()) -> list[int]:
    signals = table(*month)
    if not residents:
        return group(signals, DUTCH).tolist()
    register = Register.of(table(*residents, *strangers(300)), DUTCH)
    return group(signals, DUTCH, register.match(signals, on=TODAY)).tolist()


TOGETHER = {
    "the same name written otherwise": {**HERS, "geslachtsnaam": "Yıldızhan", "voorletters": "f"},
    "a letter wrong": {**HERS, "geslachtsnaam": "Yildishan"},
    "a double name": {**HERS, "geslachtsnaam": "Krombeen-Yildizhan", "voorletters": "P."},
    "another member of the family": {**HERS, "voorletters": "M."},
    "the street instead of the postcode": {**HERS, "postcode": None},
    "an addition that the other lacks": {**HERS, "huisnummer": "12 hs"},
}


@pytest.mark.parametrize("other", TOGETHER.values(), ids=TOGETHER)
def test_signals_of_one_household_are_put_together_without_a_register(other: Row) -> None:
    assert groups(HERS, other) == [0, 0]


def test_one_person_with_an_old_address_is_one_household() -> None:
    birth = {"geboortedatum": "1985-03-02"}
    assert groups({**HERS, **birth}, {**HERS, **MOLENWEG, **birth}) == [0, 0]


APART = {
    "another name behind the same door": {**HERS, "geslachtsnaam": "Quispel"},
    "another door in the building": {**HERS, "huisnummer": "12 A"},
    "the same name elsewhere": {**HERS, **MOLENWEG},
    "the same telephone alone": {"geslachtsnaam": "Quispel", **MOLENWEG, "telefoonnummer": "06-12345678"},
}


@pytest.mark.parametrize("other", APART.values(), ids=APART)
def test_signals_of_two_households_stay_apart(other: Row) -> None:
    first = {**HERS, "huisnummer": "12 B", "telefoonnummer": "0612345678"}
    assert groups(first, other) == [0, 1]


def test_a_register_joins_partners_with_two_names_and_parts_namesakes_of_one_building() -> None:
    husband, wife = (
        without(PIETER, "partner_geslachtsnaam"),
        without(JOHANNA, "partner_geslachtsnaam", "partner_voorvoegsel"),
    )
    assert groups(husband, wife) == [0, 1]
    assert groups(husband, wife, residents=(PIETER, JOHANNA)) == [0, 0]
    neighbour = {**PIETER, "person": "x", "household": "h7", "huisnummer": "7 A", "geboortedatum": "1950-05-05"}
    month = [husband, {**without(neighbour, "partner_geslachtsnaam")}]
    assert groups(*month, residents=(PIETER, JOHANNA, neighbour)) == [0, 1]


def test_a_signal_that_nobody_was_found_for_joins_the_household_that_it_points_at() -> None:
    stranger = {"voorletters": "X.", "geslachtsnaam": "Yildizhan", "geboortedatum": "1950-05-05", **DIJKSTRAAT}
    answers = match([HERS, stranger], FATMA, others=300)
    assert answers[1].person is None
    assert group(table(HERS, stranger), DUTCH, answers).tolist() == [0, 0]


def test_groups_are_numbered_in_the_order_of_the_signals() -> None:
    elsewhere = {"geslachtsnaam": "Quispel", **MOLENWEG}
    assert groups(HERS, elsewhere, HERS, {"geslachtsnaam": "Krombeen"}, elsewhere) == [0, 1, 0, 2, 1]


# Links:


def test_an_answer_makes_a_link_that_says_where_it_came_from() -> None:
    link = link_of(match(without(FATMA), FATMA, others=300)[0], "signal 1", DUTCH, TODAY)
    assert link is not None
    assert (link.signal, link.person, link.household, link.by) == (
        "signal 1",
        "fatma",
        "h1",
        "ADRES-GEBOORTEDATUM-NAAM",
    )
    assert link.settings == f"vroegsignalen {DUTCH.version}"
    assert sum(one.weight for one in link.evidence) == pytest.approx(link.weight)
    assert json.loads(json.dumps(link.as_json()))["made_on"] == "2026-11-01"


def test_weights_that_decided_are_named_as_such_and_a_household_has_no_person() -> None:
    moved = link_of(match({**without(FATMA), **MOLENWEG}, FATMA, others=300)[0], "1", DUTCH, TODAY)
    home = link_of(match({**HERS, "voorletters": None}, FATMA, others=300)[0], "2", DUTCH, TODAY)
    assert moved is not None
    assert home is not None
    assert moved.by == home.by == "weights"
    assert (home.person, home.household) == (None, "h1")


def test_a_person_links_one_of_those_who_were_shown() -> None:
    answer = match({"bsn": "999990019", **without(PIETER)}, FATMA, PIETER, others=300)[0]
    assert answer.kind == "review"
    assert link_of(answer, "1", DUTCH, TODAY) is None
    chosen = next(one for one in answer.candidates if one.person == "pieter")
    link = link_by("medewerker 12", answer, chosen, "1", DUTCH, TODAY)
    assert (link.person, link.by) == ("pieter", "medewerker 12")
    with pytest.raises(ValueError, match="found resident pieter; expected one of the candidates of the answer"):
        link_by("medewerker 12", match(HERS, FATMA)[0], chosen, "1", DUTCH, TODAY)


def test_a_link_is_taken_back_by_a_fact_and_may_be_made_again() -> None:
    first, second = (_link(person) for person in ("fatma", "pieter"))
    back = Withdrawal("1", date(2026, 11, 2), "medewerker 12", "verkeerde inwoner")
    other = _link("johanna", signal="2")
    assert standing([first, other]) == {"1": first, "2": other}
    assert standing([first, other, back]) == {"2": other}
    assert standing([first, other, back, second]) == {"1": second, "2": other}
    assert standing([back]) == {}


def _link(person: str, signal: str = "1") -> Link:
    return Link(signal, person, "h", TODAY, "weights", "test 1", 12.0, None, ())


# Stored registers:


def test_a_register_is_stored_as_plain_arrays(tmp_path: Any) -> None:
    numpy = pytest.importorskip("numpy")
    register = Register.of(table(FATMA, PIETER, JOHANNA), DUTCH)
    numpy.savez(tmp_path / "register.npz", **register.arrays())
    with numpy.load(tmp_path / "register.npz", allow_pickle=False) as arrays:
        again = Register.from_arrays(arrays, DUTCH)
    assert again.match(table(without(FATMA)), on=TODAY)[0].person == "fatma"


@pytest.mark.parametrize("arrays", [{}, {"made with": [1, 2, 3]}])
def test_arrays_of_other_settings_are_refused(arrays: dict[str, Any]) -> None:
    with pytest.raises(TableRefused, match="arrays: found those of other settings; expected those of vroegsignalen"):
        Register.from_arrays(arrays, DUTCH)
