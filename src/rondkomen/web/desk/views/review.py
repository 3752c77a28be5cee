"""Whose signal it is: one case a page; decided, skipped, or undone."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.permissions import PermissionRefused, Refusal
from rondkomen.apps.signals import actions
from rondkomen.apps.signals.queries import ReviewCase, number_to_review, review_case, review_queue
from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.permissions import acting, needs
from rondkomen.web.desk.forms import DecisionForm
from rondkomen.web.desk.names import NONE_OF_THESE, UNDONE
from rondkomen.web.desk.presenters.review import shown_case, shown_item
from rondkomen.web.desk.views.paging import pages_of, start_of

AT_ONCE = 25
MOST_SKIPPED = 200
SKIPPED = "desk_skipped"
"""In the session: the signals that somebody left for later."""


@require_safe
@needs(Permission.REVIEW_LINKS)
def review(request: HttpRequest) -> HttpResponse:
    actor = acting(request)
    page = review_queue(actor, start_of(request), AT_ONCE)
    context = {"items": [shown_item(one) for one in page.rows], "pages": pages_of(request, page), "total": page.total}
    context |= {"begin": _next(request, actor), "skipped": len(_skipped(request)), "decided": _decided(request)}
    return render(request, "desk/review.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.REVIEW_LINKS)
def case(request: HttpRequest, ident: UUID) -> HttpResponse:
    actor = acting(request)
    found = found_case(actor, ident)
    if not found.may_review:
        return redirect("desk:link", ident=ident)
    form = DecisionForm([one.number for one in found.candidates], request.POST or None)
    if form.is_valid():
        return _decide(request, actor, ident, form)
    context = {"shown": shown_case(found), "form": form, "number": number_to_review(actor)}
    context["decided"] = _decided(request)
    return render(request, "desk/case.html", context, status=422 if form.errors else 200)


@require_POST
@needs(Permission.REVIEW_LINKS)
def skip(request: HttpRequest, ident: UUID) -> HttpResponse:
    kept = [*_skipped(request), str(ident)]
    request.session[SKIPPED] = list(dict.fromkeys(kept))[-MOST_SKIPPED:]
    return redirect(_next(request, acting(request)) or reverse("desk:review"))


@require_POST
@needs(Permission.REVIEW_LINKS)
def look_again(request: HttpRequest) -> HttpResponse:
    request.session.pop(SKIPPED, None)
    return redirect(_next(request, acting(request)) or reverse("desk:review"))


@require_POST
@needs(Permission.REVIEW_LINKS)
def undo(request: HttpRequest, ident: UUID) -> HttpResponse:
    found_case(acting(request), ident)
    try:
        actions.withdraw(acting(request), ident, UNDONE)
    except PermissionRefused:
        raise
    except Refusal:  # it waits already: its page says so
        return redirect("desk:case", ident=ident)
    return redirect("desk:case", ident=ident)


def found_case(actor: Actor, ident: UUID) -> ReviewCase:
    """One of the own municipality; others do not exist here."""
    try:
        return review_case(actor, ident, timezone.localdate())
    except PermissionRefused:
        raise
    except Refusal as refused:
        raise Http404 from refused


def _decide(request: HttpRequest, actor: Actor, ident: UUID, form: DecisionForm) -> HttpResponse:
    try:
        actions.review(actor, ident, form.chosen(), form.cleaned_data["reden"])
    except PermissionRefused:
        raise
    except Refusal:
        return redirect("desk:link", ident=ident)
    said = urlencode({"besloten": str(ident), "keuze": form.cleaned_data["keuze"]})
    return redirect(f"{_next(request, actor) or reverse('desk:review')}?{said}")


def _next(request: HttpRequest, actor: Actor) -> str:
    """The address of the oldest signal that was not skipped; empty when there is none."""
    skipped = set(_skipped(request))
    queue = review_queue(actor, 0, len(skipped) + 1).rows
    found = next((one.signal for one in queue if str(one.signal) not in skipped), None)
    return reverse("desk:case", kwargs={"ident": found}) if found else ""


def _skipped(request: HttpRequest) -> list[str]:
    kept: list[str] = request.session.get(SKIPPED, [])
    return kept


def _decided(request: HttpRequest) -> dict[str, Any] | None:
    """What was just decided, from the address: which signal, and the number that was chosen."""
    choice = request.GET.get("keuze", "")
    try:
        ident = UUID(request.GET.get("besloten", ""))
    except ValueError:
        return None
    is_known = choice == NONE_OF_THESE or (choice.isascii() and choice.isdigit() and len(choice) == 1)
    return {"ident": ident, "number": "" if choice == NONE_OF_THESE else choice} if is_known else None
