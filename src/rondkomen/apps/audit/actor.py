"""Who acts: a member of staff, a signal partner, a resident or a job, for one municipality and in closed roles.

    Actor(id="staff:7f3c", kind=ActorKind.STAFF, roles=frozenset({Role.VROEGSIGNALEERDER}), municipality="GM9999")

Somebody who works for two municipalities is two actors, one at a time. Web.accounts makes the actor of a person who
is logged in; a job makes its own with `system`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """What somebody is to the municipality."""

    STAFF = "staff"
    PARTNER = "partner"
    RESIDENT = "resident"
    SYSTEM = "system"


class Role(StrEnum):
    """What somebody works as. Nothing else gives a right to see or do anything."""

    VROEGSIGNALEERDER = "vroegsignaleerder"
    """Follows up early signals: contact, visits, results."""
    SCHULDHULPVERLENER = "schuldhulpverlener"
    """Helps a resident with debts, from intake to aftercare."""
    KWALITEITSMEDEWERKER = "kwaliteitsmedewerker"
    """Decides doubtful matches and looks into samples of the work."""
    BELEIDSADVISEUR = "beleidsadviseur"
    """Sees aggregates and sets decision tables; never a person."""
    SIGNAALPARTNER = "signaalpartner"
    """Delivers signals and reads the reports of its own deliveries."""
    BEHEERDER = "beheerder"
    """Manages accounts, partners and settings; never opens a person."""
    FUNCTIONARIS_VOOR_GEGEVENSBESCHERMING = "functionaris_voor_gegevensbescherming"
    """Sees who looked at what and why (AVG 37-39); changes nothing."""


_ID = re.compile(r"(?P<kind>[a-z]+):[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
_MUNICIPALITY = re.compile(r"GM[0-9]{4}")


class ActorRefused(ValueError):
    """This is nobody who may act; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts now. `id` is a key such as "staff:12" that stands in the log: never a name, never a bsn."""

    id: str
    kind: ActorKind
    roles: frozenset[Role]
    municipality: str

    def __post_init__(self) -> None:
        found = _ID.fullmatch(self.id)
        if found is None or found["kind"] != self.kind:
            raise ActorRefused(f"an actor of kind {self.kind} has an id such as '{self.kind}:12'")
        if not all(isinstance(role, Role) for role in self.roles):
            raise ActorRefused(f"the roles of an actor are some of {', '.join(Role)}")
        if not _MUNICIPALITY.fullmatch(self.municipality):
            raise ActorRefused("an actor acts for one municipality, such as 'GM9999'")

    def has_any(self, *roles: Role) -> bool:
        """Whether the actor works in one of these roles."""
        return not self.roles.isdisjoint(roles)


def system(job: str, municipality: str) -> Actor:
    """The actor of a job or command, as in `system("retention", "GM9999")`. It has no role: actions name it apart."""
    return Actor(id=f"system:{job}", kind=ActorKind.SYSTEM, roles=frozenset(), municipality=municipality)
