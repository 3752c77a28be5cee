"""A person of the API read into plain values; an answer of another form is refused with its place."""

from __future__ import annotations

import copy
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.gateways.brp import RegisterFailed, Residence
from rondkomen.gateways.brp.fake_fields import only
from rondkomen.gateways.brp.fake_persons import as_served, read, shipped
from rondkomen.gateways.brp.persons import FIELDS, resident_of
from tests.gateways.brp.people import OFFICIAL

SERVED = [only(one, FIELDS) for one in as_served(shipped())]
BASE: dict[str, Any] = {
    "burgerservicenummer": "999992922",
    "naam": {"voornamen": "Robert", "geslachtsnaam": "Leijenhorst", "aanduidingNaamgebruik": {"code": "V"}},
    "gemeenteVanInschrijving": {"code": "0518"},
    "verblijfplaats": {
        "type": "Adres",
        "verblijfadres": {"korteStraatnaam": "Vuurtorenwg", "huisnummer": 15, "postcode": "2583 xl"},
    },
}


def told(**parts: Any) -> Any:
    return resident_of(BASE | parts, "person", "0518")


def day(kind: str, **parts: Any) -> dict[str, Any]:
    return {"type": kind, "langFormaat": "x", **parts}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (day("Datum", datum="1985-03-02"), "1985-03-02"),
        (day("JaarMaandDatum", jaar=1985, maand=3), "1985-03"),
        (day("JaarDatum", jaar=1985), "1985"),
        (day("JaarDatum", jaar=985), "0985"),
        (day("DatumOnbekend", onbekend=True), ""),
        (None, ""),
    ],
)
def test_a_date_is_read_as_far_as_it_is_known(written, expected):
    assert told(geboorte={"datum": written}).geboortedatum == expected


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (day("Datum", datum="1985-13-02"), "found a date that does not exist"),
        (day("Datum"), "found a date that does not exist"),
        (day("JaarMaandDatum", jaar=1985, maand=13), "found a date that does not exist"),
        (day("JaarDatum", jaar="1985"), r"geboorte.datum.jaar: found a text; expected a whole number"),
        (day("Dag", datum="1985-03-02"), "found another type of date; expected Datum, DatumOnbekend"),
        ("1985-03-02", "person.geboorte.datum: found a text; expected an object"),
    ],
)
def test_a_date_of_another_form_is_refused(written, message):
    with pytest.raises(RegisterFailed, match=message) as failed:
        told(geboorte={"datum": written})
    assert "1985" not in str(failed.value)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (BASE["verblijfplaats"], Residence("Vuurtorenwg", "15", postcode="2583XL")),
        ({"type": "Locatie", "verblijfadres": {"locatiebeschrijving": "Naast de derde brug"}}, None),
        ({"type": "VerblijfplaatsBuitenland", "verblijfadres": {"land": {"code": "6014"}}}, None),
        ({"type": "VerblijfplaatsOnbekend"}, None),
        ({"type": "Adres", "verblijfadres": {"woonplaats": "Scheveningen"}}, None),
        ({}, None),
    ],
)
def test_only_an_address_is_a_residence(place, expected):
    assert told(verblijfplaats=place).residence == expected


def test_a_postal_address_is_no_household():
    here = told(verblijfplaats=BASE["verblijfplaats"] | {"functieAdres": {"code": "B"}}).residence
    assert (here.kind, here.is_whole, here.door) == ("briefadres", True, ())


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, (True, False, None, "")),
        ({"gemeenteVanInschrijving": {"code": "0599"}, "datumInschrijvingInGemeente": day("Datum", datum="2020-05-01")},
         (False, False, date(2020, 5, 1), "GM0599")),
        ({"gemeenteVanInschrijving": {"code": "0599"}, "datumInschrijvingInGemeente": day("JaarDatum", jaar=2020)},
         (False, False, None, "GM0599")),
        ({"gemeenteVanInschrijving": {"code": "1999"}, "opschortingBijhouding": {"reden": {"code": "R"}}},
         (False, False, None, "")),
        ({"opschortingBijhouding": {"reden": {"code": "E"}, "datum": day("Datum", datum="2020-05-01")}},
         (False, False, date(2020, 5, 1), "")),
        ({"opschortingBijhouding": {"reden": {"code": "M"}}}, (False, False, None, "")),
        ({"opschortingBijhouding": {"reden": {"code": "O"}}}, (False, True, None, "")),
        ({"overlijden": {"datum": day("Datum", datum="2020-05-01")}}, (False, True, None, "")),
    ],
)  # fmt: skip
def test_who_lives_here_left_or_died(parts, expected):
    found = told(**parts)
    assert (found.lives_here, found.is_deceased, found.left_on, found.moved_to) == expected


def test_a_record_made_by_mistake_is_nobody():
    assert told(opschortingBijhouding={"reden": {"code": "F"}}) is None


