"""Logging in: two steps, always; nothing opens before both are proved, and nobody learns who has an account."""

from __future__ import annotations

import pytest

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.staff.actions.second_factors import make_recovery_codes
from rondkomen.apps.staff.models import RecoveryCode
from tests.factories import staff
from tests.web.accounts.browser import Somebody, logged, words

IRIS = ("Iris van Dam", Role.VROEGSIGNALEERDER)


@pytest.fixture
def iris():
    return staff.login(*IRIS)


def test_with_password_and_code_somebody_is_in(somebody: Somebody, iris) -> None:
    answer = somebody.password(iris)
    assert (answer.status_code, answer.url) == (302, "/werk/inloggen/code")
    answer = somebody.code(iris)
    assert (answer.status_code, answer.url) == (302, "/werk/")
    page = somebody.page("/werk/")
    assert page.h1.get_text() == "Dag Iris van Dam"
    assert "Waterveen" in page.header.get_text()
    assert "Vroegsignaleerder" in page.main.get_text()
    (line,) = logged("staff.enter")
    assert line.actor_id == f"staff:{iris.member.pk}"
    assert line.details == '{"how":"password_code"}'


@pytest.mark.parametrize("path", ["/werk/", "/werk/account", "/werk/account/app", "/werk/rechten", "/werk/medewerkers"])
def test_after_the_first_step_nothing_opens_yet(somebody: Somebody, iris, path: str) -> None:
    somebody.password(iris)
    answer = somebody.get(path)
    assert (answer.status_code, answer.url) == (302, f"/werk/inloggen?next={path}")


def test_the_second_step_alone_opens_nothing(somebody: Somebody, iris) -> None:
    for path in ("/werk/inloggen/code", "/werk/inloggen/herstelcode", "/werk/inloggen/instellen"):
        answer = somebody.code(iris, path)
        assert (answer.status_code, answer.url) == (302, "/werk/inloggen")
    assert not somebody.is_in


def test_who_has_a_second_factor_cannot_set_up_another_one_halfway(somebody: Somebody, iris) -> None:
    """Otherwise a stolen password would be enough."""
    somebody.password(iris)
    assert somebody.get("/werk/inloggen/instellen").url == "/werk/inloggen/code"
    assert somebody.post("/werk/inloggen/instellen", code="123456").url == "/werk/inloggen/code"
    assert somebody.post("/werk/account/passkeys/vraag").status_code == 403


def test_a_wrong_password_and_an_unknown_account_are_told_the_same(somebody: Somebody, iris) -> None:
    closed = staff.login("Kees Klaar", Role.BEHEERDER, is_active=False)
    invited = staff.member("Nora Nieuw", Role.BEHEERDER)
    tried = [
        somebody.password(iris, password="wrong"),
        somebody.password(iris, email="nobody@waterveen.example"),
        somebody.password(closed),
        somebody.password(iris, email=invited.email),
        somebody.password(iris, email=invited.email, password="!"),
    ]
    assert {answer.status_code for answer in tried} == {422}
    assert len({words(answer) for answer in tried}) == 1
    assert "horen niet bij elkaar" in words(tried[0])


def test_the_page_does_not_send_a_password_back(somebody: Somebody, iris) -> None:
    answer = somebody.password(iris, password="my wrong secret")
    assert b"my wrong secret" not in answer.content


def test_the_e_mail_address_may_be_typed_in_capitals(somebody: Somebody, iris) -> None:
    assert somebody.password(iris, email=" IRIS@Waterveen.Example ").url == "/werk/inloggen/code"


def test_a_code_opens_once(somebody: Somebody, iris) -> None:
    somebody.password(iris)
    assert somebody.code(iris).status_code == 302
    second = Somebody(somebody.clock)
    second.password(iris)
    answer = second.code(iris)
    assert answer.status_code == 422
    assert "Wacht op een nieuwe code" in words(answer)
    somebody.clock.forward(30)
    assert second.code(iris).status_code == 302


