"""Registers the app with Django."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """Under the label `staff`."""

    name = "rondkomen.apps.staff"
    label = "staff"
