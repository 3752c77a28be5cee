"""Writes: bring a municipality's description into the database."""

from dataclasses import asdict

from django.db import transaction

from rondkomen.apps.municipalities.description import Description
from rondkomen.apps.municipalities.models import Municipality


@transaction.atomic
def load(description: Description) -> Municipality:
    """Make the municipality, or bring the one with its code up to date. Doing it twice changes nothing more."""
    values = asdict(description)
    municipality, _ = Municipality.objects.update_or_create(code=values.pop("code"), defaults=values)
    return municipality
