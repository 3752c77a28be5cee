"""Registers the design system with Django under the label `ui`."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, template tags and static files; no models."""

    name = "rondkomen.ui"
    label = "ui"
    verbose_name = "Design system"
