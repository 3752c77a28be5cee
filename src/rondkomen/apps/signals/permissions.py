"""Who may deliver signals, see them, decide whose they are, and manage partners: the matrix of staff, and partners."""

from __future__ import annotations

from uuid import UUID

from rondkomen.apps.audit.actor import Actor, ActorKind, Role
from rondkomen.apps.audit.permissions import check
from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.permissions import may


def partner_actor(partner: UUID, municipality: str) -> Actor:
    """The actor that the system of a partner is."""
    return Actor(f"{ActorKind.PARTNER}:{partner}", ActorKind.PARTNER, frozenset({Role.SIGNAALPARTNER}), municipality)


def is_partner(actor: Actor) -> bool:
    """Whether the system of a partner acts; it sees its own deliveries alone, and nobody they are about."""
    return actor.kind is ActorKind.PARTNER and actor.has_any(Role.SIGNAALPARTNER)


def is_the_partner(actor: Actor, partner: UUID) -> bool:
    """Whether this partner acts for itself."""
    return is_partner(actor) and actor.id == f"{ActorKind.PARTNER}:{partner}"


def can_deliver(actor: Actor, partner: UUID) -> bool:
    """Bring in a file for a partner: who may for all, the partner itself, and the command."""
    return may(actor, Permission.DELIVER_SIGNALS) or is_the_partner(actor, partner) or is_command(actor)


def check_deliver(actor: Actor, partner: UUID) -> None:
    check(can_deliver(actor, partner), "deliver signals for this partner")


def can_see_deliveries(actor: Actor) -> bool:
    """See deliveries and refused rows; a partner sees its own."""
    return may(actor, Permission.SEE_SIGNALS) or is_partner(actor) or is_command(actor)


def check_see_deliveries(actor: Actor) -> None:
    check(can_see_deliveries(actor), "see deliveries of signals")


def can_see_signals(actor: Actor) -> bool:
    """See what became of a signal. A partner never does: that somebody is known here is not for a partner to learn."""
    return may(actor, Permission.SEE_SIGNALS) or is_command(actor)


def check_see_signals(actor: Actor) -> None:
    check(can_see_signals(actor), "see what became of signals")


def can_review(actor: Actor) -> bool:
    """Decide whose a signal is, and take a link back. A job never does."""
    return may(actor, Permission.REVIEW_LINKS)


def check_review(actor: Actor) -> None:
    check(can_review(actor), "decide whose a signal is")


def can_see_partners(actor: Actor) -> bool:
    """See which partners there are."""
    return may(actor, Permission.DELIVER_SIGNALS) or can_manage_partners(actor) or is_command(actor)


def check_see_partners(actor: Actor) -> None:
    check(can_see_partners(actor), "see the signal partners")


def can_manage_partners(actor: Actor) -> bool:
    """Add partners, say how their files are read, give and take credentials; a command may for the demo partners."""
    return may(actor, Permission.MANAGE_PARTNERS) or actor.id == "system:load_partners"


def check_manage_partners(actor: Actor) -> None:
    check(can_manage_partners(actor), "manage signal partners")


def check_delete_signals(actor: Actor) -> None:
    """Only the job deletes, by the terms in retention.toml."""
    check(actor.id == "system:retention", "delete signals")


def is_command(actor: Actor) -> bool:
    """The command that brings in a file; who runs it has the database at hand anyway."""
    return actor.id == "system:deliver_signals"
