"""Registers the app with Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Under the label `audit`."""

    name = "rondkomen.apps.audit"
    label = "audit"
