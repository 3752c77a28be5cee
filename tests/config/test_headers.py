"""The headers that keep a page to itself: on pages, on errors and on static files."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<p>Hallo")


def kept(request: HttpRequest) -> HttpResponse:
    return HttpResponse("the same for all", headers={"Cache-Control": "max-age=60"})


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


urlpatterns = [path("page", page), path("kept", kept), path("broken", broken)]


@pytest.fixture
def visitor(client, settings):
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False
    return client


@pytest.mark.django_db  # closing an answer looks whether a connection can be closed too
@pytest.mark.parametrize("address", ["/page", "/broken", "/nowhere", "/static/ui/theme.css"])
def test_nothing_from_elsewhere_is_loaded_framed_or_run(visitor, address):
    answer = visitor.get(address)
    answer.close()
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    own = {"script-src", "style-src", "img-src", "font-src", "connect-src", "form-action"}
    assert {name for name, value in policy.items() if value == "'self'"} == own
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_pages_may_not_be_framed_by_old_browsers_either(visitor):
    assert visitor.get("/page")["X-Frame-Options"] == "DENY"


def test_a_page_is_not_kept_by_the_browser_unless_its_maker_says_so(visitor):
    assert visitor.get("/page")["Cache-Control"] == "no-store"
    assert visitor.get("/kept")["Cache-Control"] == "max-age=60"


def test_a_visitor_gets_no_cookies_by_looking(visitor):
    assert not visitor.get("/page").cookies
