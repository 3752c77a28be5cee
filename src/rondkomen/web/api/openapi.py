"""The API itself: its description as an OpenAPI 3.1 document, and what becomes of each refusal."""

from __future__ import annotations

from typing import Any

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.openapi.schema import OpenAPISchema

from rondkomen.law.check import DayNotKnown
from rondkomen.law.household import Fault
from rondkomen.law.household.faults import shown
from rondkomen.web.api.client_log_in import TokenRefused
from rondkomen.web.api.delivery_schemas import SECURITY_SCHEMES
from rondkomen.web.api.documents import VERSION
from rondkomen.web.api.partner_views import router as partner_router
from rondkomen.web.api.problems import Problem, input_refused
from rondkomen.web.api.schemas import SCHEMAS
from rondkomen.web.api.views import router

_log = structlog.get_logger("rondkomen.api")

DESCRIPTION = """
What Dutch law gives a household: outcomes, why they are so, and what is modelled. The household is not kept.
Amounts are strings with two decimals. What is not told is unknown, and an outcome can then be `perhaps`.
Outcomes are an indication: the organisation that pays decides.

Partners that signal arrears (Wgs 3 lid 1 b) deliver their early signals here and read what became of each row.
"""


class Api(NinjaAPI):
    """Addresses relative to /api/v1, and the forms written in schemas.py."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(path_prefix="")
        schema["components"] = {"schemas": SCHEMAS, "securitySchemes": SECURITY_SCHEMES}
        return schema


def _readable_anywhere(view: Any) -> Any:
    """The document may be read by tools in a browser on another site; nothing else here may."""

    def answer(request: HttpRequest, **options: Any) -> HttpResponse:
        response = view(request, **options)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return answer


api = Api(
    title="Rondkomen",
    version=VERSION,
    description=DESCRIPTION.strip(),
    docs_url=None,
    docs_decorator=_readable_anywhere,
    servers=[{"url": "/api/v1"}],
    urls_namespace="api",
    openapi_extra={
        "info": {
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
            "contact": settings.API_CONTACT,
        }
    },
)
api.add_router("", router)
api.add_router("", partner_router)


@api.exception_handler(Problem)
def _answer_problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problem.response()


@api.exception_handler(TokenRefused)
def _answer_token_refused(request: HttpRequest, refused: TokenRefused) -> HttpResponse:
    return refused.response()


@api.exception_handler(DayNotKnown)
def _answer_day(request: HttpRequest, error: DayNotKnown) -> HttpResponse:
    expected = f"a day from {error.known.since} to {error.known.until}, whose law is known here"
    return input_refused([Fault("on", str(error.day), expected)]).response()


@api.exception_handler(ValidationError)
def _answer_parameters(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Parameters of the address, which ninja checks."""
    faults = []
    for one in error.errors:
        expected = one["msg"].removeprefix("Input should be ")
        place = ".".join(str(part) for part in one["loc"][:2])
        faults.append(Fault(place, shown(request.GET.get(str(one["loc"][1]))), expected))
    return input_refused(faults).response()


@api.exception_handler(Exception)
def _answer_failure(request: HttpRequest, error: Exception) -> HttpResponse:
    _log.error("api failed", exc_info=error)
    return Problem(500, "This went wrong on our side; it has been logged.").response()
