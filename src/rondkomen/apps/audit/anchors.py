"""Anchors: heads of chains kept outside the database, so that an older state put back, or a cut end, is found.

One JSON document per line, only added to: {"at": "...", "municipality": "GM9999", "number": 12, "hash": "..."}
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from rondkomen.apps.audit.chain import Head


class AnchorsRefused(ValueError):
    """The file with anchors cannot be read; the message says where and why."""


def read(file: Path) -> list[Head]:
    """The anchors in a file, the oldest first; none when there is no file yet. Raises AnchorsRefused."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise AnchorsRefused(f"{file}: cannot be read as text") from error
    return [_head(file, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def add(file: Path, heads: Iterable[Head], at: datetime) -> None:
    """Add the heads of now. Raises AnchorsRefused when the file cannot be written."""
    rows = [
        {"at": at.isoformat(), "municipality": head.municipality, "number": head.number, "hash": head.hash}
        for head in heads
    ]
    try:
        with file.open("a", encoding="utf-8") as kept:
            kept.writelines(f"{json.dumps(row)}\n" for row in rows)
    except OSError as error:
        raise AnchorsRefused(f"{file}: cannot be written ({error.strerror})") from error


def _head(file: Path, number: int, line: str) -> Head:
    try:
        match json.loads(line):
            case {"municipality": str(municipality), "number": int(last), "hash": str(kept)}:
                return Head(municipality, last, kept)
    except ValueError:
        pass
    raise AnchorsRefused(f"{file}: line {number}: expected an anchor as verify_audit writes it")
