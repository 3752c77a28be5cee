"""Where the population of a municipality stands: households that do not exist, and what they were made with."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("data")
SEED, HOUSEHOLDS = 1, 20_000


@dataclass(frozen=True, slots=True)
class PopulationFile:
    """The file, and beside it what it was made with: seed, households, day."""

    path: Path
    made_with: Path

    @property
    def is_there(self) -> bool:
        """Whether both are there."""
        return self.path.is_file() and self.made_with.is_file()

    def origin(self) -> dict[str, Any]:
        """What it was made with, and the fingerprint of the file."""
        stamp = self.path.stat()
        told = json.loads(self.made_with.read_text(encoding="utf-8"))
        return {**told, "sha256": _fingerprint(self.path, stamp.st_mtime_ns, stamp.st_size)}


def files_of(folder: Path, municipality: str) -> PopulationFile:
    """The files of a municipality, there or not."""
    return PopulationFile(folder / f"{municipality}.parquet", folder / f"{municipality}.json")


def places_of(municipality: str) -> Path:
    """The neighbourhoods of a municipality, with how many households each has in proportion."""
    return DATA / f"{municipality}.csv"


@lru_cache(maxsize=8)
def _fingerprint(path: Path, changed: int, size: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
