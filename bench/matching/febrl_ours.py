"""Rondkomen's matching on FEBRL4, by the settings file that it ships for this set."""

from datetime import date
from importlib.resources import as_file, files

import pyarrow as pa

from rondkomen.matching import Register, Settings


def settings() -> Settings:
    """The settings for FEBRL4, with the threshold that stands in them."""
    with as_file(files("rondkomen.matching") / "data" / "febrl4.toml") as path:
        return Settings.read(path)


def pairs(tables: tuple[pa.Table, pa.Table]) -> set[tuple[str, str]]:
    """The pairs (a, b) that are linked."""
    first, second = tables
    found = Register.of(first, settings()).match(second, on=date(2026, 11, 1))
    answers = zip(found.kind, found.person, second["rec_id"].to_pylist(), strict=True)
    return {(str(person), record) for kind, person, record in answers if str(kind) == "linked"}
