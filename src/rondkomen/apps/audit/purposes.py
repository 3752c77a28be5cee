"""Why somebody looks or writes: the closed, dated list of purposes in purposes.toml (doelbinding)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from rondkomen.kernel import OPEN, Period


class Purpose(StrEnum):
    """A reason to process data about a person; what each means and rests on stands in purposes.toml."""

    VROEGSIGNALERING = "vroegsignalering"
    SCHULDHULPVERLENING = "schuldhulpverlening"
    BIJHOUDEN = "bijhouden"
    KWALITEITSCONTROLE = "kwaliteitscontrole"
    RECHTEN_VAN_BETROKKENE = "rechten_van_betrokkene"
    VERNIETIGING = "vernietiging"
    TOEZICHT = "toezicht"
    BEVEILIGING = "beveiliging"
    OEFENEN = "oefenen"
    BELEID = "beleid"


class PurposeRefused(ValueError):
    """No purpose was given, or not one that holds on the day."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a purpose means in Dutch, the articles it rests on, and the days on which it holds."""

    label: str
    ground: str
    period: Period


@cache
def grounds() -> dict[Purpose, Ground]:
    """Every purpose with its ground."""
    text = Path(__file__).with_name("purposes.toml").read_text(encoding="utf-8")
    return {
        Purpose(key): Ground(row["label"], row["ground"], _period(row["from"], row["until"]))
        for key, row in tomllib.loads(text).items()
    }


def check_purpose(purpose: object, on: date) -> Purpose:
    """The purpose, when it is one of the list and holds on the day. Raises PurposeRefused."""
    if not isinstance(purpose, Purpose):
        raise PurposeRefused(f"data about people needs a purpose, one of {', '.join(Purpose)}; found none of these")
    if on not in grounds()[purpose].period:
        raise PurposeRefused(f"the purpose {purpose} does not hold on {on}; it holds {grounds()[purpose].period}")
    return purpose


def _period(since: date, until: date | str) -> Period:
    return Period(since, until if isinstance(until, date) else OPEN)
