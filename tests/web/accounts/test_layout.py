"""The layout that all doors of staff share: who, where, and only the places one may open."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.test import Client

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.navigation import Place
from tests.factories import staff
from tests.web.accounts.browser import Somebody, soup


def navigation(answer) -> dict[str, bool]:
    """The places that are shown, and whether the page is there."""
    return {one.get_text(): bool(one.get("aria-current")) for one in soup(answer).select(".rk-nav__link")}


def test_only_what_one_may_open_is_shown() -> None:
    youssef = staff.at_work(staff.member("Youssef Amrani", Role.SCHULDHULPVERLENER))
    joke = staff.at_work(staff.member("Joke Hofstra", Role.BEHEERDER))
    assert navigation(youssef.get("/werk/")) == {"Start": True}
    assert navigation(joke.get("/werk/")) == {"Start": True, "Medewerkers": False, "Signaalpartners": False}
    assert [name for name, is_here in navigation(joke.get("/werk/medewerkers/nieuw")).items() if is_here] == [
        "Medewerkers"
    ]
    assert not any(navigation(joke.get("/werk/rechten")).values())


def test_another_door_adds_its_places_in_its_own_config(monkeypatch: pytest.MonkeyPatch) -> None:
    door = apps.get_app_config("ui")
    places = (Place("Rechten", "accounts:permissions", Permission.SEE_MATRIX),)
    monkeypatch.setattr(
        door, "staff_places", (*places, Place("X", "accounts:start", Permission.MANAGE_STAFF)), raising=False
    )
    youssef = staff.at_work(staff.member("Youssef Amrani", Role.SCHULDHULPVERLENER))
    assert set(navigation(youssef.get("/werk/"))) == {"Start", "Rechten"}


def test_the_header_says_who_where_and_as_what() -> None:
    iris = staff.at_work(staff.member("Iris van Dam", Role.VROEGSIGNALEERDER, Role.BELEIDSADVISEUR))
    header = soup(iris.get("/werk/")).header.get_text(" ", strip=True)
    for said in ("Waterveen", "Iris van Dam", "Vroegsignaleerder, Beleidsadviseur", "Uitloggen", "Mijn account"):
        assert said in header
    assert "Andere gemeente" not in header


def test_who_works_for_two_can_change() -> None:
    iris = staff.member("Iris van Dam", Role.VROEGSIGNALEERDER)
    staff.give(iris, Role.BEHEERDER, at=staff.ELSEWHERE)
    header = soup(staff.at_work(iris, staff.ELSEWHERE).get("/werk/")).header.get_text(" ", strip=True)
    assert "Zandwijk" in header
    assert "Andere gemeente kiezen" in header


def test_a_stranger_sees_no_navigation(somebody: Somebody) -> None:
    page = soup(somebody.get("/werk/inloggen"))
    assert not page.select(".rk-nav, dialog")
    assert page.select_one(".rk-brand")["href"] == "/werk/"


def test_a_theme_of_the_municipality_is_used_when_it_is_there() -> None:
    place = staff.municipality()
    iris = staff.at_work(staff.member("Iris van Dam", Role.VROEGSIGNALEERDER))
    for theme, number in (("ui/theme.css", 2), ("", 1)):
        type(place).objects.update(theme_css=theme)
        assert iris.get("/werk/").content.count(b"ui/theme.css") == number


def test_the_question_before_the_session_ends_knows_how_long_that_is(settings) -> None:
    settings.STAFF_IDLE_SECONDS = 900
    iris = staff.at_work(staff.member("Iris van Dam", Role.VROEGSIGNALEERDER))
    page = soup(iris.get("/werk/"))
    assert page.dialog["data-seconds"] == "900"
    assert page.dialog["data-url"] == "/werk/nog-bezig"
    assert "Na 15 minuten" in page.footer.get_text()


def test_a_refusal_says_what_can_be_done() -> None:
    youssef = staff.at_work(staff.member("Youssef Amrani", Role.SCHULDHULPVERLENER))
    answer = youssef.get("/werk/medewerkers")
    assert answer.status_code == 403
    assert "Vraag het uw beheerder" in soup(answer).main.get_text()
    assert navigation(answer) == {"Start": False}


def test_a_refusal_of_an_action_is_the_same_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """An action checks by itself; what it refuses never becomes a fault of the server."""
    from rondkomen.apps.audit.permissions import PermissionRefused
    from rondkomen.web.accounts.views import colleagues

    def refuse(actor: object) -> None:
        raise PermissionRefused("this actor may not look")

    monkeypatch.setattr(colleagues, "all_colleagues", refuse)
    joke = staff.at_work(staff.member("Joke Hofstra", Role.BEHEERDER))
    answer = joke.get("/werk/medewerkers")
    assert answer.status_code == 403
    assert b"may not look" not in answer.content


def test_a_page_that_is_not_there_looks_like_the_door_it_was_asked_at() -> None:
    youssef = staff.at_work(staff.member("Youssef Amrani", Role.SCHULDHULPVERLENER))
    answer = youssef.get("/werk/bestaat/niet")
    assert answer.status_code == 404
    assert navigation(answer) == {"Start": False}
    assert "bij een andere gemeente" in soup(answer).main.get_text()
    assert "Voor medewerkers" not in youssef.get("/bestaat/niet").content.decode()


def test_a_form_that_came_too_late_looks_like_its_door() -> None:
    client = Client(enforce_csrf_checks=True)
    staff_page, page = client.post("/werk/inloggen"), client.post("/geldcheck/wissen")
    assert staff_page.status_code == page.status_code == 403
    assert "Voor medewerkers" in staff_page.content.decode()
    assert "Voor medewerkers" not in page.content.decode()


def test_pages_take_few_questions_to_the_database(django_assert_max_num_queries) -> None:
    iris = staff.at_work(staff.member("Iris van Dam", Role.VROEGSIGNALEERDER))
    with django_assert_max_num_queries(3):
        iris.get("/werk/rechten")


def test_who_chooses_english_reads_english(somebody: Somebody) -> None:
    somebody.client.post("/language/", {"language": "en", "next": "/werk/inloggen"})
    page = somebody.page("/werk/inloggen")
    assert page.html["lang"] == "en"
    assert page.h1.get_text() == "Log in for staff"
    assert "For staff" in page.header.get_text()
