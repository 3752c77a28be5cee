"""What the system of a partner can do: get a token, deliver signals or try it out, and read what became of them."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Query, Router

from rondkomen.apps.signals.queries import delivery_of
from rondkomen.apps.signals.queries.rows import MOST_ON_A_PAGE
from rondkomen.web.api import delivery_documents as documents
from rondkomen.web.api.client_log_in import sender_of, token_for, token_response
from rondkomen.web.api.deliveries import delivered, report_of, tried_out
from rondkomen.web.api.limits import check_limit
from rondkomen.web.api.problems import Problem
from rondkomen.web.api.sent_deliveries import sent_in

Language = Annotated[Literal["nl", "en"], Query(description=documents.LANGUAGE)]
Trial = Annotated[Literal["ja", "nee"], Query(description=documents.PROEF)]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description=documents.OFFSET)]
Limit = Annotated[int, Query(ge=1, le=MOST_ON_A_PAGE, description=documents.LIMIT)]

router = Router()


@router.post("/token", operation_id="token", summary="A token for a partner", openapi_extra=documents.TOKEN)
def give_token(request: HttpRequest) -> HttpResponse:
    check_limit(request)
    return token_response(token_for(request))


@router.post("/vroegsignalen", operation_id="deliver", summary="Deliver early signals", openapi_extra=documents.DELIVER)
def deliver(request: HttpRequest, proef: Trial = "nee", language: Language = "nl") -> HttpResponse:
    check_limit(request)
    sender = sender_of(request)
    sent = sent_in(request)
    return tried_out(sender, sent, language) if proef == "ja" else delivered(sender, sent, language)


@router.get(
    "/vroegsignalen/{uuid:ident}",
    operation_id="report",
    summary="What became of a delivery",
    openapi_extra=documents.REPORT,
    url_name="report_delivery",
)
def report(
    request: HttpRequest, ident: UUID, language: Language = "nl", offset: Offset = 0, limit: Limit = MOST_ON_A_PAGE
) -> HttpResponse:
    check_limit(request)
    sender = sender_of(request)
    found = delivery_of(sender, ident)
    if found is None:
        raise Problem(404, "There is no such delivery of yours.")
    return JsonResponse(report_of(sender, found, language, offset, limit))
