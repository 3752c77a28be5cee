"""Whose signal it is: who is linked, when a household or nobody is, and when a person has to look."""

import json
from datetime import date
from typing import Any

import pytest

from rondkomen.matching import Answer, Register, TableRefused
from tests.matching.people import (
    COLUMNS,
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


def answer(signal: Row, *residents: Row, others: int = 300, on: date = TODAY) -> Answer:
    return match(signal, *residents, others=others, on=on)[0]


def levels(found: Answer) -> dict[str, str]:
    return {one.field: one.level for one in found.candidates[0].evidence if one.level}


FATMA_WRITTEN = {
    "as the register has her": {},
    "without diacritics": {"geslachtsnaam": "Yildizhan"},
    "in capitals": {"voornamen": "FATMA", "geslachtsnaam": "YILDIZHAN"},
    "another transliteration of her first name": {"voornamen": "Fatima"},
    "a letter too many": {"geslachtsnaam": "Yildizzhan"},
    "two letters swapped": {"geslachtsnaam": "Yidlizhan"},
    "her initial alone": {"voornamen": None, "voorletters": "F."},
    "first and last name swapped": {"voornamen": "Yildizhan", "geslachtsnaam": "Fatma"},
    "day and month swapped": {"geboortedatum": "1985-02-03"},
    "one digit of the birth date wrong": {"geboortedatum": "1985-03-12"},
    "the year of birth alone": {"geboortedatum": "1985-00-00"},
    "a birth year of two digits": {"geboortedatum": "02-03-85"},
    "no birth date": {"geboortedatum": None},
    "no address": {"straat": None, "huisnummer": None, "postcode": None, "woonplaats": None},
    "an addition that the register does not have": {"huisnummer": "12 hs"},
    "no postcode": {"postcode": None},
    "one letter of the postcode wrong": {"postcode": "1234AC"},
    "one digit of the house number wrong": {"huisnummer": "2"},
    "number and street in one column": {"straat": "Dijkstraat 12", "huisnummer": None, "postcode": None},
    "an old address": {**MOLENWEG},
    "a married name that the register does not know": {"geslachtsnaam": "Krombeen-Yildizhan"},
    "a new surname": {"geslachtsnaam": "Krombeen"},
}


@pytest.mark.parametrize("change", FATMA_WRITTEN.values(), ids=FATMA_WRITTEN)
def test_one_thing_written_otherwise_does_not_hide_a_resident(change: Row) -> None:
    found = answer({**without(FATMA), **change}, FATMA, PIETER, JOHANNA)
    assert (found.kind, found.person, found.household, found.state) == ("linked", "fatma", "h1", "inwoner")


PIETER_WRITTEN = {
    "prefix behind the name": {"voorvoegsel": None, "geslachtsnaam": "Ootjersberg, van den"},
    "prefix shortened": {"voorvoegsel": "v.d.", "geslachtsnaam": "Ootjersberg"},
    "prefix glued to the name": {"voorvoegsel": None, "geslachtsnaam": "Vandenootjersberg"},
    "no prefix": {"voorvoegsel": None},
    "another prefix": {"voorvoegsel": "van der"},
    "his call name": {"voornamen": "Piet"},
    "all his initials": {"voornamen": None, "voorletters": "P.J."},
    "his first initial": {"voornamen": None, "voorletters": "P."},
    "his partner's name alone": {"voorvoegsel": None, "geslachtsnaam": "Zwanenvelder"},
    "both names": {"geslachtsnaam": "Ootjersberg-Zwanenvelder"},
    "his trade": {"voornamen": "P.", "geslachtsnaam": "van den Ootjersberg h.o.d.n. Klusbedrijf De Zon"},
}


@pytest.mark.parametrize("change", PIETER_WRITTEN.values(), ids=PIETER_WRITTEN)
@pytest.mark.parametrize("birth_date", ["1961-11-20", None])
def test_a_husband_is_told_from_his_wife(change: Row, birth_date: str | None) -> None:
    signal = {**without(PIETER, "partner_geslachtsnaam"), "geboortedatum": birth_date, **change}
    found = answer(signal, FATMA, PIETER, JOHANNA)
    assert (found.kind, found.person) == ("linked", "pieter")


def test_who_is_in_the_register_by_another_name_is_found_by_it() -> None:
    signal = {"voorletters": "J.M.", "geslachtsnaam": "van den Ootjersberg-Zwanenvelder", **MOLENWEG}
    found = answer(signal, PIETER, JOHANNA)
    assert (found.kind, found.person) == ("linked", "johanna")
    assert levels(found)["surname"] == "both"


def test_a_second_name_is_enough_with_a_birth_date_and_leaves_doubt_with_a_wife_of_that_initial_without() -> None:
    signal = {**without(PIETER), "voornamen": "Jan"}
    assert answer(signal, PIETER, JOHANNA).person == "pieter"
    assert answer({**signal, "geboortedatum": None}, PIETER, JOHANNA).person in ("pieter", None)


FATHER: Row = {**PIETER, "person": "father", "voornamen": "Pieter", "partner_geslachtsnaam": None}
SON: Row = {**FATHER, "person": "son", "geboortedatum": "1999-01-31"}


@pytest.mark.parametrize("initials", ["P.", None])
def test_a_father_and_a_son_who_cannot_be_told_apart_are_a_household(initials: str | None) -> None:
    signal = {"voorletters": initials, **without(FATHER, "voornamen", "geboortedatum")}
    found = answer(signal, FATHER, SON)
    assert (found.kind, found.person, found.household) == ("household", None, "h2")
    assert {candidate.person for candidate in found.candidates} == {"father", "son"}


def test_a_birth_date_tells_them_apart() -> None:
    assert answer({**without(FATHER, "voornamen"), "voorletters": "P."}, FATHER, SON).person == "father"
    assert answer({**without(SON, "voornamen"), "voorletters": "P."}, FATHER, SON).person == "son"


def test_a_child_does_not_owe() -> None:
    child = {**SON, "geboortedatum": "2012-01-31"}
    signal = {"voorletters": "P.", **without(FATHER, "voornamen", "geboortedatum")}
    assert answer(signal, FATHER, child).person == "father"
    assert answer(signal, FATHER, {**child, "geboortedatum": "2008-11-01"}).kind == "household"  # eighteen today


def test_an_address_with_only_a_surname_is_never_a_person() -> None:
    found = answer({"geslachtsnaam": "Yildizhan", **DIJKSTRAAT}, FATMA)
    assert (found.kind, found.person, found.household) == ("household", None, "h1")


def test_twins_with_one_initial_are_a_household() -> None:
    twins = [{**FATMA, "person": name, "voornamen": name} for name in ("Femke", "Fleur")]
    signal = {**without(FATMA, "voornamen"), "voorletters": "F."}
    assert answer(signal, *twins).kind == "household"
    assert answer({**signal, "voorletters": None, "voornamen": "Fleur"}, *twins).person == "Fleur"


def test_two_namesakes_at_different_addresses_are_looked_at() -> None:
    namesakes = [{**FATMA, "person": str(n), "household": str(n), "huisnummer": str(n)} for n in (20, 30)]
    found = answer({**without(FATMA), "straat": "Elders", "huisnummer": "1", "postcode": "9999ZZ"}, *namesakes)
    assert (found.kind, found.person, found.household) == ("review", None, None)
    assert [candidate.person for candidate in found.candidates] == ["20", "30"]


@pytest.mark.parametrize(
    "signal",
    [
        {"voornamen": "Xerxes", "geslachtsnaam": "Quispel", "geboortedatum": "1950-05-05", **MOLENWEG},
        {"geslachtsnaam": "Bakkerij De Zon B.V.", **DIJKSTRAAT},
        {"geboortedatum": "1985-03-02"},
        {},
    ],
    ids=["a new tenant", "a business", "a birth date alone", "nothing"],
)
def test_who_is_not_in_the_register_is_not_found(signal: Row) -> None:
    found = answer({"voornamen": None, **signal}, FATMA, PIETER, JOHANNA, others=2000)
    assert (found.kind, found.person, found.candidates) == ("none", None, ())


def test_a_relative_who_is_not_in_the_register_is_not_taken_for_one_who_is() -> None:
    found = answer(
        {"voornamen": "Xerxes", "geslachtsnaam": "Yildizhan", "geboortedatum": "1950-05-05", **DIJKSTRAAT}, FATMA
    )
    assert found.kind in ("review", "none", "household")
    assert found.person is None


# Numbers that identify:


def test_a_bsn_links_whatever_the_address() -> None:
    found = answer({"bsn": "999990019", "geslachtsnaam": "Yildizhan", **MOLENWEG}, FATMA, PIETER)
    assert (found.person, found.rule) == ("fatma", "BSN")


def test_a_bsn_links_by_itself() -> None:
    assert answer({"bsn": "999990019"}, FATMA, PIETER).person == "fatma"


def test_a_bsn_that_the_name_contradicts_is_looked_at() -> None:
    found = answer({"bsn": "999990019", **without(PIETER)}, FATMA, PIETER)
    assert (found.kind, found.person, found.rule) == ("review", None, "BSN-TEGENSPRAAK")
    assert found.candidates[0].person == "fatma"
    assert "pieter" in [candidate.person for candidate in found.candidates]


def test_a_new_name_does_not_contradict_a_bsn_with_its_birth_date() -> None:
    signal = {"bsn": "999990019", "geslachtsnaam": "Krombeen", "geboortedatum": "1985-03-02"}
    assert answer(signal, FATMA).rule == "BSN-GEBOORTEDATUM"


def test_a_bsn_with_a_typing_error_is_as_good_as_none() -> None:
    found = answer({**without(FATMA), "bsn": "999990018"}, FATMA, PIETER)
    assert found.person == "fatma"
    assert "bsn" not in levels(found)


def test_a_customer_number_of_an_earlier_link() -> None:
    known = {**FATMA, "klantnummer": "waterbedrijf 4711"}
    assert answer({"klantnummer": "Waterbedrijf 4711", "geslachtsnaam": "Yildizhan"}, known).rule == "KLANTNUMMER"
    found = answer({"klantnummer": "waterbedrijf 4711", **without(PIETER)}, known, PIETER)
    assert (found.kind, found.rule) == ("review", "KLANTNUMMER-TEGENSPRAAK")


def test_no_bsn_is_shown_or_kept_in_words() -> None:
    answers = match({"bsn": "999990019", **without(FATMA)}, FATMA)
    assert "999990019" not in json.dumps(answers[0].as_json())
    assert not any("bsn" in name and "column" in name for name in answers.register.arrays())


# What the register says of the day:


def test_who_moved_away_is_found_by_the_address_of_then() -> None:
    gone = {**FATMA, "verhuisd_op": "2026-06-01"}
    newcomer = {**PIETER, **DIJKSTRAAT, "household": "h9"}
    assert _person_and_state(answer(without(FATMA), gone, newcomer)) == ("fatma", "verhuisd")
    assert _person_and_state(answer(without(FATMA), gone, newcomer, on=date(2026, 5, 31))) == ("fatma", "inwoner")
    assert answer({**without(PIETER), **DIJKSTRAAT}, gone, newcomer).person == "pieter"


def test_who_moved_inside_the_municipality_lives_here_and_has_two_rows() -> None:
    before, after = {**FATMA, "verhuisd_op": "2026-06-01"}, {**FATMA, **MOLENWEG, "household": "h3"}
    for address in (DIJKSTRAAT, MOLENWEG):
        found = answer({"voorletters": "F.", "geslachtsnaam": "Yildizhan", **address}, before, after)
        assert _person_and_state(found) == ("fatma", "inwoner")
        assert found.household == "h3"
        assert len(found.candidates) == 1


def test_who_died_is_found_and_said_to_have_died() -> None:
    found = answer(without(FATMA), {**FATMA, "overleden_op": "2026-10-01"})
    assert _person_and_state(found) == ("fatma", "overleden")
    assert _person_and_state(answer(without(FATMA), {**FATMA, "overleden_op": "2026-12-01"})) == ("fatma", "inwoner")


def test_a_rule_decides_only_on_the_days_on_which_it_holds() -> None:
    assert answer(without(FATMA), FATMA, on=date(2026, 1, 1)).rule == "ADRES-GEBOORTEDATUM-NAAM"
    before = answer(without(FATMA), FATMA, on=date(2025, 12, 31))
    assert (before.person, before.rule) == ("fatma", "")


# The answer itself:


def test_evidence_stands_side_by_side_in_words_and_adds_up() -> None:
    signal = {**without(FATMA), "geslachtsnaam": "Yildizzhan", "huisnummer": "12 hs"}
    found = answer(signal, FATMA)
    evidence = {one.field: one for one in found.candidates[0].evidence}
    assert (evidence["surname"].signal, evidence["surname"].register) == ("Yildizzhan", "Yıldızhan")
    assert evidence["address"].says.startswith("De postcode en het huisnummer zijn gelijk")
    assert sum(one.weight for one in evidence.values()) == pytest.approx(found.weight)
    assert json.loads(json.dumps(found.as_json(), ensure_ascii=False))["person"] == "fatma"


def test_columns_and_single_answers_say_the_same() -> None:
    answers = match([without(FATMA), without(PIETER), {"geslachtsnaam": "Quispel"}], FATMA, PIETER, JOHANNA, others=50)
    assert len(answers) == 3
    for number, one in enumerate(answers):
        columns: list[Any] = [answers.kind, answers.person, answers.household, answers.state, answers.rule]
        assert [column[number] for column in columns] == [one.kind, one.person, one.household, one.state, one.rule]
    assert answers[-1].kind == "none"
    assert answers.weight[0] == answers[0].weight
    with pytest.raises(IndexError, match="found signal 3; expected one of 3"):
        answers[3]


def test_a_rare_name_weighs_more_than_a_frequent_one() -> None:
    def weight_of_surname(namesakes: int) -> float:
        others = [{**one, "geslachtsnaam": "Yildizhan"} for one in strangers(namesakes)]
        evidence = answer(without(FATMA), FATMA, *others).candidates[0].evidence
        return next(one.weight for one in evidence if one.field == "surname")

    assert weight_of_surname(0) > weight_of_surname(20) > weight_of_surname(400)


def test_ids_may_be_numbers() -> None:
    rows = table(FATMA, PIETER) | {"person": [7, 8], "household": [1, 2]}
    answers = Register.of(rows, DUTCH).match(table(without(FATMA)), on=TODAY)
    assert (answers.person[0], answers.household[0]) == ("7", "1")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ({"person": ["a"]}, "register: found no column household; expected one"),
        (
            {"person": ["a", ""], "household": ["h", "h"]},
            "register, row 2: found no person; expected an id in every row",
        ),
        ({"person": ["a"], "household": []}, "register: found 0 rows in column household and 1 in person"),
        ([1, 2], "register: found list; expected a mapping of columns or a pyarrow Table"),
        ({"person": [["a"]], "household": ["h"]}, "register, column person: found list"),
    ],
)
def test_a_register_that_cannot_be_used_is_refused(rows: Any, message: str) -> None:
    with pytest.raises(TableRefused) as refused:
        Register.of(rows, DUTCH)
    assert message in str(refused.value)


def test_signals_without_a_column_to_compare_are_refused() -> None:
    with pytest.raises(
        TableRefused, match="signals: found none of the columns that are compared; expected some of voorvoegsel"
    ):
        Register.of(table(FATMA), DUTCH).match({"naam": ["Fatma"]}, on=TODAY)


def test_every_column_of_the_documentation_is_one_that_is_read() -> None:
    ids = DUTCH.ids
    assert set(COLUMNS) == {*DUTCH.columns(), ids.person, ids.household}


def _person_and_state(found: Answer) -> tuple[str | None, str | None]:
    return found.person, found.state
