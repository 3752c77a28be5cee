"""A BRP API that stands beside the real one, for tests and demonstrations, with official fictional persons.

    with FakeBrp() as brp:
        register = HaalCentraalRegister(brp.access, "GM0518", number_of_residents=560_000)

It speaks HTTP on this machine alone, is as strict with a question as the real one, and gives the same errors. `fails`
are the statuses with which the next questions are refused; `answer` is given instead of any other; `asked` and
`headers` are what came.
"""

from __future__ import annotations

import json
import re
import secrets
import threading
from collections.abc import Iterable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs

from rondkomen.gateways.brp import fake_persons
from rondkomen.gateways.brp.client import TOO_MANY, Access
from rondkomen.gateways.brp.fake_fields import only
from rondkomen.gateways.brp.fake_search import Faults, faults_in, found, limit

_POLL = 0.01
"""Seconds in which it notices that it has to stop."""
PATH = "/haalcentraal/api/brp/personen"
_TITLES = {
    400: ("Een of meerdere parameters zijn niet correct.", "paramsValidation"),
    401: ("Niet correct geauthenticeerd.", "authentication"),
    403: ("U bent niet geautoriseerd voor deze operatie.", "autorisation"),
    404: ("Opgevraagde resource bestaat niet.", "notFound"),
    406: ("Gevraagde contenttype wordt niet ondersteund.", "notAcceptable"),
    415: ("Media Type wordt niet ondersteund.", "unsupportedMediaType"),
    429: ("Too many request", "tooManyRequests"),
    500: ("Interne server fout.", "serverError"),
    503: ("Bronservice BRP is tijdelijk niet beschikbaar.", "notAvailable"),
}

Answer = tuple[int, Mapping[str, Any]]


class FakeBrp:
    """The API. `not_allowed` are fields that the asker has no authorisation for."""

    def __init__(self, persons: Iterable[Mapping[str, Any]] | None = None, api_key: str = "fictief") -> None:
        self.persons = fake_persons.as_served(fake_persons.shipped() if persons is None else persons)
        self.api_key = api_key
        self.fails: list[int] = []
        self.answer: bytes | None = None
        self.not_allowed: frozenset[str] = frozenset()
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.tokens: set[str] = set()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def access(self) -> Access:
        """How to reach it with its key."""
        return Access(self.address + PATH.removesuffix("/personen"), api_key=self.api_key)

    @property
    def access_by_token(self) -> Access:
        """How to reach it as a client with a secret."""
        return Access(
            self.address + PATH.removesuffix("/personen"),
            token_address=f"{self.address}/token",
            client_id="rondkomen",
            client_secret="geheim",
            scope="personen",
        )

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(_POLL,), daemon=True).start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def token(self, form: Mapping[str, list[str]], authorization: str) -> Answer:
        """A token for a client that proves itself."""
        if authorization != "Basic cm9uZGtvbWVuOmdlaGVpbQ==" or form.get("grant_type") != ["client_credentials"]:
            return 401, {"error": "invalid_client"}
        token = secrets.token_urlsafe(16)
        self.tokens.add(token)
        return 200, {"access_token": token, "token_type": "Bearer", "expires_in": 300}

    def personen(self, body: bytes, headers: Mapping[str, str]) -> Answer:
        """The answer to a question about persons; names of headers are in small letters."""
        if self.fails:
            return problem(self.fails.pop(0))
        token = headers.get("authorization", "").removeprefix("Bearer ")
        if headers.get("x-api-key") != self.api_key and token not in self.tokens:
            return problem(401)
        if headers.get("accept", "*/*") not in ("application/json", "*/*"):
            return problem(406)
        if not re.fullmatch(r"application/json(; ?charset=utf-8)?", headers.get("content-type", ""), re.IGNORECASE):
            return problem(415)
        try:
            query = json.loads(body)
        except ValueError:
            query = None
        if not isinstance(query, dict):
            return problem(400)
        self.asked.append(query)
        return self._answered(query)

    def _answered(self, query: dict[str, Any]) -> Answer:
        if faults := faults_in(query):
            return problem(400, faults)
        if self.not_allowed & set(query["fields"]):
            return problem(403)
        persons = found(self.persons, query)
        if len(persons) > limit(query):
            status, content = problem(400)
            detail = f"Meer dan maximum van {limit(query)} zoekresultaten gevonden. Verfijn de zoekopdracht."
            return status, {**content, "title": "Teveel zoekresultaten.", "detail": detail, "code": TOO_MANY}
        return 200, {"type": query["type"], "personen": [only(one, query["fields"]) for one in persons]}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        brp = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._send(*problem(404))

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                brp.headers.append({name.lower(): value for name, value in self.headers.items()})
                if self.path == "/token":
                    self._send(*brp.token(parse_qs(body.decode()), self.headers.get("Authorization", "")))
                elif self.path != PATH:
                    self._send(*problem(404))
                else:
                    status, content = brp.personen(body, brp.headers[-1])
                    self._send(status, content, brp.answer)

            def _send(self, status: int, content: Mapping[str, Any], instead: bytes | None = None) -> None:
                body = json.dumps(content).encode() if instead is None else instead
                self.send_response(status)
                kind = "application/json; charset=utf-8" if status == 200 else "application/problem+json"
                self.send_header("Content-Type", kind)
                if 300 <= status < 400:
                    self.send_header("Location", f"{brp.address}/elders")
                if status in (429, 503):
                    self.send_header("Retry-After", "1")
                self.send_header("Connection", "close")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments: object) -> None: ...

        return Handler


def problem(status: int, faults: Faults = ()) -> Answer:
    """A refusal as the API gives it (RFC 9457)."""
    title, code = _TITLES.get(status, ("Fout", "error"))
    content: dict[str, Any] = {
        "type": "https://datatracker.ietf.org/doc/html/rfc7231#section-6.5.1" if status == 400 else "about:blank",
        "title": title,
        "status": status,
        "instance": PATH,
        "code": code,
    }
    if faults:
        names = ", ".join(sorted(name for name, _, _ in faults))
        content["detail"] = f"De foutieve parameter(s) zijn: {names}."
        content["invalidParams"] = [{"name": name, "code": code, "reason": why} for name, code, why in faults]
    return status, content
