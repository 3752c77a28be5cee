"""One delivery: how far it is, where each row ended, the way of one row, and a report for the partner."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from heapq import merge
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.signals.models import Delivery
from rondkomen.apps.signals.queries import (
    delivery_of,
    every_accepted_row,
    every_refused_row,
    link_outcomes,
    linked_rows,
    trace,
)
from rondkomen.apps.signals.states import DeliveryState, LinkOutcome
from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.permissions import acting, needs
from rondkomen.web.desk.forms import RowForm
from rondkomen.web.desk.names import OUTCOMES
from rondkomen.web.desk.presenters.deliveries import (
    reason_line,
    shown_delivery,
    shown_outcomes,
    shown_reasons,
    shown_row,
    shown_trace,
)
from rondkomen.web.desk.views.paging import pages_of, start_of

AT_ONCE = 50


@require_safe
@needs(Permission.SEE_SIGNALS)
def delivery(request: HttpRequest, ident: UUID) -> HttpResponse:
    """While it is worked on the page comes back by itself: a swap of its own part, or whole without script."""
    actor = acting(request)
    found = found_delivery(actor, ident)
    shown = shown_delivery(found, timezone.now())
    context = {
        "shown": shown,
        "is_still": "stil" in request.GET or shown.is_waiting_long,
        "is_known": "al" in request.GET,
    }
    if shown.is_read and not shown.is_busy:
        context["reasons"] = shown_reasons(every_refused_row(actor, ident))
        context["outcomes"] = shown_outcomes(found, link_outcomes(actor, ident))
        context["row_form"] = RowForm()
    template = "desk/delivery_main.html" if request.htmx else "desk/delivery.html"  # type: ignore[attr-defined]
    return render(request, template, context)


@require_safe
@needs(Permission.SEE_SIGNALS)
def trace_row(request: HttpRequest, ident: UUID) -> HttpResponse:
    actor = acting(request)
    found = found_delivery(actor, ident)
    form = RowForm(request.GET)
    context = {"shown": shown_delivery(found, timezone.now()), "form": form}
    if form.is_valid():
        row = form.cleaned_data["nummer"]
        way = trace(actor, ident, row)
        context["trace"] = shown_trace(way, row) if way else None
        context["row"] = row
    return render(request, "desk/trace_row.html", context, status=422 if form.errors else 200)


@require_safe
@needs(Permission.SEE_SIGNALS)
def accepted_rows(request: HttpRequest, ident: UUID) -> HttpResponse:
    actor = acting(request)
    found = found_delivery(actor, ident)
    asked = request.GET.get("uitkomst", "")
    outcome = LinkOutcome(asked) if asked in set(LinkOutcome) else None
    page = linked_rows(actor, ident, outcome, start_of(request), AT_ONCE)
    context = {"shown": shown_delivery(found, timezone.now()), "rows": [shown_row(one) for one in page.rows]}
    context |= {"pages": pages_of(request, page), "outcome": OUTCOMES[outcome] if outcome else ""}
    return render(request, "desk/accepted_rows.html", context)


@require_safe
@needs(Permission.SEE_SIGNALS)
def partner_report(request: HttpRequest, ident: UUID) -> HttpResponseBase:
    """A row, accepted or refused, and the reason: what a partner may know, and nothing of whom a signal is about."""
    actor = acting(request)
    found = found_delivery(actor, ident)
    if found.state != DeliveryState.VERWERKT:
        raise Http404
    name = f"verslag-{found.partner.key}-{found.received_at:%Y-%m-%d}-{str(found.pk)[:8]}.csv"
    lines: list[list[object]] = [[_("regel"), _("uitkomst"), _("reden")], *_report_lines(actor, ident)]
    response = StreamingHttpResponse(_written(lines), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


class _Line:
    """What a CSV writer writes to: gives the line back."""

    def write(self, text: str) -> str:
        return text


def _written(lines: list[list[object]]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield "\N{BYTE ORDER MARK}"  # without it Excel reads the letters with accents wrong
    for line in lines:
        yield writer.writerow(line)


def _report_lines(actor: Actor, ident: UUID) -> Iterator[list[object]]:
    accepted = ((row, _("aangenomen"), "") for row in every_accepted_row(actor, ident))
    refused = (
        (one.row, _("niet aangenomen"), " ".join(reason_line(why.code, why.column) for why in one.reasons))
        for one in every_refused_row(actor, ident)
    )
    yield from (list(line) for line in merge(accepted, refused))


def found_delivery(actor: Actor, ident: UUID) -> Delivery:
    """One of the own municipality; others do not exist here."""
    found = delivery_of(actor, ident)
    if found is None:
        raise Http404
    return found
