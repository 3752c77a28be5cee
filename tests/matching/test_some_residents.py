"""A register that shows some of its residents only decides at least as strictly as the whole one."""

from __future__ import annotations

import dataclasses
import random

import pytest

from rondkomen.matching import Register, Settings, SettingsRefused
from tests.matching.people import DIJKSTRAAT, DUTCH, FATMA, JOHANNA, PIETER, TODAY, Row, strangers, table, without

SURNAMES = 900
FIRST_NAMES = 250
RESIDENTS = 6_000


def test_the_evidence_names_all_residents_and_not_the_ones_shown():
    register = Register.of(table(FATMA), DUTCH, residents=90_000)
    answer = register.match(table(without(FATMA)), on=TODAY)[0]
    assert answer.candidates[0].evidence[0].register == "90000"
    assert answer.candidates[0].evidence[0].weight == pytest.approx(4.25 - 16.47, abs=0.02)


def test_residents_that_are_fewer_than_the_table_change_nothing():
    whole = Register.of(table(FATMA, PIETER), DUTCH).match(table(without(FATMA)), on=TODAY)
    told = Register.of(table(FATMA, PIETER), DUTCH, residents=2).match(table(without(FATMA)), on=TODAY)
    assert [one.as_json() for one in whole] == [one.as_json() for one in told]


def test_a_name_that_stands_alone_in_the_table_is_not_rare():
    """Whose signal it is cannot be said by name and first name, however few people with that name were asked for."""
    signal = {"voornamen": "Pieter Jan", "voorvoegsel": "van den", "geslachtsnaam": "Ootjersberg"}
    whole = Register.of(table(PIETER, *strangers(3_000)), DUTCH).match(table(signal), on=TODAY)
    some = Register.of(table(PIETER), DUTCH, residents=3_001).match(table(signal), on=TODAY)
    assert str(whole.kind[0]) == "linked", "in the whole register nobody else has that name"
    assert str(some.kind[0]) == "review", "in a part of it nobody can know that"


@pytest.mark.parametrize("resident", [FATMA, PIETER, JOHANNA])
def test_who_lives_at_the_address_is_linked_from_the_house_alone(resident: Row):
    house = [one for one in (FATMA, PIETER, JOHANNA) if one["postcode"] == resident["postcode"]]
    for left_out in (("geboortedatum",), ("straat", "woonplaats"), ()):
        signal = table(without(resident, *left_out))
        some = Register.of(table(*house), DUTCH, residents=90_000).match(signal, on=TODAY)
        assert some.person[0] == resident["person"], left_out


def test_nobody_shown_is_nobody_found():
    empty: dict[str, list[str]] = {"person": [], "household": [], "geslachtsnaam": []}
    answers = Register.of(empty, DUTCH, residents=90_000).match(table(without(FATMA)), on=TODAY)
    assert [str(kind) for kind in answers.kind] == ["none"]


def test_settings_without_the_share_of_the_most_frequent_value_are_refused():
    fields = tuple(dataclasses.replace(one, most=None) if one.id == "birth" else one for one in Settings.dutch().fields)
    settings = dataclasses.replace(Settings.dutch(), fields=fields)
    Register.of(table(FATMA), settings)
    with pytest.raises(SettingsRefused, match=r"field birth, level equal: found no most; expected one"):
        Register.of(table(FATMA), settings, residents=90_000)


@pytest.mark.parametrize("seed", range(3))
def test_a_link_from_some_residents_is_a_link_from_all_of_them(seed: int):
    """Of each signal the house that it names and who was born on its day under its name: what a register is asked."""
    chance = random.Random(seed)
    residents = _town(chance)
    grown = [one for one in residents if one["geboortedatum"] < "2008"]
    signals = [_told(chance, chance.choice(grown)) for _ in range(600)]
    whole = Register.of(table(*residents), DUTCH).match(table(*signals), on=TODAY)
    shown = _asked(residents, signals)
    assert len(shown) < RESIDENTS / 2
    some = Register.of(table(*shown), DUTCH, residents=RESIDENTS).match(table(*signals), on=TODAY)

    others = 0
    for number, person in enumerate(some.person):
        if person not in (None, whole.person[number]):
            # How rare two names are that differ one letter, in one home, decides who of the two it is: nobody can know.
            assert (whole[number].kind, whole[number].candidates[0].person) == ("household", person)
            others += 1
    assert others <= 1
    linked = sum(person is not None for person in whole.person)
    assert linked > 450
    assert sum(person is not None for person in some.person) >= 0.95 * linked
    for number, kind in enumerate(some.kind):
        if str(kind) == "household":
            assert some.household[number] == whole[number].candidates[0].household