@pytest.mark.parametrize(
    ("naam", "partners", "expected"),
    [
        ({}, [{"naam": {"geslachtsnaam": "Vries", "voorvoegsel": "de"}}], ("V", "de", "Vries")),
        ({}, [{"naam": {"geslachtsnaam": "."}}], ("E", "", "")),
        ({}, [], ("E", "", "")),
        ({"aanduidingNaamgebruik": {"code": "Q"}}, [{"naam": {"geslachtsnaam": "Vries"}}], ("E", "", "Vries")),
    ],
)
def test_the_name_of_a_partner_is_used_when_it_is_known(naam, partners, expected):
    found = told(naam=BASE["naam"] | naam, partners=partners)
    assert (found.naamgebruik, found.voorvoegsel_partner, found.geslachtsnaam_partner) == expected


def test_a_name_that_is_not_known_is_empty():
    assert told(naam={"geslachtsnaam": "."}).geslachtsnaam == ""
    assert told(naam={}).geslachtsnaam == ""


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"inOnderzoek": {"burgerservicenummer": True}}, True),
        ({"geboorte": {"inOnderzoek": {"datum": True}}}, True),
        ({"naam": BASE["naam"] | {"inOnderzoek": {"voornamen": True}}}, True),
        ({"verblijfplaats": BASE["verblijfplaats"] | {"inOnderzoek": {"type": True}}}, True),
        ({"verblijfplaats": BASE["verblijfplaats"] | {"indicatieVastgesteldVerblijftNietOpAdres": True}}, True),
        ({"verblijfplaats": {"type": "Adres", "verblijfadres": {"inOnderzoek": {"postcode": True}}}}, True),
        ({"inOnderzoek": {"datumIngangOnderzoekPersoon": day("JaarDatum", jaar=2020)}}, False),
        ({"inOnderzoek": {"geslacht": False}}, False),
        ({}, False),
    ],
)
def test_what_the_register_looks_into_is_doubted(parts, expected):
    assert told(**parts).in_onderzoek is expected


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"burgerservicenummer": None}, "person.burgerservicenummer: found nothing; expected nine digits"),
        ({"burgerservicenummer": "12345678"}, "person.burgerservicenummer: found another text; expected nine digits"),
        ({"burgerservicenummer": 999992922}, "person.burgerservicenummer: found a number; expected a text"),
        ({"naam": []}, "person.naam: found a list; expected an object"),
        ({"naam": {"geslachtsnaam": "x" * 501}}, "found a text; expected a text of at most 500 letters"),
        ({"partners": {}}, "person.partners: found an object; expected a list"),
        ({"partners": [[]]}, r"person.partners\[0\]: found a list; expected an object"),
        ({"geheimhoudingPersoonsgegevens": 1}, "found a number; expected true or false"),
        ({"gemeenteVanInschrijving": {"code": "Den Haag"}}, "found another text; expected four digits"),
        ({"verblijfplaats": {"type": "Kasteel"}}, "found another type of place"),
        ({"verblijfplaats": {"type": "Adres", "verblijfadres": {"huisnummer": "15"}}}, "expected a whole number"),
        ({"verblijfplaats": {"type": "Adres", "verblijfadres": {"huisnummer": True}}}, "found true or false"),
        ({"inOnderzoek": {"geslacht": "ja"}}, "person.inOnderzoek.geslacht: found a text"),
    ],
)
def test_another_form_is_refused_with_its_place(parts, message):
    with pytest.raises(RegisterFailed, match=message):
        told(**parts)


@pytest.mark.parametrize("answer", [None, [], "Robert", 3, True])
def test_what_is_no_object_is_nobody(answer):
    with pytest.raises(RegisterFailed, match=r"^person: found .*; expected an object$"):
        resident_of(answer, "person", "0518")


ODD = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
ODD |= st.sampled_from([[], {}, [{}]]).map(copy.deepcopy)
"""Each time a new one: what is put in twice would else end up inside itself."""


SENTENCE = re.compile(
    r"person[\w.\[\]]*: found (nothing|an object|a list|a text|another text|true or false|a number|"
    r"a date that does not exist|another type of (date|place)); expected [\w, ]+"
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, one in inner for place in places(one, (*path, key)))]


@given(st.data())
def test_a_person_with_something_else_in_any_place_is_read_or_refused(data):
    person = copy.deepcopy(data.draw(st.sampled_from(SERVED)))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.sampled_from(places(person)))
        if place:
            inner = person
            for key in place[:-1]:
                inner = inner[key]
            inner[place[-1]] = data.draw(ODD)
    message, found = "", None
    try:
        found = resident_of(person, "person", "0518")
    except RegisterFailed as failed:
        message = str(failed)
    assert not message or SENTENCE.fullmatch(message), "words of ours, and none of what stood there"
    assert found is None or (len(found.bsn) == 9 and isinstance(found.geslachtsnaam, str))


@pytest.mark.skipif(not OFFICIAL.is_file(), reason="the whole official set is not at hand")
def test_every_official_person_can_be_read():
    official = [only(one, FIELDS) for one in as_served(read(OFFICIAL))]
    found = [resident_of(one, "person", "0518") for one in official]
    assert len(found) > 1000
    here = [one for one in found if one and one.lives_here]
    assert 300 < len(here) < 400
    assert sum(one.has_geheimhouding for one in found if one) == 55
    assert {one.residence.kind for one in found if one and one.residence} == {"woonadres", "briefadres"}
