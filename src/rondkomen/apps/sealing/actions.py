"""Replace keys: what an earlier key sealed is sealed with the first one, in small steps that can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models, transaction
from django.db.models import Max, Q
from django.db.models.functions import Length

from rondkomen.apps.audit.actions import sign_anew, writing
from rondkomen.apps.audit.actor import system
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.municipalities.models import Municipality
from rondkomen.apps.sealing.models import BlindIndexField, SealedField, indexer, opened, seal, sealer

_AT_ONCE = 500
_CHARACTERS_AT_ONCE = 8_000_000
"""A piece of a file is sealed too, so that a few hundred rows can be a lot."""


@dataclass(frozen=True, slots=True)
class SealedColumns:
    """The sealed columns of a model, and the blind indexes that belong to each."""

    model: type[models.Model]
    sealed: tuple[str, ...]
    indexes: tuple[str, ...]

    def left(self) -> models.QuerySet[models.Model]:
        """The rows in which something was sealed or indexed with another key than the first."""
        wanted = Q()
        for names, current in ((self.sealed, sealer().current), (self.indexes, indexer().current)):
            for name in names:
                wanted |= (
                    Q(**{f"{name}__isnull": False}) & ~Q(**{name: ""}) & ~Q(**{f"{name}__startswith": f"{current}."})
                )
        return self.model._base_manager.filter(wanted)

    def at_once(self) -> int:
        """How many rows go in one step, by the longest of the texts in them."""
        longest = self.left().aggregate(**{name: Max(Length(name)) for name in self.sealed})
        return max(1, min(_AT_ONCE, _CHARACTERS_AT_ONCE // max(1, sum(filter(None, longest.values())))))


def sealed_columns() -> Iterator[SealedColumns]:
    """Every model of every app that has a sealed column."""
    for model in apps.get_models():
        fields = model._meta.concrete_fields
        sealed = tuple(field.attname for field in fields if isinstance(field, SealedField))
        if sealed:
            yield SealedColumns(model, sealed, tuple(one.attname for one in fields if isinstance(one, BlindIndexField)))


def number_left() -> int:
    """How many rows hold something that an earlier key sealed."""
    return sum(columns.left().count() for columns in sealed_columns())


def rotate_keys(seen: Callable[[int], object] = lambda rows: None) -> int:
    """Seal with the first keys what earlier ones sealed; how many rows. Stopped halfway, it goes on where it was.

    Raises SealRefused when something was sealed with a key that is not among the keys any more.
    """
    rotated = 0
    for columns in sealed_columns():
        for step in _steps(columns):
            rotated += step
            seen(step)
    sign_anew()
    for code in Municipality.objects.values_list("code", flat=True):
        with writing(system("rotate_keys", code), "sealing.rotate_keys", Purpose.BEVEILIGING) as line:
            line.note(rows=rotated)
    return rotated


def _steps(columns: SealedColumns) -> Iterator[int]:
    """Each step is a transaction of its own; it goes on behind the last row, so that no row is looked at twice."""
    at_once, last = columns.at_once(), None
    while True:
        with transaction.atomic():
            left = columns.left().select_for_update().order_by("pk")
            rows = list((left.filter(pk__gt=last) if last is not None else left)[:at_once])
            for row in rows:
                for name in columns.sealed:
                    seal(row, name, opened(row, name))
            columns.model._base_manager.bulk_update(rows, [*columns.sealed, *columns.indexes])
        if not rows:
            return
        last = rows[-1].pk
        yield len(rows)
