"""GET /law: what is modelled, and every outcome by its stable name."""

import pytest

from rondkomen.law import OUTCOMES, law_book
from rondkomen.law.words import coverage

pytestmark = pytest.mark.django_db


def test_every_regulation_and_every_outcome_is_named(client):
    data = client.get("/api/v1/law").json()
    assert data["law_version"] == law_book().version
    assert [one["name"] for one in data["regulations"]] == list(coverage())
    assert [one["name"] for one in data["outcomes"]] == [one.name for one in OUTCOMES]
    assert {one["name"] for one in data["outcomes"] if one["modelled"]} >= {"zorgtoeslag", "huurtoeslag"}


def test_titles_are_in_the_language_asked_for(client):
    dutch, english = (client.get(f"/api/v1/law?language={one}").json() for one in ("nl", "en"))
    assert dutch["regulations"][0]["title"] == "Minimumloon"
    assert english["regulations"][0]["title"] == "Minimum wage"


def test_it_can_be_asked_for_its_headers_alone(client):
    answer = client.head("/api/v1/law")
    assert answer.status_code == 200
    assert answer.content == b""
    assert answer["API-Version"] == "1.0.0"
