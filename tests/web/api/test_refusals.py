"""What is refused, and how that is said: RFC 9457, every fault with its place."""

import pytest
from django.http import HttpRequest
from django.test import Client

from rondkomen.web.api import views
from tests.web.api.conftest import places

pytestmark = pytest.mark.django_db


def test_a_refusal_has_title_status_detail_and_errors(ask, household):
    household["persons"][0]["birth_date"] = "1-5-1990"
    answer = ask("check", household)
    assert places(answer) == ["persons[0].birth_date"]
    data = answer.json()
    assert (data["type"], data["title"], data["status"]) == ("about:blank", "Bad Request", 400)
    assert data["detail"] == "What was sent has 1 fault."
    (error,) = data["errors"]
    assert error["detail"] == f"found {error['found']}; expected {error['expected']}"
    assert error["found"] == '"1-5-1990"'


def test_all_faults_come_at_once(ask, household):
    household["persons"][0]["income"][0] |= {"amount": -1, "per": "dag"}
    household["persons"][2]["parents"] = ["nobody"]
    household["huis"] = {}
    household["want"] = ["zorgtoeslag", "zorg", 3]
    found = places(ask("check?want=huur", household))
    assert {"huis", "want[1]", "want[2]", "query.want[0]"} <= set(found)
    assert {"persons[0].income[0].amount", "persons[0].income[0].per"} <= set(found)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", ["body"]),
        ("{", ["body"]),
        ("nul", ["body"]),
        (b"\xff\xfe{", ["body"]),
        (b'{"on": "\xe9"}', ["body"]),
        ("[]", ["body"]),
        ("null", ["body"]),
        ('"household"', ["body"]),
        ("12", ["body"]),
        ('{"on": NaN}', ["body"]),
        ('{"on": -Infinity}', ["body"]),
        ('{"on": "2026-01-01", "on": "2026-01-02", "persons": []}', ["on"]),
        ("[" * 100_000, ["body"]),
        ('{"a":' * 50_000, ["body"]),
        ('{"on": 1e400000000000000000000}', ["body"]),
        ('{"on": "2026-01-01", "persons": [{"id": "a"}], "want": []}', ["want"]),
        ('{"on": "2026-01-01", "persons": [{"id": "a"}], "want": "zorgtoeslag"}', ["want"]),
        ('{"on": "2026-01-01", "persons": [{"id": "a"}], "want": null}', ["want"]),
        ('{"on": "1900-01-01", "persons": [{"id": "a"}]}', ["on"]),
        ('{"on": "9999-12-31", "persons": [{"id": "a"}]}', ["on"]),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_body_that_is_no_household_is_400(ask, body, expected):
    found = places(ask("check", body))
    assert found == expected or (expected == ["body"] and len(found) == 1)


@pytest.mark.parametrize("content_type", ["", "text/plain", "application/x-www-form-urlencoded", "application/yaml"])
def test_another_type_is_415(ask, household, content_type):
    answer = ask("check", household, content_type=content_type)
    assert answer.status_code == answer.json()["status"] == 415
    assert answer["Content-Type"] == "application/problem+json"


def test_a_large_body_is_413_and_the_largest_is_read(ask, household):
    assert ask("check", '{"on":' + " " * 256 * 1024).status_code == 413
    assert places(ask("check", " " * 256 * 1024)) == ["body"]


def test_a_body_in_pieces_is_411(client, household):
    answer = client.post("/api/v1/check", household, content_type="application/json", HTTP_TRANSFER_ENCODING="chunked")
    assert answer.status_code == answer.json()["status"] == 411


def test_many_characters_of_several_bytes_are_counted_as_bytes(ask):
    assert ask("check", "é" * 128 * 1024).status_code == 400
    assert ask("check", "é" * 128 * 1024 + "x").status_code == 413


@pytest.mark.parametrize("address", ["check?language=de", "explain?language=", "check?want=zorgtoeslag&language=NL"])
def test_an_unknown_language_is_400(ask, household, address):
    answer = ask(address, household)
    assert places(answer) == ["query.language"]
    assert answer.json()["errors"][0]["expected"] == "'nl' or 'en'"


@pytest.mark.parametrize("address", ["/api/v1/check/", "/api/v1/nothing", "/api/", "/api/v2/check", "/api/v1/"])
def test_an_unknown_address_is_404_also_with_a_slash_at_its_end(client, address):
    answer = client.get(address)
    assert answer.status_code == answer.json()["status"] == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["API-Version"] == "1.0.0"
    assert not answer.cookies


@pytest.mark.parametrize(("method", "address", "allowed"), [("get", "check", "POST"), ("delete", "law", "GET")])
def test_an_unknown_method_is_405_and_says_which_there_are(client, method, address, allowed):
    answer = getattr(client, method)(f"/api/v1/{address}")
    assert answer.status_code == answer.json()["status"] == 405
    assert answer["Allow"] == allowed
    assert answer["Content-Type"] == "application/problem+json"


def test_a_failure_on_our_side_tells_nothing(household, monkeypatch):
    def fail(request: HttpRequest) -> None:
        raise RuntimeError("the secret inside")

    monkeypatch.setattr(views, "check_limit", fail)
    answer = Client(raise_request_exception=False).get("/api/v1/law")
    assert answer.status_code == answer.json()["status"] == 500
    assert b"secret" not in answer.content
    assert answer["Content-Type"] == "application/problem+json"


def test_a_host_that_is_not_ours_is_a_problem_too(client):
    answer = client.get("/api/v1/law", headers={"host": "elsewhere.example"})
    assert answer.status_code == answer.json()["status"] == 400
    assert answer["Content-Type"] == "application/problem+json"
