"""The keys of an installation that runs on one machine: each made once, kept in a file that only its owner reads."""

from __future__ import annotations

import fcntl
import os
import secrets
from pathlib import Path

SHORTEST = 32
"""Characters; fewer can be guessed."""


def kept_secret_key(file: Path, size: int = 50) -> str:
    """The key in the file; makes one of `size` bytes when there is none. Who starts at once ends with the same key."""
    with os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8") as kept:
        fcntl.flock(kept, fcntl.LOCK_EX)
        key = kept.read().strip()
        if not key:
            key = secrets.token_urlsafe(size)
            kept.write(key)
        return key
