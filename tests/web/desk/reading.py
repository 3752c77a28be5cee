"""Reads answers as people see them."""

from __future__ import annotations

from bs4 import BeautifulSoup
from django.http import HttpResponse


def soup(answer: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def words(answer: HttpResponse) -> str:
    """The text of a page, or of a part of one."""
    found = soup(answer)
    return " ".join((found.main or found).get_text(" ", strip=True).split())


def totals(answer: HttpResponse) -> list[int]:
    """Received, accepted, refused, as the page shows them."""
    return [int(one.get_text().replace(".", "")) for one in soup(answer).select(".desk-sum dd")]
