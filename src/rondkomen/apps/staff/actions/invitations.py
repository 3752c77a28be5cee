"""Invitations: a link that works once and for a limited time, with which somebody chooses how to log in."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import IntegrityError, transaction
from django.db.models import F

from rondkomen.apps.staff.actions.trail import note_own
from rondkomen.apps.staff.actions.tries import LogInRefused
from rondkomen.apps.staff.models import StaffMember
from rondkomen.apps.staff.queries import member_at_organisation


class _Invitations(PasswordResetTokenGenerator):
    """Django's tokens for a new password, spent by the first use and by every later invitation."""

    key_salt = "rondkomen.apps.staff.invitation"

    def _make_hash_value(self, user: StaffMember, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}|{user.session_round}"


_invitations = _Invitations()


def invitation_for(member: StaffMember) -> str:
    """The secret part of an invitation's address: works once, for as long as settings.PASSWORD_RESET_TIMEOUT says."""
    return _invitations.make_token(member)


def invited(ident: UUID, token: str) -> StaffMember | None:
    """Who an invitation is for; None when it is not valid, not any more, or the account is closed."""
    member = StaffMember.objects.filter(pk=ident, is_active=True).first()
    return member if member and _invitations.check_token(member, token) else None


def accept_with_password(ident: UUID, token: str, password: str) -> StaffMember:
    """Choose a password. The second factor comes next. Raises LogInRefused when the invitation is spent."""
    with transaction.atomic():
        member = _held(ident, token)
        member.set_password(password)
        member.session_round += 1
        member.save(update_fields=["password", "session_round"])
    note_own(member, "staff.accept_invitation", how="password")
    return member


def accept_with_organisation(ident: UUID, token: str, subject: str) -> StaffMember:
    """From now on the organisation's own log-in says who this is. Raises LogInRefused."""
    if member_at_organisation(subject):
        raise LogInRefused("this log-in of the organisation already belongs to another account")
    try:
        with transaction.atomic():
            member = _held(ident, token)
            member.oidc_subject = subject
            member.session_round += 1
            member.save(update_fields=["oidc_subject", "session_round"])
    except IntegrityError as error:
        raise LogInRefused("this log-in of the organisation already belongs to another account") from error
    note_own(member, "staff.accept_invitation", how="organisation")
    return member


def change_password(member: StaffMember, password: str) -> None:
    """Somebody chooses another password; all other sessions end."""
    member.set_password(password)
    member.save(update_fields=["password"])
    note_own(member, "staff.change_password")


def end_sessions(member: StaffMember) -> None:
    """Log somebody out everywhere."""
    StaffMember.objects.filter(pk=member.pk).update(session_round=F("session_round") + 1)
    note_own(member, "staff.end_sessions")


def _held(ident: UUID, token: str) -> StaffMember:
    """The member, held until the transaction ends: an invitation that is used twice at once works once."""
    member = StaffMember.objects.select_for_update().filter(pk=ident, is_active=True).first()
    if member is None or not _invitations.check_token(member, token):
        raise LogInRefused("this invitation does not work any more")
    return member
