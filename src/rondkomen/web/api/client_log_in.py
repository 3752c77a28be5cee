"""How the system of a partner logs in: OAuth 2.0 client credentials (RFC 6749, 4.4), then a bearer token (RFC 6750)."""

from __future__ import annotations

import json
import re
import time
from base64 import b64decode
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote_plus

from django.http import HttpRequest, HttpResponse

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.signals.actions import check_credential
from rondkomen.apps.signals.queries import actor_of_credential
from rondkomen.web.api.bodies import content_of
from rondkomen.web.api.limits import count_try
from rondkomen.web.api.problems import OAUTH_TYPE, Problem
from rondkomen.web.api.tokens import LIFETIME, client_in, new_token

SCOPE = "vroegsignalen"
"""The one thing that a partner may do: deliver signals and read the reports of its own deliveries."""
_FORM = "application/x-www-form-urlencoded"
_LARGEST = 8 * 1024
_MOST_FIELDS = 20
_SIGNS = re.compile(r"[\x20-\x7e]{1,200}")  # VSCHAR of RFC 6749, appendix A
_BEARER = re.compile(r"bearer +([A-Za-z0-9._~+/-]+=*)", re.IGNORECASE)


class TokenRefused(Exception):
    """No token, with a code of RFC 6749, 5.2; becomes the response."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.error, self.description = error, description

    def response(self) -> HttpResponse:
        is_client = self.error == "invalid_client"
        headers = {"WWW-Authenticate": 'Basic realm="Rondkomen", charset="UTF-8"'} if is_client else {}
        data = {"error": self.error, "error_description": self.description}
        return token_response(data, 401 if is_client else 400, headers)


def token_response(data: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None) -> HttpResponse:
    """An answer of the token address, which nobody may keep (RFC 6749, 5.1)."""
    kept = {"Cache-Control": "no-store", "Pragma": "no-cache"} | (headers or {})
    return HttpResponse(json.dumps(data), status=status, content_type=OAUTH_TYPE, headers=kept)


def token_for(request: HttpRequest) -> dict[str, Any]:
    """A token for who proves to be a client. Raises TokenRefused, or Problem (411, 413, 429)."""
    form = _form(request)
    client = _client(request, form)
    _check_wanted(form)
    tried = count_try(request, client.id)
    if check_credential(client.id, client.secret) is None:
        tried.failed()
        raise TokenRefused("invalid_client", "this client is not known here, or its secret is not right")
    tried.succeeded()
    token = new_token(client.id, time.time())
    return {"access_token": token, "token_type": "Bearer", "expires_in": LIFETIME, "scope": SCOPE}


def sender_of(request: HttpRequest) -> Actor:
    """The partner whose token the request carries. Raises Problem (401)."""
    header = request.headers.get("Authorization", "")
    if not header:
        raise _unauthorized("Send a token, as in Authorization: Bearer <token>; POST /token gives one.")
    found = _BEARER.fullmatch(header.strip())
    client_id = client_in(found[1], time.time()) if found else None
    sender = actor_of_credential(client_id) if client_id else None
    if sender is None:
        raise _unauthorized("The token is not valid or its time is over; POST /token gives a new one.", "invalid_token")
    return sender


def _unauthorized(detail: str, error: str = "") -> Problem:
    code = f', error="{error}"' if error else ""
    return Problem(401, detail, headers={"WWW-Authenticate": f'Bearer realm="Rondkomen", scope="{SCOPE}"{code}'})


@dataclass(frozen=True, slots=True)
class _Client:
    id: str
    secret: str


def _form(request: HttpRequest) -> dict[str, str]:
    """The fields of the form; one without a value counts as absent (RFC 6749, 3.2)."""
    if request.content_type != _FORM:
        raise TokenRefused("invalid_request", f"the body must be a form, sent with Content-Type: {_FORM}")
    try:
        text = content_of(request, _LARGEST).decode("ascii")
        pairs = parse_qsl(text, encoding="utf-8", errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise TokenRefused("invalid_request", "the body is no form that can be read") from error
    if len(dict(pairs)) < len(pairs):
        raise TokenRefused("invalid_request", "each field may stand in the form once")
    return dict(pairs)


def _client(request: HttpRequest, form: dict[str, str]) -> _Client:
    """Who says to ask, in the one way or the other (RFC 6749, 2.3.1)."""
    header = request.headers.get("Authorization", "")
    if header and "client_secret" in form:
        raise TokenRefused("invalid_request", "send the secret in the header Authorization or in the form, not in both")
    found = _from_header(header) if header else _Client(form.get("client_id", ""), form.get("client_secret", ""))
    if header and form.get("client_id", found.id) != found.id:
        raise TokenRefused("invalid_request", "the form and the header Authorization name different clients")
    if not (_SIGNS.fullmatch(found.id) and _SIGNS.fullmatch(found.secret)):
        raise TokenRefused("invalid_client", "send client_id and client_secret, in the form or with HTTP Basic")
    return found


def _from_header(header: str) -> _Client:
    scheme, _, rest = header.strip().partition(" ")
    try:
        name, _, secret = b64decode(rest.strip(), validate=True).decode().partition(":")
    except ValueError:
        name = secret = ""
    if scheme.lower() != "basic":
        name = secret = ""
    return _Client(unquote_plus(name), unquote_plus(secret))


def _check_wanted(form: dict[str, str]) -> None:
    if "grant_type" not in form:
        raise TokenRefused("invalid_request", "send grant_type=client_credentials")
    if form["grant_type"] != "client_credentials":
        raise TokenRefused("unsupported_grant_type", "the only grant_type here is client_credentials")
    if form.get("scope", SCOPE).split() != [SCOPE]:
        raise TokenRefused("invalid_scope", f"the only scope here is {SCOPE}")
