"""Colleagues of the own municipality: invite, give roles, let somebody begin anew, close an account."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.staff.actions.members import invite, let_begin_anew, let_try_again, set_open, set_roles
from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.models import StaffMember
from rondkomen.apps.staff.permissions import acting, needs
from rondkomen.apps.staff.queries import Colleague
from rondkomen.apps.staff.queries import colleague as found_colleague
from rondkomen.apps.staff.queries import colleagues as all_colleagues
from rondkomen.web.accounts.forms import InviteForm, RolesForm
from rondkomen.web.accounts.invitation_link import invitation_path
from rondkomen.web.accounts.presenters import shown_colleague
from rondkomen.web.accounts.views.log_in import show_or_send


@require_safe
@needs(Permission.MANAGE_STAFF)
def colleagues(request: HttpRequest) -> HttpResponse:
    shown = [shown_colleague(one) for one in all_colleagues(acting(request))]
    return render(request, "accounts/colleagues.html", {"colleagues": shown})


@show_or_send
@needs(Permission.MANAGE_STAFF)
def new_colleague(request: HttpRequest) -> HttpResponse:
    form = InviteForm(request.POST or None)
    if form.is_valid():
        email, name = form.cleaned_data["email"], form.cleaned_data["name"]
        try:
            invited = invite(acting(request), email=email, name=name, roles=form.wanted())
        except Refusal:
            form.add_error("email", _("Dit is uw eigen account. Een collega kan uw rollen veranderen."))
        else:
            return _handed_over(request, invited.member, is_new=invited.is_new)
    return render(request, "accounts/new_colleague.html", {"form": form}, status=422 if form.errors else 200)


@show_or_send
@needs(Permission.MANAGE_STAFF)
def colleague(request: HttpRequest, ident: UUID) -> HttpResponse:
    one = _found(request, ident)
    form = RolesForm(request.POST or None, initial={"roles": list(one.roles)})
    is_oneself = request.user.pk == ident
    if form.is_valid() and not is_oneself:
        set_roles(acting(request), ident, form.wanted())
        return redirect("accounts:colleagues")
    context = {"form": form, "one": one, "shown": shown_colleague(one), "is_oneself": is_oneself}
    return render(request, "accounts/colleague.html", context, status=422 if form.errors else 200)


@require_POST
@needs(Permission.MANAGE_STAFF)
def begin_anew(request: HttpRequest, ident: UUID) -> HttpResponse:
    _found(request, ident)
    try:
        member = let_begin_anew(acting(request), ident)
    except Refusal:
        return _refused(request, ident)
    return _handed_over(request, member, is_new=True)


@require_POST
@needs(Permission.MANAGE_STAFF)
def try_again(request: HttpRequest, ident: UUID) -> HttpResponse:
    _found(request, ident)
    let_try_again(acting(request), ident)
    return redirect("accounts:colleagues")


@require_POST
@needs(Permission.MANAGE_STAFF)
def open_or_close(request: HttpRequest, ident: UUID) -> HttpResponse:
    one = _found(request, ident)
    try:
        set_open(acting(request), ident, is_open=not one.is_active)
    except Refusal:
        return _refused(request, ident)
    return redirect("accounts:colleagues")


def _found(request: HttpRequest, ident: UUID) -> Colleague:
    """Who works for another municipality alone does not exist here."""
    one = found_colleague(acting(request), ident)
    if one is None:
        raise Http404
    return one


def _handed_over(request: HttpRequest, member: StaffMember, *, is_new: bool) -> HttpResponse:
    """The link to hand over, shown once; an account that exists needs none."""
    link = request.build_absolute_uri(invitation_path(member)) if is_new else ""
    return render(request, "accounts/invited.html", {"member": member, "link": link})


def _refused(request: HttpRequest, ident: UUID) -> HttpResponse:
    one = _found(request, ident)
    context = {"form": RolesForm(initial={"roles": list(one.roles)}), "one": one, "shown": shown_colleague(one)}
    context |= {"is_oneself": request.user.pk == ident, "refused": True}
    return render(request, "accounts/colleague.html", context, status=409)
