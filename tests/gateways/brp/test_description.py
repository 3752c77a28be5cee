"""The client and the fake beside what the description of the API says (version 2.5.0), read on 22 November 2026.

Source: BRP-API/Haal-Centraal-BRP-bevragen, specificatie/resolved/openapi.yaml, features/fields-filtered-*.csv and the
published examples (features/**/overzicht.feature and fout-cases.feature), EUPL-1.2. Facts stand here, not the text.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from rondkomen.gateways.brp.client import LARGEST, TOO_MANY
from rondkomen.gateways.brp.fake import PATH, FakeBrp
from rondkomen.gateways.brp.fake_fields import ALLOWED_OF_ONE
from rondkomen.gateways.brp.haalcentraal import PERSONS_AT_ONCE
from rondkomen.gateways.brp.persons import FIELDS
from rondkomen.gateways.brp.questions import Born, House
from tests.gateways.brp.people import MORPHEUS, ROBERT

PARAMETERS = {
    "RaadpleegMetBurgerservicenummer": {"burgerservicenummer"},
    "ZoekMetPostcodeEnHuisnummer": {
        "inclusiefOverledenPersonen", "huisletter", "huisnummer", "huisnummertoevoeging", "postcode", "geboortedatum",
    },
    "ZoekMetGeslachtsnaamEnGeboortedatum": {
        "inclusiefOverledenPersonen", "geboortedatum", "geslachtsnaam", "geslacht", "voorvoegsel", "voornamen",
    },
}  # fmt: skip
COMMON = {"type", "fields", "gemeenteVanInschrijving"}
AT_HOME = "verblijfplaatsBinnenland"
FIELDS_OF_ONE = [
    *("burgerservicenummer", "geslacht", "gemeenteVanInschrijving", "datumInschrijvingInGemeente", "geboorte.datum"),
    *("overlijden.datum", "naam.voornamen", "naam.voorvoegsel", "naam.geslachtsnaam", "naam.aanduidingNaamgebruik"),
    *("partners.naam.voorvoegsel", "partners.naam.geslachtsnaam", f"{AT_HOME}.datumVan", f"{AT_HOME}.functieAdres"),
    *(f"{AT_HOME}.nummeraanduidingIdentificatie", f"{AT_HOME}.verblijfadres.officieleStraatnaam"),
    *(f"{AT_HOME}.verblijfadres.korteStraatnaam", f"{AT_HOME}.verblijfadres.huisnummer"),
    *(f"{AT_HOME}.verblijfadres.huisletter", f"{AT_HOME}.verblijfadres.huisnummertoevoeging"),
    *(f"{AT_HOME}.verblijfadres.postcode", f"{AT_HOME}.verblijfadres.woonplaats"),
]
"""What this project asks, each a line of fields-filtered-Persoon.csv."""


def asked(brp: FakeBrp, query: Any, headers: dict[str, str] | None = None) -> tuple[int, dict[str, Any]]:
    """A question put to the fake by something else than the client."""
    all_headers = {"X-API-KEY": brp.api_key, "Content-Type": "application/json"} | (headers or {})
    try:
        with urlopen(Request(f"{brp.address}{PATH}", json.dumps(query).encode(), all_headers)) as response:
            return response.status, json.loads(response.read(LARGEST))
    except HTTPError as error:
        with error:
            return error.code, {"kind": error.headers["Content-Type"], **json.loads(error.read())}


def one(*fields: str, bsn: str = ROBERT) -> dict[str, Any]:
    return {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [bsn], "fields": list(fields)}


def test_only_fields_of_the_description_are_asked_and_only_these():
    assert sorted(FIELDS) == sorted(FIELDS_OF_ONE)
    assert set(FIELDS) <= ALLOWED_OF_ONE
    assert not any(name.startswith(("kinderen", "ouders", "nationaliteiten", "gezag")) for name in FIELDS)


@pytest.mark.parametrize(
    "query",
    [House("1234AB", 12, "a", "2").query(), Born("Jansen", "1985-03-02").query(), Born("Os", "1985-03-02").query()],
)
def test_questions_have_parameters_of_the_description_alone(query):
    assert set(query) - COMMON <= PARAMETERS[query["type"]]


def test_the_limits_are_those_of_the_description(brp):
    assert PERSONS_AT_ONCE == 20
    status, problem = asked(brp, one("geslacht") | {"burgerservicenummer": [ROBERT] * 21})
    assert (status, problem["invalidParams"][0]["code"]) == (400, "maxItems")
    assert asked(brp, one(*["geslacht"] * 131))[1]["invalidParams"][0]["code"] == "maxItems"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"type": "ZoekMetPostcodeEnHuisnummer", "fields": ["burgerservicenummer"]},
         [("postcode", "required"), ("huisnummer", "required")]),
        ({"type": "ZoekMetGeslachtsnaamEnGeboortedatum", "fields": ["burgerservicenummer"]},
         [("geslachtsnaam", "required"), ("geboortedatum", "required")]),
        ({"type": "ZoekMetPostcodeEnHuisnummer", "fields": ["burgerservicenummer"], "postcode": "0628HJ",
          "huisnummer": "twee"}, [("postcode", "pattern"), ("huisnummer", "integer")]),
        ({"type": "ZoekMetGeslachtsnaamEnGeboortedatum", "fields": ["burgerservicenummer"], "geslachtsnaam": "Maassen",
          "geboortedatum": "19830526"}, [("geboortedatum", "date")]),
        ({"type": "ZoekMetGeslachtsnaamEnGeboortedatum", "fields": ["burgerservicenummer"], "geslachtsnaam": "*sen",
          "geboortedatum": "1983-05-26"}, [("geslachtsnaam", "pattern")]),
        ({"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [ROBERT]}, [("fields", "required")]),
        ({"type": "RaadpleegMetBurgerservicenummer", "fields": ["geslacht"], "burgerservicenummer": ROBERT},
         [("burgerservicenummer", "array")]),
        (one("geslacht") | {"bestaatNiet": "x"}, [("bestaatNiet", "unknownParam")]),
        (one("geslacht") | {"gemeenteVanInschrijving": "123"}, [("gemeenteVanInschrijving", "pattern")]),
        (one("inOnderzoek"), [("fields[0]", "fields")]),
        (one(), [("fields", "minItems")]),
    ],
)  # fmt: skip
def test_a_wrong_question_is_refused_as_the_published_examples_are(brp, query, expected):
    status, problem = asked(brp, query)
    assert status == problem["status"] == 400
    assert problem["kind"] == "application/problem+json"
    assert (problem["title"], problem["code"], problem["instance"]) == (
        "Een of meerdere parameters zijn niet correct.", "paramsValidation", PATH,
    )  # fmt: skip
    found = [(fault["name"], fault["code"]) for fault in problem["invalidParams"]]
    assert sorted(found) == sorted(expected)


def test_too_many_people_are_refused_as_the_published_examples_are(brp):
    robert = next(person for person in brp.persons if person["burgerservicenummer"] == ROBERT)
    brp.persons = [robert] * 31
    query = House("2583XL", 15).query() | {"fields": ["burgerservicenummer"]}
    status, problem = asked(brp, query)
    assert (status, problem["title"], problem["code"]) == (400, "Teveel zoekresultaten.", TOO_MANY)
    assert problem["detail"] == "Meer dan maximum van 30 zoekresultaten gevonden. Verfijn de zoekopdracht."
    brp.persons = [robert] * 30
    assert len(asked(brp, query)[1]["personen"]) == 30
    born = Born("Leijenhorst", "1980-04-20").query() | {"fields": ["burgerservicenummer"]}
    assert asked(brp, born)[1]["detail"].startswith("Meer dan maximum van 10 ")


def test_an_answer_has_what_was_asked_and_what_comes_by_itself(brp):
    status, answer = asked(brp, one("geboorte.datum", "naam.geslachtsnaam", "geslacht"))
    assert status == 200
    assert answer == {
        "type": "RaadpleegMetBurgerservicenummer",
        "personen": [{
            "geboorte": {"datum": {"type": "Datum", "datum": "1980-04-20", "langFormaat": "20 april 1980"}},
            "naam": {"geslachtsnaam": "Leijenhorst"},
            "geslacht": {"code": "M", "omschrijving": "man"},
        }],
    }  # fmt: skip
    (morpheus,) = asked(brp, one("burgerservicenummer", bsn=MORPHEUS))[1]["personen"]
    assert morpheus["opschortingBijhouding"]["reden"] == {"code": "O", "omschrijving": "overlijden"}


def test_an_address_abroad_is_not_given_to_who_asks_for_addresses_here(brp):
    abroad = [
        person["burgerservicenummer"]
        for person in brp.persons
        if person.get("verblijfplaats", {}).get("type") == "VerblijfplaatsBuitenland"
    ]
    given = 0
    for bsn in abroad:
        for person in asked(brp, one("verblijfplaats.verblijfadres", bsn=bsn))[1]["personen"]:
            given += "land" in person["verblijfplaats"]["verblijfadres"]
            (here,) = asked(brp, one(f"{AT_HOME}.verblijfadres", bsn=bsn))[1]["personen"]
            assert "verblijfplaats" not in here
    assert given >= 3


def test_who_died_is_found_when_asked_for(brp):
    query = Born("Jager", "2003-01-01").query() | {"fields": ["burgerservicenummer"]}
    assert [found["burgerservicenummer"] for found in asked(brp, query)[1]["personen"]] == [MORPHEUS]
    del query["inclusiefOverledenPersonen"]
    assert asked(brp, query)[1]["personen"] == []


@pytest.mark.parametrize(
    ("name", "found"), [("leijenhorst", 1), ("LEIJENH*", 1), ("Leijenh", 0), ("Léijenhorst", 1), ("Leijenhorst*", 1)]
)
def test_names_are_found_whatever_their_case_and_accents(brp, name, found):
    query = Born(name, "1980-04-20", exactly=True).query() | {"fields": ["burgerservicenummer"]}
    assert len(asked(brp, query)[1]["personen"]) == found


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"X-API-KEY": "x"}, 401), ({"Accept": "application/xml"}, 406), ({"Content-Type": "application/xml"}, 415)],
)
def test_who_asks_in_another_way_is_refused(brp, headers, status):
    assert asked(brp, one("geslacht"), headers)[0] == status


def test_fields_without_authorisation_are_refused(brp):
    brp.not_allowed = frozenset(["geslacht"])
    assert asked(brp, one("geslacht"))[0] == 403
    assert asked(brp, one("burgerservicenummer"))[0] == 200


@pytest.mark.parametrize("content", ["", "[]", "tekst"])
def test_what_is_no_question_is_refused(brp, content):
    assert asked(brp, content)[0] == 400
