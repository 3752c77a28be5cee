"""Registers the app with Django."""

from django.apps import AppConfig


class MunicipalitiesConfig(AppConfig):
    """Under the label `municipalities`."""

    name = "rondkomen.apps.municipalities"
    label = "municipalities"
