"""`manage.py reseal_code_apps`: seal the secrets of code apps with the first of the sealing keys."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rondkomen.apps.staff.actions.second_factors import seal_anew
from rondkomen.apps.staff.sealing import SealBroken


class Command(BaseCommand):
    help = "Seal the secrets of code apps with the first of RONDKOMEN_SEALING_KEYS, so that an older key can go."

    def handle(self, **options: Any) -> None:
        try:
            number = seal_anew()
        except SealBroken as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(f"Sealed {number} code apps anew.")
