"""Registers the app with Django."""

from django.apps import AppConfig


class SealingConfig(AppConfig):
    """Under the label `sealing`."""

    name = "rondkomen.apps.sealing"
    label = "sealing"