def test_the_first_step_counts_for_ten_minutes(somebody: Somebody, iris) -> None:
    somebody.password(iris)
    somebody.clock.forward(601)
    assert somebody.code(iris).url == "/werk/inloggen"


def test_closing_the_account_halfway_stops_the_second_step(somebody: Somebody, iris) -> None:
    somebody.password(iris)
    type(iris.member).objects.update(is_active=False)
    assert somebody.code(iris).url == "/werk/inloggen"


def test_a_recovery_code_opens_once(somebody: Somebody, iris) -> None:
    codes = make_recovery_codes(iris.member)
    somebody.password(iris)
    assert somebody.post("/werk/inloggen/herstelcode", code=codes[3].upper()).url == "/werk/"
    assert RecoveryCode.objects.filter(member=iris.member).count() == 9
    somebody.post("/werk/uitloggen")
    somebody.password(iris)
    answer = somebody.post("/werk/inloggen/herstelcode", code=codes[3])
    assert answer.status_code == 422
    assert [line.details for line in logged("staff.enter")] == ['{"how":"password_recovery_code"}']


def test_a_recovery_code_of_somebody_else_opens_nothing(somebody: Somebody, iris) -> None:
    codes = make_recovery_codes(staff.login("Tess de Boer", Role.BEHEERDER).member)
    somebody.password(iris)
    assert somebody.post("/werk/inloggen/herstelcode", code=codes[0]).status_code == 422


@pytest.mark.parametrize("code", ["", "12", "abc", "000000", "\x00" * 6, "9" * 21, "１２３４５６"])
def test_other_codes_open_nothing(somebody: Somebody, iris, code: str) -> None:
    somebody.password(iris)
    for path in ("/werk/inloggen/code", "/werk/inloggen/herstelcode"):
        assert somebody.post(path, code=code).status_code == 422
    assert not somebody.is_in


@pytest.mark.parametrize("email", ["", "x" * 300, "\x00", "a\x00b@c.example", "'; DROP TABLE", "é@waterveen.example"])
def test_an_odd_address_is_answered_calmly(somebody: Somebody, iris, email: str) -> None:
    assert somebody.password(iris, email=email).status_code == 422


def test_one_goes_on_to_the_page_one_asked_for(somebody: Somebody, iris) -> None:
    page = somebody.page("/werk/rechten")
    wanted = page.select_one("main input[name=next]")["value"]
    assert wanted == "/werk/rechten"
    somebody.password(iris, next=wanted)
    assert somebody.code(iris).url == "/werk/rechten"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://elders.example/werk/", "//elders.example/werk/", "/", "/geldcheck", "javascript:alert(1)", ""],
)
def test_one_never_goes_on_to_another_site_or_door(somebody: Somebody, iris, elsewhere: str) -> None:
    somebody.password(iris, next=elsewhere)
    assert somebody.code(iris).url == "/werk/"


def test_what_was_being_sent_is_not_asked_for_again_after_logging_in(somebody: Somebody) -> None:
    answer = somebody.post("/werk/account/overal-uitloggen")
    assert (answer.status_code, answer.url) == (302, "/werk/inloggen")


def test_who_is_in_is_not_asked_again(somebody: Somebody, iris) -> None:
    somebody.logs_in(iris)
    assert somebody.get("/werk/inloggen").url == "/werk/"


def test_who_has_no_role_yet_is_told_so(somebody: Somebody) -> None:
    somebody.logs_in(staff.login("Nora Nieuw"))
    assert somebody.get("/werk/").url == "/werk/inloggen/gemeente"
    assert "U heeft nog geen rol" in words(somebody.get("/werk/inloggen/gemeente"))


def test_forms_need_their_token(clock, iris) -> None:
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    fields = {"email": iris.member.email, "password": iris.password}
    assert client.post("/werk/inloggen", fields).status_code == 403
    assert client.post("/werk/uitloggen").status_code == 403
    assert client.post("/werk/inloggen/passkey/vraag").status_code == 403
