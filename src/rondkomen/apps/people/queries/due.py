"""What is due for deletion: people who left or died so long ago, and facts that ended so long ago."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from rondkomen.apps.people.models import Consent, ContactDetail, ContactFlag, Fact, Identity, Person, Residence
from rondkomen.apps.people.states import ConsentState

_ENDED: dict[str, tuple[type[Fact], str, dict[str, str]]] = {
    "contact_detail": (ContactDetail, "ended_on", {}),
    "contact_flag": (ContactFlag, "ended_on", {}),
    "consent": (Consent, "said_on", {"state": ConsentState.WITHDRAWN}),
}
"""For each record of retention.toml other than the person: the model, the column of its trigger, and which rows."""


def people_due(municipality: str, last: date) -> list[UUID]:
    """Who died on the day `last` or earlier, or has not lived here since, as far as we know.

    Whether records of other apps still belong to somebody shows when the deletion is tried.
    """
    own = {"person": OuterRef("pk"), "replaced_by": None}
    died = Identity.objects.filter(**own, overleden_on__lte=last)
    lived_here_since = Residence.objects.filter(Q(until_on=None) | Q(until_on__gt=last), **own, address__isnull=False)
    left_since = Residence.objects.filter(**own, address=None, from_on__gt=last)
    is_gone = ~Exists(lived_here_since) & ~Exists(left_since) & Q(created_at__date__lte=last)
    people = Person.objects.filter(municipality_id=municipality).filter(Exists(died) | is_gone)
    return list(people.order_by("pk").values_list("pk", flat=True))


def ended_facts(municipality: str, record: str, last: date) -> QuerySet[Any]:
    """The facts of one kind that ended on the day `last` or earlier, with the older ones that they replaced."""
    model, trigger, which = _ENDED[record]
    facts: QuerySet[Any] = model._default_manager.filter(municipality_id=municipality)
    ended = facts.filter(**{f"{trigger}__lte": last}, **which, replaced_by=None)
    due = newest = {*ended.values_list("pk", flat=True)}
    while newest:
        newest = {*facts.filter(replaced_by__in=newest).values_list("pk", flat=True)}
        due = due | newest
    return facts.filter(pk__in=due)
