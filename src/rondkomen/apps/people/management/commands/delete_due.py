"""`manage.py delete_due`: delete people and facts whose term is over; run it daily."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from rondkomen.apps.municipalities.models import Municipality
from rondkomen.apps.people.jobs import delete_due


class Command(BaseCommand):
    help = "Delete people and facts whose term is over; each deletion leaves a line in the log."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("municipality", nargs="*", help="codes such as GM9999; every municipality when left out")

    def handle(self, *, municipality: list[str], **options: Any) -> None:
        known = sorted(Municipality.objects.values_list("code", flat=True))
        unknown = sorted({*municipality} - {*known})
        if unknown:
            raise CommandError(f"{', '.join(unknown)}: found no such municipality; known are {', '.join(known)}")
        for code in municipality or known:
            outcome = delete_due(code, timezone.localdate())
            records = ", ".join(f"{record} {number}" for record, number in outcome.records.items())
            self.stdout.write(f"{code}: deleted {records}; {outcome.still_needed} people are still needed.")
