"""The own account: with what somebody logs in. Changes ask for a log-in of the last quarter of an hour."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.staff.actions.invitations import change_password, end_sessions
from rondkomen.apps.staff.actions.passkeys import remove_passkey
from rondkomen.apps.staff.actions.second_factors import make_recovery_codes
from rondkomen.apps.staff.permissions import logged_in, member_of
from rondkomen.apps.staff.queries import factors_of
from rondkomen.web.accounts.coming_in import end, was_recent
from rondkomen.web.accounts.forms import CodeForm, NewPasswordForm, PasskeyForm
from rondkomen.web.accounts.presenters import offers_passkeys, shown_passkeys
from rondkomen.web.accounts.views.first_time import confirmed, show_set_up
from rondkomen.web.accounts.views.log_in import show_or_send
from rondkomen.web.accounts.views.page import show_with_passkeys


def recently(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Asks to log in again after a quarter of an hour: an open computer is not enough to take over an account."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if was_recent(request):
            return view(request, *args, **kwargs)
        end(request, "again")
        return redirect("accounts:log_in") if request.method == "POST" else redirect_to_login(request.path)

    return guarded


@require_safe
@logged_in
def account(request: HttpRequest) -> HttpResponse:
    factors = factors_of(member_of(request))
    context = {"factors": factors, "passkeys": shown_passkeys(factors), "form": PasskeyForm()}
    return show_with_passkeys(request, "account", context | {"offers_passkeys": offers_passkeys(request)})


@show_or_send
@logged_in
@recently
def password(request: HttpRequest) -> HttpResponse:
    form = NewPasswordForm(member_of(request), request.POST or None)
    if form.is_valid():
        change_password(member_of(request), form.cleaned_data["password"])
        update_session_auth_hash(request, member_of(request))
        return redirect("accounts:account")
    return render(request, "accounts/password.html", {"form": form}, status=422 if form.errors else 200)


@show_or_send
@logged_in
@recently
def code_app(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST or None)
    if form.is_valid() and confirmed(request, member_of(request), form):
        return redirect("accounts:account")
    return show_set_up(request, "code_app", member_of(request), form)


@show_or_send
@logged_in
@recently
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Asked for with a button, and shown in the answer alone: they are kept nowhere to be shown again."""
    codes = make_recovery_codes(member_of(request)) if request.method == "POST" else []
    return render(request, "accounts/recovery_codes.html", {"codes": codes, "factors": factors_of(member_of(request))})


@require_POST
@logged_in
@recently
def forget_passkey(request: HttpRequest, ident: int) -> HttpResponse:
    try:
        remove_passkey(member_of(request), ident)
    except Refusal:
        return redirect("accounts:code_app")
    return redirect("accounts:account")


@require_POST
@logged_in
def log_out_everywhere(request: HttpRequest) -> HttpResponse:
    end_sessions(member_of(request))
    end(request, "button")
    return redirect("accounts:log_in")
