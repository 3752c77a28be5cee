"""Fictional signal partners in TOML, with their profiles; data/ holds those of Waterveen and a file of each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class FictionalPartner:
    """A partner that does not exist: `profile` is TOML, `sample` a file as it might send it."""

    key: str
    name: str
    kind: str
    profile: str
    sample: Path


def has_partners(code: str) -> bool:
    """Whether partners come with Rondkomen for a municipality."""
    return (DATA / f"{code}.toml").is_file()


def fictional_partners(code: str) -> list[FictionalPartner]:
    """The partners of a fictional municipality."""
    rows = tomllib.loads((DATA / f"{code}.toml").read_text(encoding="utf-8"))["partner"]
    return [
        FictionalPartner(
            row["key"], row["name"], row["kind"], _profile(row["profile"]), DATA / "samples" / row["sample"]
        )
        for row in rows
    ]


def _profile(name: str) -> str:
    return (DATA / "profiles" / name).read_text(encoding="utf-8") if name else ""
