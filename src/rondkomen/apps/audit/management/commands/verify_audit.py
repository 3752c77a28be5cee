"""`manage.py verify_audit`: is the log as it was written? One line per fault, and exit status 1 when there is any."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from rondkomen.apps.audit import anchors
from rondkomen.apps.audit.chain import Head
from rondkomen.apps.audit.queries import faults_at_anchors, faults_in_log, head_of, municipalities_with_lines, start_of
from rondkomen.ui.progress import Progress


class Command(BaseCommand):
    help = "Check that no line of the log was changed, removed, moved or cut off."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("municipality", nargs="*", help="codes such as GM9999; every municipality when left out")
        parser.add_argument(
            "--anchors",
            type=Path,
            dest="file",
            metavar="FILE",
            help="check the ends that earlier runs added to this file, and add those of now; keep it elsewhere",
        )

    def handle(self, *, municipality: list[str], file: Path | None, **options: Any) -> None:
        known = municipalities_with_lines()
        unknown = sorted({*municipality} - {*known})
        if unknown:
            raise CommandError(f"{', '.join(unknown)}: found no log; expected some of {', '.join(known) or 'none yet'}")
        earlier = _read(file)
        codes = municipality or known
        faults = [str(fault) for fault in faults_at_anchors(one for one in earlier if one.municipality in codes)]
        heads = [self._verified(code, faults) for code in codes]
        if faults:
            raise CommandError("\n".join(faults))
        _add(file, heads)
        for head in heads:
            self.stdout.write(f"{head.municipality}: as it was written, up to line {head.number} ({head.hash}).")

    def _verified(self, code: str, faults: list[str]) -> Head:
        head = head_of(code)
        with Progress(f"Verifying {code}", head.number - start_of(code).number, self.stderr) as progress:
            faults += [str(fault) for fault in faults_in_log(code, progress.advance)]
        return head


def _read(file: Path | None) -> list[Head]:
    try:
        return anchors.read(file) if file else []
    except anchors.AnchorsRefused as refused:
        raise CommandError(str(refused)) from refused


def _add(file: Path | None, heads: list[Head]) -> None:
    if file:
        try:
            anchors.add(file, heads, timezone.now())
        except anchors.AnchorsRefused as refused:
            raise CommandError(str(refused)) from refused
