"""What the system of a partner logs in with: made once and shown once, and revoked."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from rondkomen.apps.signals import actions
from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.permissions import acting, needs
from rondkomen.web.desk.presenters.partners import shown_partner
from rondkomen.web.desk.views.partners import found_partner


@require_POST
@never_cache
@needs(Permission.MANAGE_PARTNERS)
def new_credential(request: HttpRequest, key: str) -> HttpResponse:
    """The secret stands in this answer alone: it is kept nowhere to be shown again."""
    found = found_partner(request, key)
    made = actions.add_credential(acting(request), key)
    return render(request, "desk/new_credential.html", {"shown": shown_partner(found.card), "made": made})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MANAGE_PARTNERS)
def revoke(request: HttpRequest, key: str, client_id: str) -> HttpResponse:
    """Asks first: the system of the partner cannot get in from then on."""
    found = found_partner(request, key)
    if client_id not in {one.client_id for one in found.credentials if one.revoked_at is None}:
        raise Http404
    if request.method == "POST":
        actions.revoke_credential(acting(request), client_id)
        return redirect("desk:partner", key=key)
    return render(request, "desk/revoke.html", {"shown": shown_partner(found.card), "client_id": client_id})
