"""Reads: where a municipality's residents get help, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rondkomen.apps.municipalities.models import Municipality


@dataclass(frozen=True, slots=True)
class HelpPoint:
    """Where residents of a municipality can turn to, in one language, and how its pages look."""

    municipality: str
    site: str
    theme_css: str
    name: str
    page: str
    phone: str
    text: str
    hours: str


def help_point(code: str, language: str) -> HelpPoint | None:
    """The help point of a municipality; None while nobody loaded it. A missing language falls back to its first."""
    found = Municipality.objects.filter(code=code).first()
    if found is None:
        return None

    def said(texts: Mapping[str, str]) -> str:
        wanted = (language, *found.languages)
        return next((texts[one] for one in wanted if one in texts), "")

    return HelpPoint(
        municipality=found.name,
        site=found.site,
        theme_css=found.theme_css,
        name=said(found.help_name),
        page=found.help_page,
        phone=found.help_phone,
        text=said(found.help_text),
        hours=said(found.help_hours),
    )
