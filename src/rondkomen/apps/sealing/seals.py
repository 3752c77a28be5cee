"""Sealing values so that who finds the database cannot read them, and indexes by which a sealed value is still found.

A sealed value is `<key id>.<nonce, ciphertext and tag>`: AES-256-GCM, bound to the place where it stands, so that it
opens nowhere else. A blind index is `<key id>.<HMAC-SHA256 of scope and value>`, made with keys of its own. The key id
is told from the key, so that a list of keys is all there is to keep; the first key seals, all of them open.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


class SealRefused(Exception):
    """A sealed value does not open: none of the keys made it, it was changed, or it stands in another place."""


class Sealer:
    """Seals texts with the first of its keys, and opens what any of them sealed."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._ciphers = {key_id(key): AESGCM(key) for key in keys}
        self.current = key_id(keys[0])

    def seal(self, text: str, place: str) -> str:
        """The text, sealed for one place: what is sealed for another does not open there."""
        nonce = os.urandom(_NONCE)
        sealed = self._ciphers[self.current].encrypt(nonce, text.encode(), place.encode())
        return f"{self.current}.{_text(nonce + sealed)}"

    def open(self, sealed: str, place: str) -> str:
        """The text of a sealed value. Raises SealRefused."""
        maker, _, rest = sealed.partition(".")
        try:
            raw = urlsafe_b64decode(rest + "=" * (-len(rest) % 4))
            return self._ciphers[maker].decrypt(raw[:_NONCE], raw[_NONCE:], place.encode()).decode()
        except (KeyError, ValueError, InvalidTag) as error:
            raise SealRefused(
                f"a sealed value in {place.partition('|')[0]} does not open with the keys in RONDKOMEN_SEALING_KEYS"
            ) from error


class Indexer:
    """Makes the blind index of a value: the same for the same value within a scope, and no way back."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._keys = {key_id(key): key for key in keys}
        self.current = key_id(keys[0])

    def index(self, value: str, scope: str) -> str:
        """The index under the first key."""
        return self._under(self.current, value, scope)

    def all(self, value: str, scope: str) -> list[str]:
        """The index under every key: while keys are replaced, a row may stand under any of them."""
        return [self._under(maker, value, scope) for maker in self._keys]

    def _under(self, maker: str, value: str, scope: str) -> str:
        return f"{maker}.{_text(hmac.digest(self._keys[maker], f'{scope}|{value}'.encode(), hashlib.sha256))}"


def key_id(key: bytes) -> str:
    """Eight letters and digits that tell keys apart and say nothing about them."""
    return hashlib.sha256(b"rondkomen key id " + key).hexdigest()[:8]


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")
