"""Registers the app with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Under the label `people`."""

    name = "rondkomen.apps.people"
    label = "people"
