"""`manage.py prune_audit`: delete the lines of the log whose term is over, in a way that leaves the rest verifiable."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from rondkomen.apps.audit.jobs import RULES, prune_audit
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.audit.queries import municipalities_with_lines


class Command(BaseCommand):
    help = f"Delete the lines of the log that are older than {RULES['audit_line'].months} months."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("municipality", nargs="*", help="codes such as GM9999; every municipality when left out")

    def handle(self, *, municipality: list[str], **options: Any) -> None:
        known = municipalities_with_lines()
        for code in municipality or known:
            if code not in known:
                raise CommandError(f"{code}: found no log; expected one of {', '.join(known) or 'none yet'}")
            try:
                deleted = prune_audit(code, timezone.localdate())
            except Refusal as refused:
                raise CommandError(str(refused)) from refused
            self.stdout.write(f"{code}: {deleted:,} lines deleted.")
