"""Logging in, step by step; each step lets somebody through or raises LogInRefused or MustWait."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import authenticate

from rondkomen.apps.audit.actions import record
from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.staff.actions.tries import PASSWORD, LogInRefused, Visit, count_failure, count_try, forget_tries
from rondkomen.apps.staff.models import StaffMember
from rondkomen.apps.staff.queries import Workplace, actor_at, member_at_organisation, member_with_email


def check_password(email: str, password: str, visit: Visit) -> StaffMember:
    """Who this is. An unknown, closed or invited account takes as long and is told the same as a wrong password."""
    if not settings.STAFF_PASSWORDS:
        raise LogInRefused("this installation lets staff in through their organisation alone")
    email = email.strip().lower()
    count_try(PASSWORD, email, visit)
    member = authenticate(username=email, password=password)
    if not isinstance(member, StaffMember):
        count_failure(visit, member_with_email(email), "password")
        raise LogInRefused("the e-mail address or the password is not right")
    forget_tries(PASSWORD, email)
    return member


def check_organisation(subject: str, visit: Visit) -> StaffMember:
    """Who this is to the organisation's own log-in; only an invitation makes that known, never an e-mail address."""
    member = member_at_organisation(subject)
    if member is None:
        count_failure(visit, None, "organisation")
        raise LogInRefused("nobody here belongs to this log-in of the organisation")
    return member


def enter(member: StaffMember, place: Workplace, how: str) -> Actor:
    """Begin to work for a municipality; the log says how somebody proved who they are."""
    actor = actor_at(member, place)
    record(actor, "staff.enter", Purpose.BEVEILIGING, how=how)
    return actor


def leave(actor: Actor, reason: str) -> None:
    """Stop: by the button, or because it took too long."""
    record(actor, "staff.leave", Purpose.BEVEILIGING, reason=reason)
