"""Who may open what: marks on the views of staff, and the same question for actions.

    @needs(Permission.MANAGE_STAFF)
    def colleagues(request): ...

Every view under settings.STAFF_PATH carries one of the marks `needs`, `logged_in` or `before_log_in`; one without
stays shut (web.accounts.middleware), and tests/web/test_matrix.py fails.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.permissions import check
from rondkomen.apps.staff.matrix import MATRIX, Permission
from rondkomen.apps.staff.models import StaffMember

View = Callable[..., HttpResponseBase]


class Mark(StrEnum):
    """What a view asks that needs no role."""

    BEFORE_LOG_IN = "before_log_in"
    LOGGED_IN = "logged_in"


def may(actor: Actor, permission: Permission) -> bool:
    """Whether one of the actor's roles has the permission."""
    return actor.has_any(*MATRIX[permission])


def check_may(actor: Actor, permission: Permission) -> None:
    """Raises PermissionRefused unless the actor may; for actions."""
    check(may(actor, permission), f"do this: it needs {permission}")


def actor_of(request: HttpRequest) -> Actor | None:
    """Who acts: the member of staff who is logged in, in the municipality he or she works for now."""
    return getattr(request, "actor", None)


def acting(request: HttpRequest) -> Actor:
    """Who acts, in a view that only opens for somebody. Raises PermissionDenied when it is nobody."""
    actor = actor_of(request)
    if actor is None:
        raise PermissionDenied
    return actor


def member_of(request: HttpRequest) -> StaffMember:
    """Who is logged in. Raises PermissionDenied when it is nobody."""
    if not isinstance(request.user, StaffMember):
        raise PermissionDenied
    return request.user


def needs(permission: Permission) -> Callable[[View], View]:
    """Opens a view for who has the permission in the municipality of now; others get 403, and strangers log in."""

    def marked(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_log_in(request)
            if not may(acting(request), permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return _with_mark(guarded, permission)

    return marked


def logged_in(view: View) -> View:
    """Opens a view for who is logged in, whatever the role and municipality, such as one's own account."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs) if request.user.is_authenticated else _to_log_in(request)

    return _with_mark(guarded, Mark.LOGGED_IN)


def before_log_in(view: View) -> View:
    """Leaves a view open to everybody, for it is a part of logging in."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    return _with_mark(opened, Mark.BEFORE_LOG_IN)


def mark_of(view: Callable[..., Any]) -> Permission | Mark | None:
    """What a view asks; None when nobody said so."""
    return getattr(view, "staff_mark", None)


def _with_mark(view: View, mark: Permission | Mark) -> View:
    view.staff_mark = mark  # type: ignore[attr-defined]
    return view


def _to_log_in(request: HttpRequest) -> HttpResponse:
    """Log in first, and then to this page; what was being sent is not sent again."""
    if request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path())
    return redirect(settings.LOGIN_URL)
