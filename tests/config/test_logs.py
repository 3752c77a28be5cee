"""The logs tell enough to run the site, and nothing about who came or what they filled in."""

import json
import logging
from io import StringIO

import pytest
import structlog
from django.http import HttpRequest, HttpResponse
from django.urls import path
from structlog.stdlib import ProcessorFormatter

from rondkomen.config.logs import described

SECRETS = ["123456782", "anna.devries@example.org", "geheime-huur-987654", "203.0.113.77"]
BSN, MAIL, RENT, ADDRESS = SECRETS


def fill_in(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.POST["rent"])


def break_down(request: HttpRequest) -> HttpResponse:
    raise ValueError(f"invalid literal: {request.POST.get('rent')} of {request.GET.get('bsn')}")


urlpatterns = [path("fill/", fill_in, name="fill"), path("break/", break_down, name="break")]


@pytest.fixture
def logged():
    """What is written, as text; lines() reads it."""
    stream = StringIO()
    mine = [one for one in logging.getLogger("django").handlers if isinstance(one.formatter, ProcessorFormatter)]
    (handler,) = mine
    before = handler.setStream(stream)
    yield stream
    handler.setStream(before)


@pytest.fixture
def visitor(client, settings):
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False
    return client


def lines(stream: StringIO) -> list[dict]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_request_is_one_line_with_id_method_route_status_and_duration(visitor, logged):
    answer = visitor.post("/fill/", {"rent": "650"})
    (line,) = lines(logged)
    assert line["event"] == "request"
    assert line["method"] == "POST"
    assert line["route"] == "fill"
    assert line["status"] == 200
    assert line["milliseconds"] >= 0
    assert line["request_id"] == answer["X-Request-ID"]
    assert set(line) == {"event", "method", "route", "status", "milliseconds", "request_id", "level", "timestamp"}


@pytest.mark.parametrize(
    ("method", "address", "headers"),
    [
        ("post", f"/fill/?bsn={BSN}&mail={MAIL}", {}),
        ("post", f"/break/?bsn={BSN}", {}),
        ("post", f"/no/such/page/{BSN}/{MAIL}", {}),
        ("get", f"/fill?bsn={BSN}", {}),
        ("post", f"/fill/?bsn={BSN}", {"host": f"{BSN}.example"}),
        ("post", "/fill/", {"cookie": f"rondkomen={BSN}; csrf={RENT}", "user-agent": MAIL, "referer": f"/{RENT}"}),
        ("post", "/fill/", {"x-request-id": BSN, "x-forwarded-for": ADDRESS}),
        ("generic", "/fill/", {}),
    ],
)
def test_nothing_that_a_visitor_sends_is_logged(visitor, logged, method, address, headers):
    form = {"rent": RENT, "mail": MAIL, "bsn": BSN}
    if method == "generic":
        visitor.generic(BSN, address, REMOTE_ADDR=ADDRESS)
    else:
        getattr(visitor, method)(address, form, headers=headers, REMOTE_ADDR=ADDRESS)
    text = logged.getvalue()
    assert lines(logged)
    assert not [secret for secret in [*SECRETS, "127.0.0.1"] if secret in text], text


def test_a_failure_is_logged_with_its_type_and_its_places(visitor, logged):
    answer = visitor.post(f"/break/?bsn={BSN}", {"rent": RENT})
    failure, request = lines(logged)
    assert failure["level"] == "error"
    assert failure["exception"] == "builtins.ValueError"
    assert any(place.endswith("break_down") for place in failure["places"])
    assert failure["request_id"] == request["request_id"] == answer["X-Request-ID"]
    assert request["status"] == 500


def test_a_message_of_a_library_keeps_its_form_and_loses_its_values(logged):
    logging.getLogger("django.security").error("Attempt on %s by %s", RENT, MAIL)
    logging.getLogger("django.security").error(f"Attempt on {RENT}")
    first, second = lines(logged)
    assert first["event"] == "Attempt on %s by %s"
    assert second["event"] == "message of a library"
    assert first["logger"] == "django.security"


def test_only_our_own_proxy_gives_a_request_its_id(visitor, settings):
    given = "0f8fad5b-d9cb-469f-a165-70867728950e"
    assert visitor.get("/fill/", headers={"x-request-id": given})["X-Request-ID"] != given
    settings.TRUSTED_PROXIES = 1
    assert visitor.get("/fill/", headers={"x-request-id": given})["X-Request-ID"] == given
    assert visitor.get("/fill/", headers={"x-request-id": "forged\tline"})["X-Request-ID"] != "forged\tline"


def test_an_exception_that_was_never_raised_has_no_places():
    assert described(KeyError, None) == {"exception": "builtins.KeyError", "places": []}


def test_our_own_events_are_lines_of_the_same_form(logged):
    structlog.get_logger("rondkomen.example").warning("late", days=3)
    (line,) = lines(logged)
    assert line["event"] == "late"
    assert line["days"] == 3
    assert line["level"] == "warning"
