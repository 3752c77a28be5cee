"""The matrix of permissions: which role may do what at the doors of staff. This is the one place where that stands.

A view names the permission it needs (permissions.py); which views there are, and who gets through each of them, is
written out once more in tests/web/routes.py and tried role by role. docs/reference/permissions.md shows the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from rondkomen.apps.audit.actor import Role


class Permission(StrEnum):
    """Something that somebody can do at a door of staff."""

    WORK = "work"
    """Open the first page of the municipality one works for."""
    SEE_MATRIX = "see_matrix"
    """See which role may do what."""
    MANAGE_STAFF = "manage_staff"
    """Invite colleagues, give and take roles, let somebody begin anew, close an account."""
    SEE_SIGNALS = "see_signals"
    """See the deliveries of signals, and what became of each row."""
    DELIVER_SIGNALS = "deliver_signals"
    """Bring in a file of signals for a partner."""
    REVIEW_LINKS = "review_links"
    """Decide whose a doubtful signal is, and take a link back."""
    MANAGE_PARTNERS = "manage_partners"
    """Add signal partners, say how their files are read, and give and take their credentials."""
    TRY_OUT_LAW = "try_out_law"
    """Try out other numbers of law on households that do not exist, and see what it does to groups."""


STAFF_ROLES = tuple(role for role in Role if role is not Role.SIGNAALPARTNER)
"""The roles that a member of staff can have, in the order in which pages show them; a partner is no colleague."""
EVERYONE = frozenset(STAFF_ROLES)

MATRIX: Mapping[Permission, frozenset[Role]] = MappingProxyType(
    {
        Permission.WORK: EVERYONE,
        Permission.SEE_MATRIX: EVERYONE,
        Permission.MANAGE_STAFF: frozenset({Role.BEHEERDER}),
        Permission.SEE_SIGNALS: frozenset({Role.VROEGSIGNALEERDER, Role.KWALITEITSMEDEWERKER}),
        Permission.DELIVER_SIGNALS: frozenset({Role.VROEGSIGNALEERDER, Role.KWALITEITSMEDEWERKER}),
        Permission.REVIEW_LINKS: frozenset({Role.VROEGSIGNALEERDER, Role.KWALITEITSMEDEWERKER}),
        Permission.MANAGE_PARTNERS: frozenset({Role.BEHEERDER}),
        Permission.TRY_OUT_LAW: frozenset({Role.BELEIDSADVISEUR}),
    }
)
