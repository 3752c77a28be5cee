"""Pages that ask nothing: the start, help, accessibility, privacy, and what the Geldcheck reckons with."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rondkomen.web.portal.day import law_day
from rondkomen.web.portal.presenters import covered
from rondkomen.web.portal.views.page import answers_in, show


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    return show(request, "start", has_answers=bool(answers_in(request)), day=law_day())


@require_safe
def get_help(request: HttpRequest) -> HttpResponse:
    return show(request, "help")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return show(request, "accessibility")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return show(request, "privacy")


@require_safe
def what_is_modelled(request: HttpRequest) -> HttpResponse:
    return show(request, "coverage", regulations=covered())
