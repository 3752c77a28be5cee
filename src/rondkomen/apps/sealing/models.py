"""Columns whose content is sealed, or tells by a blind index where a sealed value is; `seals.py` has the sums.

A sealed column is never opened by reading a row: `opened` does, for who asks. So a row can be shown, logged or exported
without giving away what is in it. `manage.py rotate_keys` finds these columns by their class, in every app.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, cast

from django.conf import settings
from django.db import models

from rondkomen.apps.sealing.seals import Indexer, Sealer


class SealedField(models.TextField):
    """A sealed text. `place` names the column for good, whatever becomes of the table's name; `bound_to` is the column
    that says in whose row it stands, and has to be set before sealing.
    """

    def __init__(self, *args: Any, place: str = "", bound_to: str = "", **options: Any) -> None:
        self.of_place, self.bound_to = place, bound_to
        super().__init__(*args, **{"blank": True, "editable": False} | options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"place": self.of_place, "bound_to": self.bound_to}

    def place_in(self, row: models.Model) -> str:
        return f"{self.of_place}|{getattr(row, self.bound_to)}"


class BlindIndexField(models.CharField):
    """The blind index of the sealed column `of`, equal for equal values within one `scope`; null without a value."""

    def __init__(self, *args: Any, of: str = "", scope: str = "", **options: Any) -> None:
        self.of, self.scope = of, scope
        super().__init__(*args, **{"max_length": 60, "null": True, "editable": False} | options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"of": self.of, "scope": self.scope}

    def within(self, scope: object) -> str:
        sealed = cast("SealedField", self.model._meta.get_field(self.of))
        return f"{sealed.of_place}|{scope}"


def sealer() -> Sealer:
    return _sealer(settings.SEALING_KEYS)


def indexer() -> Indexer:
    return _indexer(settings.INDEX_KEYS)


def seal(row: models.Model, name: str, text: str) -> None:
    """Put a text into a sealed column and its blind indexes; an empty one is kept as nothing. The row is not saved."""
    field = cast("SealedField", row._meta.get_field(name))
    setattr(row, field.attname, sealer().seal(text, field.place_in(row)) if text else "")
    for index in row._meta.concrete_fields:
        if isinstance(index, BlindIndexField) and index.of == name:
            scope = index.within(getattr(row, index.scope))
            setattr(row, index.attname, indexer().index(text, scope) if text else None)


def opened(row: models.Model, name: str) -> str:
    """The text in a sealed column; empty when there is none. Raises SealRefused."""
    field = cast("SealedField", row._meta.get_field(name))
    sealed = getattr(row, field.attname)
    return sealer().open(sealed, field.place_in(row)) if sealed else ""


def sought(model: type[models.Model], name: str, text: str, scope: object) -> list[str]:
    """What a blind index column holds for a text, under each key: for `filter(<name>__in=...)`."""
    field = cast("BlindIndexField", model._meta.get_field(name))
    return indexer().all(text, field.within(scope))


@lru_cache(maxsize=4)
def _sealer(keys: tuple[bytes, ...]) -> Sealer:
    return Sealer(keys)


@lru_cache(maxsize=4)
def _indexer(keys: tuple[bytes, ...]) -> Indexer:
    return Indexer(keys)
