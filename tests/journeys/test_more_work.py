"""Residents find out what working more would pay them, from the result on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.cast import ANNA, FATIMA, HENK, SAMIRA
from tests.journeys.conftest import NARROW, WIDE
from tests.journeys.resident import Resident

Enter = Callable[..., Resident]
BOTH = pytest.mark.parametrize("width", [NARROW, WIDE])
MORE = "Wat levert meer werken op?"


@BOTH
def test_fatima_sees_what_an_hour_and_a_day_more_pay(resident: Enter, width: int) -> None:
    fatima = resident(width)
    fatima.given_a_finished_check(FATIMA)
    fatima.page.get_by_role("link", name=MORE).click()
    fatima.then_they_see(
        "Als u 1 uur per week meer werkt, houdt u per maand ongeveer",
        "Als u 1 dag per week meer werkt, houdt u per maand ongeveer",
        "Dat is het minimumloon voor deze leeftijd",
        "Geef het nieuwe inkomen meteen door",
    )
    fatima.then_the_page_is_accessible()
    for summary in fatima.page.locator("main details summary").all():
        summary.click()
    fatima.then_they_see("Boven", "krijgt u geen bijstand meer", "Minder huurtoeslag")
    fatima.then_the_page_is_accessible()
    fatima.page.get_by_label("Hoeveel uur per week werkt u nu?").fill("28")
    fatima.page.get_by_role("button", name="Reken opnieuw").click()
    fatima.then_they_see("het loon van nu bij 28 uur per week")
    fatima.page.get_by_role("link", name="Bekijk dit voor uw partner").click()
    fatima.then_they_see("Als uw partner 1 uur per week meer werkt")
    fatima.then_the_page_is_accessible()
    expect(fatima.page.locator(".portal-work img")).to_have_js_property("complete", value=True)
    assert fatima.page.locator(".portal-work img").evaluate("image => image.naturalWidth") > 0


@BOTH
def test_samira_is_told_where_bijstand_ends_and_needs_no_javascript(resident: Enter, width: int) -> None:
    samira = resident(width, javascript=False)
    samira.given_a_finished_check(SAMIRA)
    samira.page.get_by_role("link", name=MORE).click()
    samira.then_they_see(
        "evenveel over", "krijgt u geen bijstand meer", "Geef meer loon ook meteen door aan uw gemeente"
    )
    samira.page.locator(".portal-work summary").click()
    expect(samira.page.locator(".portal-work table")).to_be_visible()
    samira.then_a_picture_is_kept()


@BOTH
def test_anna_is_asked_for_what_is_missing(resident: Enter, width: int) -> None:
    anna = resident(width)
    anna.given_a_finished_check(ANNA)
    anna.page.goto(f"{anna.site}/geldcheck/huur")
    anna.page.get_by_role("button", name="Weet ik niet").click()
    anna.page.get_by_role("link", name=MORE).click()
    anna.then_they_see("Er ontbreekt nog iets")
    anna.then_the_page_is_accessible()
    anna.page.get_by_role("link", name="Hoeveel kale huur betaalt u per maand?").click()
    anna.then_they_are_at("/geldcheck/huur")


def test_anna_tells_her_hours_by_keyboard(resident: Enter) -> None:
    anna = resident(NARROW)
    anna.given_a_finished_check(ANNA)
    anna.when_tabbing_to("a[href$='meer-werken']", most=120)
    anna.when_enter_leads_on()
    anna.when_tabbing_to("main summary")
    anna.when_this_is_pressed("Enter")
    expect(anna.page.locator("main .rk-amounts").first).to_be_visible()
    anna.when_tabbing_to("#id_uren")
    anna.page.keyboard.type("honderd")
    anna.when_enter_leads_on()
    anna.then_they_see("Vul een aantal uren in, van 1 tot en met 80.")
    anna.then_the_page_is_accessible()
    anna.when_tabbing_to("#id_uren")
    anna.page.keyboard.press("Control+A")
    anna.page.keyboard.type("22,5")
    anna.when_enter_leads_on()
    anna.then_they_see("het loon van nu bij 22,5 uur per week")


def test_in_english(resident: Enter) -> None:
    anna = resident(NARROW, locale="en-GB")
    anna.given_the_start()
    anna.page.locator(".rk-tool summary").first.click()
    anna.page.get_by_role("button", name="English").click()
    anna.then_they_see("What can you get?")
    anna.when_the_check_begins()
    while anna.path != "/geldcheck/uitkomst":
        anna.when_this_is_filled_in(ANNA.geldcheck[anna.path.removeprefix("/geldcheck/")])
        anna.page.locator("main .nl-button--primary").first.click()
    anna.page.get_by_role("link", name="What does working more pay?").click()
    anna.then_they_see("If you work 1 hour a week more", "minimum wage at this age", "Pass the new income on at once")
    anna.then_the_page_is_accessible()


def test_henk_who_has_a_pension_is_not_led_to_work(resident: Enter) -> None:
    henk = resident()
    henk.given_a_finished_check(HENK)
    expect(henk.page.get_by_role("link", name=MORE)).to_have_count(0)
    henk.page.goto(f"{henk.site}/geldcheck/uitkomst/meer-werken")
    henk.then_they_are_at("/geldcheck/uitkomst")
