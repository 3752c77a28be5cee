"""What linking asks of a register of residents, and the tables and settings with which signals are laid beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, Protocol
from uuid import UUID

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.signals.intake import ToldPerson
from rondkomen.apps.signals.models import Vroegsignaal
from rondkomen.matching import Answers, Settings

Table = Mapping[str, Sequence[str | None]]


class RegisterChanged(Exception):
    """Somebody whom a signal is about is not in this database any more: match anew."""


class LinkRegister(Protocol):
    """What linking asks of a register of residents of one municipality; `version` is that of what it weighs with."""

    version: str

    def match(self, signals: Sequence[Vroegsignaal], people: Sequence[ToldPerson], on: date) -> Answers:
        """Whose each signal is; `people` is who each signal says it is about."""
        ...

    def registered(self, actor: Actor, persons: Sequence[str]) -> dict[str, UUID]:
        """The people in this database by the ids of the answers, in a transaction. Raises RegisterChanged."""
        ...

    def households(self, households: Sequence[str]) -> dict[str, UUID]:
        """The households that this database knows, by the ids of the answers. Raises RegisterChanged."""
        ...

    def kept(self, person: str) -> dict[str, Any]:
        """What has to be kept of a candidate, so that a person can choose him or her later."""
        ...

    def is_doubted(self, person: str) -> bool:
        """Whether the register itself doubts what it says of somebody, so that a person has to look."""
        ...


@cache
def settings_for_indexes() -> Settings:
    """The Dutch settings for tables in which blind indexes stand for bsn and customer number: equal or not."""
    dutch = Settings.dutch()
    fields = (
        replace(field, comparator="code", hidden=True) if field.id in ("bsn", "customer") else field
        for field in dutch.fields
    )
    return replace(dutch, fields=tuple(fields))


def version_of(settings: Settings) -> str:
    """The settings that a link was made with, as they are kept with it."""
    return f"{settings.name} {settings.version}"


def customer_key(signal: Vroegsignaal) -> str | None:
    """What stands for a customer number in a table: it is unique within one partner."""
    return f"{signal.partner_id}:{signal.klantnummer_index}" if signal.klantnummer_index else None


def table_of(rows: Iterable[Mapping[str, str | None]]) -> dict[str, list[str | None]]:
    """Rows as columns."""
    columns: dict[str, list[str | None]] = {}
    for row in rows:
        for name, value in row.items():
            columns.setdefault(name, []).append(value)
    return columns
