"""`manage.py rotate_keys`: seal with the first keys what earlier ones sealed. It can be stopped and started again."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rondkomen.apps.sealing.actions import number_left, rotate_keys
from rondkomen.apps.sealing.seals import SealRefused
from rondkomen.ui.progress import Progress


class Command(BaseCommand):
    help = (
        "Seal everything anew with the first of RONDKOMEN_SEALING_KEYS, RONDKOMEN_INDEX_KEYS and RONDKOMEN_AUDIT_KEYS."
    )

    def handle(self, **options: Any) -> None:
        try:
            with Progress("Sealing anew", number_left(), self.stderr) as progress:
                rows = rotate_keys(progress.advance)
        except SealRefused as refused:
            raise CommandError(f"{refused}; put the earlier key back behind the first one") from refused
        self.stdout.write(f"{rows:,} row{'s' * (rows != 1)} sealed anew; nothing is left that needs an earlier key.")
