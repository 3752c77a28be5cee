"""Sessions that live in the visitor's browser alone: what somebody fills in is sealed in a cookie, never on our side.

The cookie is encrypted and authenticated (Fernet) with a key derived from SECRET_KEY; whoever finds it can neither
read nor change it. One that is damaged, too old or sealed with another key is an empty session.
"""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64encode
from functools import lru_cache
from typing import Any

import structlog
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.sessions.backends.signed_cookies import SessionStore as CookieSessionStore

LARGEST = 3900
"""Characters of the cookie's value; browsers drop a cookie above 4096 bytes, name and attributes counted."""
_MOST_UNPACKED = 64 * 1024

_log = structlog.get_logger("rondkomen.sessions")


class SessionStore(CookieSessionStore):
    """Django's session, with the sealed cookie as its key."""

    def load(self) -> dict[str, Any]:
        """What the cookie holds; nothing when it cannot be opened."""
        if not self.session_key:
            return {}
        try:
            return opened(self.session_key, self.get_session_cookie_age())
        except CookieRefused:
            self._session_key = None  # as if it was never sent: Django then tells the browser to drop it
            return {}

    def save(self, must_create: bool = False) -> None:
        """Seal the session; one that is too large leaves the browser's cookie as it was, because that still works."""
        cookie = sealed(self._get_session())  # type: ignore[attr-defined]
        if len(cookie) > LARGEST:
            _log.warning("session too large", characters=len(cookie))
        else:
            self._session_key = cookie
        self.modified = True

    def fits(self) -> bool:
        """Whether what is in the session now can be kept; ask before telling a visitor that it was."""
        return len(sealed(self._get_session())) <= LARGEST  # type: ignore[attr-defined]


class CookieRefused(ValueError):
    """A cookie that is damaged, too old, or not ours."""


def sealed(data: dict[str, Any]) -> str:
    """Data as the value of a cookie."""
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    return _keys().encrypt(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def opened(cookie: str, seconds: int) -> dict[str, Any]:
    """The data in a cookie sealed at most so many seconds ago. Raises CookieRefused."""
    try:
        packed = _keys().decrypt(cookie + "=" * (-len(cookie) % 4), ttl=seconds)
        data = json.loads(zlib.decompressobj().decompress(packed, _MOST_UNPACKED))
    except (InvalidToken, ValueError, zlib.error) as error:
        raise CookieRefused from error
    if not isinstance(data, dict):
        raise CookieRefused
    return data


def _keys() -> MultiFernet:
    return _keys_from(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=4)
def _keys_from(*secrets: str) -> MultiFernet:
    """Seals with the first, opens with any of them, so that a secret key can be replaced."""
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"rondkomen session cookie")
    return urlsafe_b64encode(derive.derive(secret.encode()))
