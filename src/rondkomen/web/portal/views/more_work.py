"""What working more pays: the page that the result leads to, and the picture on it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from rondkomen.web.portal.more_work import Asked, MoreWork, more_work, who_works
from rondkomen.web.portal.more_work_picture import caption, drawing, table_of
from rondkomen.web.portal.more_work_words import HoursForm, missing_of, title_of, words_of
from rondkomen.web.portal.picture import draw, mark_for
from rondkomen.web.portal.views.page import show, walk_in


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    now = walk_in(request)
    working = who_works(now.known)
    if not working:
        return redirect("portal:result")
    who = _who(request, working)
    form = _form(request, who)
    asked = Asked(now.household(), who, _hours(form))
    found = more_work(asked)
    context: dict[str, Any] = {
        "title": title_of(who),
        "who": who,
        "others": [one for one in working if one != who],
        "day": now.day,
    }
    if found.pays is None:
        return show(request, "more_work_missing", missing=missing_of(found, now), **context)
    context |= {"form": form, "words": words_of(found, found.pays, asked), **_picture(found)}
    return show(request, "more_work", status=422 if form.errors else 200, **context)


@require_safe
def svg(request: HttpRequest) -> HttpResponse:
    now = walk_in(request)
    working = who_works(now.known)
    if not working:
        raise Http404
    who = _who(request, working)
    found = more_work(Asked(now.household(), who, _hours(_form(request, who))))
    if found.pays is None:
        raise Http404
    return HttpResponse(draw(drawing(found)), content_type="image/svg+xml")


def _picture(found: MoreWork) -> dict[str, Any]:
    return {"caption": caption(), "table": table_of(found), "mark": mark_for(drawing(found))}


def _who(request: HttpRequest, working: list[str]) -> str:
    """Whose work is asked about: the first who has wages, unless the address names another."""
    named = request.GET.get("wie", "")
    return named if named in working else working[0]


def _form(request: HttpRequest, who: str) -> HoursForm:
    return HoursForm(who, request.GET if request.GET.get("uren") else None)


def _hours(form: HoursForm) -> Decimal | None:
    hours: Decimal | None = form.cleaned_data["uren"] if form.is_valid() else None
    return hours
