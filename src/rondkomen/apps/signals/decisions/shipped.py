"""The tables that come with the project: one for where a municipality has set none, and that of Waterveen."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from rondkomen.apps.signals.decisions.reading import read_table
from rondkomen.apps.signals.decisions.table import DecisionTable

DEFAULT = "default"


def shipped_text(municipality: str = "") -> str:
    """The TOML text of the table of a municipality, or else the default one, to begin an own table with."""
    folder = files("rondkomen.apps.signals.decisions").joinpath("tables")
    name = municipality if municipality in shipped_municipalities() else DEFAULT
    return folder.joinpath(f"{name}.toml").read_text("utf-8")


@cache
def shipped_table(municipality: str = "") -> DecisionTable:
    """The table of a municipality, or else the default one."""
    return read_table(shipped_text(municipality))


@cache
def shipped_municipalities() -> tuple[str, ...]:
    """The codes of the municipalities that have a table here."""
    folder = files("rondkomen.apps.signals.decisions").joinpath("tables")
    names = (entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(sorted(name for name in names if name != DEFAULT))
