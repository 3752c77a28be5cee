"""A resident reads how an amount came about, and what would change it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.cast import FATIMA, HENK
from tests.journeys.conftest import NARROW, WIDE
from tests.journeys.resident import Resident

Enter = Callable[..., Resident]


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_fatima_reads_what_would_change_her_rent_allowance(resident: Enter, width: int) -> None:
    fatima = resident(width)
    fatima.given_a_finished_check(FATIMA)
    fatima.page.goto(f"{fatima.site}/geldcheck/uitkomst/huurtoeslag")
    changes = fatima.page.locator(".portal-step details")
    expect(changes.first).to_have_attribute("open", "")
    expect(changes.nth(1)).not_to_have_attribute("open", "")
    expect(changes.first).to_contain_text(re.compile(r"Kale huur: onder €.\d+,\d\d per maand wordt dit €.0,00"))
    fatima.then_the_page_is_accessible()
    changes.nth(1).locator("summary").click()
    fatima.then_the_page_is_accessible()


def test_henk_reads_it_in_english_without_javascript(resident: Enter) -> None:
    henk = resident(NARROW, javascript=False)
    henk.given_a_finished_check(HENK)
    henk.page.goto(f"{henk.site}/geldcheck/uitkomst/zorgtoeslag")
    henk.page.locator(".rk-tool summary").first.click()
    henk.page.get_by_role("button", name="English").click()
    henk.then_they_see("What would change this?", "That is")
    henk.then_a_picture_is_kept()
