"""What every register of residents does, whichever way it is reached."""

from __future__ import annotations

from datetime import date

import pytest

from rondkomen.gateways.brp import FileRegister, RegisterFailed, ResidentRegister
from rondkomen.gateways.brp.base import COLUMNS
from tests.gateways.brp.people import (
    ANITA,
    CHANTAL,
    JAN,
    MORPHEUS,
    PAUL,
    RAFI,
    ROBERT,
    match,
    residents,
    signal_of,
    table,
    whom,
    write_csv,
)

PEOPLE = residents()


@pytest.fixture(params=["file", "haalcentraal"])
def source(request, tmp_path) -> ResidentRegister:
    if request.param == "haalcentraal":
        return request.getfixturevalue("register")
    return FileRegister.read(write_csv(tmp_path / "GM0518.csv", PEOPLE.values()))


def bsn_signal(bsn: str) -> dict[str, str]:
    return {"bsn": bsn, "geslachtsnaam": PEOPLE[bsn].geslachtsnaam}


def test_candidates_have_every_column_and_as_many_rows_in_each(source):
    found = source.candidates(table(signal_of(PEOPLE[ROBERT])))
    assert tuple(found) == COLUMNS
    (rows,) = {len(values) for values in found.values()}
    assert rows >= 1
    assert all(isinstance(value, str) for value in found["person"])


@pytest.mark.parametrize("left_out", [(), ("geboortedatum",), ("postcode", "huisnummer", "straat"), ("straat",)])
def test_who_lives_here_is_found(source, left_out):
    assert whom(source, match(source, signal_of(PEOPLE[ROBERT], *left_out))) == [("linked", ROBERT)]


def test_a_person_is_the_same_in_the_table_and_alone(source):
    answers = match(source, signal_of(PEOPLE[ROBERT]))
    found = source.resident(answers.person[0])
    assert found == PEOPLE[ROBERT]
    assert (found.residence.straat, found.residence.since) == ("Vuurtorenweg", date(2011, 8, 9))


def test_the_number_is_enough_when_the_name_fits(source):
    assert whom(source, match(source, bsn_signal(ROBERT))) == [("linked", ROBERT)]


def test_the_number_of_somebody_else_goes_to_a_person(source):
    told = signal_of(PEOPLE[ROBERT], bsn=RAFI)
    assert whom(source, match(source, told)) == [("review", "")]


@pytest.mark.parametrize(
    ("bsn", "state"), [(ROBERT, "inwoner"), (CHANTAL, "verhuisd"), (PAUL, "verhuisd"), (MORPHEUS, "overleden")]
)
def test_who_left_or_died_is_known_as_such(source, bsn, state):
    answers = match(source, bsn_signal(bsn))
    assert whom(source, answers) == [("linked", bsn)]
    assert answers.state[0] == state
    assert source.resident(answers.person[0]).lives_here == (state == "inwoner")


def test_where_somebody_went_is_known(source):
    paul, chantal = (source.resident(match(source, bsn_signal(bsn)).person[0]) for bsn in (PAUL, CHANTAL))
    assert (paul.left_on, paul.moved_to) == (date(1973, 2, 8), "GM0599")
    assert (chantal.left_on, chantal.moved_to) == (date(2019, 4, 5), ""), "abroad has no municipality"


def test_who_died_is_no_resident_and_has_a_day(source):
    morpheus = source.resident(match(source, bsn_signal(MORPHEUS)).person[0])
    assert (morpheus.is_deceased, morpheus.overleden_on, morpheus.left_on) == (True, date(2003, 1, 15), None)


@pytest.mark.parametrize(
    ("bsn", "secret", "doubted"), [(ANITA, True, False), (RAFI, False, True), (ROBERT, False, False)]
)
def test_secrecy_and_doubt_of_the_register_come_along(source, bsn, secret, doubted):
    found = source.resident(match(source, bsn_signal(bsn)).person[0])
    assert (found.has_geheimhouding, found.in_onderzoek) == (secret, doubted)


def test_a_household_is_who_lives_behind_a_door(source):
    answers = match(source, signal_of(PEOPLE[JAN]), signal_of(PEOPLE[ANITA]), signal_of(PEOPLE[ROBERT]))
    assert [person for _, person in whom(source, answers)] == [JAN, ANITA, ROBERT]
    assert answers.household[0] == answers.household[1] is not None
    assert answers.household[2] != answers.household[0]


def test_more_people_than_a_household_has_are_no_household(source):
    (albert,) = (one for one in PEOPLE.values() if one.voornamen == "Albert")
    answers = match(source, signal_of(albert))
    assert whom(source, answers) == [("linked", albert.bsn)], "the person is sure"
    assert answers.household[0] is None, "eleven people behind one door keep no house together"


def test_nobody_is_found_for_a_stranger(source):
    stranger = {
        "voornamen": "Quirina", "geslachtsnaam": "Zwaluwenburg", "geboortedatum": "1977-07-07",
        "postcode": "9999ZZ", "huisnummer": "9",
    }  # fmt: skip
    assert whom(source, match(source, stranger)) == [("none", "")]


def test_a_signal_that_tells_nothing_asks_nothing_and_finds_nobody(source):
    assert whom(source, match(source, {"geslachtsnaam": "", "postcode": "0", "huisnummer": "", "bsn": "12"})) == [
        ("none", "")
    ]


def test_an_id_of_elsewhere_is_refused(source):
    with pytest.raises(RegisterFailed, match="person: found an id that is not"):
        source.resident("999")


def test_nothing_about_a_person_is_shown_by_accident(source):
    found = source.resident(match(source, signal_of(PEOPLE[ROBERT])).person[0])
    shown = f"{found!r} {found} {found.residence!r} {[found]}"
    assert "Robert" not in shown
    assert ROBERT not in shown
    assert "Vuurtorenweg" not in shown
