"""The own account: changes ask for a recent log-in, and each is a line in the log."""

from __future__ import annotations

import pytest

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.staff.codes import code_at
from rondkomen.apps.staff.models import CodeApp, RecoveryCode
from tests.factories import staff
from tests.web.accounts.browser import Somebody, logged, soup, words

CHANGES = ["/werk/account/wachtwoord", "/werk/account/app", "/werk/account/herstelcodes"]
OTHER = {"password": "drie heel andere woorden", "again": "drie heel andere woorden"}


@pytest.fixture
def iris():
    return staff.login("Iris van Dam", Role.VROEGSIGNALEERDER)


@pytest.fixture
def inside(somebody: Somebody, iris) -> Somebody:
    somebody.logs_in(iris)
    return somebody


def test_the_page_says_with_what_somebody_logs_in(inside: Somebody) -> None:
    said = words(inside.get("/werk/account"))
    assert "iris@waterveen.example" in said
    assert "Ingesteld." in said
    assert "U heeft er geen." in said


@pytest.mark.parametrize("path", CHANGES)
def test_after_a_quarter_of_an_hour_changes_ask_to_log_in_again(inside: Somebody, path: str) -> None:
    assert inside.get(path).status_code == 200
    inside.clock.forward(15 * 60 + 1)
    answer = inside.get(path)
    assert (answer.status_code, answer.url) == (302, f"/werk/inloggen?next={path}")
    assert "iets belangrijks" in words(inside.get(answer.url))
    assert not inside.is_in


def test_a_passkey_is_not_added_either_after_a_quarter_of_an_hour(inside: Somebody) -> None:
    inside.clock.forward(15 * 60 + 1)
    assert inside.post("/werk/account/passkeys/vraag").status_code == 403


def test_another_password_ends_other_sessions_and_keeps_this_one(inside: Somebody, iris) -> None:
    other = Somebody(inside.clock)
    other.logs_in(iris)
    assert inside.post("/werk/account/wachtwoord", **OTHER).url == "/werk/account"
    assert inside.is_in
    assert not other.is_in
    assert other.password(iris).status_code == 422
    assert other.password(iris, password=OTHER["password"]).status_code == 302
    assert logged("staff.change_password")[0].actor_id == f"staff:{iris.member.pk}"


def test_a_new_app_takes_the_place_of_the_old_one_when_its_code_is_right(inside: Somebody, iris) -> None:
    page = soup(inside.get("/werk/account/app"))
    secret = staff.secret_in(page.select_one(".accounts-key").get_text())
    assert inside.post("/werk/account/app", code=iris.code(inside.clock.now + 30)).status_code == 422
    assert CodeApp.objects.get(is_confirmed=True).member == iris.member
    assert inside.post("/werk/account/app", code=code_at(secret, inside.clock.now)).url == "/werk/account"
    assert CodeApp.objects.count() == 1
    inside.clock.forward(60)
    other = Somebody(inside.clock)
    other.password(iris)
    assert other.code(iris).status_code == 422
    assert other.post("/werk/inloggen/code", code=code_at(secret, inside.clock.now)).status_code == 302
    assert logged("staff.set_up_code_app")


def test_recovery_codes_are_shown_once_and_kept_as_hashes(inside: Somebody, iris) -> None:
    assert not soup(inside.get("/werk/account/herstelcodes")).select(".accounts-codes")
    shown = [one.get_text() for one in soup(inside.post("/werk/account/herstelcodes")).select(".accounts-codes li")]
    assert len(shown) == 10
    kept = set(RecoveryCode.objects.values_list("hash", flat=True))
    assert len(kept) == 10
    assert not kept & set(shown)
    assert not soup(inside.get("/werk/account/herstelcodes")).select(".accounts-codes")
    inside.post("/werk/account/herstelcodes")
    assert RecoveryCode.objects.count() == 10
    assert not kept & set(RecoveryCode.objects.values_list("hash", flat=True))
    assert logged("staff.make_recovery_codes")


def test_who_has_no_recovery_codes_is_reminded(inside: Somebody) -> None:
    assert "Zonder herstelcodes" in words(inside.get("/werk/"))
    inside.post("/werk/account/herstelcodes")
    assert "Zonder herstelcodes" not in words(inside.get("/werk/"))


def test_who_works_for_two_municipalities_chooses_one_and_can_change(somebody: Somebody, iris) -> None:
    staff.give(iris.member, Role.BEHEERDER, at=staff.ELSEWHERE)
    assert somebody.logs_in(iris).url == "/werk/inloggen/gemeente"
    assert somebody.get("/werk/medewerkers").url == "/werk/inloggen/gemeente"
    assert not logged("staff.enter")
    assert somebody.post("/werk/inloggen/gemeente", municipality="GM9999").url == "/werk/"
    assert "U werkt nu voor Waterveen" in words(somebody.get("/werk/"))
    assert somebody.get("/werk/medewerkers").status_code == 403
    somebody.post("/werk/inloggen/gemeente", municipality="GM9998")
    assert "U werkt nu voor Zandwijk" in words(somebody.get("/werk/"))
    assert somebody.get("/werk/medewerkers").status_code == 200
    assert [line.municipality_id for line in logged("staff.enter")] == ["GM9999", "GM9998"]


@pytest.mark.parametrize("code", ["GM9998", "GM0000", "", "\x00"])
def test_nobody_enters_a_municipality_they_do_not_work_for(inside: Somebody, code: str) -> None:
    staff.municipality(staff.ELSEWHERE)
    assert inside.post("/werk/inloggen/gemeente", municipality=code).status_code == 422
    assert "Waterveen" in words(inside.get("/werk/"))
