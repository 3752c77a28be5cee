"""The session: sealed in the visitor's browser, empty when it is damaged, old or not ours, and never too large."""

import base64
import json
import secrets
import time
import zlib

import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path

from rondkomen.config import sessions
from rondkomen.config.sessions import LARGEST, CookieRefused, SessionStore, opened, sealed

WEEK = 7 * 24 * 60 * 60


def remember(request: HttpRequest) -> HttpResponse:
    """Keep what is sent; ask for a week when told so."""
    request.session["told"] = request.GET["told"]
    if "later" in request.GET:
        request.session.set_expiry(WEEK)
    return HttpResponse(str(request.session.fits()))


def recall(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(request.session.get("told")))


urlpatterns = [path("remember", remember), path("recall", recall)]


@pytest.fixture
def visitor(client, settings):
    settings.ROOT_URLCONF = __name__
    return client


def test_what_is_told_comes_back(visitor):
    visitor.get("/remember?told=huur+650")
    assert visitor.get("/recall").content == b"huur 650"


def test_nothing_can_be_read_from_the_cookie(visitor, settings):
    visitor.get("/remember?told=huur-650")
    cookie = visitor.cookies[settings.SESSION_COOKIE_NAME].value
    raw = base64.urlsafe_b64decode(cookie + "==")
    assert b"huur" not in raw
    assert b"told" not in raw


def test_the_cookie_is_kept_from_scripts_and_ends_with_the_browser(visitor, settings):
    cookie = visitor.get("/remember?told=x").cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == ""
    assert cookie["expires"] == ""


def test_a_visitor_who_goes_on_later_has_a_week(visitor, settings):
    cookie = visitor.get("/remember?told=x&later=1").cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["max-age"] == WEEK


def _changed(cookie: str) -> str:
    middle = len(cookie) // 2
    return cookie[:middle] + ("A" if cookie[middle] != "A" else "B") + cookie[middle + 1 :]


@pytest.mark.parametrize(
    "damage",
    [
        _changed,
        lambda cookie: cookie[:-7],
        lambda cookie: "",
        lambda cookie: "x",
        lambda cookie: "\xe9",
        lambda _: "=" * 9,
    ],
    ids=["changed", "cut off", "empty", "short", "not ascii", "padding"],
)
def test_a_damaged_cookie_is_an_empty_session_and_is_dropped(visitor, settings, damage):
    visitor.get("/remember?told=x")
    good = visitor.cookies[settings.SESSION_COOKIE_NAME].value
    visitor.cookies[settings.SESSION_COOKIE_NAME] = damage(good)
    answer = visitor.get("/recall")
    assert answer.content == b"None"
    assert answer.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 0
    visitor.get("/remember?told=again")
    assert visitor.get("/recall").content == b"again"


@pytest.mark.parametrize(("age", "told"), [(WEEK - 60, b"x"), (WEEK + 60, b"None")])
def test_a_cookie_of_more_than_a_week_is_an_empty_session(visitor, settings, age, told):
    visitor.cookies[settings.SESSION_COOKIE_NAME] = _sealed_by_us(zlib.compress(b'{"told":"x"}'), age)
    assert visitor.get("/recall").content == told


def test_a_cookie_sealed_with_another_key_is_refused(settings):
    cookie = sealed({"told": "x"})
    settings.SECRET_KEY = "another key, that is long enough to count"
    with pytest.raises(CookieRefused):
        opened(cookie, WEEK)


def test_the_secret_key_can_be_replaced_without_losing_sessions(settings):
    cookie = sealed({"told": "x"})
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new key, that is long enough to count"
    assert opened(cookie, WEEK) == {"told": "x"}
    settings.SECRET_KEY_FALLBACKS = []
    assert opened(sealed({"told": "y"}), WEEK) == {"told": "y"}


def _sealed_by_us(content: bytes, age: int = 0) -> str:
    """Any bytes under our own key, sealed so many seconds ago."""
    return Fernet(sessions._key(settings.SECRET_KEY)).encrypt_at_time(content, int(time.time()) - age).decode()


@pytest.mark.parametrize(
    "content", [b"no zlib", zlib.compress(b"no json"), zlib.compress(b"[1]"), zlib.compress(b" " * 99999)]
)
def test_what_we_would_never_seal_is_refused_too(content):
    with pytest.raises(CookieRefused):
        opened(_sealed_by_us(content), WEEK)


def test_a_session_that_is_too_large_leaves_the_one_before(visitor, settings):
    visitor.get("/remember?told=before")
    answer = visitor.get("/remember", {"told": secrets.token_hex(LARGEST)})
    assert answer.content == b"False"
    assert len(answer.cookies[settings.SESSION_COOKIE_NAME].value) <= LARGEST
    assert visitor.get("/recall").content == b"before"


def test_a_first_session_that_is_too_large_is_not_kept(visitor):
    answer = visitor.get("/remember", {"told": secrets.token_hex(LARGEST)})
    assert answer.status_code == 200
    assert visitor.get("/recall").content == b"None"


def test_a_household_of_eight_fits():
    person = {"birth_date": "1990-05-01", "income": [{"kind": "loon", "amount": "2100.00", "per": "maand"}] * 3}
    persons = [person | {"id": secrets.token_hex(8), "wealth": secrets.randbelow(100_000)} for _ in range(8)]
    session = SessionStore()
    session["answers"] = {"persons": persons, "home": {"kind": "huur", "kale_huur": "650.00"}}
    assert session.fits()
    assert len(json.dumps(persons)) > 1000
