"""What we ask of an organisation's log-in: send somebody there, and learn who came back.

The authorization code flow of OpenID Connect Core 1.0 with PKCE (RFC 7636), as RFC 9700 asks.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Protocol

_TWO_FACTORS = "mfa"
"""The method that says it of itself (RFC 8176, 2)."""


class ProviderFailed(Exception):
    """The organisation's log-in did not work out; the message says what, for the log, and holds no personal datum."""


@dataclass(frozen=True, slots=True)
class Question:
    """One log-in on its way: who asks keeps it, and only an answer to this very question counts."""

    return_address: str
    state: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    nonce: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48))


@dataclass(frozen=True, slots=True)
class Answer:
    """Who came back: `subject` never changes for a person; `methods` and `level` tell how they proved it."""

    subject: str
    methods: frozenset[str] = frozenset()
    level: str = ""

    def has_two_factors(self, enough: str) -> bool:
        """Whether the organisation asked for two factors: by its methods, or by the level (acr) that is enough."""
        return _TWO_FACTORS in self.methods or (bool(enough) and self.level == enough)


class Provider(Protocol):
    """The log-in of an organisation."""

    def address(self, question: Question) -> str:
        """Where to send the browser. Raises ProviderFailed."""
        ...

    def answer(self, question: Question, code: str) -> Answer:
        """Who came back with this code. Raises ProviderFailed."""
        ...
