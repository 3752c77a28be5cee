"""How far a scenario is, what came out, its pictures, and two of them side by side."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.scenarios.models import Scenario
from rondkomen.apps.scenarios.queries import scenario_of, scenarios_of
from rondkomen.apps.scenarios.states import ScenarioState
from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.permissions import acting, needs
from rondkomen.web.policy.forms import CompareForm
from rondkomen.web.policy.pictures import PICTURES, drawn
from rondkomen.web.policy.presenters import Result, comparison, result_in, result_of, shown_scenario, side_by_side

SECONDS = "4"


@require_safe
@needs(Permission.TRY_OUT_LAW)
def scenario(request: HttpRequest, ident: UUID) -> HttpResponse:
    """While it is worked out the page comes back by itself, unless the reader stopped that."""
    found = found_scenario(acting(request), ident)
    shown = shown_scenario(found, timezone.now())
    if found.state == ScenarioState.DONE:
        return render(request, "policy/result.html", {"shown": shown, "result": result_of(found)})
    is_still = "stil" in request.GET
    response = render(request, "policy/progress.html", {"shown": shown, "is_still": is_still})
    if shown.is_busy and not is_still:
        response.headers["Refresh"] = SECONDS
    return response


@require_safe
@needs(Permission.TRY_OUT_LAW)
def picture(request: HttpRequest, ident: UUID, name: str) -> HttpResponse:
    """A picture of a result; with `naast` on one scale with that of another, to lay them side by side."""
    found = _done(acting(request), ident)
    if name not in PICTURES:
        raise Http404
    beside = _beside(acting(request), request.GET.get("naast", ""))
    response = HttpResponse(drawn(name, result_in(found), beside), content_type="image/svg+xml")
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


@require_safe
@needs(Permission.TRY_OUT_LAW)
def compare(request: HttpRequest) -> HttpResponse:
    done = scenarios_of(acting(request)).filter(state=ScenarioState.DONE)
    form = CompareForm(done, request.GET if "a" in request.GET or "b" in request.GET else None)
    pair = (form.cleaned_data["a"], form.cleaned_data["b"]) if form.is_valid() else ()
    tables = comparison(*pair) if pair else []
    pictures = side_by_side(*pair) if pair else []
    context = {"form": form, "tables": tables, "pictures": pictures, "has_two": done.count() > 1}
    return render(request, "policy/compare.html", context, status=422 if form.errors else 200)


def found_scenario(actor: Actor, ident: UUID) -> Scenario:
    """One of the own municipality; others do not exist here."""
    found = scenario_of(actor, ident)
    if found is None:
        raise Http404
    return found


def _done(actor: Actor, ident: UUID) -> Scenario:
    found = found_scenario(actor, ident)
    if found.state != ScenarioState.DONE:
        raise Http404
    return found


def _beside(actor: Actor, told: str) -> Result | None:
    """The result of the scenario whose key is told; a picture without it when nothing is."""
    try:
        return result_in(_done(actor, UUID(told))) if told else None
    except ValueError as error:
        raise Http404 from error
