"""Thin: what is worked out in the background, by `manage.py db_worker`."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django_tasks import task

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.scenarios import actions
from rondkomen.apps.scenarios.models import Scenario


@task()
def work_out(ident: str) -> None:
    """Work out one scenario."""
    actions.work_out(UUID(ident))


def start(scenario: Scenario) -> None:
    """Put it in the queue."""
    work_out.enqueue(str(scenario.pk))


def start_again(actor: Actor, ident: UUID) -> None:
    """Put one that failed in the queue again. Raises PermissionRefused or Refusal."""
    with transaction.atomic():
        start(actions.run_again(actor, ident))
