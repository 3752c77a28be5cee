"""The questions, one a screen: show, keep the answer, go on; stop for now; wipe everything."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rondkomen.law import HouseholdRefused
from rondkomen.web.portal.forms import QuestionForm
from rondkomen.web.portal.questions import BY_SLUG, Question
from rondkomen.web.portal.views.page import answers_in, keep, show, walk_in
from rondkomen.web.portal.walk import Walk, walk

A_WEEK = 7 * 24 * 60 * 60


@require_safe
def go_on(request: HttpRequest) -> HttpResponse:
    """To the first question that waits, or to the result."""
    waiting = walk_in(request).open_questions()
    return redirect("portal:question", waiting[0].slug) if waiting else redirect("portal:result")


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, slug: str) -> HttpResponse:
    if slug not in BY_SLUG:
        raise Http404
    now = walk_in(request)
    if not now.has(slug):
        return redirect("portal:check")
    if request.method == "POST":
        return _answered(request, now, BY_SLUG[slug])
    return _shown(request, now, BY_SLUG[slug], now.form(BY_SLUG[slug]))


def _answered(request: HttpRequest, now: Walk, asked: Question) -> HttpResponse:
    form = now.form(asked, request.POST)
    is_unknown = asked.may_be_unknown and "weet_niet" in request.POST
    if not is_unknown and not form.is_valid():
        return redirect("portal:later") if "later" in request.POST else _shown(request, now, asked, form)
    answers = answers_in(request).plus(asked.slug, None if is_unknown else form.answer())
    try:
        after = walk(answers, now.day)
    except HouseholdRefused:
        message = _("Dit past niet bij uw andere antwoorden. Kijk of dit antwoord klopt, en de geboortedatums ook.")
        form.add_error(None, message)
        return _shown(request, now, asked, form)
    keep(request, answers)
    return redirect("portal:later") if "later" in request.POST else _next(now, after, asked)


def _next(now: Walk, after: Walk, asked: Question) -> HttpResponse:
    """The question after this one; who changes one answer of a finished check goes back to the result."""
    waiting = after.open_questions()
    follows = after.after(asked.slug)
    if waiting and (now.is_done or follows is None):
        follows = waiting[0]
    if follows is None or not waiting:
        return redirect("portal:result")
    return redirect("portal:question", follows.slug)


def _shown(request: HttpRequest, now: Walk, asked: Question, form: QuestionForm) -> HttpResponse:
    step, total = now.step(asked.slug)
    context: dict[str, Any] = {"question": asked, "form": form, "step": step, "total": total}
    context |= {"body": f"portal/questions/{form.body}.html", "previous": now.previous(asked.slug), "day": now.day}
    return show(request, "question", status=422 if form.errors else 200, **context)


@require_safe
def later(request: HttpRequest) -> HttpResponse:
    """From now on the answers stay in this browser for a week."""
    request.session.set_expiry(A_WEEK)
    return show(request, "later", has_answers=bool(answers_in(request)))


@require_http_methods(["GET", "HEAD", "POST"])
def wipe(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        request.session.flush()
        return redirect("portal:wiped")
    return show(request, "wipe")


@require_safe
def wiped(request: HttpRequest) -> HttpResponse:
    return show(request, "wiped")
