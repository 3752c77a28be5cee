"""Registers the configuration with Django, for the commands that belong to no single app."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Commands only; no models, no templates."""

    name = "rondkomen.config"
    label = "config"
    verbose_name = "Configuration"
