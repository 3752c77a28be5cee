"""Reads: the scenarios of a municipality, and the households they are worked out on."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.scenarios.models import Scenario
from rondkomen.apps.scenarios.permissions import check_try_out
from rondkomen.apps.scenarios.places import PopulationFile, files_of
from rondkomen.apps.scenarios.states import ScenarioState

SILENCE = timedelta(minutes=10)
"""Work that says nothing for so long has been interrupted; a step takes two minutes at most."""


def population_of(municipality: str) -> PopulationFile:
    """The households of a municipality, there or not."""
    return files_of(Path(settings.POPULATIONS), municipality)


def scenarios_of(actor: Actor) -> QuerySet[Scenario]:
    """Those of the actor's municipality, the newest first. Raises PermissionRefused."""
    check_try_out(actor)
    return Scenario.objects.filter(municipality_id=actor.municipality)


def scenario_of(actor: Actor, ident: UUID) -> Scenario | None:
    """One of the actor's municipality; None when it is not there. Raises PermissionRefused."""
    return scenarios_of(actor).filter(pk=ident).first()


def is_interrupted(scenario: Scenario, now: datetime) -> bool:
    """Whether its work stopped without a word, as when the machine stopped."""
    return scenario.state == ScenarioState.RUNNING and scenario.moved_at < now - SILENCE
