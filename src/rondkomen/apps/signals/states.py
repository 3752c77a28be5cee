"""States as data: how far a delivery is, and whom a signal is linked to; what may come after what."""

from __future__ import annotations

from enum import StrEnum


class DeliveryState(StrEnum):
    """How far a delivery is: it waits, its rows are read, and it ends read or, as a whole, refused."""

    ONTVANGEN = "ontvangen"
    IN_BEHANDELING = "in_behandeling"
    VERWERKT = "verwerkt"
    AFGEKEURD = "afgekeurd"


class LinkOutcome(StrEnum):
    """Whom a signal is about, as far as we know; what nothing replaces holds."""

    GEKOPPELD = "gekoppeld"
    """One resident."""
    HUISHOUDEN = "huishouden"
    """One household; which of its members is not known, so nobody is written to."""
    TWIJFEL = "twijfel"
    """A person has to look: it waits in the review queue."""
    NIET_GEVONDEN = "niet_gevonden"
    INGETROKKEN = "ingetrokken"
    """A link was taken back; it waits in the review queue again."""


NEXT_DELIVERY = {
    DeliveryState.ONTVANGEN: frozenset({DeliveryState.IN_BEHANDELING, DeliveryState.VERWERKT, DeliveryState.AFGEKEURD}),
    DeliveryState.IN_BEHANDELING: frozenset({DeliveryState.VERWERKT, DeliveryState.AFGEKEURD}),
    DeliveryState.VERWERKT: frozenset({DeliveryState.ONTVANGEN}),
    DeliveryState.AFGEKEURD: frozenset({DeliveryState.ONTVANGEN}),
}
"""What may come after each state of a delivery. One that has ended begins anew only when no row of it was accepted, and
its partner sends the same file again after the profile was put right."""
OPEN_DELIVERY = frozenset({DeliveryState.ONTVANGEN, DeliveryState.IN_BEHANDELING})

BY_MATCHING = frozenset({LinkOutcome.GEKOPPELD, LinkOutcome.HUISHOUDEN, LinkOutcome.TWIJFEL, LinkOutcome.NIET_GEVONDEN})
"""What the first link of a signal may be: the machine makes it."""
BY_REVIEW = frozenset({LinkOutcome.GEKOPPELD, LinkOutcome.NIET_GEVONDEN})
"""What a person may decide."""
NEXT_LINK = {
    LinkOutcome.TWIJFEL: BY_REVIEW,
    LinkOutcome.INGETROKKEN: BY_REVIEW,
    LinkOutcome.HUISHOUDEN: BY_REVIEW | {LinkOutcome.INGETROKKEN},
    LinkOutcome.GEKOPPELD: frozenset({LinkOutcome.INGETROKKEN}),
    LinkOutcome.NIET_GEVONDEN: frozenset({LinkOutcome.INGETROKKEN}),
}
"""What a person may make of a link; each change is a new fact that replaces the one before."""
TO_REVIEW = frozenset({LinkOutcome.TWIJFEL, LinkOutcome.INGETROKKEN})
"""What stands in the review queue."""


def delivery_may_become(state: DeliveryState, wanted: DeliveryState) -> bool:
    """Whether the change of a delivery stands in the table."""
    return wanted in NEXT_DELIVERY[state]


def link_may_become(outcome: LinkOutcome, wanted: LinkOutcome) -> bool:
    """Whether a person may make this of a link."""
    return wanted in NEXT_LINK[outcome]
