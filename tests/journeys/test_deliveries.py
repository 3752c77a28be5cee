"""A file with faulty rows comes in through the page, every row is followed; a beheerder gives a partner its profile."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.signals.actions import check_credential
from rondkomen.apps.signals.models import Delivery
from tests.factories import staff
from tests.journeys.conftest import NARROW, SCREENSHOTS, WIDE
from tests.journeys.professional import Enter, Professional
from tests.november import set_clock
from tests.web.desk import made

BOTH = pytest.mark.parametrize("width", [NARROW, WIDE])
ROWS = {
    2: (made.ANNA, "Gekoppeld aan een inwoner"),
    3: (made.COUPLE, "Huishouden bekend, inwoner niet"),
    4: (made.NOBODY, "Geen inwoner gevonden"),
    5: (made.NO_AMOUNT, "niet aangenomen"),
    6: (made.NO_DAY, "niet aangenomen"),
    7: (made.DOUBT, "wacht tot een medewerker beslist"),
    8: (made.SECRET, "Gekoppeld aan een inwoner"),
}
PROFILE = """[profile]
amounts = "1.234,56"
dates = ["dd-mm-yyyy"]
optional = ["klantnummer"]

[columns]
naam = "Naam huurder"
adres = "Adres"
postcode_woonplaats = "PC Plaats"
bedrag = "Saldo"
signaaldatum = "Datum"
ontstaansdatum = "Sinds"
klantnummer = "Huurdernr"
"""
SAMPLE = """Huurdernr;Naam huurder;Adres;PC Plaats;Saldo;Datum;Sinds
7;Dhr. P. van der Voorbeeld;Voorbeeldlaan 1 B;1234 AB Waterveen;1.234,50;01-11-2026;01-09-2026
8;Mw. V. Erzonnen;Voorbeeldlaan 2;1234 AB Waterveen;;01-11-2026;01-09-2026
"""


@pytest.fixture(autouse=True)
def in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    """The signals of these journeys are of November 2026."""
    set_clock(monkeypatch.setattr)


@pytest.fixture
def professional(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Enter]:
    """Makes a professional with a browser window of their own: professional(width=320, javascript=False)."""
    contexts = []

    def enter(width: int = WIDE, *, javascript: bool = True) -> Professional:
        viewport = {"width": width, "height": 800}
        context = browser.new_context(viewport=viewport, java_script_enabled=javascript, locale="nl")  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        contexts.append(context)
        return Professional(context.new_page(), site, SCREENSHOTS / f"{request.node.name}")

    yield enter
    for context in contexts:
        context.close()


@BOTH
def test_iris_sends_in_a_file_with_faulty_rows_and_follows_every_row(professional: Enter, width: int) -> None:
    made.residents()
    made.partner()
    content = made.file(*(row for row, _said in ROWS.values()))
    iris = professional(width)
    iris.when_logging_in(staff.login("Iris van Dam", Role.VROEGSIGNALEERDER))
    iris.when_following("Leveringen")
    iris.then_they_see("Er is nog niets binnengekomen")
    iris.then_the_page_is_accessible()
    iris.when_following("Stuur een bestand in")
    iris.when_pressing("Stuur in")
    iris.then_they_see("Kies een signaalpartner", "Kies het bestand")
    iris.then_the_page_is_accessible()
    iris.when_a_file_is_chosen("Stroom & Co", "november.csv", content)
    iris.when_pressing("Draai eerst een proef")
    iris.then_they_see("Dit zou er gebeuren")
    iris.then_the_keyboard_is_at("#proef-kop")
    iris.then_the_totals_are(7, 5, 2)
    iris.then_the_page_is_accessible()
    assert not Delivery.objects.exists(), "a trial keeps nothing"
    iris.when_pressing("Stuur in")  # the file is still there
    iris.then_they_see("Wacht op zijn beurt", "Deze pagina ververst zichzelf")
    iris.then_the_page_is_accessible()
    made.finish(Delivery.objects.get().pk)  # as the worker does
    iris.then_they_see("Elke regel telt mee")
    iris.then_the_totals_are(7, 5, 2)
    iris.then_the_page_is_accessible()
    address = iris.page.url
    for row, (_row, said) in ROWS.items():
        iris.page.goto(address)
        iris.when_a_row_is_followed(row)
        iris.then_they_see(f"De weg van regel {row}", said)
    iris.then_the_page_is_accessible()
    iris.when_a_row_is_followed(9)
    iris.then_they_see("Regel 9 staat niet in dit bestand")
    iris.page.goto(address)
    with iris.page.expect_download() as download:
        iris.when_following("Haal het verslag op (CSV)")
    lines = list(csv.reader(Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()))
    assert [line[:2] for line in lines[1:]] == [
        [str(row), "niet aangenomen" if said == "niet aangenomen" else "aangenomen"] for row, (_, said) in ROWS.items()
    ]
    iris.when_following("Gekoppeld aan een inwoner")
    iris.then_the_page_is_accessible()
    iris.when_following("Regel 8")
    iris.then_they_see("Sanne de Groot", "Adres is geheim")
    assert "Wilgenhof" not in iris.page.content()
    iris.then_the_page_is_accessible()


def test_iris_needs_no_javascript_to_send_in_a_file(professional: Enter) -> None:
    made.residents()
    made.partner()
    iris = professional(NARROW, javascript=False)
    iris.when_logging_in(staff.login("Iris van Dam", Role.VROEGSIGNALEERDER))
    iris.page.goto(f"{iris.site}/werk/signalen/leveringen/nieuw")
    iris.when_a_file_is_chosen("Stroom & Co", "november.csv", made.file(made.ANNA, made.NO_AMOUNT))
    iris.when_pressing("Draai eerst een proef")
    iris.then_they_see("Dit zou er gebeuren")
    iris.when_a_file_is_chosen("Stroom & Co", "november.csv", made.file(made.ANNA, made.NO_AMOUNT))
    iris.when_pressing("Stuur in")
    iris.then_they_see("Wacht op zijn beurt")
    made.finish(Delivery.objects.get().pk)
    expect(iris.page.get_by_role("heading", name="Elke regel telt mee")).to_be_visible()  # it came back by itself
    iris.then_the_totals_are(2, 1, 1)


@BOTH
def test_joke_adds_a_partner_with_a_profile_and_an_access(professional: Enter, width: int) -> None:
    joke = professional(width)
    joke.when_logging_in(staff.login("Joke Hofstra", Role.BEHEERDER))
    joke.when_following("Signaalpartners")
    joke.then_they_see("Er zijn nog geen partners")
    joke.then_the_page_is_accessible()
    joke.when_following("Voeg een partner toe")
    joke.page.get_by_label("Naam", exact=True).fill("Energie van Hier")
    joke.page.get_by_label("Korte naam").fill("Energie van hier")
    joke.page.get_by_label("Soort achterstand").select_option("Energie")
    joke.when_pressing("Voeg toe")
    joke.then_they_see("Gebruik kleine letters")
    joke.then_the_page_is_accessible()
    joke.page.get_by_label("Korte naam").fill("energie-hier")
    joke.when_pressing("Voeg toe")
    joke.then_they_see("De partner gebruikt onze eigen indeling van kolommen")
    joke.then_the_page_is_accessible()
    joke.when_following("Bekijk of verander het profiel")
    joke.page.get_by_label("Profiel").fill(PROFILE.replace('"1.234,56"', '"met komma"'))
    joke.when_pressing("Bewaar dit profiel")
    joke.then_they_see("Dit profiel kan nog niet", "Regel 2:")
    joke.then_the_page_is_accessible()
    joke.page.get_by_label("Profiel").fill(PROFILE)
    joke.page.get_by_label("Voorbeeld om uit te proberen").fill(SAMPLE)
    joke.when_pressing("Probeer uit")
    joke.then_they_see("Zo wordt het voorbeeld gelezen", "1.234,50", "Voorbeeld", "niet aangenomen")
    joke.then_the_page_is_accessible()
    joke.when_pressing("Bewaar dit profiel")
    joke.then_they_see("Profiel nummer 2 geldt nu")
    joke.when_pressing("Maak een toegang")
    name, secret = joke.page.locator(".desk-secret").all_inner_texts()
    joke.then_the_page_is_accessible()
    assert check_credential(name, secret) is not None
    joke.when_following("Ik heb het doorgegeven")
    assert secret not in joke.page.content()
    joke.then_the_page_is_accessible()
    joke.page.get_by_role("link", name="Trek in").click()
    joke.then_the_page_is_accessible()
    joke.when_pressing("Trek in")
    joke.then_they_see("Ingetrokken")
    joke.then_the_page_is_accessible()
    assert check_credential(name, secret) is None
