"""The visitor's year, month by month: a page that the result leads to."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from rondkomen.web.portal.views.page import show, walk_in
from rondkomen.web.portal.year import year_of
from rondkomen.web.portal.year_words import year_in_words


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    now = walk_in(request)
    if not now.known:
        return redirect("portal:start")
    return show(request, "year", words=year_in_words(year_of(now.household()), now), day=now.day)
