"""Registers the app with Django."""

from django.apps import AppConfig


class ScenariosConfig(AppConfig):
    """Under the label `scenarios`."""

    name = "rondkomen.apps.scenarios"
    label = "scenarios"