def _town(chance: random.Random) -> list[Row]:
    """Residents whose names are as unevenly spread as those of a town, with families, movers and offices' dates."""
    surnames = [_word(number) for number in range(SURNAMES)]
    first_names = [_word(number, "aeio") for number in range(FIRST_NAMES)]
    residents: list[Row] = []
    while len(residents) < RESIDENTS:
        home = len(residents)
        family = _zipf(chance, surnames, 70)
        address = {
            "straat": f"{surnames[home % 300]}straat",
            "huisnummer": str(home % 90 + 1),
            "postcode": f"{1000 + home // 60}{'AB' if home % 2 else 'CD'}",
        }
        for _ in range(chance.choice((1, 1, 2, 2, 3, 4, 5))):
            year = chance.randrange(1930, 2024)
            day = "01-01" if chance.random() < 0.02 else f"{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
            residents.append({
                "person": str(len(residents)), "household": str(home),
                "voornamen": " ".join(_zipf(chance, first_names, 6) for _ in range(chance.choice((1, 2)))),
                "geslachtsnaam": family if chance.random() < 0.8 else _zipf(chance, surnames, 70),
                "geboortedatum": f"{year}-{day}", **address,
            })  # fmt: skip
    return residents[:RESIDENTS]


def _told(chance: random.Random, resident: Row) -> Row:
    """What a partner tells of somebody: without some of it, and with a slip now and then."""
    told = {name: value for name, value in resident.items() if name not in {"person", "household"}}
    if chance.random() < 0.5:
        del told["geboortedatum"]
    if chance.random() < 0.5:
        told["voorletters"] = "".join(f"{name[0].upper()}." for name in told.pop("voornamen").split())
    if chance.random() < 0.1:
        told |= {"straat": "Elders", "huisnummer": str(chance.randrange(1, 90)), "postcode": "9999ZZ"}
    if chance.random() < 0.08:
        place = chance.randrange(len(told["geslachtsnaam"]))
        told["geslachtsnaam"] = told["geslachtsnaam"][:place] + "x" + told["geslachtsnaam"][place + 1 :]
    return told


def _asked(residents: list[Row], signals: list[Row]) -> list[Row]:
    houses = {(one["postcode"], one["huisnummer"]) for one in signals}
    births = {(one["geslachtsnaam"], one["geboortedatum"]) for one in signals if "geboortedatum" in one}
    return [
        one
        for one in residents
        if (one["postcode"], one["huisnummer"]) in houses or (one["geslachtsnaam"], one["geboortedatum"]) in births
    ]


def _zipf(chance: random.Random, words: list[str], flat: int) -> str:
    """A word of a list in which the first are the most frequent; the larger `flat`, the less so."""
    return chance.choices(words, [1 / (place + flat) for place in range(len(words))])[0]


def _word(number: int, vowels: str = "aeiou") -> str:
    number, word = number + 7, ""
    for _ in range(3):
        number, rest = divmod(number * 31 + 11, 17)
        word += "bdfghjklmnprstvwz"[rest] + vowels[number % len(vowels)]
    return (word + "nkt"[number % 3]).capitalize()


def test_the_town_is_as_uneven_as_it_says():
    residents = _town(random.Random(1))
    names = [one["geslachtsnaam"] for one in residents]
    assert 0.004 < max(names.count(name) for name in set(names)) / len(names) < 0.012
    assert DIJKSTRAAT["postcode"] not in {one["postcode"] for one in residents}
