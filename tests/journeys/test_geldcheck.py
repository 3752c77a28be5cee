"""Four residents find out what they can get, each in their own way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.cast import ANNA, FATIMA, HENK, SAMIRA
from tests.journeys.conftest import NARROW, WIDE
from tests.journeys.resident import Resident

Enter = Callable[..., Resident]
BOTH = pytest.mark.parametrize("width", [NARROW, WIDE])


@BOTH
def test_anna_lives_alone_and_rents(resident: Enter, width: int) -> None:
    anna = resident(width)
    anna.given_the_start()
    anna.then_the_page_is_accessible()
    anna.when_the_check_begins()
    anna.when_all_is_answered_as(ANNA, looking=True)
    anna.then_they_see("per maand", "Huurtoeslag:", "Zorgtoeslag:", "Dit is een berekening, geen besluit")
    anna.then_the_page_is_accessible()


@BOTH
def test_fatima_has_a_partner_and_two_children(resident: Enter, width: int) -> None:
    fatima = resident(width)
    fatima.given_the_start()
    fatima.when_the_check_begins()
    fatima.when_all_is_answered_as(FATIMA, looking=True)
    fatima.then_they_see("Kindgebonden budget:", "Kinderbijslag:", "Wat als u meer of minder werkt?")
    fatima.page.locator(".rk-outcome summary").first.click()
    fatima.page.locator(".portal-work summary").click()
    fatima.then_the_page_is_accessible()
    fatima.page.get_by_role("link", name="Bekijk alle").first.click()
    fatima.then_the_page_is_accessible()


def test_samira_works_without_javascript_and_stops_halfway(resident: Enter) -> None:
    samira = resident(NARROW, javascript=False)
    samira.given_the_start()
    samira.when_the_check_begins()
    samira.when_this_is_filled_in(SAMIRA.geldcheck["geboren"])
    samira.page.get_by_role("button", name="Ik ga later verder").click()
    samira.then_they_are_at("/geldcheck/later")
    samira.then_they_see("7 dagen in deze browser")
    (cookie,) = [one for one in samira.page.context.cookies() if one["name"] == "rondkomen"]
    assert cookie["expires"] > 0
    samira.given_the_start()
    samira.then_they_see("U was al begonnen")
    samira.page.get_by_role("link", name="Ga verder waar u was").click()
    samira.then_they_are_at("/geldcheck/partner")
    samira.when_all_is_answered_as(SAMIRA)
    samira.then_they_see("Kindgebonden budget:")
    samira.page.locator(".rk-outcome summary").first.click()
    expect(samira.page.locator(".rk-outcome .portal-steps").first).to_be_visible()
    samira.page.get_by_role("link", name="Wis mijn antwoorden").click()
    samira.page.get_by_role("button", name="Ja, wis alles").click()
    samira.then_they_see("Uw antwoorden zijn gewist")
    assert not [one for one in samira.page.context.cookies() if one["name"] == "rondkomen"]


def test_henk_uses_only_the_keyboard(resident: Enter) -> None:
    henk = resident()
    henk.given_the_start()
    henk.when_tabbing_to("main .nl-button--primary")
    henk.when_enter_leads_on()
    for part in ("2", "8", "1952"):
        henk.when_tabbing_to("main input[inputmode=numeric]")
        henk.page.keyboard.type(part)
    henk.when_enter_leads_on()
    henk.then_they_are_at("/geldcheck/partner")
    henk.when_tabbing_to("main input[type=radio]")
    henk.when_this_is_pressed("ArrowDown")
    henk.when_enter_leads_on()
    henk.then_they_are_at("/geldcheck/kinderen")
    henk.when_tabbing_to("main input[inputmode=numeric]")
    henk.when_enter_leads_on()
    assert henk.page.evaluate("document.activeElement.classList.contains('rk-errors')")
    henk.when_tabbing_to(".rk-errors a")
    henk.when_enter_leads_on()
    henk.page.keyboard.type("0")
    henk.when_enter_leads_on()
    henk.then_they_are_at("/geldcheck/wonen")
    henk.when_all_is_answered_as(HENK)
    henk.when_tabbing_to(".rk-outcome summary")
    henk.when_this_is_pressed("Enter")
    expect(henk.page.locator(".rk-outcome .portal-steps").first).to_be_visible()


@BOTH
def test_a_mistake_is_said_in_one_sentence_with_what_to_do(resident: Enter, width: int) -> None:
    anna = resident(width)
    anna.given_the_start()
    anna.when_the_check_begins()
    anna.when_this_is_filled_in({"u_dag": "31", "u_maand": "2", "u_jaar": "1990"})
    anna.page.get_by_role("button", name="Verder", exact=True).click()
    anna.then_they_see("Deze datum bestaat niet. Kijk of de dag en de maand kloppen.")
    assert anna.page.locator("[name=u_jaar]").input_value() == "1990"
    anna.then_the_page_is_accessible()


@BOTH
def test_the_browser_goes_back_and_on(resident: Enter, width: int) -> None:
    anna = resident(width)
    anna.given_a_finished_check(ANNA)
    anna.page.wait_for_load_state("networkidle")
    anna.page.go_back()
    anna.then_they_are_at("/geldcheck/vermogen")
    anna.page.reload()
    anna.page.get_by_role("link", name="Terug").click()
    anna.then_they_are_at("/geldcheck/inkomen-loon")
    assert anna.page.locator("[name=bedrag]").input_value() == "1800"
    anna.page.get_by_role("button", name="Verder", exact=True).click()
    anna.then_they_are_at("/geldcheck/uitkomst")


@BOTH
def test_every_other_page_is_accessible(resident: Enter, width: int) -> None:
    samira = resident(width)
    for path in ("hulp", "privacy", "toegankelijkheid", "geldcheck/wat-rekent-dit", "geldcheck/gewist"):
        samira.page.goto(f"{samira.site}/{path}")
        samira.then_the_page_is_accessible()
    samira.given_a_finished_check(SAMIRA)
    for path in ("", "geldcheck/later", "geldcheck/wissen", "geldcheck/afdrukken"):
        samira.page.goto(f"{samira.site}/{path}")
        samira.then_the_page_is_accessible()


def test_on_paper_the_explanations_are_open(resident: Enter) -> None:
    samira = resident()
    samira.given_a_finished_check(SAMIRA)
    samira.page.goto(f"{samira.site}/geldcheck/afdrukken")
    samira.page.set_viewport_size({"width": 794, "height": 1123})  # A4 at 96 dots an inch
    samira.page.emulate_media(media="print")
    expect(samira.page.locator(".rk-outcome .portal-steps").first).to_be_visible()
    expect(samira.page.locator(".rk-tools")).to_be_hidden()
    samira.then_a_picture_is_kept()
    assert len(samira.page.pdf(format="A4")) > 10_000


def test_in_english(resident: Enter) -> None:
    anna = resident(locale="en-GB")
    anna.given_the_start()
    anna.then_they_see("Waar heeft u recht op?")
    anna.page.locator(".rk-tool summary").first.click()
    anna.page.get_by_role("button", name="English").click()
    anna.then_they_see("What can you get?")
    assert anna.page.locator("html").get_attribute("lang") == "en"
    anna.then_they_see("What can you get?")
    anna.when_the_check_begins()
    anna.then_they_see("When were you born?")
    anna.then_the_page_is_accessible()


def test_larger_letters_stay_on(resident: Enter) -> None:
    anna = resident(NARROW)
    anna.given_the_start()
    anna.page.locator(".rk-tool summary").nth(1).click()
    anna.page.get_by_role("button", name="Grootst").click()
    anna.when_the_check_begins()
    assert "rk-text-largest" in (anna.page.locator("html").get_attribute("class") or "")
    anna.then_the_page_is_accessible()
