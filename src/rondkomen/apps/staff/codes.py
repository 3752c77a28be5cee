"""The numbers that people type: six digits of a code app (TOTP, RFC 6238) and recovery codes."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

ISSUER = "Rondkomen"
"""What a code app and a browser call us."""
SECRET_SIZE = 20
"""Bytes: as many as SHA-1 gives, which RFC 4226 (4, R6) recommends and every code app knows."""
PERIOD = 30
DIGITS = 6
DRIFT = 1
"""Periods that a clock may be early or late (RFC 6238, 5.2)."""

NUMBER_OF_RECOVERY_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without i, l, o, 0 and 1, which look alike
_GROUPS, _GROUP = 3, 5


def new_secret() -> bytes:
    """A secret for a code app."""
    return secrets.token_bytes(SECRET_SIZE)


def matching_period(secret: bytes, typed: str, moment: float, after: int) -> int | None:
    """The period whose code was typed, when it is near the moment and later than the period `after`; else None.

    `moment` is in seconds since the epoch. Who keeps the period that matched as `after` lets no code be used twice.
    """
    code = re.sub(r"\s", "", typed)
    if not re.fullmatch(rf"[0-9]{{{DIGITS}}}", code, re.ASCII):
        return None
    now = int(moment) // PERIOD
    made_by = _totp(secret)
    for period in range(max(now - DRIFT, after + 1), now + DRIFT + 1):
        if hmac.compare_digest(made_by.generate(period * PERIOD), code.encode()):
            return period
    return None


def code_at(secret: bytes, moment: float) -> str:
    """The code that an app with this secret shows at a moment."""
    return _totp(secret).generate(int(moment)).decode()


def setup_address(secret: bytes, account: str, issuer: str) -> str:
    """The otpauth address that a code app reads from a QR code."""
    return _totp(secret).get_provisioning_uri(account, issuer)


def spelled(secret: bytes) -> str:
    """The secret in groups of four letters, to type into a code app."""
    text = secret_as_text(secret)
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def secret_as_text(secret: bytes) -> str:
    """The secret in letters and digits, as it is kept and spelled."""
    return base64.b32encode(secret).decode().rstrip("=")


def secret_from_text(text: str) -> bytes:
    """The secret that was kept as text. Raises ValueError."""
    return base64.b32decode(text + "=" * (-len(text) % 8))


def new_recovery_codes() -> list[str]:
    """Ten codes of fifteen letters and digits (74 bits each), to keep on paper."""
    return [_recovery_code() for _ in range(NUMBER_OF_RECOVERY_CODES)]


def recovery_code_in(typed: str) -> str:
    """A recovery code as it was given, however it was typed; empty when it is none."""
    letters = re.sub(r"[\s-]", "", typed).lower()
    if len(letters) != _GROUPS * _GROUP or not set(letters) <= set(_LETTERS):
        return ""
    return _grouped(letters)


def recovery_code_hash(code: str, salt: bytes) -> str:
    """What is kept of a recovery code; the salt is of its owner. The cost never changes, or printed codes would die."""
    return hashlib.scrypt(code.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32).hex()


def _recovery_code() -> str:
    return _grouped("".join(secrets.choice(_LETTERS) for _ in range(_GROUPS * _GROUP)))


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def _totp(secret: bytes) -> TOTP:
    return TOTP(secret, DIGITS, SHA1(), PERIOD)  # SHA-1 is what every code app computes
