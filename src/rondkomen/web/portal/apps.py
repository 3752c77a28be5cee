"""Registers the door with Django, for its templates and translations."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Under the label `portal`; no models, for nothing a visitor says is kept here."""

    name = "rondkomen.web.portal"
    label = "portal"
