"""The list of scenarios, a new one, and one that is worked out again."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.scenarios import actions, jobs
from rondkomen.apps.scenarios.numbers import Number, NumberRefused, found_numbers, in_overlay, local_numbers, number_of
from rondkomen.apps.scenarios.queries import population_of, scenario_of, scenarios_of
from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.permissions import acting, needs
from rondkomen.law.check import days_known
from rondkomen.web.policy.forms import PREFIX, DayForm, ScenarioForm, SearchForm, typed
from rondkomen.web.policy.presenters import groups_of, shown_number, shown_scenario

MOST_SHOWN = 100


@require_safe
@needs(Permission.TRY_OUT_LAW)
def scenarios(request: HttpRequest) -> HttpResponse:
    actor, now = acting(request), timezone.now()
    shown = [shown_scenario(one, now) for one in scenarios_of(actor)[:MOST_SHOWN]]
    context = {"scenarios": shown, "has_population": population_of(actor.municipality).is_there}
    return render(request, "policy/scenarios.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.TRY_OUT_LAW)
def new_scenario(request: HttpRequest) -> HttpResponse:
    """The numbers of a day; search and added national numbers stand in the address, so that it works without script."""
    actor = acting(request)
    on, initial, added = _begin(request)
    numbers = local_numbers(actor.municipality, on, _language())
    national = [_number(actor.municipality, on, name) for name in added]
    form = ScenarioForm([*numbers, *filter(None, national)], request.POST or None, initial=initial)
    if form.is_valid():
        with transaction.atomic():
            made = actions.create(actor, name=form.cleaned_data["name"], on=on, numbers=form.changed())
            jobs.start(made)
        return redirect("policy:scenario", ident=made.pk)
    words = request.GET.get("zoek", "")[:60]
    context = {
        "form": form,
        "on": on,
        "added": added,
        "day_form": DayForm(_days(), initial={"on": on.isoformat()}),
        "search": SearchForm(initial={"zoek": words}),
        "words": words,
        "found": [shown_number(one) for one in found_numbers(actor.municipality, on, words, _language())],
        "groups": groups_of(form),
        "has_population": population_of(actor.municipality).is_there,
    }
    return render(request, "policy/new_scenario.html", context, status=422 if form.errors else 200)


@require_POST
@needs(Permission.TRY_OUT_LAW)
def run_again(request: HttpRequest, ident: UUID) -> HttpResponse:
    actor = acting(request)
    if scenario_of(actor, ident) is None:
        raise Http404
    with suppress(Refusal):  # it is on its way already, or done: its page says so
        jobs.start_again(actor, ident)
    return redirect("policy:scenario", ident=ident)


def _begin(request: HttpRequest) -> tuple[date, dict[str, Any], list[str]]:
    """The day, the first values and the added national numbers: from the address, or from a scenario to copy."""
    asked, days = request.GET, _days()
    on = next((day for day in days if day.isoformat() == asked.get("on")), days[0])
    added = list(dict.fromkeys(asked.getlist("nummer")))[:20]
    initial: dict[str, Any] = {}
    copied = _copied(request)
    if copied is not None:
        on, values = copied.on, in_overlay(copied.overlay)
        added = list(dict.fromkeys([*added, *(name for name in values)]))
        initial = {"name": copied.name}
        for name, value in values.items():
            number = _number(copied.municipality_id, on, name)
            if number is not None:
                initial[PREFIX + name] = typed(number, value)
    return on, initial, added


def _copied(request: HttpRequest) -> Any:
    try:
        ident = UUID(request.GET["van"])
    except (KeyError, ValueError):
        return None
    return scenario_of(acting(request), ident)


def _number(municipality: str, on: date, name: str) -> Number | None:
    try:
        return number_of(municipality, on, name, _language())
    except NumberRefused:
        return None


def _days() -> list[date]:
    """The first of January of each year that the law is known for, the latest first."""
    known = days_known()
    return [date(year, 1, 1) for year in range(known.until.year, known.since.year - 1, -1)]


def _language() -> str:
    return get_language() or "nl"
