"""Passkeys: the question for the browser as JSON, and its answer as a form that a script sends."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondkomen.apps.staff.actions.passkeys import (
    Ceremony,
    add_passkey,
    begin_log_in,
    begin_registration,
    check_passkey,
)
from rondkomen.apps.staff.actions.tries import LogInRefused
from rondkomen.apps.staff.models import StaffMember
from rondkomen.apps.staff.permissions import before_log_in, member_of
from rondkomen.apps.staff.queries import factors_of
from rondkomen.web.accounts.coming_in import (
    halfway,
    let_in,
    remember,
    safe_next,
    site_of,
    visit_of,
    was_recent,
)
from rondkomen.web.accounts.forms import LogInForm, PasskeyForm
from rondkomen.web.accounts.views.log_in import show_log_in

_CHALLENGE = "challenge"


@require_POST
@before_log_in
def ask_passkey(request: HttpRequest) -> JsonResponse:
    return _asked(request, begin_log_in(site_of(request)))


@require_POST
@before_log_in
def use_passkey(request: HttpRequest) -> HttpResponse:
    """A passkey is two factors in one; it also serves as the second of who came halfway."""
    address = safe_next(request, request.POST.get("next", ""))
    challenge = request.session.pop(_CHALLENGE, "")
    now = halfway(request)
    try:
        member = check_passkey(request.POST.get("answer", ""), challenge, site_of(request), visit_of(request))
        if not settings.STAFF_PASSWORDS and (now is None or now.member != member):
            raise LogInRefused("this installation lets staff in through their organisation alone")
    except LogInRefused as refused:
        sentence = _("Inloggen met deze passkey lukte niet. Probeer het opnieuw, of log in met uw wachtwoord.")
        form = LogInForm({})
        form.errors.clear()
        return show_log_in(request, form, address, refused, sentence)
    return let_in(request, member, "passkey", address)


@require_POST
@before_log_in
def ask_new_passkey(request: HttpRequest) -> JsonResponse:
    owner = _owner(request)
    if owner is None:
        return JsonResponse({}, status=403)
    return _asked(request, begin_registration(owner, site_of(request)))


@require_POST
@before_log_in
def keep_passkey(request: HttpRequest) -> HttpResponse:
    owner, form = _owner(request), PasskeyForm(request.POST)
    challenge = request.session.pop(_CHALLENGE, "")
    if owner is None or not form.is_valid():
        return redirect(settings.LOGIN_URL)
    now = halfway(request)
    name = form.cleaned_data["name"].strip() or _("Passkey")
    try:
        add_passkey(owner, form.cleaned_data["answer"], challenge, site_of(request), name)
    except LogInRefused:
        return redirect("accounts:set_up" if now else "accounts:account")
    if now:
        let_in(request, owner, f"{now.how}_passkey", now.next)
        return redirect("accounts:recovery_codes")
    return redirect("accounts:account")


def _asked(request: HttpRequest, ceremony: Ceremony) -> JsonResponse:
    """The question, with its challenge kept for one answer."""
    remember(request, _CHALLENGE, ceremony.challenge)
    return JsonResponse(ceremony.options)


def _owner(request: HttpRequest) -> StaffMember | None:
    """Who may add a passkey now: who just logged in, or who came halfway and has no second factor yet."""
    if request.user.is_authenticated:
        return member_of(request) if was_recent(request) else None
    now = halfway(request)
    return now.member if now and not factors_of(now.member).has_second else None
