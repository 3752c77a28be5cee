"""What every page of the portal shares: the visitor's answers, the municipality's help, and how a page is shown."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from rondkomen.apps.municipalities.queries import HelpPoint, help_point
from rondkomen.law import HouseholdRefused
from rondkomen.ui.parts import Contact
from rondkomen.web.portal.answers import Answers
from rondkomen.web.portal.day import law_day
from rondkomen.web.portal.walk import Walk, walk

KEY = "geldcheck"


def answers_in(request: HttpRequest) -> Answers:
    """What this visitor answered so far, as the browser keeps it."""
    return Answers.read(request.session.get(KEY))


def walk_in(request: HttpRequest) -> Walk:
    """The walk of this visitor; a new one when the answers kept contradict each other."""
    try:
        return walk(answers_in(request), law_day())
    except HouseholdRefused:
        return walk(Answers(), law_day())


def keep(request: HttpRequest, answers: Answers) -> None:
    """Keep the answers in the visitor's own browser."""
    request.session[KEY] = dict(answers.by_slug)


def help_here() -> HelpPoint | None:
    """Where the people of this municipality get help."""
    return help_point(settings.MUNICIPALITY, get_language() or "nl")


def contact_of(point: HelpPoint | None) -> Contact | None:
    """The help point as a person to call."""
    return Contact(name=point.name, phone=point.phone, hours=point.hours) if point else None


def theme_of(point: HelpPoint | None) -> str:
    """The address of the municipality's own theme; empty when it has none, or it is not among the static files."""
    try:
        return staticfiles_storage.url(point.theme_css) if point and point.theme_css else ""
    except ValueError:
        return ""


def show(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """A page with the municipality's name and help around it."""
    point = help_here()
    shared = {"help_point": point, "contact": contact_of(point), "theme": theme_of(point)}
    return render(request, f"portal/{template}.html", shared | context, status=status)
