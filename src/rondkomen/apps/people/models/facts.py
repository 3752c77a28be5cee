"""What a fact about a person has besides what it says: since when we know it, from whom, and which one it replaces."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from rondkomen.apps.municipalities.models import Municipality
from rondkomen.apps.people.kinds import Source
from rondkomen.apps.people.models.person import Person


def choices(kind: Any) -> list[tuple[str, str]]:
    return [(one.value, one.value) for one in kind]


class Fact(models.Model):
    """Facts are added, never changed. One that is put right or has ended is replaced by a new one.

    What holds now is what nothing replaces. Two who replace the same fact at once cannot both: `replaces` is unique.
    Facts go together: a fact without the one that it replaces would look like the first.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, to_field="code", related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE)
    source = models.CharField(max_length=10, choices=choices(Source))
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=70)
    replaces = models.OneToOneField("self", models.CASCADE, null=True, blank=True, related_name="replaced_by")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk} of person {self.person_id}"


def one_line_of(name: str) -> models.UniqueConstraint:
    """A person has one first fact of this kind, so that each later one replaces another and one of them holds."""
    return models.UniqueConstraint(fields=["person"], condition=Q(replaces=None), name=name)
