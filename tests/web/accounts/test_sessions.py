"""Sessions of staff end: by the button, by doing nothing, after a day's work, and when the account changes."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.staff.models import StaffRole
from tests.cast import ANNA
from tests.factories import staff
from tests.web.accounts.browser import Somebody, logged, words


@pytest.fixture
def iris():
    return staff.login("Iris van Dam", Role.VROEGSIGNALEERDER)


@pytest.fixture
def inside(somebody: Somebody, iris) -> Somebody:
    somebody.logs_in(iris)
    assert somebody.is_in
    return somebody


def test_logging_out_ends_the_session_on_the_server_too(inside: Somebody) -> None:
    stolen = inside.client.cookies["staff"].value
    answer = inside.post("/werk/uitloggen")
    assert answer.url == "/werk/inloggen"
    thief = Somebody(inside.clock)
    thief.client.cookies["staff"] = stolen
    assert not thief.is_in
    assert "U bent uitgelogd" in words(inside.get("/werk/inloggen"))
    assert "U bent uitgelogd" not in words(inside.get("/werk/inloggen"))
    assert [line.details for line in logged("staff.leave")] == ['{"reason":"button"}']


def test_logging_out_is_not_done_by_a_link(inside: Somebody) -> None:
    assert inside.get("/werk/uitloggen").status_code == 405
    assert inside.is_in


def test_who_does_nothing_is_logged_out_and_told_so(inside: Somebody) -> None:
    inside.clock.forward(settings.STAFF_IDLE_SECONDS - 1)
    assert inside.is_in
    inside.clock.forward(settings.STAFF_IDLE_SECONDS + 1)
    assert not inside.is_in
    assert "U was een tijd niet bezig" in words(inside.get("/werk/inloggen"))
    assert [line.details for line in logged("staff.leave")] == ['{"reason":"idle"}']


def test_who_says_to_be_busy_stays(inside: Somebody) -> None:
    for _ in range(3):
        inside.clock.forward(settings.STAFF_IDLE_SECONDS - 60)
        assert inside.post("/werk/nog-bezig").status_code == 204
    assert inside.is_in
    assert inside.get("/werk/nog-bezig").status_code == 405


def test_a_day_of_work_ends(inside: Somebody) -> None:
    for _ in range(settings.STAFF_LONGEST_SECONDS // 1200):
        inside.clock.forward(1200)
        inside.get("/werk/account")
    inside.clock.forward(60)
    assert not inside.is_in
    assert "U was lang ingelogd" in words(inside.get("/werk/inloggen"))


def test_a_session_gets_a_new_key_when_somebody_comes_in(somebody: Somebody, iris) -> None:
    somebody.password(iris)
    halfway = somebody.client.cookies["staff"].value
    somebody.code(iris)
    assert somebody.client.cookies["staff"].value != halfway
    assert not Session.objects.filter(session_key=halfway).exists()


def test_the_cookie_is_for_pages_of_staff_alone_and_not_for_scripts(inside: Somebody) -> None:
    cookie = inside.client.cookies["staff"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/werk/", True, "Lax")
    assert not cookie["max-age"], "it ends with the browser"


def test_pages_of_residents_know_nothing_of_staff(inside: Somebody) -> None:
    inside.client.cookies["staff"]["path"] = "/"  # even if the browser sent it
    page = inside.get("/")
    assert page.status_code == 200
    assert b"Iris" not in page.content
    assert not {"staff", "rondkomen"} & set(page.cookies)


def test_the_visitor_s_own_session_stays_as_it_was(inside: Somebody) -> None:
    inside.post("/geldcheck/geboren", **ANNA.geldcheck["geboren"])
    sealed = inside.client.cookies["rondkomen"].value
    inside.get("/werk/account")
    inside.post("/werk/uitloggen")
    assert inside.client.cookies["rondkomen"].value == sealed


def test_looking_at_the_page_to_log_in_leaves_nothing(somebody: Somebody) -> None:
    answer = somebody.get("/werk/inloggen")
    assert set(answer.cookies) == {"csrf"}
    assert not Session.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "a" * 32, "\x00", "A" * 5000])
def test_a_made_up_cookie_is_nobody(somebody: Somebody, key: str) -> None:
    somebody.client.cookies["staff"] = key
    assert not somebody.is_in
    assert somebody.get("/werk/inloggen").status_code == 200


def test_an_account_that_is_closed_is_out_at_once(inside: Somebody, iris) -> None:
    type(iris.member).objects.update(is_active=False)
    assert not inside.is_in


def test_a_role_that_is_taken_is_gone_at_once(inside: Somebody) -> None:
    assert inside.get("/werk/").status_code == 200
    StaffRole.objects.all().delete()
    assert inside.get("/werk/").url == "/werk/inloggen/gemeente"


def test_logging_out_everywhere_ends_every_session(inside: Somebody, iris) -> None:
    other = Somebody(inside.clock)
    other.logs_in(iris)
    inside.post("/werk/account/overal-uitloggen")
    assert not other.is_in
    assert not inside.is_in
    assert "Uw account is veranderd" in words(other.get("/werk/inloggen"))


def test_two_windows_and_one_logs_out(inside: Somebody) -> None:
    """A page that was on its way when the session ended brings it not back to life."""
    second = Somebody(inside.clock)
    second.client.cookies = inside.client.cookies.copy()
    inside.post("/werk/uitloggen")
    assert not second.is_in
    assert not inside.is_in
