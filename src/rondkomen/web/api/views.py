"""What can be asked: the outcomes for a household, along a range, why they are so, and what is modelled."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router

from rondkomen.law.check import check
from rondkomen.law.report import check_as_data
from rondkomen.web.api import documents
from rondkomen.web.api.limits import check_limit
from rondkomen.web.api.presenters import curved, explained, law_as_data
from rondkomen.web.api.requests import asked_check, asked_curve, asked_explanation, body_of

Language = Annotated[Literal["nl", "en"], Query(description=documents.LANGUAGE)]
Wanted = Annotated[list[str], Query(default_factory=list, description=documents.WANT)]

router = Router()


@router.post("/check", operation_id="check", summary="Outcomes for one household", openapi_extra=documents.CHECK)
def check_household(
    request: HttpRequest,
    want: Wanted,
    language: Language = "nl",
) -> dict[str, Any]:
    check_limit(request)
    asked = asked_check(body_of(request), want)
    return check_as_data(check(asked.household, asked.names), language)


@router.post(
    "/explain", operation_id="explain", summary="Why an outcome is what it is", openapi_extra=documents.EXPLAIN
)
def explain_outcome(request: HttpRequest, language: Language = "nl") -> dict[str, Any]:
    check_limit(request)
    return explained(asked_explanation(body_of(request)), language)


@router.post(
    "/curve", operation_id="curve", summary="Outcomes along a range, and what work pays", openapi_extra=documents.CURVE
)
def curve_household(request: HttpRequest, language: Language = "nl") -> dict[str, Any]:
    check_limit(request)
    return curved(asked_curve(body_of(request)), language)


@router.get("/law", operation_id="law", summary="What of the law is modelled", openapi_extra=documents.LAW)
def law(request: HttpRequest, language: Language = "nl") -> dict[str, Any]:
    check_limit(request)
    return law_as_data(language)
