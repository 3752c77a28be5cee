"""`manage.py delete_due`: delete people and facts whose term is over; run it daily."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from rondkomen.apps.municipalities.management.known import known_municipalities
from rondkomen.apps.people.jobs import delete_due


class Command(BaseCommand):
    help = "Delete people and facts whose term is over; each deletion leaves a line in the log."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("municipality", nargs="*", help="codes such as GM9999; every municipality when left out")

    def handle(self, *, municipality: list[str], **options: Any) -> None:
        for code in known_municipalities(municipality):
            outcome = delete_due(code, timezone.localdate())
            records = ", ".join(f"{record} {number}" for record, number in outcome.records.items())
            self.stdout.write(f"{code}: deleted {records}; {outcome.still_needed} people are still needed.")
