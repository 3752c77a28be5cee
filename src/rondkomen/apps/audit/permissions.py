"""Who may read the log, prune it, and what a refusal is; other apps refuse with the same words."""

from __future__ import annotations

from uuid import UUID

from rondkomen.apps.audit.actor import Actor, ActorKind, Role


class Refusal(Exception):
    """An answer of no: somebody may not, or what was asked cannot be. Nothing failed, and nothing was changed."""


class PermissionRefused(Refusal):
    """The actor may not do this; the message says what, and names nobody."""


def check(is_allowed: bool, what: str) -> None:
    """Raise PermissionRefused unless it is allowed; `what` completes "this actor may not ..."."""
    if not is_allowed:
        raise PermissionRefused(f"this actor may not {what}")


def can_read_log(actor: Actor) -> bool:
    """The functionaris voor gegevensbescherming reads all lines of the municipality."""
    return actor.has_any(Role.FUNCTIONARIS_VOOR_GEGEVENSBESCHERMING)


def check_read_log(actor: Actor) -> None:
    check(can_read_log(actor), "read the log")


def can_read_lines_about(actor: Actor, subject: UUID) -> bool:
    """A resident reads who looked at his or her own data."""
    return can_read_log(actor) or actor.id == f"{ActorKind.RESIDENT}:{subject}"


def check_read_lines_about(actor: Actor, subject: UUID) -> None:
    check(can_read_lines_about(actor, subject), "read who looked at somebody's data")


def can_prune(actor: Actor) -> bool:
    """Only the job prunes, by the term in retention.toml."""
    return actor.id == "system:prune_audit"


def check_prune(actor: Actor) -> None:
    check(can_prune(actor), "delete lines of the log")
