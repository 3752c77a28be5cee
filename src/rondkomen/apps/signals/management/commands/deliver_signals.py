"""`manage.py deliver_signals FILE`: bring in a file of signals, read it to its end and link it, while you watch."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rondkomen.apps.audit.actor import Actor, system
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.municipalities.management.known import known_municipality
from rondkomen.apps.signals.actions import Report, dry_run, link_delivery, receive, work_off
from rondkomen.apps.signals.intake import reason_text
from rondkomen.apps.signals.kinds import Way
from rondkomen.apps.signals.models import Delivery
from rondkomen.apps.signals.queries import delivery_of, link_outcomes
from rondkomen.apps.signals.states import DeliveryState
from rondkomen.gateways.brp import RegisterFailed
from rondkomen.ui.progress import Progress


class Command(BaseCommand):
    help = "Bring in a file of signals of a partner, read each row and find whose each signal is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a CSV, XLSX or JSON file as the profile of the partner says")
        parser.add_argument("--municipality", required=True, metavar="CODE", help="a code such as GM9999")
        parser.add_argument("--partner", required=True, metavar="KEY", help="the key of the partner")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would become of the rows, and keep nothing"
        )

    def handle(self, *, file: Path, municipality: str, partner: str, dry_run: bool, **options: Any) -> None:
        known_municipality(municipality)
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file}: found no file that can be read; expected a file of signals") from error
        actor = system("deliver_signals", municipality)
        try:
            if dry_run:
                self._try(actor, partner, file.name, content)
            else:
                self._deliver(actor, partner, file.name, content)
        except (Refusal, RegisterFailed) as refused:
            raise CommandError(f"{file.name}: {refused}") from refused

    def _try(self, actor: Actor, partner: str, name: str, content: bytes) -> None:
        report = dry_run(actor, partner, name, content)
        if report.fault:
            raise CommandError(f"{name}: {report.fault}")
        self.stdout.write(
            f"{report.number_of_rows:,} rows: {report.number_accepted:,} would be accepted, "
            f"{report.number_refused:,} refused. Nothing was kept."
        )
        self._explain(report)

    def _explain(self, report: Report) -> None:
        for code, number in report.reasons.items():
            self.stdout.write(f"  {number:,} refused, {code}: {reason_text(code, 'en')}")
        for code, number in report.remarks.items():
            self.stdout.write(f"  {number:,} accepted without a part, {code}: {reason_text(code, 'en')}")

    def _deliver(self, actor: Actor, partner: str, name: str, content: bytes) -> None:
        received = receive(actor, partner, name, content, Way.BESTAND)
        if not received.is_new:
            self.stdout.write("This file came in before; nothing is done twice.")
        rows = content.count(b"\n")
        with Progress("Reading", rows, self.stderr) as progress:
            work_off(received.delivery, progress.advance)
        found = self._found(actor, received.delivery)
        with Progress("Linking", found.number_accepted, self.stderr) as progress:
            link_delivery(received.delivery, progress.advance)
        if found.state == DeliveryState.AFGEKEURD:
            raise CommandError(f"{name}: {found.fault}")
        outcomes = link_outcomes(actor, found.pk)
        linked = ", ".join(f"{outcome.value} {number:,}" for outcome, number in outcomes.items() if number)
        self.stdout.write(
            f"{found.pk}: {found.number_of_rows:,} rows, {found.number_accepted:,} accepted, "
            f"{found.number_refused:,} refused; {linked or 'nothing to link'}."
        )

    def _found(self, actor: Actor, delivery: UUID) -> Delivery:
        found = delivery_of(actor, delivery)
        if found is None:
            raise CommandError("the delivery is gone: somebody deleted it meanwhile")
        return found
