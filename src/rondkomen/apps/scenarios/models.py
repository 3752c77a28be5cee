"""What was asked, how far the work is, and what came out: numbers about groups alone."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q

from rondkomen.apps.municipalities.models import Municipality
from rondkomen.apps.scenarios.states import ScenarioState


class Scenario(models.Model):
    """Other numbers of law laid over those of a day, for the households of a municipality.

    `overlay` is TOML with [numbers], made by the form. `result` holds tables that may be shown as they are; `receipt`
    what they rest on.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.CASCADE, to_field="code", related_name="+")
    name = models.CharField(max_length=80)
    author = models.CharField(max_length=80)
    on = models.DateField()
    overlay = models.TextField()
    state = models.CharField(max_length=10, default=str(ScenarioState.QUEUED))
    progress = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=20, blank=True)
    result = models.JSONField(null=True, blank=True)
    receipt = models.JSONField(null=True, blank=True)
    created_at = models.DateTimeField()
    moved_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["municipality", "-created_at"], name="scenario_of_municipality")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in ScenarioState]), name="scenario_state_is_known"
            ),
            models.CheckConstraint(condition=Q(progress__lte=100), name="scenario_progress_to_100"),
            models.CheckConstraint(condition=~Q(name=""), name="scenario_has_name"),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(result__isnull=False, receipt__isnull=False),
                name="scenario_done_has_result",
            ),
        ]

    def __str__(self) -> str:
        return self.name
