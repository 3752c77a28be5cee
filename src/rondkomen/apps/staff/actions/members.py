"""What a beheerder does with the accounts of the own municipality, and the operator with any account."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.hashers import make_password

from rondkomen.apps.audit.actions import writing
from rondkomen.apps.audit.actor import Actor, Role
from rondkomen.apps.audit.lines import Draft, Reference
from rondkomen.apps.audit.permissions import Refusal, check
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.staff.actions.tries import CODE, PASSWORD, forget_tries
from rondkomen.apps.staff.matrix import STAFF_ROLES, Permission
from rondkomen.apps.staff.models import CodeApp, Passkey, RecoveryCode, StaffMember, StaffRole
from rondkomen.apps.staff.permissions import check_may

OPERATOR = "system:create_staff"
"""Who has a shell on the server can give the first beheerder access, and help somebody of several municipalities."""


@dataclass(frozen=True, slots=True)
class Invited:
    """Who was invited, and whether the account is new: then an invitation has to be handed over."""

    member: StaffMember
    is_new: bool


def invite(actor: Actor, *, email: str, name: str, roles: Iterable[Role]) -> Invited:
    """Make an account with roles in the actor's municipality; an account that exists gets the roles added to its own.

    Raises PermissionRefused, or Refusal when no role is given.
    """
    wanted = _checked(roles)
    with _writing(actor, "staff.invite") as line:
        _check_manages(actor)
        if not wanted:
            raise Refusal("somebody who works here has at least one role")
        member, is_new = StaffMember.objects.get_or_create(
            email=email.strip().lower(), defaults={"name": name.strip(), "password": make_password(None)}
        )
        _check_other(actor, member)
        before = _roles(actor, member)
        _give(actor, member, wanted - before)
        line.about = Reference("staff", str(member.pk))
        line.note(given=sorted(wanted - before), is_new=is_new)
    return Invited(member, is_new)


def set_roles(actor: Actor, ident: UUID, roles: Iterable[Role]) -> None:
    """These are somebody's roles in the actor's municipality, from now on. Raises PermissionRefused or Refusal."""
    wanted = _checked(roles)
    with _writing(actor, "staff.set_roles", ident) as line:
        member = _managed(actor, ident)
        before = _roles(actor, member)
        StaffRole.objects.filter(
            member=member, municipality__code=actor.municipality, role__in=[str(role) for role in before - wanted]
        ).delete()
        _give(actor, member, wanted - before)
        line.note(given=sorted(wanted - before), taken=sorted(before - wanted))


def let_begin_anew(actor: Actor, ident: UUID) -> StaffMember:
    """Take away everything that somebody logs in with, for who lost it; a new invitation has to follow.

    Raises PermissionRefused, or Refusal for who works for another municipality too: one municipality must not open an
    account that opens another. The operator can.
    """
    with _writing(actor, "staff.let_begin_anew", ident):
        member = _managed(actor, ident, alone=True)
        for kind in (CodeApp, Passkey, RecoveryCode):
            kind.objects.filter(member=member).delete()
        member.set_unusable_password()
        member.oidc_subject = ""
        member.session_round += 1
        member.save(update_fields=["password", "oidc_subject", "session_round"])
    _forget(member)
    return member


def let_try_again(actor: Actor, ident: UUID) -> None:
    """Wipe the count of failed tries. Raises PermissionRefused or Refusal."""
    with _writing(actor, "staff.let_try_again", ident):
        _forget(_managed(actor, ident))


def set_open(actor: Actor, ident: UUID, *, is_open: bool) -> None:
    """Close somebody's account, or open it again. Raises PermissionRefused or Refusal, as for `let_begin_anew`."""
    with _writing(actor, "staff.open_account" if is_open else "staff.close_account", ident):
        member = _managed(actor, ident, alone=True)
        member.is_active = is_open
        member.session_round += 1
        member.save(update_fields=["is_active", "session_round"])


def _writing(actor: Actor, name: str, ident: UUID | None = None) -> AbstractContextManager[Draft]:
    about = Reference("staff", str(ident)) if ident else None
    return writing(actor, name, Purpose.BEVEILIGING, about=about)


def _check_manages(actor: Actor) -> None:
    if actor.id != OPERATOR:
        check_may(actor, Permission.MANAGE_STAFF)


def _check_other(actor: Actor, member: StaffMember) -> None:
    check(actor.id != f"{actor.kind}:{member.pk}", "change the own account: a colleague does that")


def _managed(actor: Actor, ident: UUID, *, alone: bool = False) -> StaffMember:
    """A member of the actor's municipality, held until the transaction ends; `alone` for who works nowhere else."""
    _check_manages(actor)
    member = StaffMember.objects.select_for_update().filter(pk=ident).first()
    if member is None or not StaffRole.objects.filter(member=member, municipality__code=actor.municipality).exists():
        raise Refusal("nobody with this account works for the municipality")
    _check_other(actor, member)
    if alone and actor.id != OPERATOR:
        elsewhere = StaffRole.objects.filter(member=member).exclude(municipality__code=actor.municipality)
        if elsewhere.exists():
            raise Refusal("this account also opens another municipality: the operator of the installation can do this")
    return member


def _checked(roles: Iterable[Role]) -> set[Role]:
    wanted = set(roles)
    if not wanted <= set(STAFF_ROLES):
        raise Refusal(f"a member of staff has some of the roles {', '.join(STAFF_ROLES)}")
    return wanted


def _roles(actor: Actor, member: StaffMember) -> set[Role]:
    found = StaffRole.objects.filter(member=member, municipality__code=actor.municipality)
    return {Role(role) for role in found.values_list("role", flat=True)}


def _give(actor: Actor, member: StaffMember, roles: Iterable[Role]) -> None:
    StaffRole.objects.bulk_create(
        StaffRole(member=member, municipality_id=actor.municipality, role=str(role)) for role in sorted(roles)
    )


def _forget(member: StaffMember) -> None:
    forget_tries(PASSWORD, member.email)
    forget_tries(CODE, str(member.pk))
