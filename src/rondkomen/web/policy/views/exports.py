"""What leaves the system, with a line in the log: figures for a spreadsheet, and a page to print for the council."""

from __future__ import annotations

import csv
from base64 import b64encode
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from rondkomen.apps.audit.permissions import PermissionRefused, Refusal
from rondkomen.apps.scenarios.actions import record_export
from rondkomen.apps.scenarios.models import Scenario
from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.permissions import acting, needs
from rondkomen.web.policy.paper import NoPaper, pdf_of
from rondkomen.web.policy.pictures import drawn
from rondkomen.web.policy.presenters import HEADINGS, figures_of, result_in, result_of, shown_scenario
from rondkomen.web.policy.views.results import found_scenario


@require_safe
@needs(Permission.TRY_OUT_LAW)
def figures(request: HttpRequest, ident: UUID) -> HttpResponse:
    found = _exported(request, ident, "csv")
    name = f"scenario-{found.created_at:%Y-%m-%d}-{str(found.pk)[:8]}.csv"
    response = HttpResponse(
        content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
    writer = csv.writer(response)
    writer.writerow(HEADINGS)
    writer.writerows(figures_of(result_in(found)))
    return response


@require_safe
@needs(Permission.TRY_OUT_LAW)
def council(request: HttpRequest, ident: UUID) -> HttpResponse:
    return _council_page(request, _exported(request, ident, "council"))


@require_safe
@needs(Permission.TRY_OUT_LAW)
def paper(request: HttpRequest, ident: UUID) -> HttpResponse:
    """The page for the council as PDF; where that cannot be made, the page itself says so."""
    found = _exported(request, ident, "pdf")
    context = _context(found)
    if context["result"].neighbourhood:
        drawing = b64encode(drawn("kaart", result_in(found)).encode()).decode()
        context["map_url"] = f"data:image/svg+xml;base64,{drawing}"
    try:
        made = pdf_of(render_to_string("policy/paper.html", context))
    except NoPaper:
        return _council_page(request, found, no_paper=True)
    name = f"scenario-{found.created_at:%Y-%m-%d}-{str(found.pk)[:8]}.pdf"
    return HttpResponse(made, "application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _council_page(request: HttpRequest, found: Scenario, *, no_paper: bool = False) -> HttpResponse:
    map_url = reverse("policy:picture", kwargs={"ident": found.pk, "name": "kaart"})
    context = _context(found) | {"map_url": map_url, "no_paper": no_paper}
    return render(request, "policy/council.html", context, status=503 if no_paper else 200)


def _context(found: Scenario) -> dict[str, Any]:
    return {"shown": shown_scenario(found, timezone.now()), "result": result_of(found)}


def _exported(request: HttpRequest, ident: UUID, form: str) -> Scenario:
    found_scenario(acting(request), ident)
    try:
        return record_export(acting(request), ident, form)
    except PermissionRefused:
        raise
    except Refusal as refused:
        raise Http404 from refused
