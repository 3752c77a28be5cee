"""Seals the secret of a code app, so that a copy of the database alone gives nobody's codes away."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class SealBroken(ValueError):
    """What was sealed cannot be opened with these keys, or was changed."""


def seal(secret: bytes, keys: Sequence[bytes]) -> bytes:
    """The secret, sealed with the first key."""
    return _box(keys).encrypt(secret)


def unseal(sealed: bytes, keys: Sequence[bytes]) -> bytes:
    """The secret, whichever of the keys sealed it. Raises SealBroken."""
    try:
        return _box(keys).decrypt(sealed)
    except InvalidToken as error:
        raise SealBroken("the secret of a code app cannot be opened: is a key missing from the settings?") from error


def _box(keys: Sequence[bytes]) -> MultiFernet:
    return MultiFernet([Fernet(urlsafe_b64encode(_derived(key))) for key in keys])


def _derived(key: bytes) -> bytes:
    """A key for this use alone."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"rondkomen staff code app").derive(key)
