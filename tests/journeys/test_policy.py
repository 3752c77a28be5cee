"""An adviser of Waterveen raises an income limit from 110% to 120%, and sees what it costs and who would notice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.scenarios import jobs
from rondkomen.apps.scenarios.models import Scenario
from tests.factories import scenarios as made
from tests.factories import staff
from tests.journeys.colleague import Colleague
from tests.journeys.conftest import NARROW, SCREENSHOTS, WIDE


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("populations")


@pytest.fixture
def adviser(
    browser: Browser, site: str, settings: Any, folder: Path, request: pytest.FixtureRequest
) -> Iterator[Colleague]:
    """Bo, who advises on policy, at a window as wide as the test asks, without script on the narrow one."""
    settings.POPULATIONS = folder
    made.population(folder)
    width = request.node.callspec.params["width"]
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=True, locale="nl", accept_downloads=True
    )
    context.set_default_timeout(15_000)
    yield Colleague(context.new_page(), site, SCREENSHOTS / f"{request.node.name}")
    context.close()


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_bo_raises_an_income_limit_and_takes_the_figures_along(adviser: Colleague, width: int) -> None:
    bo = adviser
    bo.when_logging_in(staff.login("Bo de Wit", Role.BELEIDSADVISEUR))
    bo.when_following("Scenario's")
    bo.then_the_page_is_accessible()
    bo.when_following("Maak een scenario")
    bo.page.get_by_label("Naam van het scenario").fill("Witgoed naar 120%")
    limit = bo.page.get_by_label("Witgoedregeling: deel van de bijstandsnorm")
    bo.page.get_by_text("Witgoedregeling", exact=True).click()
    assert limit.input_value() == "110"
    limit.fill("twaalf")
    bo.when_pressing("Reken uit")
    bo.then_they_see("Vul een getal in zonder punten")
    bo.then_the_page_is_accessible()
    limit.fill("120")
    bo.when_pressing("Reken uit")
    bo.then_they_see("Wacht op zijn beurt", "van 110% naar 120%")
    bo.when_following("Stop daarmee")
    bo.then_the_page_is_accessible()
    one = Scenario.objects.get()
    jobs.work_out.call(str(one.pk))  # as the worker does
    bo.when_following("Kijk of het klaar is")
    bo.then_they_see("Witgoedregeling", "Kaart van de wijken", "Loont meer werken?")
    then_all_pictures_are_there(bo, 3)
    bo.then_the_page_is_accessible()
    with bo.page.expect_download() as download:
        bo.when_following("Cijfers als CSV")
    assert "gm9999_witgoedregeling,moved" in Path(download.value.path()).read_text(encoding="utf-8")
    bo.when_following("Pagina voor de raad")
    bo.then_they_see("Waar dit op rust")
    bo.then_the_page_is_accessible()
    with bo.page.expect_download() as paper:
        bo.when_following("Bewaar als pdf")
    assert Path(paper.value.path()).read_bytes().startswith(b"%PDF-")
    made.done("Naar 130%")
    bo.page.goto(f"{bo.site}/werk/beleid/vergelijken?a={one.pk}&b={Scenario.objects.exclude(pk=one.pk).get().pk}")
    bo.then_they_see("Verschil in kosten per jaar", "Kaart van de wijken", "Loont meer werken?")
    then_all_pictures_are_there(bo, 6)
    bo.then_the_page_is_accessible()


def then_all_pictures_are_there(bo: Colleague, number: int) -> None:
    """So many pictures, each of which could be drawn."""
    images = bo.page.locator("main img")
    assert images.count() == number
    for position in range(number):
        images.nth(position).scroll_into_view_if_needed()
        images.nth(position).evaluate("one => one.decode()")
        assert images.nth(position).evaluate("one => one.naturalWidth > 0")
