"""A table of signals or residents made ready to compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rondkomen.matching.columns import Column, Features, TableRefused, absent, read_table
from rondkomen.matching.compare import COMPARATORS
from rondkomen.matching.settings import Ids, Settings

__all__ = ["Prepared", "TableRefused", "prepare"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A table as far as it is used: its rows, the texts to show, and what each field keeps to compare with."""

    rows: int
    columns: Mapping[str, Column]
    features: Mapping[str, Features]

    def shown(self, names: tuple[str, ...], row: int) -> str:
        """The texts of some columns in a row, one after another."""
        texts = (self.columns[name].text(row) for name in names if name in self.columns)
        return " ".join(text for text in texts if text)


def prepare(table: Any, settings: Settings, what: str, keep: Ids | None = None) -> Prepared:
    """What the settings need of a table; with `keep` the columns of the ids too, which must then be there.

    Columns that are compared may all be absent. Raises TableRefused for a table that cannot be used.
    """
    ids = [name for name in (keep.person, keep.household) if name] if keep else []
    names = [*settings.columns(), *ids]
    columns = read_table(table, names, what)
    if missing := [name for name in ids if name not in columns]:
        raise TableRefused(f"{what}: found no column {' and no '.join(missing)}; expected one")
    if keep is None and not columns:
        raise TableRefused(f"{what}: found none of the columns that are compared; expected some of {', '.join(names)}")
    rows = len(next(iter(columns.values())))
    full = {name: columns.get(name) or absent(rows) for name in names}
    features = {
        field.id: COMPARATORS[field.comparator].prepare([full[name] for name in field.columns])
        for field in settings.fields
    }
    hidden = {name for field in settings.fields if field.hidden for name in field.columns}
    return Prepared(rows, {name: column for name, column in columns.items() if name not in hidden}, features)
