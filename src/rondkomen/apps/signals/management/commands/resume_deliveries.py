"""`manage.py resume_deliveries`: before the worker starts, put the deliveries in its queue that were left halfway."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from rondkomen.apps.signals.jobs import resume


class Command(BaseCommand):
    help = "Put deliveries of signals in the queue that were not read or not linked to their end."

    def handle(self, *, verbosity: int, **options: Any) -> None:
        number = resume()
        if verbosity and number:
            self.stdout.write(f"{number} deliveries go on where they were interrupted.")
