"""`manage.py make_population GM9999`: draw the households on which other numbers of law are tried out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rondkomen.apps.scenarios.places import HOUSEHOLDS, SEED, places_of
from rondkomen.apps.scenarios.queries import population_of


class Command(BaseCommand):
    help = "Draw the households, that do not exist, on which other numbers of law are tried out."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("municipality", metavar="CODE", help="a municipality with neighbourhoods, such as GM9999")
        parser.add_argument("--places", metavar="FILE", help="CSV: municipality,neighbourhood,households")
        parser.add_argument("--households", type=int, default=HOUSEHOLDS, help=f"how many ({HOUSEHOLDS})")
        parser.add_argument("--seed", type=int, default=SEED, help=f"the same seed draws the same ({SEED})")
        parser.add_argument("--on", type=date.fromisoformat, default=date(2026, 1, 1), help="day (2026-01-01)")
        parser.add_argument("--if-missing", action="store_true", help="leave a population that is there as it is")

    def handle(self, *, municipality: str, households: int, seed: int, on: date, **options: Any) -> None:
        from rondkomen.population.files import write
        from rondkomen.population.synthetic import Settings, batches
        from rondkomen.population.synthetic.drawing import read_places
        from rondkomen.population.synthetic.settings import SettingsRefused

        file = population_of(municipality)
        places = Path(options["places"]) if options["places"] else places_of(municipality)
        if options["if_missing"] and file.is_there:
            return
        if not places.is_file():
            raise CommandError(f"found no neighbourhoods of {municipality} in {places.name}; give them with --places")
        if not 1 <= households <= 5_000_000 or seed < 0:
            raise CommandError(f"found {households} households, seed {seed}; expected 1 to 5000000, and 0 or more")
        chosen = Settings.read()
        try:
            found = read_places(places.read_text(encoding="utf-8"), places.name)
        except (UnicodeDecodeError, SettingsRefused) as refused:
            raise CommandError(str(refused)) from refused
        file.path.parent.mkdir(parents=True, exist_ok=True)
        write(file.path, batches(households, seed, on, chosen, found, take_up=True), chosen.assume)
        told = {"households": households, "seed": seed, "on": on.isoformat(), "kind": "synthetic"}
        file.made_with.write_text(json.dumps(told), encoding="utf-8")
        if options["verbosity"]:
            self.stdout.write(f"Drew {households} households for {municipality}.")
