"""`manage.py load_residents GM9999`: bring the fictional residents of a municipality into the database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rondkomen.apps.audit.actor import system
from rondkomen.apps.municipalities.management.known import known_municipality
from rondkomen.apps.people.actions.loading import load_residents
from rondkomen.apps.people.residents import ResidentsRefused, read, shipped


class Command(BaseCommand):
    help = "Bring fictional residents (every bsn from the range for tests) into a municipality, to try things out."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("municipality", metavar="CODE", help="a code such as GM9999")
        parser.add_argument("--file", type=Path, help="a TOML file like the one of GM9999, which is used when left out")

    def handle(self, *, municipality: str, file: Path | None, **options: Any) -> None:
        known_municipality(municipality)
        source = file or shipped(municipality)
        try:
            households = read(source.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{source}: found no text that can be read; expected residents in TOML") from error
        except ResidentsRefused as refused:
            raise CommandError("\n".join(f"{source}: {fault}" for fault in str(refused).splitlines())) from refused
        new = load_residents(system("load_residents", municipality), households)
        if options["verbosity"]:
            people = sum(len(household.people) for household in households)
            self.stdout.write(f"{municipality}: {len(households)} households, {people} people, {new} of them new.")
