"""Around every page of staff: who acts and where, sessions that lasted too long, and doors that nobody opened."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.defaults import permission_denied

from rondkomen.apps.audit.permissions import PermissionRefused
from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.permissions import actor_of, mark_of, member_of
from rondkomen.apps.staff.queries import actor_at, workplaces
from rondkomen.web.accounts.coming_in import be, end
from rondkomen.web.accounts.sessions import is_of_staff

_log = structlog.get_logger("rondkomen.accounts")
_A_MINUTE = 60


class StaffMiddleware:
    """Gives each request who acts (nobody, for a stranger), and keeps a page of staff without a mark shut."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        be(request, None)
        if is_of_staff(request) and request.user.is_authenticated:
            _identify(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: Any, kwargs: Any) -> HttpResponse | None:
        if not is_of_staff(request):
            return None
        mark = mark_of(view)
        if mark is None:
            _log.error("page of staff without a mark", route=getattr(request.resolver_match, "view_name", ""))
            raise PermissionDenied
        if isinstance(mark, Permission) and request.user.is_authenticated and actor_of(request) is None:
            return redirect("accounts:workplace")
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return permission_denied(request, exception) if isinstance(exception, PermissionRefused) else None


def _identify(request: HttpRequest) -> None:
    member, session, now = member_of(request), request.session, time.time()
    here = session.get("workplace", "")
    places = sorted(workplaces(member), key=lambda place: place.code != here)
    is_somewhere = bool(places) and places[0].code == here
    be(request, actor_at(member, places[0]) if is_somewhere else None, places)
    if session.get("round") != member.session_round:
        end(request, "elsewhere")
    elif now - session["since"] > settings.STAFF_LONGEST_SECONDS:
        end(request, "long")
    elif now - session["seen"] > settings.STAFF_IDLE_SECONDS:
        end(request, "idle")
    elif now - session["seen"] > _A_MINUTE:
        session["seen"] = now
