"""Reading controls: a person chooses the size and the spacing of the text, kept in one functional cookie."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

COOKIE = "reading"
ONE_YEAR = 365 * 24 * 60 * 60

TEXT_SIZES = {"normal": _("Normaal"), "larger": _("Groter"), "largest": _("Grootst")}
SPACINGS = {"normal": _("Normaal"), "wide": _("Ruimer")}


@dataclass(frozen=True, slots=True)
class Option:
    """One button of the controls."""

    value: str
    label: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """How this visitor likes to read; holds nothing that tells who the visitor is."""

    text: str = "normal"
    spacing: str = "normal"

    @classmethod
    def parse(cls, value: str) -> Reading:
        """Read the cookie; anything unknown counts as normal."""
        text, _dot, spacing = value.partition(".")
        return cls().changed(text=text, spacing=spacing)

    def changed(self, *, text: str = "", spacing: str = "") -> Reading:
        """The same with another size or spacing, where the value given is one that exists."""
        return Reading(
            text=text if text in TEXT_SIZES else self.text,
            spacing=spacing if spacing in SPACINGS else self.spacing,
        )

    @property
    def cookie(self) -> str:
        return f"{self.text}.{self.spacing}"

    @property
    def classes(self) -> str:
        """The classes for the html element; empty when everything is normal."""
        chosen = [("text", self.text), ("spacing", self.spacing)]
        return " ".join(f"rk-{name}-{value}" for name, value in chosen if value != "normal")

    @property
    def text_sizes(self) -> list[Option]:
        return [Option(value, str(label), value == self.text) for value, label in TEXT_SIZES.items()]

    @property
    def spacings(self) -> list[Option]:
        return [Option(value, str(label), value == self.spacing) for value, label in SPACINGS.items()]


def reading(request: HttpRequest) -> dict[str, Reading]:
    """Context processor: `reading` for the base layout."""
    return {"reading": Reading.parse(request.COOKIES.get(COOKIE, ""))}


@require_POST
def change_reading(request: HttpRequest) -> HttpResponse:
    """Keep the choice and go back to the page the visitor came from, if that page is ours."""
    chosen = Reading.parse(request.COOKIES.get(COOKIE, "")).changed(
        text=request.POST.get("text", ""), spacing=request.POST.get("spacing", "")
    )
    response = HttpResponseRedirect(_safe_next(request))
    response.set_cookie(
        COOKIE, chosen.cookie, max_age=ONE_YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
    )
    return response


def _safe_next(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return target
    return "/"
