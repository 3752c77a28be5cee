"""Sessions of staff: kept on the server under a cookie of their own, so that logging out ends them for good.

Residents have another kind (config.sessions): sealed in their own browser. The two never meet, because the cookie of
staff is sent under settings.STAFF_PATH alone.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse


def is_of_staff(request: HttpRequest) -> bool:
    """Whether a page belongs to a door of staff."""
    return request.path_info.startswith(settings.STAFF_PATH)


class StaffSessionMiddleware:
    """Puts the session of staff in the place of the visitor's own, for pages of staff."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_of_staff(request):
            return self.get_response(request)
        of_visitor = request.session
        request.session = SessionStore(request.COOKIES.get(settings.STAFF_COOKIE))
        response = self.get_response(request)
        _keep(request, response)
        request.session = of_visitor
        return response


def _keep(request: HttpRequest, response: HttpResponse) -> None:
    session = request.session
    if session.is_empty():
        if settings.STAFF_COOKIE in request.COOKIES:
            response.delete_cookie(settings.STAFF_COOKIE, path=settings.STAFF_PATH, samesite="Lax")
        return
    if not session.modified or response.status_code >= 500:
        return
    try:
        session.save()
    except UpdateError:
        return  # it was ended meanwhile, by logging out in another window
    response.set_cookie(
        settings.STAFF_COOKIE,
        session.session_key or "",
        path=settings.STAFF_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",  # Strict would lose who comes back from the organisation's own log-in
    )
