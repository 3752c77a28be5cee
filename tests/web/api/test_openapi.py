"""The OpenAPI document: sound, after the Dutch API Design Rules, and true of the answers."""

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.validators import validator_for

from rondkomen.law import OUTCOMES
from rondkomen.web.api.schemas import SCHEMAS

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(client) -> dict[str, Any]:
    return client.get("/api/v1/openapi.json").json()


def validator(document: dict[str, Any], schema: dict[str, Any]) -> Draft202012Validator:
    """Of a form in the document, with its references."""
    return Draft202012Validator(schema | {"components": document["components"]}, format_checker=FormatChecker())


def operations(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, method, one) for path, methods in document["paths"].items() for method, one in methods.items()]


def contents(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Every body of a question or an answer, with what it is of."""
    found = []
    for path, _, one in operations(document):
        bodies = {"request": one["requestBody"]} if "requestBody" in one else {}
        for name, body in (bodies | one["responses"]).items():
            found += [(f"{path} {name} {kind}", content) for kind, content in body["content"].items()]
    return found


def test_every_form_is_a_json_schema():
    for schema in SCHEMAS.values():
        validator_for(schema, Draft202012Validator).check_schema(schema)


def test_every_form_is_used_and_every_reference_leads_somewhere(document):
    named = set(re.findall(r"#/components/schemas/(\w+)", str(document)))
    assert named == set(SCHEMAS)


def test_every_example_has_the_form_that_it_shows(document):
    examples = [
        (where, content["schema"], example["value"])
        for where, content in contents(document)
        for example in content.get("examples", {}).values()
    ]
    assert len(examples) >= 5
    for where, schema, example in examples:
        faults = list(validator(document, schema).iter_errors(example))
        assert not faults, (where, faults)


def test_the_example_questions_are_answered_in_the_form_that_is_shown(document, ask):
    for path, _, one in operations(document):
        if "requestBody" in one and "security" not in one:
            (example,) = one["requestBody"]["content"]["application/json"]["examples"].values()
            answer = ask(path.removeprefix("/"), example["value"])
            assert answer.status_code == 200
            form = one["responses"]["200"]["content"]["application/json"]["schema"]
            validator(document, form).validate(answer.json())


@pytest.mark.parametrize("given", [{}, {"assume_zero": True}, {"home": {"kind": "koop"}}])
def test_all_outcomes_have_the_form_that_is_shown(document, ask, household, given):
    for persons in (household["persons"], [{"id": "alone"}]):
        answer = ask("check", household | given | {"persons": persons})
        validator(document, SCHEMAS["Checked"]).validate(answer.json())
        assert {one["name"] for one in answer.json()["outcomes"]} == {one.name for one in OUTCOMES}


def test_every_outcome_that_is_modelled_can_be_explained_in_the_form_that_is_shown(document, ask, household, client):
    data = client.get("/api/v1/law").json()
    validator(document, SCHEMAS["Law"]).validate(data)
    explained = 0
    for name in [one["name"] for one in data["outcomes"] if one["modelled"]]:
        answer = ask("explain", {"household": household, "name": name})
        if answer.status_code == 200:
            validator(document, SCHEMAS["Explanation"]).validate(answer.json())
            explained += 1
    assert explained >= 4


def test_refusals_have_the_form_that_is_shown(document, ask):
    problem = validator(document, SCHEMAS["Problem"])
    for answer in (
        ask("check", "{"),
        ask("check", {}),
        ask("nothing", {}),
        ask("check", {}, content_type="text/plain"),
    ):
        problem.validate(answer.json())


# The rules of https://gitdocumentatie.logius.nl/publicatie/api/adr/ that can be seen in the document.


def test_it_is_openapi_3_1_with_a_semantic_version_and_somebody_to_write_to(document):
    assert document["openapi"].startswith("3.1.")
    assert re.fullmatch(r"\d+\.\d+\.\d+", document["info"]["version"])
    assert set(document["info"]["contact"]) >= {"name", "email", "url"}
    assert document["info"]["license"]["identifier"] == "EUPL-1.2"
    assert document["info"]["description"]


def test_the_address_has_the_major_version(document):
    major = document["info"]["version"].partition(".")[0]
    assert [server["url"] for server in document["servers"]] == [f"/api/v{major}"]


def test_addresses_are_in_kebab_case_without_a_slash_at_their_end(document):
    for path in document["paths"]:
        assert re.fullmatch(r"(/[a-z0-9-]+|/\{[a-z][a-zA-Z0-9]*\})+", path), path


def test_operations_have_names_of_their_own_words_and_parameters_in_camel_case(document):
    found = operations(document)
    assert len({one["operationId"] for _, _, one in found}) == len(found) == 7
    for _, method, one in found:
        assert method in {"get", "post", "put", "patch", "delete"}
        assert one["summary"]
        assert one["description"]
        assert all(re.fullmatch(r"[a-z][a-zA-Z0-9]*", parameter["name"]) for parameter in one["parameters"])


def test_every_answer_tells_the_version(document):
    for path, _, one in operations(document):
        for status, answer in one["responses"].items():
            assert "API-Version" in answer["headers"], (path, status)


def test_every_failure_is_a_problem_with_status_title_and_detail(document):
    for path, _, one in operations(document):
        assert "400" in one["responses"], path
        for status, answer in one["responses"].items():
            if int(status) >= 400:
                laid_down = path == "/token" and status in ("400", "401")  # RFC 6749, 5.2
                expected = "application/json" if laid_down else "application/problem+json"
                assert list(answer["content"]) == [expected], (path, status)
    assert {"status", "title", "detail"} <= set(SCHEMAS["Problem"]["required"])


def test_days_are_dates_without_a_time():
    assert SCHEMAS["Household"]["properties"]["on"]["format"] == "date"
    assert SCHEMAS["Person"]["properties"]["birth_date"]["format"] == "date"


def test_tools_on_other_sites_may_read_the_document_and_nothing_else(client):
    assert client.get("/api/v1/openapi.json")["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/api/v1/law")


# What partners send and are answered.


def test_what_partners_send_and_are_answered_has_the_form_that_is_shown(document, sender):
    deliver = document["paths"]["/vroegsignalen"]["post"]
    example = deliver["requestBody"]["content"]["application/json"]["examples"]["two"]["value"]
    first = sender.delivers(example)
    answers = {
        ("/vroegsignalen", "post"): [
            first,
            sender.delivers(example),
            sender.delivers(example, query="?proef=ja"),
            sender.delivers(b"{"),
            sender.delivers(b"PK\x03\x04", "text/csv"),
            sender.delivers(example, "text/plain"),
            sender.client.post("/api/v1/vroegsignalen"),
        ],
        ("/token", "post"): [sender.asks(), sender.asks(client_secret="x"), sender.asks(scope="x")],
        ("/vroegsignalen/{ident}", "get"): [
            sender.reads(first.json()["id"]),
            sender.reads("00000000-0000-4000-8000-000000000001"),
        ],
    }
    seen = set()
    for (path, method), given in answers.items():
        for answer in given:
            described = document["paths"][path][method]["responses"][str(answer.status_code)]
            kind = answer["Content-Type"].partition(";")[0]
            validator(document, described["content"][kind]["schema"]).validate(answer.json())
            assert set(described["headers"]) - {"Location"} <= set(answer.headers), (path, answer.status_code)
            seen.add(answer.status_code)
    assert seen == {200, 201, 400, 401, 404, 415, 422}


def test_the_example_of_a_delivery_ends_as_it_shows(document, sender):
    deliver = document["paths"]["/vroegsignalen"]["post"]
    example = deliver["requestBody"]["content"]["application/json"]["examples"]["two"]["value"]
    shown = deliver["responses"]["201"]["content"]["application/json"]["examples"]["answer"]["value"]
    found = sender.delivers(example, query="?language=en").json()
    assert found.keys() == shown.keys()
    for key in ("kenmerk", "state", "received", "accepted", "refused", "refused_rows", "more"):
        assert found[key] == shown[key]


def test_who_has_to_log_in_where_stands_in_the_document(document, client):
    schemes = document["components"]["securitySchemes"]
    flow = schemes["partner"]["flows"]["clientCredentials"]
    assert flow["tokenUrl"] == "/api/v1/token"
    for path, method, one in operations(document):
        asked = [name for way in one.get("security", []) for name in way]
        assert set(asked) <= set(schemes)
        is_shut = "partner" in asked
        assert is_shut is (path.startswith("/vroegsignalen"))
        if is_shut:
            address = f"/api/v1{path}".replace("{ident}", "00000000-0000-4000-8000-000000000001")
            assert getattr(client, method)(address).status_code == 401
