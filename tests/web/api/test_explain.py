"""POST /explain: the steps, numbers and articles behind one outcome."""

import pytest

from tests.web.api.conftest import places

pytestmark = pytest.mark.django_db


def test_the_outcome_comes_first_with_its_article(ask, household):
    answer = ask("explain", {"household": household, "name": "zorgtoeslag"})
    assert answer.status_code == 200, answer.content
    data = answer.json()
    assert data["name"] == data["steps"][0]["name"] == data["answer"]["name"] == "zorgtoeslag"
    assert data["of"] == "household"
    assert data["steps"][0]["citation"]["bwb"] == "BWBR0018451"


def test_a_quantity_of_a_person_is_explained_for_that_person(ask, household):
    question = {"household": household, "name": "pensioengerechtigde_leeftijd"}
    assert ask("explain", question).json()["of"] == "anna"
    assert ask("explain", question | {"person": "kim"}).json()["of"] == "kim"


def test_labels_are_in_the_language_asked_for(ask, household):
    question = {"household": household, "name": "zorgtoeslag"}
    dutch, english = (ask(f"explain?language={one}", question).json() for one in ("nl", "en"))
    assert dutch["steps"][0]["sentence"] != english["steps"][0]["sentence"]
    assert dutch["answer"]["value"] == english["answer"]["value"]


def test_what_would_change_it_stands_beside_each_step(ask, household):
    question = {"household": household | {"given": {}}, "name": "is_vermogen_boven_grens_zorgtoeslag"}
    for step in ask("explain", question).json()["steps"]:
        assert isinstance(step["would_change"], list), step["name"]
    wealth = ask("explain?language=en", question).json()["steps"][0]["would_change"][0]
    assert (wealth["kind"], wealth["name"], wealth["told"], wealth["value"]) == ("turn", "vermogen_persoon", True, True)
    assert wealth["text"].startswith("Wealth of this person")
    assert wealth["place"].endswith(".wealth")


def test_what_is_not_modelled_cannot_be_explained(ask, household, monkeypatch):
    monkeypatch.setattr("rondkomen.law.check._is_in_force", lambda *_: False)
    assert places(ask("explain", {"household": household, "name": "zorgtoeslag"})) == ["name"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"name": "toeslag"}, ["name"]),
        ({"name": None}, ["name"]),
        ({"name": ["zorgtoeslag"]}, ["name"]),
        ({"person": "piet"}, ["person"]),
        ({"person": []}, ["person"]),
        ({"person": {}}, ["person"]),
        ({"household": None}, ["household"]),
        ({"household": {"on": "2026-01-01", "persons": [{"id": 7.5}]}}, ["household.persons[0].id"]),
        ({"naam": "x"}, ["naam"]),
        ({"name": 1, "household": [], "naam": "x"}, ["naam", "name", "household"]),
    ],
)
def test_every_fault_is_named_with_its_place(ask, household, change, expected):
    assert places(ask("explain", {"household": household, "name": "zorgtoeslag"} | change)) == expected
