"""Brings the regulations together in one law book, made once per process; and one more per municipality asked about."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from rondkomen.engine import LawBook, LawError
from rondkomen.engine.lawbook import rules_in
from rondkomen.engine.parameters import Parameter, read_parameters
from rondkomen.law.gemeenten.making import Made, made_of
from rondkomen.law.gemeenten.model import Municipality
from rondkomen.law.gemeenten.reading import MunicipalityRefused, read_municipality
from rondkomen.law.household.facts import FACTS

HERE = Path(__file__).parent
_LOCAL_NAME = re.compile(r"(gm\d{4})_")


def regulations() -> list[str]:
    """The folders that hold a regulation, in alphabetical order."""
    return sorted(rules.parent.name for rules in HERE.glob("*/rules.py"))


def law_book(municipality: str | None = None) -> LawBook:
    """All rules, numbers and facts, with those of a municipality (a code as GM9999) when its file is here.

    Raises LawError when something in them is wrong.
    """
    return _book(municipality if municipality in municipalities() else None)


@lru_cache(maxsize=1)
def municipalities() -> frozenset[str]:
    """The codes of the municipalities whose file is here."""
    return frozenset(file.stem for file in HERE.glob("gemeenten/GM????.toml"))


@lru_cache(maxsize=64)
def _book(code: str | None) -> LawBook:
    return book_with(None if code is None else local_law(code))


def book_with(made: Made | None) -> LawBook:
    """National law with what one municipality made of it. Raises LawError when the two do not fit."""
    modules, parameters = _national()
    if made is None:
        return LawBook.of(modules, parameters, FACTS)
    replaced = made.parameters.keys() | {rule.name for rule in made.rules}
    facts = [fact for fact in FACTS if fact.name not in replaced]
    national = [number for number in parameters if number.name not in replaced]
    return LawBook([*rules_in(modules), *made.rules], [*national, *made.parameters.values()], facts)


@lru_cache(maxsize=1)
def _national() -> tuple[list[ModuleType], list[Parameter]]:
    names = regulations()
    modules = [import_module(f"rondkomen.law.{name}.rules") for name in names]
    files = [file for name in names if (file := HERE / name / "parameters.toml").exists()]
    return modules, [one for file in files for one in read_parameters(file)]


@lru_cache(maxsize=512)
def municipality_of(code: str) -> Municipality:
    """What the file of a municipality holds. Raises LawError when it is wrong."""
    file = HERE / "gemeenten" / f"{code}.toml"
    try:
        return read_municipality(file.read_text(encoding="utf-8"), str(file))
    except MunicipalityRefused as refused:
        raise LawError("\n".join(f"{file}: {fault}" for fault in refused.faults)) from refused
    except (OSError, UnicodeDecodeError) as error:
        raise LawError(f"{file}: {error}") from error


@lru_cache(maxsize=512)
def local_law(code: str) -> Made:
    """The rules, numbers and words of a municipality. Raises LawError when its file is wrong."""
    return made_of(municipality_of(code))


def code_in(name: str) -> str | None:
    """The municipality that a name is of (GM9999 for gm9999_meedoenregeling); None when it is of no file here."""
    found = _LOCAL_NAME.match(name)
    code = found[1].upper() if found else None
    return code if code in municipalities() else None
