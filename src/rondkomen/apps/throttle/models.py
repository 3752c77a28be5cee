"""One row per visitor and window of time."""

from django.db import models
from django.db.models import Q


class RequestCount(models.Model):
    """How many requests a visitor made to one part of the site in one window; `visitor` is a key, not an address."""

    scope = models.CharField(max_length=20)
    visitor = models.CharField(max_length=64)
    window_start = models.BigIntegerField()
    window_end = models.BigIntegerField(db_index=True)
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scope", "visitor", "window_start"], name="request_count_once_per_window"),
            models.CheckConstraint(condition=Q(number__gte=1), name="request_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.scope}: {self.number}"
