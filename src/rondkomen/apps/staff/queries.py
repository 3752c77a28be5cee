"""Reads: who acts, where somebody works, who works for a municipality, and with what somebody can log in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rondkomen.apps.audit.actor import Actor, ActorKind, Role
from rondkomen.apps.sealing.models import opened
from rondkomen.apps.staff.codes import ISSUER, secret_from_text, setup_address, spelled
from rondkomen.apps.staff.matrix import STAFF_ROLES, Permission
from rondkomen.apps.staff.models import CodeApp, Passkey, RecoveryCode, StaffMember, StaffRole
from rondkomen.apps.staff.permissions import check_may


@dataclass(frozen=True, slots=True)
class Workplace:
    """A municipality that somebody works for, and as what."""

    code: str
    name: str
    theme_css: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member of staff as a beheerder sees them: of other municipalities only that they exist."""

    id: UUID
    name: str
    email: str
    roles: tuple[Role, ...]
    is_active: bool
    has_logged_in: bool
    works_elsewhere: bool


@dataclass(frozen=True, slots=True)
class Factors:
    """With what somebody can log in."""

    has_password: bool
    has_code_app: bool
    passkeys: Sequence[tuple[int, str, datetime]]
    recovery_codes: int
    has_organisation: bool

    @property
    def has_second(self) -> bool:
        """Whether there is something beside the password."""
        return self.has_code_app or bool(self.passkeys)


@dataclass(frozen=True, slots=True)
class CodeAppSetup:
    """What a code app has to know: to scan, and to type."""

    address: str
    key: str


def workplaces(member: StaffMember) -> list[Workplace]:
    """The municipalities that somebody works for, by name; none for an account that is closed."""
    if not member.is_active:
        return []
    found: dict[str, Workplace] = {}
    for one in StaffRole.objects.filter(member=member).select_related("municipality").order_by("municipality__name"):
        place = one.municipality
        earlier = found[place.code].roles if place.code in found else ()
        found[place.code] = Workplace(place.code, place.name, place.theme_css, _in_order([*earlier, Role(one.role)]))
    return list(found.values())


def actor_at(member: StaffMember, place: Workplace) -> Actor:
    """The member of staff as who acts in one municipality."""
    return Actor(
        id=f"{ActorKind.STAFF}:{member.pk}", kind=ActorKind.STAFF, roles=frozenset(place.roles), municipality=place.code
    )


def member_with_email(email: str) -> StaffMember | None:
    return StaffMember.objects.filter(email=email.strip().lower()).first()


def member_with_id(ident: str) -> StaffMember | None:
    """Who has this id and may log in."""
    return StaffMember.objects.filter(pk=ident, is_active=True).first()


def member_at_organisation(subject: str) -> StaffMember | None:
    """Who this is, according to the organisation's own log-in."""
    return StaffMember.objects.filter(oidc_subject=subject, is_active=True).first() if subject else None


def factors_of(member: StaffMember) -> Factors:
    return Factors(
        has_password=member.has_usable_password(),
        has_code_app=CodeApp.objects.filter(member=member, is_confirmed=True).exists(),
        passkeys=[(one.pk, one.name, one.created_at) for one in Passkey.objects.filter(member=member)],
        recovery_codes=RecoveryCode.objects.filter(member=member).count(),
        has_organisation=bool(member.oidc_subject),
    )


def secret_of(app: CodeApp) -> bytes:
    """What a code app knows. Raises SealRefused."""
    return secret_from_text(opened(app, "secret_sealed"))


def code_app_setup(member: StaffMember) -> CodeAppSetup | None:
    """What the code app that is on its way has to know; None when none is."""
    app = CodeApp.objects.filter(member=member, is_confirmed=False).first()
    if app is None:
        return None
    secret = secret_of(app)
    return CodeAppSetup(setup_address(secret, member.email, ISSUER), spelled(secret))


def colleagues(actor: Actor) -> list[Colleague]:
    """Everybody with a role in the actor's municipality, closed accounts too. Raises PermissionRefused."""
    check_may(actor, Permission.MANAGE_STAFF)
    return [_colleague(one, actor.municipality) for one in _members_of(actor)]


def colleague(actor: Actor, ident: UUID) -> Colleague | None:
    """One of them; None for who does not work in the actor's municipality. Raises PermissionRefused."""
    check_may(actor, Permission.MANAGE_STAFF)
    member = _members_of(actor).filter(pk=ident).first()
    return _colleague(member, actor.municipality) if member else None


def _members_of(actor: Actor):
    return StaffMember.objects.filter(roles__municipality__code=actor.municipality).distinct().prefetch_related("roles")


def _colleague(member: StaffMember, municipality: str) -> Colleague:
    roles = list(member.roles.all())
    return Colleague(
        id=member.pk,
        name=member.name,
        email=member.email,
        roles=_in_order([Role(one.role) for one in roles if one.municipality_id == municipality]),
        is_active=member.is_active,
        has_logged_in=member.last_login is not None,
        works_elsewhere=any(one.municipality_id != municipality for one in roles),
    )


def _in_order(roles: Sequence[Role]) -> tuple[Role, ...]:
    return tuple(role for role in STAFF_ROLES if role in roles)
