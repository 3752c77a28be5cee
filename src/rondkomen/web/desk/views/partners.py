"""Signal partners of the own municipality: the list, a new one, one of them, and how its files are read."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.permissions import PermissionRefused, Refusal
from rondkomen.apps.signals import actions
from rondkomen.apps.signals.queries import PartnerFile, partner_of, partners_of
from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.permissions import acting, needs
from rondkomen.web.desk.forms import PartnerForm, ProfileForm
from rondkomen.web.desk.presenters.partners import shown_partner, shown_partner_file
from rondkomen.web.desk.trying_out import faults_of, tried


@require_safe
@needs(Permission.MANAGE_PARTNERS)
def partners(request: HttpRequest) -> HttpResponse:
    shown = [shown_partner(one) for one in partners_of(acting(request))]
    return render(request, "desk/partners.html", {"partners": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MANAGE_PARTNERS)
def new_partner(request: HttpRequest) -> HttpResponse:
    form = PartnerForm(request.POST or None)
    if form.is_valid() and _added(acting(request), form):
        return redirect("desk:partner", key=form.cleaned_data["key"])
    return render(request, "desk/new_partner.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@needs(Permission.MANAGE_PARTNERS)
def partner(request: HttpRequest, key: str) -> HttpResponse:
    return render(request, "desk/partner.html", {"shown": shown_partner_file(found_partner(request, key))})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MANAGE_PARTNERS)
def profile(request: HttpRequest, key: str) -> HttpResponse:
    """Try out reads the sample with the text as it stands in the field; only keeping it makes it hold."""
    found = found_partner(request, key)
    form = ProfileForm(request.POST or None, initial={"text": found.profile})
    context: dict[str, Any] = {"form": form, "shown": shown_partner_file(found)}
    if form.is_valid():
        text = form.cleaned_data["text"]
        context["faults"] = faults_of(text)
        if "proef" not in request.POST and not context["faults"]:
            actions.set_profile(acting(request), key, text)
            return redirect("desk:partner", key=key)
        if not context["faults"]:
            context["trial"] = tried(text, form.cleaned_data["sample"], found.card.kind, timezone.localdate())
    status = 422 if form.errors or context.get("faults") else 200
    return render(request, "desk/profile.html", context, status=status)


@require_POST
@needs(Permission.MANAGE_PARTNERS)
def open_or_close(request: HttpRequest, key: str) -> HttpResponse:
    """Lets a partner deliver no more, or again."""
    found = found_partner(request, key)
    actions.close_partner(acting(request), key, is_active=not found.card.is_active)
    return redirect("desk:partner", key=key)


def found_partner(request: HttpRequest, key: str) -> PartnerFile:
    """One of the own municipality; others do not exist here."""
    found = partner_of(acting(request), key)
    if found is None:
        raise Http404
    return found


def _added(actor: Actor, form: PartnerForm) -> bool:
    told = form.cleaned_data
    if partner_of(actor, told["key"]) is not None:
        form.add_error("key", _("Er is al een partner met deze korte naam. Kies een andere."))
        return False
    try:
        actions.add_partner(actor, key=told["key"], name=told["name"], kind=told["kind"], kvk=told["kvk"])
    except PermissionRefused:
        raise
    except Refusal:
        form.add_error(None, _("Deze partner kan niet worden gemaakt. Kijk of de korte naam al bestaat."))
        return False
    return True
