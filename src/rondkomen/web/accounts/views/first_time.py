"""The first time: an invitation, a password, and a second factor that is set up before anything else opens."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondkomen.apps.staff.actions.invitations import accept_with_password, invited
from rondkomen.apps.staff.actions.second_factors import begin_code_app, confirm_code_app
from rondkomen.apps.staff.actions.tries import LogInRefused
from rondkomen.apps.staff.models import StaffMember
from rondkomen.apps.staff.permissions import before_log_in
from rondkomen.apps.staff.queries import code_app_setup, factors_of
from rondkomen.web.accounts.coming_in import go_halfway, halfway, let_in, remember, visit_of
from rondkomen.web.accounts.forms import CodeForm, NewPasswordForm
from rondkomen.web.accounts.presenters import offers_passkeys, shown_setup
from rondkomen.web.accounts.views.log_in import show_or_send, told
from rondkomen.web.accounts.views.page import show_with_passkeys

INVITATION = "invitation"


@require_safe
@before_log_in
def open_invitation(request: HttpRequest, ident: UUID, token: str) -> HttpResponse:
    """Keep what is secret out of the address bar, and go on."""
    remember(request, INVITATION, [str(ident), token])
    return redirect("accounts:invitation")


@show_or_send
@before_log_in
def invitation(request: HttpRequest) -> HttpResponse:
    ident, token = invitation_in(request)
    member = invited(ident, token) if ident else None
    if ident is None or member is None:
        return render(request, "accounts/no_invitation.html", status=410)
    form = NewPasswordForm(member, request.POST or None)
    if settings.STAFF_PASSWORDS and form.is_valid():
        try:
            member = accept_with_password(ident, token, form.cleaned_data["password"])
        except LogInRefused:
            return render(request, "accounts/no_invitation.html", status=410)
        go_halfway(request, member, "password", settings.STAFF_PATH)
        return redirect("accounts:set_up")
    context = {"form": form, "member": member, "passwords": settings.STAFF_PASSWORDS}
    context |= {"organisation": bool(settings.OIDC_ISSUER)}
    return render(request, "accounts/invitation.html", context, status=422 if form.errors else 200)


def invitation_in(request: HttpRequest) -> tuple[UUID | None, str]:
    """The invitation that was opened in this browser."""
    ident, token = request.session.get(INVITATION, ("", ""))
    return (UUID(ident) if ident else None), token


@show_or_send
@before_log_in
def set_up(request: HttpRequest) -> HttpResponse:
    """A second factor, for who proved the first and has none yet; who has one proves that instead."""
    now = halfway(request)
    if now is None:
        return redirect(settings.LOGIN_URL)
    if factors_of(now.member).has_second:
        return redirect("accounts:code")
    form = CodeForm(request.POST or None)
    if form.is_valid() and confirmed(request, now.member, form):
        let_in(request, now.member, f"{now.how}_code", now.next)
        return redirect("accounts:recovery_codes")
    return show_set_up(request, "set_up", now.member, form)


def confirmed(request: HttpRequest, member: StaffMember, form: CodeForm) -> bool:
    """Whether the first code of a new app was right; if not the form says so."""
    try:
        confirm_code_app(member, form.cleaned_data["code"], visit_of(request))
    except LogInRefused as refused:
        form.add_error("code", told(refused, _("Deze code klopt niet. Staat de klok van uw telefoon goed?")))
        return False
    return True


def show_set_up(request: HttpRequest, template: str, member: StaffMember, form: CodeForm) -> HttpResponse:
    """The picture for the app, and the box for its first code."""
    begin_code_app(member)
    setup = code_app_setup(member)
    context = {"form": form, "setup": shown_setup(setup) if setup else None, "passkeys": offers_passkeys(request)}
    return show_with_passkeys(request, template, context, status=422 if form.errors else 200)
