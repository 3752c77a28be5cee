"""One signal and its link: who it is about, who or what said so and why, and taking it back."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from rondkomen.apps.audit.permissions import PermissionRefused, Refusal
from rondkomen.apps.signals import actions
from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.permissions import acting, needs
from rondkomen.web.desk.forms import TakeBackForm
from rondkomen.web.desk.presenters.review import shown_case
from rondkomen.web.desk.views.review import found_case


@require_safe
@needs(Permission.SEE_SIGNALS)
def link(request: HttpRequest, ident: UUID) -> HttpResponse:
    return render(request, "desk/link.html", {"shown": shown_case(found_case(acting(request), ident))})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.REVIEW_LINKS)
def take_back(request: HttpRequest, ident: UUID) -> HttpResponse:
    actor = acting(request)
    found = found_case(actor, ident)
    form = TakeBackForm(request.POST or None)
    if not found.may_withdraw:
        return redirect("desk:link", ident=ident)
    if form.is_valid():
        try:
            actions.withdraw(actor, ident, form.cleaned_data["reden"])
        except PermissionRefused:
            raise
        except Refusal:  # somebody else was first: the page of the link says how it is now
            return redirect("desk:link", ident=ident)
        return redirect("desk:link", ident=ident)
    context = {"shown": shown_case(found), "form": form}
    return render(request, "desk/take_back.html", context, status=422 if form.errors else 200)
