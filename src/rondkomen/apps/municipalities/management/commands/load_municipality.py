"""`manage.py load_municipality GM9999`: bring a municipality into the database, or up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rondkomen.apps.municipalities.actions import load
from rondkomen.apps.municipalities.description import CODE, DescriptionRefused, read, shipped


class Command(BaseCommand):
    help = "Bring a municipality into the database, or up to date, from its description in TOML."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", metavar="CODE_OR_FILE", help="a code such as GM9999, or the path of a TOML file")

    def handle(self, *, source: str, **options: Any) -> None:
        file = shipped(source) if CODE.fullmatch(source) else Path(source)
        try:
            municipality = load(read(file.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file}: found no text that can be read; expected a municipality in TOML") from error
        except DescriptionRefused as refused:
            raise CommandError("\n".join(f"{file}: {fault}" for fault in refused.faults)) from refused
        if options["verbosity"]:
            self.stdout.write(f"Loaded {municipality}.")
