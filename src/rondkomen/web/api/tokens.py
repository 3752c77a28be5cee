"""Bearer tokens for a quarter of an hour: signed by us, opaque to others, naming the credential that got them.

A token says for which credential it is and until when, and nothing else. Whose that is, for which municipality, and
whether it still holds is looked up at each request, so that taking a credential back ends its tokens at once.
"""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

LIFETIME = 15 * 60
"""Seconds."""


def new_token(client_id: str, moment: float) -> str:
    """A token for a credential, from a moment on (seconds since the epoch)."""
    return _signer().sign_object({"client": client_id, "until": int(moment) + LIFETIME})


def client_in(token: str, moment: float) -> str | None:
    """The credential that a token names; None when we did not sign it, or its time is over."""
    try:
        told = _signer().unsign_object(token)
    except BadSignature:
        return None
    return told["client"] if moment < told["until"] else None


def _signer() -> Signer:
    """With a separator that may stand in a token (RFC 6750, 2.1); the salt keeps other signed texts out."""
    return Signer(sep=".", salt="rondkomen.web.api.token")
