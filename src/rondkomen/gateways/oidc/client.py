"""The real client: asks the provider for its description, tokens and keys, and believes what is signed alone."""

from __future__ import annotations

import base64
import hashlib
import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import jwt

from rondkomen.gateways.oidc.base import Answer, ProviderFailed, Question

_SECONDS = 10
_LARGEST = 512 * 1024
_ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")
"""Signatures with a key pair; never `none`, and never one with a shared secret."""
_LEEWAY = 60
"""Seconds that two clocks may differ."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A provider answers itself; a secret is not sent on to somewhere else."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


@dataclass(frozen=True, slots=True)
class OidcClient:
    """A provider as its issuer describes it. `level` is the acr to ask for; empty asks for none."""

    issuer: str
    client_id: str
    client_secret: str
    level: str = ""

    def address(self, question: Question) -> str:
        challenge = base64.urlsafe_b64encode(hashlib.sha256(question.verifier.encode()).digest()).rstrip(b"=")
        asked = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": question.return_address,
            "scope": "openid",
            "state": question.state,
            "nonce": question.nonce,
            "code_challenge": challenge.decode(),
            "code_challenge_method": "S256",
        }
        if self.level:
            asked["acr_values"] = self.level
        base = self._described(self._description(), "authorization_endpoint")
        return f"{base}{'&' if urlsplit(base).query else '?'}{urlencode(asked)}"

    def answer(self, question: Question, code: str) -> Answer:
        description = self._description()
        tokens = self._asked(
            self._described(description, "token_endpoint"),
            {
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": question.return_address,
                "code_verifier": question.verifier,
            },
        )
        claims = self._verified(str(tokens.get("id_token", "")), self._described(description, "jwks_uri"))
        if claims.get("nonce") != question.nonce:
            raise ProviderFailed("the token answers another question: its nonce differs")
        if claims.get("azp", self.client_id) != self.client_id:
            raise ProviderFailed("the token was made for another client")
        methods = claims.get("amr")
        return Answer(
            subject=str(claims["sub"]),
            methods=frozenset(map(str, methods)) if isinstance(methods, list) else frozenset(),
            level=str(claims.get("acr", "")),
        )

    def _verified(self, token: str, keys_address: str) -> dict[str, Any]:
        """The claims of a token that the provider signed, for us, and not long ago."""
        try:
            keys = jwt.PyJWKSet.from_dict(self._asked(keys_address))
            named = jwt.get_unverified_header(token).get("kid")
            usable = [key for key in keys.keys if named in (None, key.key_id)]
            if len(usable) != 1:
                raise ProviderFailed(f"the provider has {len(usable)} keys that may have signed the token")
            return jwt.decode(
                token,
                usable[0],
                algorithms=_ALGORITHMS,
                audience=self.client_id,
                issuer=self.issuer,
                leeway=_LEEWAY,
                options={"require": ["iss", "sub", "aud", "exp", "iat"]},
            )
        except jwt.PyJWTError as error:
            raise ProviderFailed(f"the token cannot be believed: {type(error).__name__}") from error

    def _description(self) -> dict[str, Any]:
        """What the provider says of itself, which has to be about this very issuer."""
        description = self._asked(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
        if description.get("issuer") != self.issuer:
            raise ProviderFailed("the description is of another issuer than the setting names")
        return description

    def _described(self, description: dict[str, Any], name: str) -> str:
        address = description.get(name)
        if not isinstance(address, str) or urlsplit(address).scheme != urlsplit(self.issuer).scheme:
            raise ProviderFailed(f"the description has no {name} that can be used")
        return address

    def _asked(self, address: str, form: dict[str, str] | None = None) -> dict[str, Any]:
        """The JSON object at an address; with a form the client proves itself with its secret."""
        request = urllib.request.Request(address, headers={"Accept": "application/json"})
        if form is not None:
            login = f"{quote(self.client_id, safe='')}:{quote(self.client_secret, safe='')}"  # RFC 6749, 2.3.1
            request.add_header("Authorization", f"Basic {base64.b64encode(login.encode()).decode()}")
            request.data = urlencode(form).encode()
        try:
            with urllib.request.build_opener(_NoRedirect).open(request, timeout=_SECONDS) as response:
                content = json.loads(response.read(_LARGEST))
        except urllib.error.HTTPError as error:
            error.close()  # it holds the connection
            raise ProviderFailed(f"no usable answer from {urlsplit(address).path}: {error.code}") from error
        except (OSError, HTTPException, ValueError) as error:
            reason = type(error).__name__
            raise ProviderFailed(f"no usable answer from {urlsplit(address).path}: {reason}") from error
        if not isinstance(content, dict):
            raise ProviderFailed(f"the answer from {urlsplit(address).path} is no JSON object")
        return content
