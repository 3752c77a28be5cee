"""Pages nobody asked for: what is not there, what the browser refused, and the language and look that a page gets."""

from __future__ import annotations

import pytest
from django.test import Client

from rondkomen.apps.municipalities.models import Municipality


def test_an_address_that_is_not_there_says_so_in_dutch_with_a_way_back() -> None:
    response = Client().get("/bestaat-niet")
    assert response.status_code == 404
    assert "Deze pagina is er niet" in response.content.decode()
    assert 'href="/"' in response.content.decode()


def test_a_form_without_its_token_says_what_to_do() -> None:
    response = Client(enforce_csrf_checks=True).post("/geldcheck/geboren", {})
    assert response.status_code == 403
    assert "laad de pagina opnieuw" in response.content.decode()


def test_an_error_of_ours_shows_a_page_without_details(monkeypatch: pytest.MonkeyPatch) -> None:
    from rondkomen.web.portal.views import page

    def break_down() -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr(page, "help_here", break_down)
    response = Client(raise_request_exception=False).get("/geldcheck/later")
    assert response.status_code == 500
    assert "Er ging iets mis" in response.content.decode()
    assert "secret" not in response.content.decode()


def test_pages_are_dutch_until_the_visitor_chooses() -> None:
    client = Client(headers={"accept-language": "en-US,en"})
    assert '<html lang="nl"' in client.get("/").content.decode()
    client.post("/language/", {"language": "en", "next": "/"})
    assert '<html lang="en"' in client.get("/").content.decode()


@pytest.mark.parametrize(("theme", "is_linked"), [("ui/theme.css", True), ("", False)])
def test_a_municipality_brings_its_own_theme(theme: str, *, is_linked: bool) -> None:
    Municipality.objects.update(theme_css=theme)
    found = Client().get("/").content.decode()
    assert (found.count("ui/theme") == 2) is is_linked
