"""Staff come in with two steps, see what their role may see, and wait after too many tries."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.staff.actions.invitations import invitation_for
from rondkomen.apps.staff.codes import code_at
from tests.factories import staff
from tests.journeys.colleague import Colleague
from tests.journeys.conftest import NARROW, SCREENSHOTS, WIDE

Enter = Callable[..., Colleague]
BOTH = pytest.mark.parametrize("width", [NARROW, WIDE])


@pytest.fixture
def colleague(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Enter]:
    """Makes a colleague with a browser window of their own: colleague(width=320, javascript=False)."""
    contexts = []

    def enter(width: int = WIDE, *, javascript: bool = True) -> Colleague:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=javascript, locale="nl"
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        return Colleague(context.new_page(), site, SCREENSHOTS / f"{request.node.name}")

    yield enter
    for context in contexts:
        context.close()


@BOTH
def test_iris_is_invited_and_sets_up_her_second_step(colleague: Enter, width: int) -> None:
    member = staff.member("Iris van Dam", Role.VROEGSIGNALEERDER)
    iris = colleague(width)
    iris.page.goto(f"{iris.site}/werk/uitnodiging/{member.pk}/{invitation_for(member)}")
    iris.then_they_are_at("/werk/uitnodiging")
    iris.then_the_page_is_accessible()
    iris.page.get_by_label("Nieuw wachtwoord").fill("welkom2026!!")
    iris.page.get_by_label("Nog een keer").fill("welkom2026!!")
    iris.when_pressing("Verder")
    iris.then_they_see("makkelijk te raden")
    iris.then_the_page_is_accessible()
    iris.page.get_by_label("Nieuw wachtwoord").fill(staff.PASSWORD)
    iris.page.get_by_label("Nog een keer").fill(staff.PASSWORD)
    iris.when_pressing("Verder")
    iris.then_they_are_at("/werk/inloggen/instellen")
    iris.page.get_by_text("Kunt u niet scannen?").click()
    key = iris.page.locator(".accounts-key").inner_text()
    iris.then_the_page_is_accessible()
    iris.when_the_code_is_typed(code_at(staff.secret_in(key), time.time()), "Klaar")
    iris.then_they_are_at("/werk/account/herstelcodes")
    iris.then_the_page_is_accessible()
    iris.when_pressing("Maak tien herstelcodes")
    expect(iris.page.locator(".accounts-codes > li")).to_have_count(10)
    iris.then_the_page_is_accessible()
    iris.when_following("Ik heb ze bewaard")
    iris.then_they_see("Dag Iris van Dam", "Waterveen", "Vroegsignaleerder")
    iris.then_the_page_is_accessible()


def test_iris_needs_no_javascript(colleague: Enter) -> None:
    """Invitation, password, app and log-in; axe itself is a script and stays out of this one."""
    member = staff.member("Iris van Dam", Role.VROEGSIGNALEERDER)
    iris = colleague(NARROW, javascript=False)
    iris.page.goto(f"{iris.site}/werk/uitnodiging/{member.pk}/{invitation_for(member)}")
    iris.page.get_by_label("Nieuw wachtwoord").fill(staff.PASSWORD)
    iris.page.get_by_label("Nog een keer").fill(staff.PASSWORD)
    iris.when_pressing("Verder")
    iris.page.get_by_text("Kunt u niet scannen?").click()
    key = iris.page.locator(".accounts-key").inner_text()
    expect(iris.page.get_by_role("button", name="Maak een passkey")).to_be_hidden()
    iris.when_the_code_is_typed(code_at(staff.secret_in(key), time.time()), "Klaar")
    iris.when_following("Later")
    iris.then_they_see("Dag Iris van Dam")
    iris.page.locator("header summary", has_text="Iris van Dam").click()
    iris.when_pressing("Uitloggen")
    iris.then_they_are_at("/werk/inloggen")
    iris.page.goto(f"{iris.site}/werk/account")
    iris.then_they_are_at("/werk/inloggen?next=/werk/account")
    expect(iris.page.get_by_role("button", name="Inloggen met een passkey")).to_be_hidden()
    iris.when_the_first_step_is_done(staff.Login(member, staff.PASSWORD, staff.secret_in(key)))
    iris.when_the_code_is_typed(code_at(staff.secret_in(key), time.time() + 30))
    iris.then_they_are_at("/werk/account")


@BOTH
def test_joke_looks_after_the_accounts(colleague: Enter, width: int) -> None:
    who = staff.login("Joke Hofstra", Role.BEHEERDER)
    iris = staff.login("Iris van Dam", Role.VROEGSIGNALEERDER).member
    joke = colleague(width)
    joke.given_the_door()
    joke.then_the_page_is_accessible()
    joke.when_the_first_step_is_done(who)
    joke.then_they_are_at("/werk/inloggen/code")
    joke.then_the_page_is_accessible()
    joke.when_the_code_is_typed(who.code(time.time()))
    joke.when_following("Medewerkers")
    joke.then_they_see("Iris van Dam", "Vroegsignaleerder")
    joke.then_the_page_is_accessible()
    joke.when_following("Nodig iemand uit")
    joke.page.get_by_label("Naam").fill("Tess de Boer")
    joke.page.get_by_label("E-mailadres van het werk").fill("tess@waterveen.example")
    joke.then_the_page_is_accessible()
    joke.page.get_by_label("Kwaliteitsmedewerker").check()
    joke.when_pressing("Maak de uitnodiging")
    joke.then_they_see("Geef deze link aan Tess de Boer", "/werk/uitnodiging/")
    joke.then_the_page_is_accessible()
    joke.page.goto(f"{joke.site}/werk/medewerkers/{iris.pk}")
    joke.page.get_by_text("De collega werkt hier niet meer").click()
    joke.then_the_page_is_accessible()
    joke.when_pressing("Sluit het account")
    joke.then_they_see("Gesloten")
    joke.page.locator("header summary", has_text="Joke Hofstra").click()
    joke.then_the_page_is_accessible()
    joke.when_following("Wie mag wat?")
    joke.then_they_see("Collega's uitnodigen")
    joke.then_the_page_is_accessible()
    joke.page.goto(f"{joke.site}/werk/account")
    joke.then_the_page_is_accessible()


@BOTH
def test_iris_may_not_see_what_a_beheerder_may(colleague: Enter, width: int) -> None:
    who = staff.login("Iris van Dam", Role.VROEGSIGNALEERDER)
    iris = colleague(width)
    iris.when_logging_in(who)
    expect(iris.page.get_by_role("link", name="Medewerkers", exact=True)).to_have_count(0)
    iris.page.goto(f"{iris.site}/werk/medewerkers")
    iris.then_they_see("Deze pagina is niet voor u")
    iris.then_the_page_is_accessible()


@BOTH
def test_after_too_many_tries_iris_reads_calmly_how_long_to_wait(colleague: Enter, width: int) -> None:
    who = staff.login("Iris van Dam", Role.VROEGSIGNALEERDER)
    iris = colleague(width)
    iris.given_the_door()
    for _ in range(5):
        iris.when_the_first_step_is_done(who, "not the password")
        iris.then_they_see("horen niet bij elkaar")
    iris.when_the_first_step_is_done(who)
    iris.then_they_see("Er is een paar keer iets ingevuld dat niet klopt. Wacht")
    iris.then_the_page_is_accessible()
    iris.then_they_are_at("/werk/inloggen")


@BOTH
def test_tess_uses_a_passkey_and_types_nothing_afterwards(colleague: Enter, width: int) -> None:
    member = staff.member("Tess de Boer", Role.KWALITEITSMEDEWERKER)
    tess = colleague(width)
    tess.given_a_passkey_device()
    tess.page.goto(f"{tess.site}/werk/uitnodiging/{member.pk}/{invitation_for(member)}")
    tess.page.get_by_label("Nieuw wachtwoord").fill(staff.PASSWORD)
    tess.page.get_by_label("Nog een keer").fill(staff.PASSWORD)
    tess.when_pressing("Verder")
    tess.when_pressing("Maak een passkey")
    tess.page.wait_for_url("**/werk/account/herstelcodes")
    tess.when_following("Later")
    tess.then_they_see("Dag Tess de Boer")
    tess.page.goto(f"{tess.site}/werk/account")
    tess.page.get_by_label("Naam van de passkey").fill("Tweede laptop")
    tess.then_they_see("Passkey sinds")
    tess.then_the_page_is_accessible()
    tess.page.locator("header summary", has_text="Tess de Boer").click()
    tess.when_pressing("Uitloggen")
    tess.then_they_see("U bent uitgelogd")
    tess.then_the_page_is_accessible()
    tess.when_pressing("Inloggen met een passkey")
    tess.page.wait_for_url("**/werk/")
    tess.then_they_see("Dag Tess de Boer")


def test_without_a_passkey_on_the_device_tess_is_told_so(colleague: Enter) -> None:
    tess = colleague(NARROW)
    tess.given_a_passkey_device()
    tess.given_the_door()
    tess.when_pressing("Inloggen met een passkey")
    expect(tess.page.get_by_text("Dat lukte niet. Misschien is er op dit apparaat geen passkey")).to_be_visible()
    tess.then_they_are_at("/werk/inloggen")


@BOTH
def test_youssef_works_for_two_municipalities(colleague: Enter, width: int) -> None:
    who = staff.login("Youssef Amrani", Role.SCHULDHULPVERLENER)
    staff.give(who.member, Role.BEHEERDER, at=staff.ELSEWHERE)
    youssef = colleague(width)
    youssef.given_the_door()
    youssef.when_the_first_step_is_done(who)
    youssef.when_the_code_is_typed(who.code(time.time()))
    youssef.then_they_are_at("/werk/inloggen/gemeente")
    youssef.then_the_page_is_accessible()
    youssef.page.get_by_label("Zandwijk").check()
    youssef.when_pressing("Verder")
    youssef.then_they_see("U werkt nu voor Zandwijk", "Beheerder")
    youssef.then_the_header_says("Zandwijk", "Medewerkers")
    youssef.page.locator("header summary", has_text="Youssef Amrani").click()
    youssef.when_following("Andere gemeente kiezen")
    youssef.page.get_by_label("Waterveen").check()
    youssef.when_pressing("Verder")
    youssef.then_they_see("U werkt nu voor Waterveen", "Schuldhulpverlener")
    expect(youssef.page.get_by_role("link", name="Medewerkers", exact=True)).to_have_count(0)


def test_iris_comes_in_and_goes_out_by_keyboard_alone(colleague: Enter) -> None:
    who = staff.login("Iris van Dam", Role.VROEGSIGNALEERDER)
    iris = colleague()
    iris.given_the_door()
    iris.when_tabbing_to("#id_email")
    iris.page.keyboard.type(who.member.email)
    iris.when_tabbing_to("#id_password")
    iris.page.keyboard.type(who.password)
    iris.when_enter_leads_on()
    iris.then_they_are_at("/werk/inloggen/code")
    iris.when_tabbing_to("#id_code")
    iris.page.keyboard.type(who.code(time.time()))
    iris.when_enter_leads_on()
    iris.then_they_are_at("/werk/")
    iris.when_tabbing_to("header .rk-tools details:last-of-type summary")
    iris.when_this_is_pressed("Enter")
    iris.when_tabbing_to("header form[action='/werk/uitloggen'] button")
    iris.when_enter_leads_on()
    iris.then_they_are_at("/werk/inloggen")


def test_before_the_session_ends_iris_is_asked_whether_she_is_busy(colleague: Enter, settings: Any) -> None:
    settings.STAFF_IDLE_SECONDS = 300
    who = staff.login("Iris van Dam", Role.VROEGSIGNALEERDER)
    iris = colleague(NARROW)
    iris.page.clock.install()
    iris.when_logging_in(who)
    iris.page.wait_for_load_state("load")  # then the script has begun to wait
    expect(iris.page.get_by_role("dialog")).to_be_hidden()
    iris.page.clock.run_for(181_000)
    expect(iris.page.get_by_role("dialog")).to_be_visible()
    iris.then_a_picture_is_kept()
    with iris.page.expect_response("**/werk/nog-bezig") as answer:
        iris.when_pressing("Ja, ik ben nog bezig")
    assert answer.value.status == 204
    expect(iris.page.get_by_role("dialog")).to_be_hidden()
