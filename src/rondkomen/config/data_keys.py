"""Reads the keys that seal data: lists of 32 random bytes each, written in base64; the first one is in use."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode

KEY_SIZE = 32
"""Bytes; what AES-256 and HMAC-SHA256 ask for."""


class KeysRefused(ValueError):
    """The list cannot be used; the message says why and never holds a key."""


def keys_from(text: str) -> tuple[bytes, ...]:
    """The keys in a text with commas between them. Raises KeysRefused."""
    keys = tuple(_key(number, part.strip()) for number, part in enumerate(text.split(","), 1))
    if len(set(keys)) < len(keys):
        raise KeysRefused("the same key stands there twice")
    return keys


def _key(number: int, text: str) -> bytes:
    try:
        key = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (UnicodeEncodeError, binascii.Error):
        key = b""
    if len(key) != KEY_SIZE:
        raise KeysRefused(f"key {number} is not {KEY_SIZE} random bytes in base64, as secrets.token_urlsafe(32) makes")
    return key
