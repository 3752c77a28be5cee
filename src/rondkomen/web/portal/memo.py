"""Remembers what was worked out for a household, under a fingerprint: the household itself is not kept anywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any, TypeVar

Q = TypeVar("Q")
T = TypeVar("T")
MOST = 2048


def remembered(work: Callable[[Q], T]) -> Callable[[Q], T]:
    """The same function, doing its work once for households, or questions about one, that are alike."""
    kept: dict[bytes, Any] = {}

    @wraps(work)
    def remembering(asked: Q) -> T:
        key = sha256(repr(asked).encode()).digest()
        found = kept.get(key)
        if found is None:
            found = work(asked)
            if len(kept) >= MOST:
                kept.clear()
            kept[key] = found
        return found

    return remembering
