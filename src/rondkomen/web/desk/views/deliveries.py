"""The list of deliveries, and a new one: tried out first, or sent in."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.signals import actions, jobs
from rondkomen.apps.signals.kinds import Way
from rondkomen.apps.signals.queries import deliveries_of, partners_of
from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.permissions import acting, may, needs
from rondkomen.web.desk.forms import DeliveryForm
from rondkomen.web.desk.presenters.deliveries import shown_delivery
from rondkomen.web.desk.presenters.trials import shown_report
from rondkomen.web.desk.uploads import MemoryUpload
from rondkomen.web.desk.views.paging import page_of

AT_ONCE = 25


@require_safe
@needs(Permission.SEE_SIGNALS)
def deliveries(request: HttpRequest) -> HttpResponse:
    actor = acting(request)
    found, pages = page_of(request, deliveries_of(actor), AT_ONCE)
    context = {"deliveries": [shown_delivery(one, timezone.now()) for one in found], "pages": pages}
    return render(request, "desk/deliveries.html", context | {"may_deliver": may(actor, Permission.DELIVER_SIGNALS)})


@csrf_exempt  # checked below: to check, the file must have been read, and it may only be read into memory
@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.DELIVER_SIGNALS)
def new_delivery(request: HttpRequest) -> HttpResponse:
    request.upload_handlers = [MemoryUpload(request)]
    return _new_delivery(request)


@csrf_protect
def _new_delivery(request: HttpRequest) -> HttpResponse:
    actor = acting(request)
    partners = partners_of(actor)
    form = DeliveryForm(partners, request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "has_partners": len(form.fields["partner"].choices) > 1}  # type: ignore[attr-defined]
    if form.is_valid():
        try:
            if "proef" not in request.POST:
                return _send_in(actor, form)
            context["report"] = shown_report(actions.dry_run(actor, *_told(form)))
        except (actions.PartnerUnknown, actions.NoProfile):
            form.add_error("partner", _("Deze partner kan nu niets sturen. Kies een andere, of vraag uw beheerder."))
    template = "new_delivery_main" if request.htmx else "new_delivery"  # type: ignore[attr-defined]
    return render(request, f"desk/{template}.html", context, status=422 if form.errors else 200)


def _send_in(actor: Actor, form: DeliveryForm) -> HttpResponse:
    with transaction.atomic():
        received = actions.receive(actor, *_told(form), Way.WERKPLEK)
        if received.is_new:
            jobs.start(received.delivery)
    address = reverse("desk:delivery", kwargs={"ident": received.delivery})
    return redirect(address if received.is_new else f"{address}?al")


def _told(form: DeliveryForm) -> tuple[str, str, bytes]:
    file = form.cleaned_data["file"]
    return form.cleaned_data["partner"], file.name, file.read()
