"""What the tests of the portal share: the municipality, the day, and a visitor who fills in the questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from tests.cast import DAY, HIGHEST, LOWEST, CastMember

from rondkomen.web.portal import day as portal_day


@pytest.fixture(autouse=True)
def waterveen(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fictional municipality, on a day whose law is known."""
    call_command("load_municipality", "GM9999", verbosity=0)
    monkeypatch.setattr(portal_day, "today", lambda: DAY)


class Visitor:
    """Someone in front of the Geldcheck, with a browser that keeps cookies."""

    def __init__(self) -> None:
        self.client = Client()
        self.seen: list[str] = []

    def get(self, path: str) -> HttpResponse:
        return self.client.get(path)

    def page(self, path: str) -> BeautifulSoup:
        return BeautifulSoup(self.client.get(path, follow=True).content, "html.parser")

    def answers(self, slug: str, fields: Mapping[str, Any]) -> HttpResponse:
        """Post the answer to one question."""
        return self.client.post(f"/geldcheck/{slug}", {name: self._chosen(slug, one) for name, one in fields.items()})

    def _chosen(self, slug: str, value: Any) -> Any:
        if value not in (LOWEST, HIGHEST):
            return value
        choices = self.page(f"/geldcheck/{slug}").select("input[type=radio]")
        return choices[0 if value == LOWEST else -1]["value"]

    def walks(self, member: CastMember, instead: Mapping[str, Mapping[str, Any]] | None = None) -> str:
        """Answer whatever is asked, as this member of the cast would; gives the address where it ends."""
        url = self.client.get("/geldcheck").url
        told = {**member.geldcheck, **(instead or {})}
        while url != "/geldcheck/uitkomst":
            slug = url.removeprefix("/geldcheck/")
            assert slug not in self.seen, f"{slug} is asked twice"
            self.seen.append(slug)
            assert self.get(url).status_code == 200
            response = self.answers(slug, told[slug])
            assert response.status_code == 302, BeautifulSoup(response.content, "html.parser").main.get_text(" ")
            url = response.url
        return url


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()
