"""Around every request: an id and one line in the log, and the headers that Django does not set itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from time import perf_counter
from uuid import uuid4

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware

Next = Callable[[HttpRequest], HttpResponse]

_log = structlog.get_logger("rondkomen.request")
_ID = re.compile(r"[0-9a-fA-F-]{8,64}")

FEATURES_OFF = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "fullscreen",
    "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "picture-in-picture",
    "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "usb", "xr-spatial-tracking",
)  # fmt: skip
"""No page needs any of these, except what it asks for itself; a script that got in could otherwise use them."""


class RequestLogMiddleware:
    """Gives each request an id (in the answer as X-Request-ID) and logs it when it is done; see logs.py for what."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        start = perf_counter()
        request_id = _request_id(request)
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self.get_response(request)
            response["X-Request-ID"] = request_id
            _log.info(
                "request",
                method=request.method if request.method in _METHODS else "other",
                route=request.resolver_match.view_name if request.resolver_match else "",
                status=response.status_code,
                milliseconds=round((perf_counter() - start) * 1000, 1),
            )
        return response


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def _request_id(request: HttpRequest) -> str:
    """The id that our own proxy gave, or a new one; a visitor does not write in our logs."""
    given = request.headers.get("X-Request-ID", "")
    return given if settings.TRUSTED_PROXIES and _ID.fullmatch(given) else str(uuid4())


class HeadersMiddleware:
    """Says which features of the browser stay off, and that an answer is not kept unless its maker says otherwise.

    People check their money on shared computers: what is not kept cannot be found with the back button.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        asked = response.headers.get("Permissions-Policy", "")
        off = [f"{feature}=()" for feature in FEATURES_OFF if feature not in asked]
        response.headers["Permissions-Policy"] = ", ".join([asked, *off] if asked else off)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class DutchFirstMiddleware(LocaleMiddleware):
    """Dutch until the visitor chooses: many computers that are not their owner's speak English."""

    def process_request(self, request: HttpRequest) -> None:
        request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        super().process_request(request)
