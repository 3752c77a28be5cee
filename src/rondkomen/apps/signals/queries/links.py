"""The customer numbers by which residents are known to a partner: those of links that hold, by blind index."""

from __future__ import annotations

from uuid import UUID

from rondkomen.apps.signals.models import Koppeling
from rondkomen.apps.signals.states import LinkOutcome


def customers_of(partner: UUID) -> dict[str, str]:
    """For each resident the key of the customer number that a partner last used, as it stands in a table of signals."""
    links = Koppeling.objects.filter(
        signal__partner=partner,
        signal__klantnummer_index__isnull=False,
        outcome=LinkOutcome.GEKOPPELD.value,
        replaced_by=None,
    )
    rows = links.order_by("pk").values_list("person_id", "signal__klantnummer_index")
    return {str(person): f"{partner}:{number}" for person, number in rows.iterator(5000)}
