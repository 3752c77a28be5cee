"""The organisation's own log-in (OpenID Connect): away to it, and back with who somebody is."""

from __future__ import annotations

import hmac
from dataclasses import asdict

import structlog
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondkomen.apps.staff.actions.invitations import accept_with_organisation
from rondkomen.apps.staff.actions.log_in import check_organisation
from rondkomen.apps.staff.actions.tries import LogInRefused
from rondkomen.apps.staff.models import StaffMember
from rondkomen.apps.staff.permissions import before_log_in
from rondkomen.gateways.oidc import Answer, OidcClient, Provider, ProviderFailed, Question
from rondkomen.web.accounts.coming_in import go_halfway, let_in, remember, safe_next, visit_of
from rondkomen.web.accounts.forms import LogInForm
from rondkomen.web.accounts.views.first_time import invitation_in
from rondkomen.web.accounts.views.log_in import show_log_in

_QUESTION = "question"
_log = structlog.get_logger("rondkomen.accounts")


@require_safe
@before_log_in
def to_organisation(request: HttpRequest) -> HttpResponse:
    """A link and no form: the content security policy lets no form end elsewhere."""
    question = Question(request.build_absolute_uri(reverse("accounts:from_organisation")))
    next_address = safe_next(request, request.GET.get("next", ""))
    try:
        address = _provider().address(question)
    except ProviderFailed as failed:
        return _failed(request, failed)
    remember(request, _QUESTION, asdict(question) | {"next": next_address})
    return redirect(address)


@require_safe
@before_log_in
def from_organisation(request: HttpRequest) -> HttpResponse:
    kept = request.session.pop(_QUESTION, {})
    next_address = kept.pop("next", settings.STAFF_PATH)
    state, code = request.GET.get("state", ""), request.GET.get("code", "")
    try:
        if not kept or not code or not hmac.compare_digest(kept["state"].encode(), state.encode()):
            raise ProviderFailed("nobody was sent to the organisation from this browser, or it sent no code")
        answer = _provider().answer(Question(**kept), code)
        member = _member(request, answer)
    except (ProviderFailed, LogInRefused) as failed:
        return _failed(request, failed)
    if answer.has_two_factors(settings.OIDC_LEVEL):
        return let_in(request, member, "organisation", next_address)
    go_halfway(request, member, "organisation", next_address)
    return redirect("accounts:code")


def _member(request: HttpRequest, answer: Answer) -> StaffMember:
    ident, token = invitation_in(request)
    if ident:
        return accept_with_organisation(ident, token, answer.subject)
    return check_organisation(answer.subject, visit_of(request))


def _provider() -> Provider:
    if not settings.OIDC_ISSUER:
        raise Http404
    return OidcClient(settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET, settings.OIDC_LEVEL)


def _failed(request: HttpRequest, failed: Exception) -> HttpResponse:
    """What went wrong goes to the log; the person reads what can be done."""
    _log.warning("organisation log-in failed", reason=str(failed))
    form = LogInForm({})
    form.errors.clear()
    sentence = _("Inloggen via uw organisatie lukte niet. Probeer het opnieuw, of vraag uw beheerder om hulp.")
    return show_log_in(request, form, settings.STAFF_PATH, LogInRefused(), sentence)
