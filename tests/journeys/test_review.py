"""A reviewer decides by keyboard alone whose five signals are, takes one decision back, and leaves one for later."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.signals.models import Koppeling
from rondkomen.apps.signals.states import LinkOutcome
from tests.factories import staff
from tests.journeys.conftest import NARROW, SCREENSHOTS, WIDE
from tests.journeys.professional import Professional
from tests.november import set_clock
from tests.web.desk import made

BOTH = pytest.mark.parametrize("width", [NARROW, WIDE])


@pytest.fixture(autouse=True)
def in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    """The signals of these journeys are of November 2026."""
    set_clock(monkeypatch.setattr)


@pytest.fixture
def reviewer(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Professional]:
    """Tess, whose work is the quality of the links, at a window as wide as the test asks."""
    made.residents()
    made.partner()
    width = request.node.callspec.params["width"]
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="nl")
    context.set_default_timeout(15_000)
    tess = Professional(context.new_page(), site, SCREENSHOTS / f"{request.node.name}")
    tess.when_logging_in(staff.login("Tess de Boer", Role.KWALITEITSMEDEWERKER))
    yield tess
    context.close()


def held(outcome: LinkOutcome) -> int:
    return Koppeling.objects.filter(outcome=outcome.value, replaced_by=None).count()


@BOTH
def test_tess_decides_about_five_signals_by_keyboard_alone(reviewer: Professional, width: int) -> None:
    tess = reviewer
    tess.when_following("Van wie is dit?")
    tess.then_they_see("Er wacht niets")
    tess.then_the_page_is_accessible()
    made.doubts(5)
    tess.page.reload()
    tess.then_they_see("Signalen die wachten op een besluit: 5")
    tess.then_the_page_is_accessible()
    tess.when_tabbing_to("main .nl-button--primary")
    tess.when_enter_leads_on()
    tess.then_they_see("Johanna van der Berg", "Pieter Johannes van der Berg")
    tess.then_the_page_is_accessible()
    tess.when_choosing_by_keyboard("Space")
    tess.then_they_see("Bij het vorige signaal koos u nummer 1", "Signalen die wachten: 4")
    tess.then_the_keyboard_is_at("[role=status]")
    tess.then_the_page_is_accessible()
    tess.when_choosing_by_keyboard("Space", "ArrowDown")
    tess.then_they_see("koos u nummer 2", "Signalen die wachten: 3")
    tess.when_choosing_by_keyboard("2")
    tess.then_they_see("koos u nummer 2", "Signalen die wachten: 2")
    tess.when_choosing_by_keyboard("0")
    tess.then_they_see("geen van deze", "Signalen die wachten: 1")
    tess.when_choosing_by_keyboard("ArrowUp")  # the last of the choices
    tess.then_they_see("Er wacht niets")
    assert (held(LinkOutcome.GEKOPPELD), held(LinkOutcome.NIET_GEVONDEN)) == (3, 2)
    tess.when_tabbing_to("main form .nl-button")
    tess.when_enter_leads_on()
    tess.then_they_see("Van wie is dit signaal?", "Signalen die wachten: 1")
    tess.then_the_page_is_accessible()


@BOTH
def test_tess_skips_a_signal_and_takes_a_link_back(reviewer: Professional, width: int) -> None:
    tess = reviewer
    made.doubts(2)
    tess.when_following("Van wie is dit?")
    tess.when_following("Begin met het oudste")
    tess.when_pressing("Bewaar en ga verder")
    tess.then_they_see("Kies een inwoner, of geen van deze")
    tess.then_the_page_is_accessible()
    first = tess.path
    tess.when_pressing("Sla dit signaal over")
    assert tess.path != first
    tess.page.get_by_label("Geen van deze inwoners").check()
    tess.page.get_by_label("Reden").select_option("bedrijf")
    tess.when_pressing("Bewaar en ga verder")
    tess.then_they_see("geen van deze", "U heeft alles wat wacht overgeslagen")
    tess.then_the_page_is_accessible()
    tess.when_following("Bekijk dat signaal")
    tess.then_they_see("Geen inwoner gevonden", "Bepaald door Tess de Boer", "Het signaal gaat over een bedrijf")
    tess.then_the_page_is_accessible()
    tess.when_following("Neem dit terug")
    tess.when_pressing("Neem terug")
    tess.then_they_see("Kies een reden")
    tess.then_the_page_is_accessible()
    tess.page.get_by_label("De partner gaf andere gegevens door").check()
    tess.when_pressing("Neem terug")
    tess.then_they_see("Teruggenomen", "De partner gaf andere gegevens door")
    tess.when_following("Van wie is dit?")
    tess.when_pressing("Toon wat ik oversloeg weer")
    assert tess.path == first
    expect(tess.page.locator("header")).to_contain_text("Tess de Boer")
