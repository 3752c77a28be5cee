"""An invitation works once; then a password and a second factor come before anything else."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.tokens import PasswordResetTokenGenerator

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.staff.actions.invitations import invitation_for
from rondkomen.apps.staff.codes import code_at
from rondkomen.apps.staff.models import CodeApp
from tests.factories import staff
from tests.web.accounts.browser import Somebody, logged, soup, words

NEW = {"password": staff.PASSWORD, "again": staff.PASSWORD}


@pytest.fixture
def nora():
    return staff.member("Nora Nieuw", Role.BELEIDSADVISEUR)


def opens(somebody: Somebody, member, token: str = ""):
    return somebody.client.get(f"/werk/uitnodiging/{member.pk}/{token or invitation_for(member)}", follow=True)


def key_on(page) -> bytes:
    return staff.secret_in(page.select_one(".accounts-key").get_text())


def test_from_invitation_to_work(somebody: Somebody, nora) -> None:
    answer = opens(somebody, nora)
    assert answer.redirect_chain == [("/werk/uitnodiging", 302)], "the secret does not stay in the address bar"
    assert "Welkom, Nora Nieuw" in words(answer)
    assert somebody.post("/werk/uitnodiging", **NEW).url == "/werk/inloggen/instellen"
    assert not somebody.is_in
    page = somebody.page("/werk/inloggen/instellen")
    code = code_at(key_on(page), somebody.clock.now)
    assert somebody.post("/werk/inloggen/instellen", code=code).url == "/werk/account/herstelcodes"
    assert somebody.is_in
    assert [line.name for line in logged("staff.accept_invitation", "staff.enter")] == [
        "staff.accept_invitation",
        "staff.enter",
    ]


def test_the_picture_and_the_key_hold_the_same_secret_and_no_style(somebody: Somebody, nora) -> None:
    opens(somebody, nora)
    somebody.post("/werk/uitnodiging", **NEW)
    page = somebody.page("/werk/inloggen/instellen")
    svg = page.select_one("svg.accounts-qr")
    assert svg.path
    assert "style" not in str(svg)
    assert key_on(page) == key_on(somebody.page("/werk/inloggen/instellen")), "looking again changes nothing"


def test_a_wrong_first_code_sets_nothing_up(somebody: Somebody, nora) -> None:
    opens(somebody, nora)
    somebody.post("/werk/uitnodiging", **NEW)
    somebody.get("/werk/inloggen/instellen")
    answer = somebody.post("/werk/inloggen/instellen", code="000000")
    assert answer.status_code == 422
    assert "Staat de klok van uw telefoon goed?" in words(answer)
    assert not CodeApp.objects.filter(is_confirmed=True).exists()
    assert not somebody.is_in


def test_the_first_code_does_not_open_the_door_a_second_time(somebody: Somebody, nora) -> None:
    opens(somebody, nora)
    somebody.post("/werk/uitnodiging", **NEW)
    secret = key_on(somebody.page("/werk/inloggen/instellen"))
    code = code_at(secret, somebody.clock.now)
    somebody.post("/werk/inloggen/instellen", code=code)
    other = Somebody(somebody.clock)
    other.post("/werk/inloggen", email=nora.email, password=staff.PASSWORD)
    assert other.post("/werk/inloggen/code", code=code).status_code == 422


def test_an_invitation_works_once(somebody: Somebody, nora) -> None:
    token = invitation_for(nora)
    opens(somebody, nora, token)
    somebody.post("/werk/uitnodiging", **NEW)
    again = opens(Somebody(somebody.clock), nora, token)
    assert again.status_code == 410
    assert "werkt niet meer" in words(again)


def test_an_invitation_works_three_days(somebody: Somebody, nora, monkeypatch: pytest.MonkeyPatch) -> None:
    token = invitation_for(nora)
    later = PasswordResetTokenGenerator()._now() + timedelta(days=3, seconds=2)
    monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda self: later)
    assert opens(somebody, nora, token).status_code == 410


@pytest.mark.parametrize("token", ["x", "a-b", "cxxxxx-0123456789abcdef0123456789abcdef", "%00", "é"])
def test_a_made_up_invitation_opens_nothing(somebody: Somebody, nora, token: str) -> None:
    assert opens(somebody, nora, token).status_code == 410
    assert somebody.post("/werk/uitnodiging", **NEW).status_code == 410


def test_an_invitation_is_for_one_person(somebody: Somebody, nora) -> None:
    other = staff.member("Otto Ander", Role.BEHEERDER)
    assert opens(somebody, other, invitation_for(nora)).status_code == 410


def test_an_invitation_of_a_closed_account_does_not_work(somebody: Somebody, nora) -> None:
    token = invitation_for(nora)
    type(nora).objects.update(is_active=False)
    assert opens(somebody, nora, token).status_code == 410


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"password": "", "again": ""}, "Kies een wachtwoord"),
        ({"password": "te kort", "again": "te kort"}, "ten minste 12 tekens"),
        ({"password": staff.PASSWORD, "again": "iets anders"}, "niet hetzelfde"),
        ({"password": "Nora-Nieuw-2026", "again": "Nora-Nieuw-2026"}, "makkelijk te raden"),
        ({"password": "x" * 129, "again": "x" * 129}, "128"),
    ],
)
def test_what_is_wrong_with_a_new_password_is_said(somebody: Somebody, nora, fields, said: str) -> None:
    opens(somebody, nora)
    answer = somebody.post("/werk/uitnodiging", **fields)
    assert answer.status_code == 422
    assert said in words(answer)
    assert "hebben wij bewaard" not in words(answer), "a password is not kept on the page"
    assert not any(one.get("value") for one in soup(answer).select("input[type=password]"))


def test_a_link_that_somebody_sends_logs_nobody_out(somebody: Somebody, nora) -> None:
    somebody.logs_in(staff.login("Iris van Dam", Role.VROEGSIGNALEERDER))
    opens(somebody, nora, "x")
    assert somebody.is_in
    opens(somebody, nora)
    assert somebody.is_in
    somebody.post("/werk/uitnodiging", **NEW)
    assert not somebody.is_in, "who accepts it is somebody else from then on"
    somebody.clock.forward(601)
    assert somebody.get("/werk/inloggen/instellen").url == "/werk/inloggen"


def test_an_invitation_leaves_no_secret_in_addresses_of_the_page(somebody: Somebody, nora) -> None:
    token = invitation_for(nora)
    page = opens(somebody, nora, token)
    assert token.encode() not in page.content
    assert re.search(r'action="/werk/uitnodiging"', page.content.decode())
