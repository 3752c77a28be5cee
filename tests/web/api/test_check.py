"""POST /check: the same outcomes as the library and the command line give."""

import pytest

from rondkomen.law import OUTCOMES, household_of, law_book
from rondkomen.law.check import check
from rondkomen.law.household.document import parse_json
from rondkomen.law.report import check_as_data
from tests.web.api.conftest import outcomes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_answer_is_exactly_that_of_the_library(ask, household, language):
    import json

    answer = ask(f"check?language={language}", household)
    expected = check_as_data(check(household_of(parse_json(json.dumps(household)), law_book().quantities)), language)
    assert answer.status_code == 200
    assert answer.json() == expected
    assert answer["Content-Type"].startswith("application/json")


def test_all_outcomes_are_given_when_nothing_is_wanted(ask, household):
    assert set(outcomes(ask("check", household))) == {one.name for one in OUTCOMES}


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("check?want=zorgtoeslag&want=huurtoeslag", {}),
        ("check", {"want": ["zorgtoeslag", "huurtoeslag"]}),
        ("check?want=huurtoeslag", {"want": ["zorgtoeslag"]}),
        ("check?want=huurtoeslag&want=huurtoeslag", {"want": ["zorgtoeslag"]}),
    ],
)
def test_only_what_is_wanted_is_answered(ask, household, address, body):
    assert list(outcomes(ask(address, household | body))) == ["zorgtoeslag", "huurtoeslag"]


def test_any_quantity_of_the_law_can_be_wanted(ask, household):
    assert outcomes(ask("check?want=drempelinkomen", household))["drempelinkomen"]["status"] == "computed"


def test_what_is_not_told_is_unknown(ask, household):
    del household["persons"][0]["income"]
    found = outcomes(ask("check", household))["zorgtoeslag"]
    assert found["status"] == "perhaps"
    assert "persons.anna.income" in found["needs"]


def test_amounts_are_exact_however_they_are_written(ask, household):
    text = '{"on": "2026-01-01", "assume_zero": true, "persons": [{"id": "a", "birth_date": "1990-05-01", "income":'
    bodies = [
        f'{text} [{{"kind": "loon", "amount": {amount}, "per": "jaar"}}]}}]}}' for amount in ("0.1e5", "10000.00")
    ]
    first, second = (ask("check?want=toetsingsinkomen", body).json() for body in bodies)
    assert first["outcomes"][0]["value"] == second["outcomes"][0]["value"] == "10000.00"


def test_a_mark_at_the_start_of_the_text_is_no_fault(ask):
    body = b'\xef\xbb\xbf{"on": "2026-01-01", "persons": [{"id": "a"}]}'
    assert ask("check", body).status_code == 200


def test_the_type_may_name_its_character_set(ask, household):
    assert ask("check", household, content_type="application/json; charset=utf-8").status_code == 200


def test_nothing_is_set_in_the_browser_of_who_asks(ask, household):
    answer = ask("check", household)
    assert not answer.cookies
    assert "Access-Control-Allow-Origin" not in answer
    assert answer["Cache-Control"] == "no-store"
    assert answer["API-Version"] == "1.0.0"
    assert "Vary" not in answer
    assert "Content-Language" not in answer


def test_no_token_of_a_form_is_needed(household):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/api/v1/check", household, content_type="application/json").status_code == 200
