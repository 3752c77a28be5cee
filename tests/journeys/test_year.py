"""A resident looks at the year, month by month: what comes in, and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.cast import FATIMA, HENK, SAMIRA
from tests.journeys.conftest import NARROW, WIDE
from tests.journeys.resident import Resident

Enter = Callable[..., Resident]


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_fatima_sees_when_her_money_comes(resident: Enter, width: int) -> None:
    fatima = resident(width)
    fatima.given_a_finished_check(FATIMA)
    fatima.page.get_by_role("link", name="Bekijk uw jaar per maand").click()
    fatima.then_they_are_at("/geldcheck/uitkomst/jaar")
    fatima.then_they_see("Vakantiegeld bij het loon", "In januari, april, juli en oktober.", "Na de huur")
    fatima.then_the_page_is_accessible()
    table = fatima.page.locator(".portal-months")
    assert table.bounding_box()["width"] <= fatima.page.locator(".rk-table").bounding_box()["width"]  # type: ignore[index]
    fatima.page.get_by_text("Bekijk wat er in elke maand binnenkomt").click()
    expect(fatima.page.get_by_role("heading", name="December")).to_be_visible()
    fatima.then_the_page_is_accessible()
    fatima.page.get_by_role("link", name="Terug naar de uitkomst").click()
    fatima.then_they_are_at("/geldcheck/uitkomst")


def test_samira_looks_without_javascript(resident: Enter) -> None:
    samira = resident(NARROW, javascript=False)
    samira.given_a_finished_check(SAMIRA)
    samira.page.get_by_role("link", name="Bekijk uw jaar per maand").click()
    samira.then_they_see("Het meeste komt in mei", "Maand voor maand")
    samira.page.get_by_text("Bekijk wat er in elke maand binnenkomt").click()
    expect(samira.page.get_by_role("heading", name="December")).to_be_visible()


def test_henk_looks_in_english(resident: Enter) -> None:
    henk = resident(NARROW)
    henk.given_a_finished_check(HENK)
    henk.page.locator(".rk-tool summary").first.click()
    henk.page.get_by_role("button", name="English").click()
    henk.page.goto(f"{henk.site}/geldcheck/uitkomst/jaar")
    henk.then_they_see("Your year month by month", "In May it is more", "State pension (AOW), net", "Each month.")
    henk.then_the_page_is_accessible()
