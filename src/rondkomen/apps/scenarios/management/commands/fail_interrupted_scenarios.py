"""`manage.py fail_interrupted_scenarios`: before the worker starts, say what the last one left halfway."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from rondkomen.apps.scenarios.actions import fail_interrupted


class Command(BaseCommand):
    help = "Say of scenarios that a stopped worker left halfway that they failed, so that they can be run again."

    def handle(self, *, verbosity: int, **options: Any) -> None:
        number = fail_interrupted()
        if verbosity and number:
            self.stdout.write(f"{number} scenarios were interrupted; who made them can run them again.")
