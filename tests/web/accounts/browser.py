"""A clock that can be moved, and somebody in front of a browser at the door of staff."""

from __future__ import annotations

import time

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from rondkomen.apps.audit.models import AuditLine
from tests.factories import staff


class Clock:
    """The moment of now, that moves when a test says so."""

    def __init__(self) -> None:
        self.now = time.time()

    def forward(self, seconds: float) -> None:
        self.now += seconds


class Somebody:
    """Somebody in front of a browser at the door of staff."""

    def __init__(self, clock: Clock, address: str = "192.0.2.1") -> None:
        self.client = Client(REMOTE_ADDR=address)
        self.clock = clock

    def get(self, path: str) -> HttpResponse:
        return self.client.get(path)

    def post(self, path: str, **fields: object) -> HttpResponse:
        return self.client.post(path, fields)

    def page(self, path: str) -> BeautifulSoup:
        return soup(self.client.get(path, follow=True))

    def password(self, who: staff.Login, **fields: str) -> HttpResponse:
        return self.post("/werk/inloggen", **{"email": who.member.email, "password": who.password} | fields)

    def code(self, who: staff.Login, path: str = "/werk/inloggen/code") -> HttpResponse:
        return self.post(path, code=who.code(self.clock.now))

    def logs_in(self, who: staff.Login) -> HttpResponse:
        """Both steps, with a code that was not used before."""
        self.clock.forward(30)
        self.password(who)
        return self.code(who)

    @property
    def is_in(self) -> bool:
        return self.get("/werk/account").status_code == 200


def soup(response: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def words(response: HttpResponse) -> str:
    """The text of the page's main part."""
    return soup(response).main.get_text(" ", strip=True)


def logged(*names: str) -> list[AuditLine]:
    """The lines of these actions, in order."""
    return list(AuditLine.objects.filter(name__in=names).order_by("pk"))
