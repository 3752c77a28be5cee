"""The settings of a synthetic population: published margins with their sources, and named assumptions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import exp, log, sqrt
from pathlib import Path
from statistics import NormalDist
from typing import Any

HERE = Path(__file__).parent
_SOURCES = {"source", "address", "status", "why"}


class SettingsRefused(ValueError):
    """A settings file that cannot be used: says where, what was found, and what is expected."""


@dataclass(frozen=True, slots=True)
class Lognormal:
    """A skew amount: zero for a part of all, else the exponent of a normal one."""

    zero: float
    mean: float
    spread: float

    @classmethod
    def of(cls, mean: float, median: float, zero: float = 0.0) -> Lognormal:
        """The one with this mean and median over all, those with zero included; `median` lies above zero."""
        share = 1 - zero
        at = NormalDist().inv_cdf((0.5 - zero) / share)
        spread = at + sqrt(at * at + 2 * log(mean / share / median))
        return cls(zero, log(median) - spread * at, spread)

    @property
    def average(self) -> float:
        """The mean over all, those with zero included."""
        return (1 - self.zero) * exp(self.mean + self.spread**2 / 2)


@dataclass(frozen=True)
class Settings:
    """What a population is drawn from; `sections` as in margins.toml, `sources` says where each comes from."""

    sections: Mapping[str, Mapping[str, Any]]
    sources: Mapping[str, Mapping[str, str]]

    @classmethod
    def read(cls, file: Path = HERE / "margins.toml") -> Settings:
        """Read a settings file. Raises SettingsRefused."""
        try:
            content = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsRefused(f"{file}: found {error}; expected a settings file as margins.toml") from error
        needed = tomllib.loads((HERE / "margins.toml").read_text(encoding="utf-8"))
        for name, section in needed.items():
            missing = section.keys() - content.get(name, {}).keys() if name != "assume" else set()
            if missing:
                raise SettingsRefused(f"{file}: [{name}] lacks {', '.join(sorted(missing))}; margins.toml shows all")
        return cls(
            {name: {key: one[key] for key in one if key not in _SOURCES} for name, one in content.items()},
            {name: {key: one[key] for key in one if key in _SOURCES} for name, one in content.items()},
        )

    @property
    def model(self) -> Mapping[str, Any]:
        """The assumptions about shapes."""
        return self.sections["model"]

    @property
    def assume(self) -> dict[str, Any]:
        """Facts that are the same for all."""
        return {
            name: value if isinstance(value, bool) else Decimal(str(value))
            for name, value in self.sections.get("assume", {}).items()
        }

    def kinds(self) -> dict[str, float]:
        """The share of each kind and subkind of household, as kind-subkind."""
        kinds = self.sections["kinds"]
        shares = {}
        for kind, number in kinds.items():
            parts = self.sections["subkinds"][kind]
            for part, weight in parts.items():
                shares[f"{kind}-{part}"] = number / sum(kinds.values()) * weight / sum(parts.values())
        return shares


def earnings_of(settings: Settings, kind: str) -> Lognormal | None:
    """How the primary income of a kind of household is spread; None where nobody earns."""
    published = settings.sections["primary_income"].get(kind)
    if published is None:
        return None
    mean, median = (1000 * settings.model["income_growth"] * one for one in published)
    return Lognormal.of(mean, median, settings.model["without_earnings"][kind])


def savings_of(settings: Settings, kind: str) -> Lognormal:
    """How the savings of a kind of household are spread."""
    mean, median = settings.sections["savings"][kind.split("-")[0]]
    growth = 1000 * settings.model["savings_growth"]
    return Lognormal.of(mean * growth, median * growth)
