"""`manage.py load_partners GM9999`: bring the fictional signal partners of a municipality into the database."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rondkomen.apps.audit.actor import system
from rondkomen.apps.municipalities.management.known import known_municipality
from rondkomen.apps.signals.actions.loading import load_partners
from rondkomen.apps.signals.demo import fictional_partners, has_partners


class Command(BaseCommand):
    help = "Bring fictional signal partners, each with its own way to write a file, into a municipality."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("municipality", metavar="CODE", help="a code such as GM9999")

    def handle(self, *, municipality: str, **options: Any) -> None:
        known_municipality(municipality)
        if not has_partners(municipality):
            raise CommandError(f"{municipality}: found no fictional partners for it; only GM9999 has them")
        partners = fictional_partners(municipality)
        new = load_partners(system("load_partners", municipality), partners)
        if options["verbosity"]:
            self.stdout.write(f"{municipality}: {len(partners)} signal partners, {new} of them new.")
