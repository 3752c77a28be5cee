"""What is compared, what each agreement weighs, which rules go first and when a link is sure enough: one TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from rondkomen.kernel import Period

if TYPE_CHECKING:
    from rondkomen.matching.compare.base import Compared

MISSING = "missing"
"""The level of a field that one of the two does not have; it weighs nothing."""


class SettingsRefused(ValueError):
    """Settings that cannot be used; the message says where, what was found and what is expected."""


@dataclass(frozen=True, slots=True)
class Level:
    """One outcome of comparing a field.

    `m` is the share of true pairs that have it, `u` the share of chance pairs; without `u` that is the share of the
    register that has the agreed value, times `times`, and never less than `at_least`. `typical` is that
    share where nothing is known, when it is another than the field's, and `most` the share that the most frequent
    value may have. `because` says where the numbers come from, `says` what a person reads.
    """

    id: str
    m: float
    u: float | None
    says: str
    because: str = ""
    times: float = 1.0
    at_least: float = 0.0
    typical: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is compared, from one or more columns; `personal` when it tells members of a household apart.

    `most` is the share of residents that the most frequent value may have: what residents count for whom a register
    does not show.
    """

    id: str
    label: str
    comparator: str
    columns: tuple[str, ...]
    levels: Mapping[str, Level]
    personal: bool = True
    hidden: bool = False
    typical: float = 1e-4
    crosses: str = ""
    levels_of_comparator: tuple[str, ...] = ()
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that a person can read: levels that the fields must have, its answer, and the days on which it holds."""

    id: str
    says: str
    answer: str
    period: Period
    when: Mapping[str, tuple[str, ...]]
    because: str = ""

    def meets(self, settings: Settings, compared: Mapping[str, Compared], pairs: int) -> NDArray[np.bool_]:
        """Which of so many pairs have all the levels that the rule asks for."""
        meets = np.ones(pairs, bool)
        for id, wanted in self.when.items():
            allowed = np.isin(np.array(settings.field(id).levels_of_comparator), wanted)
            meets &= allowed[compared[id].level]
        return meets


@dataclass(frozen=True, slots=True)
class Block:
    """Keys that a signal and a resident must share, all of them, to be compared at all.

    A combination of keys that more than `largest` rows of the register have is passed over.
    """

    id: str
    keys: tuple[str, ...]
    largest: int


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a candidate is sure enough, in bits of evidence."""

    link: float
    margin: float
    review: float
    known_share: float
    together: float = 5.0
    pseudo_residents: float = 1000.0
    most_candidates: int = 5


@dataclass(frozen=True, slots=True)
class Ids:
    """The columns with the ids of the register; an empty name where it has no households."""

    person: str = "person"
    household: str = "household"


@dataclass(frozen=True)
class Settings:
    """Everything a match depends on beside the two tables and the day."""

    name: str
    version: str
    ids: Ids
    thresholds: Thresholds
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...]
    blocks: tuple[Block, ...]
    together: tuple[Rule, ...]
    prior_label: str
    prior_says: str

    @staticmethod
    @cache
    def dutch() -> Settings:
        """The settings that come with the package: early signals (vroegsignalen) against residents."""
        text = files("rondkomen.matching").joinpath("data/dutch.toml").read_text("utf-8")
        return Settings.of(tomllib.loads(text), "dutch.toml")

    @staticmethod
    def read(path: str | Path) -> Settings:
        """Settings from a TOML file; raises SettingsRefused, or OSError where there is no such file."""
        try:
            return Settings.of(tomllib.loads(Path(path).read_text("utf-8")), str(path))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
            raise SettingsRefused(f"{path}: found no TOML ({wrong}); expected a settings file") from None

    @staticmethod
    def of(data: Mapping[str, Any], where: str) -> Settings:
        """Settings from what a TOML file holds; `where` is how messages call it."""
        from rondkomen.matching.settings_file import settings_of

        return settings_of(data, where)

    def field(self, id: str) -> Field:
        """The field with this id; KeyError if there is none."""
        return next(one for one in self.fields if one.id == id)

    def columns(self) -> list[str]:
        """The columns that are compared, each once, in order."""
        return list(dict.fromkeys(name for one in self.fields for name in one.columns))

    def rules_on(self, day: date) -> list[tuple[int, Rule]]:
        """The rules that hold on a day with their place in the cascade."""
        return [(place, rule) for place, rule in enumerate(self.rules) if day in rule.period]
