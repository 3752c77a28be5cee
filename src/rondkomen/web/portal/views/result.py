"""The result: on screen, on paper, and the picture in it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from rondkomen.web.portal.more_work import who_works
from rondkomen.web.portal.picture import (
    FINENESS,
    caption_of,
    drawn,
    mark_of,
    note_of,
    sentence_of,
    table_of,
    work_picture,
)
from rondkomen.web.portal.presenters import in_full, result_of
from rondkomen.web.portal.summary import summary_of
from rondkomen.web.portal.views.page import contact_of, help_here, show, walk_in
from rondkomen.web.portal.walk import Walk


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    return _page(request, "result")


@require_safe
def on_paper(request: HttpRequest) -> HttpResponse:
    return _page(request, "print")


@require_safe
def why(request: HttpRequest, name: str) -> HttpResponse:
    """All steps of one right."""
    now = walk_in(request)
    found = in_full(now, name) if now.known else None
    if found is None:
        return redirect("portal:result")
    label, explained = found
    return show(request, "why", label=label, explained=explained, day=now.day)


@require_safe
def work_svg(request: HttpRequest) -> HttpResponse:
    found = work_picture(walk_in(request).household(), FINENESS)
    if found is None:
        raise Http404
    return HttpResponse(drawn(found), content_type="image/svg+xml")


def _page(request: HttpRequest, template: str) -> HttpResponse:
    now = walk_in(request)
    if not now.known:
        return redirect("portal:start")
    found = result_of(now, contact_of(help_here()))
    answers, may_work_more = summary_of(now), bool(who_works(now.known))
    return show(
        request, template, result=found, day=now.day, answers=answers, may_work_more=may_work_more, **_picture(now)
    )


def _picture(now: Walk) -> dict[str, Any]:
    found = work_picture(now.household())
    if found is None:
        return {}
    words = {"sentence": sentence_of(found), "note": note_of(found), "caption": caption_of(found)}
    return {"work": words | {"table": table_of(found), "mark": mark_of(found)}}
