"""A provider that stands beside the real one, for tests: it speaks OpenID Connect over HTTP on this machine.

    with FakeProvider("client", "secret") as provider:
        provider.person = {"sub": "iris", "amr": ["pwd", "mfa"]}
        OidcClient(provider.issuer, "client", "secret")

Everybody who comes is `person`, without being asked anything. It is as strict as a real one with what a client sends.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa


class FakeProvider:
    """The provider; `person`, `description` and `claims` may be changed to see what the client makes of it."""

    def __init__(self, client_id: str, client_secret: str) -> None:
        self.client_id = client_id
        self.client_secret = client_secret
        self.person: dict[str, Any] = {"sub": "nobody"}
        self.description: dict[str, Any] = {}
        self.claims: dict[str, Any] = {}
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.signs_with: Any = self.key
        self.asked: list[dict[str, str]] = []
        self._codes: dict[str, dict[str, str]] = {}
        self._server = ThreadingHTTPServer(("localhost", 0), self._handler())
        self.issuer = f"http://localhost:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def get(self, path: str, query: dict[str, str]) -> tuple[int, dict[str, Any] | str]:
        """The answer to a GET: a status with JSON, or an address to go to."""
        match path:
            case "/.well-known/openid-configuration":
                return 200, {
                    "issuer": self.issuer,
                    "authorization_endpoint": f"{self.issuer}/authorize",
                    "token_endpoint": f"{self.issuer}/token",
                    "jwks_uri": f"{self.issuer}/keys",
                } | self.description
            case "/keys":
                public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
                return 200, {"keys": [public | {"kid": "one", "use": "sig", "alg": "RS256"}]}
            case "/authorize" if query.get("client_id") == self.client_id and "code_challenge" in query:
                self.asked.append(query)
                code = secrets.token_urlsafe(16)
                self._codes[code] = query
                return 302, f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"
        return 404, {"error": "not_found"}

    def post(self, path: str, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """The answer to a POST: a token for a code, once, for who asked for it."""
        login = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        if path != "/token" or [unquote(part) for part in login.split(":")] != [self.client_id, self.client_secret]:
            return 401, {"error": "invalid_client"}
        asked = self._codes.pop(form.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if (
            asked is None
            or asked["redirect_uri"] != form.get("redirect_uri")
            or asked["code_challenge"] != challenge.decode().rstrip("=")
        ):
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "unused", "token_type": "Bearer", "id_token": self._token(asked["nonce"])}

    def _token(self, nonce: str) -> str:
        now = int(time.time())
        standard = {"iss": self.issuer, "aud": self.client_id, "iat": now, "exp": now + 300, "nonce": nonce}
        claims = {name: value for name, value in (standard | self.person | self.claims).items() if value is not None}
        algorithm = "HS256" if isinstance(self.signs_with, bytes) else "RS256"
        if self.signs_with is None:
            algorithm = "none"
        return jwt.encode(claims, self.signs_with, algorithm=algorithm, headers={"kid": "one"})

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                address = urlsplit(self.path)
                status, content = provider.get(address.path, _single(address.query))
                self._send(status, content)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
                self._send(*provider.post(self.path, _single(body), self.headers.get("Authorization", "")))

            def _send(self, status: int, content: dict[str, Any] | str) -> None:
                body = b"" if isinstance(content, str) else json.dumps(content).encode()
                self.send_response(status)
                if isinstance(content, str):
                    self.send_header("Location", content)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments: object) -> None: ...

        return Handler


def _single(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}
