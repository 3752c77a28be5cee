"""Who may try out other numbers of law: the matrix of staff says so."""

from __future__ import annotations

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.permissions import check_may


def check_try_out(actor: Actor) -> None:
    """Raises PermissionRefused."""
    check_may(actor, Permission.TRY_OUT_LAW)
