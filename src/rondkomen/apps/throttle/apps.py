"""Registers the app with Django."""

from django.apps import AppConfig


class ThrottleConfig(AppConfig):
    """Under the label `throttle`."""

    name = "rondkomen.apps.throttle"
    label = "throttle"
