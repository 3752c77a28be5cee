"""What is answered when something is wrong, held against the interface of DDAS."""

from __future__ import annotations

import pytest

from rondkomen.gateways.ddas import FSC_ERRORS, fsc_problem, refused, too_many_requests
from tests.gateways.ddas.exports import check_part, interface


def test_the_codes_are_those_of_the_interface() -> None:
    assert set(FSC_ERRORS) == set(interface()["components"]["headers"]["Fsc-Error-Code"]["schema"]["enum"])


@pytest.mark.parametrize("code", FSC_ERRORS)
def test_an_error_of_fsc_has_the_form_and_the_headers_of_its_status(code: str) -> None:
    problem = fsc_problem(code, "Vraag een nieuwe token aan.")
    check_part(problem.body, "FscError")
    known = interface()["paths"]["/gegevens"]["post"]["responses"][str(problem.status)]
    assert list(known["content"]) == [problem.headers["Content-Type"]]
    assert set(known["headers"]) <= set(problem.headers)
    assert problem.headers["Fsc-Error-Code"] == problem.body["code"] == code


@pytest.mark.parametrize(("status", "title"), [(400, "Bad Request"), (422, "Unprocessable Entity")])
def test_a_question_that_cannot_be_answered_gets_a_sentence(status: int, title: str) -> None:
    problem = refused("page: found 0; expected 1 or more", status, "/v1/gegevens")
    check_part(problem.body, "ProblemDetails")
    assert problem.status == problem.body["status"] == status
    assert problem.body["title"] in (title, "Unprocessable Content")  # RFC 9110 renamed it, Python 3.13 follows
    assert problem.body["instance"] == "/v1/gegevens"


@pytest.mark.parametrize("status", [401, 500])
def test_another_status_has_another_form(status: int) -> None:
    with pytest.raises(ValueError, match=f"found {status}; expected 400 or 422"):
        refused("", status)


def test_who_asks_too_often_hears_how_long_to_wait() -> None:
    problem = too_many_requests(30)
    assert (problem.status, problem.headers, problem.body) == (429, {"Retry-After": "30"}, None)
