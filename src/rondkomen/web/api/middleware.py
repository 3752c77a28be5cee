"""Under /api/ every answer is for a machine: with the API's version, and a problem in JSON whatever went wrong."""

from __future__ import annotations

import json
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from rondkomen.web.api.documents import VERSION
from rondkomen.web.api.problems import CONTENT_TYPE, OAUTH_TYPE, problem_as_data

PREFIX = "/api/"
_FOR_MACHINES = (CONTENT_TYPE, OAUTH_TYPE)
_DETAILS = {
    400: "The request cannot be understood.",
    404: "There is nothing at this address; addresses have no slash at their end.",
    405: "This address does not know this method.",
}


class ApiMiddleware:
    """Stands around Django's own answers too: an unknown address, a method that is not known, a failure."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        method = request.method
        if method == "HEAD":
            request.method = "GET"  # ninja knows no HEAD; the server leaves the body out
        response = self.get_response(request)
        request.method = method
        if response.status_code >= 400 and response.headers.get("Content-Type") not in _FOR_MACHINES:
            detail = _DETAILS.get(response.status_code, "The request could not be answered.")
            response.content = json.dumps(problem_as_data(response.status_code, detail)).encode()
            response.headers["Content-Type"] = CONTENT_TYPE
            response.headers["Content-Length"] = str(len(response.content))
        response.cookies.clear()
        for header in ("Vary", "Content-Language"):  # what LocaleMiddleware says is of pages
            response.headers.pop(header, None)
        response.headers["API-Version"] = VERSION
        return response
