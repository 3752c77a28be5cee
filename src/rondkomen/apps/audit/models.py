"""The log as it is kept: its lines, the head of each municipality's chain, and what was pruned from its beginning.

The database itself refuses to change or delete a line (migration 0002); the fields up to `foreign_processor` have the
names of the standard Logboek Dataverwerkingen (see logboek.py).
"""

from datetime import UTC, datetime

from django.db import models
from django.db.models import Q

from rondkomen.apps.audit.chain import Head
from rondkomen.apps.municipalities.models import Municipality


class AuditLine(models.Model):
    """One action: of whom, what, why, when, about what and whom.

    `start_time` and `end_time` are milliseconds since 1970 in UTC; `data_subject_id` is our own key of a person.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, to_field="code", related_name="+", db_index=False)
    number = models.PositiveBigIntegerField()
    trace_id = models.CharField(max_length=32)
    span_id = models.CharField(max_length=16)
    parent_span_id = models.CharField(max_length=16, blank=True)
    name = models.CharField(max_length=60)
    start_time = models.PositiveBigIntegerField()
    end_time = models.PositiveBigIntegerField()
    status_code = models.PositiveSmallIntegerField()
    resource = models.CharField(max_length=40)
    processing_activity_id = models.CharField(max_length=40)
    data_subject_id = models.CharField(max_length=36, blank=True)
    foreign_trace_id = models.CharField(max_length=32, blank=True)
    foreign_span_id = models.CharField(max_length=16, blank=True)
    foreign_processor = models.CharField(max_length=200, blank=True)
    actor_id = models.CharField(max_length=70)
    actor_kind = models.CharField(max_length=10)
    actor_roles = models.CharField(max_length=200, blank=True)
    object_kind = models.CharField(max_length=30, blank=True)
    object_key = models.CharField(max_length=64, blank=True)
    details = models.TextField(blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["municipality", "number"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="audit_line_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="audit_line_number_from_one"),
            models.CheckConstraint(condition=~Q(actor_id=""), name="audit_line_has_actor"),
            models.CheckConstraint(condition=~Q(processing_activity_id=""), name="audit_line_has_purpose"),
        ]
        indexes = [
            models.Index(fields=["municipality", "data_subject_id", "number"], name="audit_line_subject"),
            models.Index(fields=["municipality", "actor_id", "number"], name="audit_line_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.number}: {self.name}"

    @property
    def ended_at(self) -> datetime:
        return datetime.fromtimestamp(self.end_time / 1000, UTC)


class AuditChain(models.Model):
    """The head of a municipality's chain, with its signature; who appends a line holds this row for that moment."""

    municipality = models.OneToOneField(
        Municipality, models.PROTECT, to_field="code", related_name="+", primary_key=True
    )
    number = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    signature = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.municipality_id} up to {self.number}"

    @property
    def head(self) -> Head:
        return Head(self.municipality_id, self.number, self.hash)


class AuditPruning(models.Model):
    """Lines up to a number were deleted because their term was over; the chain goes on from the hash of the last one.

    A line of the chain says the same, so that a row that somebody puts here by hand covers nothing.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, to_field="code", related_name="+")
    until_number = models.PositiveBigIntegerField()
    until_hash = models.CharField(max_length=64)
    written_before = models.DateField()
    pruned_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "until_number"], name="audit_pruning_once"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} up to {self.until_number}"

    @property
    def head(self) -> Head:
        return Head(self.municipality_id, self.until_number, self.until_hash)
