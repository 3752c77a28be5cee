"""Logging in with a password and a second factor, choosing a municipality, and logging out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rondkomen.apps.staff.actions.log_in import check_password
from rondkomen.apps.staff.actions.second_factors import check_code, use_recovery_code
from rondkomen.apps.staff.actions.tries import LogInRefused, MustWait
from rondkomen.apps.staff.permissions import before_log_in, logged_in, member_of
from rondkomen.apps.staff.queries import factors_of, workplaces
from rondkomen.web.accounts.coming_in import (
    end,
    go_halfway,
    halfway,
    let_in,
    safe_next,
    visit_of,
    why_ended,
    work_at,
)
from rondkomen.web.accounts.forms import CodeForm, LogInForm, RecoveryCodeForm, WorkplaceForm
from rondkomen.web.accounts.names import ENDS
from rondkomen.web.accounts.presenters import offers_passkeys
from rondkomen.web.accounts.views.page import show_with_passkeys

show_or_send = require_http_methods(["GET", "HEAD", "POST"])


@show_or_send
@before_log_in
def log_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("accounts:start")
    address = safe_next(request, request.POST.get("next") or request.GET.get("next", ""))
    form = LogInForm(request.POST or None)
    if settings.STAFF_PASSWORDS and form.is_valid():
        try:
            member = check_password(form.cleaned_data["email"], form.cleaned_data["password"], visit_of(request))
        except LogInRefused as refused:
            refusal = _("Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk of u ze goed hebt getypt.")
            return show_log_in(request, form, address, refused, refusal)
        go_halfway(request, member, "password", address)
        return redirect("accounts:code")
    return show_log_in(request, form, address)


def show_log_in(
    request: HttpRequest, form: forms.Form, address: str, refused: LogInRefused | None = None, sentence: str = ""
) -> HttpResponse:
    """The page to log in, with what did not work when something did not."""
    if refused:
        form.add_error(None, told(refused, sentence))
    context = {"form": form, "next": address, "ended": ENDS.get(why_ended(request), "")}
    context |= {"passwords": settings.STAFF_PASSWORDS, "organisation": bool(settings.OIDC_ISSUER)}
    context |= {"passkeys": offers_passkeys(request) and settings.STAFF_PASSWORDS}
    return show_with_passkeys(request, "log_in", context, status=422 if form.errors else 200)


@show_or_send
@before_log_in
def code(request: HttpRequest) -> HttpResponse:
    """The second factor: six digits; or the way to another one."""
    refusal = _("Deze code klopt niet. Wacht op een nieuwe code in de app en vul die in.")
    return _second_step(request, CodeForm, check_code, "code", refusal)


@show_or_send
@before_log_in
def recovery_code(request: HttpRequest) -> HttpResponse:
    refusal = _("Deze herstelcode klopt niet, of u hebt hem al gebruikt.")
    return _second_step(request, RecoveryCodeForm, use_recovery_code, "recovery_code", refusal)


def _second_step(
    request: HttpRequest, kind: type[forms.Form], check: Callable[..., None], name: str, refusal: str
) -> HttpResponse:
    now = halfway(request)
    if now is None:
        return redirect(settings.LOGIN_URL)
    factors = factors_of(now.member)
    if not factors.has_second:
        return redirect("accounts:set_up")
    form = kind(request.POST or None)
    if form.is_valid():
        try:
            check(now.member, form.cleaned_data["code"], visit_of(request))
            return let_in(request, now.member, f"{now.how}_{name}", now.next)
        except LogInRefused as refused:
            form.add_error("code", told(refused, refusal))
    context = {"form": form, "factors": factors, "passkeys": offers_passkeys(request), "next": now.next}
    return show_with_passkeys(request, name, context, status=422 if form.errors else 200)


@show_or_send
@logged_in
def workplace(request: HttpRequest) -> HttpResponse:
    """Which municipality to work for; who works for one goes on by themselves."""
    places = workplaces(member_of(request))
    now = request.session.get("workplace", "")
    form = WorkplaceForm(places, request.POST or None, initial={"municipality": now})
    if form.is_valid():
        chosen = next(place for place in places if place.code == form.cleaned_data["municipality"])
        work_at(request, member_of(request), chosen)
        return redirect(request.session.pop("next", settings.STAFF_PATH))
    context: dict[str, Any] = {"form": form, "places": places}
    return render(request, "accounts/workplace.html", context, status=422 if form.errors else 200)


@require_POST
@before_log_in
def log_out(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        end(request, "button")
    return redirect(settings.LOGIN_URL)


@require_POST
@logged_in
def stay(request: HttpRequest) -> HttpResponse:
    """Somebody is still busy: asking is enough to count as such."""
    request.session["seen"] = visit_of(request).moment
    return HttpResponse(status=204)


def told(refused: LogInRefused, sentence: str) -> str:
    """What somebody reads: how long to wait, or the sentence that fits the page."""
    if not isinstance(refused, MustWait):
        return sentence
    minutes = -(-refused.seconds // 60)
    if minutes > 60:
        return _("Er is te vaak een verkeerde code of een verkeerd wachtwoord ingevuld. Vraag uw beheerder om hulp.")
    if minutes == 1:
        return _("Er is een paar keer iets ingevuld dat niet klopt. Wacht een minuut en probeer het opnieuw.")
    text = _("Er is een paar keer iets ingevuld dat niet klopt. Wacht %(minutes)s minuten en probeer het opnieuw.")
    return text % {"minutes": minutes}
