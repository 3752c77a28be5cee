"""Registers the app with Django."""

from django.apps import AppConfig


class SignalsConfig(AppConfig):
    """Under the label `signals`."""

    name = "rondkomen.apps.signals"
    label = "signals"
