"""What a register is asked: as little as will do, each thing once, and what happens when too many people fit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rondkomen.gateways.brp import HaalCentraalRegister, RegisterFailed
from rondkomen.gateways.brp.fake import FakeBrp
from rondkomen.gateways.brp.fake_persons import shipped
from rondkomen.gateways.brp.persons import FIELDS
from rondkomen.gateways.brp.questions import Born, House, names, told_in
from tests.gateways.brp.people import PAUL, ROBERT, THE_HAGUE, match, residents, signal_of, table, whom

PEOPLE = residents()
BY_HOUSE, BY_NAME, BY_NUMBER = (
    "ZoekMetPostcodeEnHuisnummer", "ZoekMetGeslachtsnaamEnGeboortedatum", "RaadpleegMetBurgerservicenummer"
)  # fmt: skip


def kinds(brp: FakeBrp) -> list[str]:
    return [query["type"] for query in brp.asked]


def test_a_number_that_fits_is_all_that_is_asked(register, brp):
    register.candidates(table(signal_of(PEOPLE[ROBERT], bsn=ROBERT)))
    assert kinds(brp) == [BY_NUMBER]
    (query,) = brp.asked
    assert (query["burgerservicenummer"], query["fields"]) == ([ROBERT], list(FIELDS))


def test_a_number_that_does_not_fit_is_not_enough(register, brp):
    register.candidates(table(signal_of(PEOPLE[ROBERT], bsn=PAUL)))
    assert kinds(brp)[0] == BY_NUMBER
    assert set(kinds(brp)) == {BY_NUMBER, BY_HOUSE, BY_NAME}


def test_a_number_that_nobody_has_is_not_enough(register, brp):
    register.candidates(table(signal_of(PEOPLE[ROBERT], bsn="999990019")))
    assert set(kinds(brp)) == {BY_NUMBER, BY_HOUSE, BY_NAME}


def test_a_number_with_a_typo_is_not_asked(register, brp):
    register.candidates(table({"bsn": "999990018"}))
    assert brp.asked == []


def test_a_search_asks_for_numbers_alone_in_this_municipality_alone(register, brp):
    register.candidates(table(signal_of(PEOPLE[ROBERT])))
    searches = [query for query in brp.asked if query["type"] != BY_NUMBER]
    assert len(searches) == 2
    for query in searches:
        assert query["fields"] == ["burgerservicenummer"]
        assert query["gemeenteVanInschrijving"] == "0518"
        assert query["inclusiefOverledenPersonen"] is True


def test_each_question_is_asked_once_also_in_a_later_call(register, brp):
    signal = signal_of(PEOPLE[ROBERT])
    first = register.candidates(table(signal, signal, signal | {"postcode": "2583 xl"}))
    number = len(brp.asked)
    assert sorted(kinds(brp)) == sorted([BY_HOUSE, BY_NAME, BY_NUMBER])
    assert register.candidates(table(signal)) == first, "ids and households stay the same"
    assert len(brp.asked) == number


def test_numbers_are_read_twenty_at_a_time(register, brp):
    numbers = sorted(PEOPLE)[:45]
    register.candidates(table(*({"bsn": bsn, "geslachtsnaam": PEOPLE[bsn].geslachtsnaam} for bsn in numbers)))
    assert sorted(len(query["burgerservicenummer"]) for query in brp.asked) == [5, 20, 20]


def test_a_table_of_which_the_columns_differ_in_length_is_refused(register):
    with pytest.raises(RegisterFailed, match="signals: found columns of 1 and 2 rows"):
        register.candidates({"bsn": [ROBERT], "geslachtsnaam": ["Leijenhorst", None]})


@pytest.mark.parametrize(
    ("code", "residents_", "message"),
    [("0518", 1000, "expected GM and four digits"), (THE_HAGUE, 0, "found less than 1")],
)
def test_a_register_of_nowhere_is_refused(brp, code, residents_, message):
    with pytest.raises(RegisterFailed, match=message):
        HaalCentraalRegister(brp.access, code, number_of_residents=residents_)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("van den Berg", ["Berg", "van den Berg"]),
        ("Berg, v.d.", ["Berg"]),
        ("Berg v.d.", ["Berg"]),
        ("mevr. Jansen", ["Jansen"]),
        ("Jansen-de Vries", ["Jansen-de Vries", "Jansen", "Vries"]),
        ("v.d. Berg-Yılmaz", ["Berg-Yılmaz", "Berg", "Yılmaz"]),
        ("Groot Bruinderink", ["Groot Bruinderink"]),
        ("O'Brien", ["O'Brien"]),
        ("Шевченко", ["shevchenko"]),
        ("Jansen/de Vries", ["Jansen-de Vries", "Jansen", "Vries"]),
        ("Jansen (overleden)", ["Jansen overleden"]),
        ("Jansen*", ["Jansen"]),
        ("X", []),
        ("", []),
        ("-", []),
    ],
)
def test_names_under_which_somebody_may_be_known(written, expected):
    assert names(written) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"postcode": "1234 ab", "huisnummer": "12-a"}, House("1234AB", 12, "a")),
        ({"postcode": "1234AB", "huisnummer": "3 bis"}, House("1234AB", 3, "", "bis")),
        ({"postcode": "1234AB", "huisnummer": "12 A", "huisnummertoevoeging": "2"}, House("1234AB", 12, "a", "2")),
        ({"postcode": "1234AB", "straat": "Dijkstraat 12"}, House("1234AB", 12)),
        ({"postcode": "1234AB", "huisnummer": "12 abcdefghij"}, House("1234AB", 12)),
        ({"postcode": "1234", "huisnummer": "12"}, None),
        ({"postcode": "1234AB", "huisnummer": "0"}, None),
        ({"huisnummer": "12"}, None),
    ],
)  # fmt: skip
def test_the_door_that_a_signal_tells(row, expected):
    (told,) = told_in(table(row))
    assert told.door == expected
    assert told.questions == (() if expected is None else (expected.building,)), (
        "the whole house, for who else is there"
    )


@pytest.mark.parametrize("written", ["1985", "1985-03", "1985-00-00", "02-03-85", "1785-03-02", "31-02-1985", "", "x"])
def test_a_date_that_is_not_whole_asks_nothing(written):
    (told,) = told_in(table({"geslachtsnaam": "Jansen", "geboortedatum": written}))
    assert told.questions == ()


def test_a_name_of_two_letters_is_asked_without_a_star():
    assert Born("Os", "1985-03-02").query()["geslachtsnaam"] == "Os"
    assert Born("Oss", "1985-03-02").query()["geslachtsnaam"] == "Oss*"
    assert Born("Oss", "1985-03-02", exactly=True).query()["geslachtsnaam"] == "Oss"


@pytest.fixture
def crowded() -> Iterator[FakeBrp]:
    """A home of forty people behind one door and two behind another, and twelve of one name and day."""
    (robert,) = (one for one in shipped() if one["burgerservicenummer"] == ROBERT)
    home = robert["verblijfplaats"]

    def of(number: int, name: str, born: str, **place: str) -> dict:
        naam = {**robert["naam"], "geslachtsnaam": name, "voornamen": f"{'abcdefghijklmnop'[number % 16]}ndries"}
        return robert | {
            "burgerservicenummer": f"9998{number:05}",
            "naam": naam,
            "geboorte": {"datum": born},
            "verblijfplaats": home | place,
        }

    persons = [of(number, f"Zorg{number}", f"19{40 + number % 50}0304", huisletter="A") for number in range(40)]
    persons += [of(50 + number, "Samen", f"196{number}0102", huisletter="B") for number in range(2)]
    persons += [of(60 + number, "Veel", "19800101", postcode=f"2500A{'ABCDEFGHIJKL'[number]}") for number in range(12)]
    with FakeBrp(persons) as running:
        yield running


def register_of(brp: FakeBrp) -> HaalCentraalRegister:
    return HaalCentraalRegister(brp.access, THE_HAGUE, number_of_residents=100_000)


HOME = {"postcode": "2583XL", "huisnummer": "15"}


def test_a_house_with_too_many_people_is_asked_by_its_door(crowded):
    source = register_of(crowded)
    told = {"geslachtsnaam": "Samen", "voorletters": "C.", **HOME, "huisletter": "B"}
    assert whom(source, match(source, told)) == [("linked", "999800050")]
    assert [query.get("huisletter") for query in crowded.asked if query["type"] == BY_HOUSE] == [None, "b"]


def test_a_house_with_too_many_people_is_not_known_by_its_doors_when_a_signal_tells_none(crowded):
    source = register_of(crowded)
    told = {"geslachtsnaam": "Samen", "voorletters": "C.", **HOME}
    assert source.candidates(table(told | {"huisletter": "B"}, told))["postcode"] == ["", ""]


def test_a_door_with_too_many_people_finds_nobody_by_its_address(crowded):
    """Found by date of birth alone, somebody there is not linked by an address at which others were not seen."""
    source = register_of(crowded)
    told = {"voornamen": "Bndries", "geslachtsnaam": "Zorg1", **HOME, "huisletter": "A"}
    assert whom(source, match(source, told)) == [("none", "")]
    other = {"geslachtsnaam": "Zorg1", "geboortedatum": "1941-03-04"}
    assert source.candidates(table(told, other))["postcode"] == [""]
    assert whom(source, match(source, told, other))[0] == ("none", "")


def test_a_name_and_day_of_too_many_people_finds_nobody_by_that_day(crowded):
    source = register_of(crowded)
    told = {"voornamen": "Mndries", "geslachtsnaam": "Veel", "geboortedatum": "1980-01-01"}
    at_home = {"postcode": "2500AA", "huisnummer": "15"}
    answers = match(source, told, told | at_home)
    alone, with_address = whom(source, answers)
    assert alone == ("none", ""), "eleven others are like that"
    assert with_address == ("linked", "999800060"), "the address tells"
    assert source.candidates(table(told, told | at_home))["geboortedatum"] == [""]
    asked = [query["geslachtsnaam"] for query in crowded.asked if query["type"] == BY_NAME]
    assert asked == ["Veel*", "Veel"], "with a star, and then exactly"


def test_an_answer_with_somebody_who_was_not_asked_for_is_refused(register, brp, monkeypatch):
    monkeypatch.setattr(
        "rondkomen.gateways.brp.fake.found",
        lambda persons, query: [one for one in persons if one["burgerservicenummer"] == PAUL],
    )
    with pytest.raises(RegisterFailed, match="found somebody who was not asked for"):
        register.candidates(table({"bsn": ROBERT}))
