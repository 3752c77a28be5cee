"""One row per municipality that this installation serves."""

from django.db import models
from django.db.models import Q


class Municipality(models.Model):
    """A municipality as a resident meets it. Texts are kept per language: {"nl": "...", "en": "..."}."""

    code = models.CharField(max_length=6, unique=True)
    name = models.CharField(max_length=100)
    site = models.URLField(max_length=200, blank=True)
    theme_css = models.CharField(max_length=200, blank=True)
    languages = models.JSONField(default=list)
    help_name = models.JSONField(default=dict)
    help_page = models.CharField(max_length=200)
    help_phone = models.CharField(max_length=30)
    help_text = models.JSONField(default=dict)
    help_hours = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "municipalities"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"\AGM[0-9]{4}\Z"), name="municipality_code_is_gm_code"),
            models.CheckConstraint(condition=~Q(name=""), name="municipality_has_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"
