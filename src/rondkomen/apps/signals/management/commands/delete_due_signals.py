"""`manage.py delete_due_signals`: delete signals and deliveries whose term is over; run it daily, first of the two."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from rondkomen.apps.municipalities.models import Municipality
from rondkomen.apps.signals.jobs import delete_due


class Command(BaseCommand):
    help = "Delete signals and deliveries whose term is over; each deletion leaves a line in the log."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("municipality", nargs="*", help="codes such as GM9999; every municipality when left out")

    def handle(self, *, municipality: list[str], **options: Any) -> None:
        known = sorted(Municipality.objects.values_list("code", flat=True))
        unknown = sorted({*municipality} - {*known})
        if unknown:
            raise CommandError(f"{', '.join(unknown)}: found no such municipality; known are {', '.join(known)}")
        for code in municipality or known:
            records = ", ".join(
                f"{record} {number}" for record, number in delete_due(code, timezone.localdate()).items()
            )
            self.stdout.write(f"{code}: deleted {records}.")
