"""Asks the BRP API Personen v2 (Haal Centraal, RvIG) over HTTP, and says in one sentence what went wrong.

After the description of the API, version 2.5.0 (BRP-API/Haal-Centraal-BRP-bevragen, EUPL-1.2). Everything about people
goes in the body of a POST, so that no address, log or proxy holds it.
"""

from __future__ import annotations

import base64
import json
import re
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from rondkomen.gateways.brp.base import RegisterFailed

SECONDS = 15
LARGEST = 2 * 1024 * 1024
ATTEMPTS = 5
LONGEST_PAUSE = 30.0
TOO_MANY = "tooManyResults"
"""The code of a 400 when more people fit a question than the API gives: 10, or 30 for a postcode and a house number."""

_BUSY = (429, 503)
_ON_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_CODE = re.compile(r"[A-Za-z0-9]{1,25}")
_PARAMETER = re.compile(r"[a-zA-Z0-9._]{1,60}")
_PLACE = re.compile(r"\[[0-9]+\]")
_HEADER = re.compile(r"[A-Za-z0-9-]{1,60}")
_MEANS = {
    400: "the register could not use the question",
    401: "the register does not know this key or client; look at the key, or ask for a new one",
    403: "the register does not allow this question or these fields; look at the autorisatiebesluit",
    404: "there is no register at this address",
    406: "the register does not answer in JSON",
    415: "the register does not take JSON",
}


class TooMany(RegisterFailed):
    """More people fit a question than the register gives."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A register answers itself; a question about a person is not sent on to somewhere else."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Access:
    """Where the API is and how to prove who asks: by a key, as a client with a secret, or by certificate alone.

    `address` ends before `/personen`. `headers` are what the provider asks for besides, such as a purpose
    (doelbinding) or an organisation (OIN). `certificate` and `key` are paths, for TLS on both sides.
    """

    address: str
    api_key: str = field(default="", repr=False)
    token_address: str = ""
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    scope: str = ""
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    certificate: str = ""
    key: str = ""

    def __post_init__(self) -> None:
        if not self.address:
            raise RegisterFailed("address of the register: found none; expected where the BRP API is, up to /personen")
        for address in filter(None, (self.address, self.token_address)):
            parts = urlsplit(address)
            if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _ON_THIS_MACHINE):
                raise RegisterFailed("address of the register: found no https; expected an address that begins with it")
        if self.api_key and self.token_address:
            raise RegisterFailed("access to the register: found a key and a client; expected one of the two")
        if len({bool(one) for one in (self.token_address, self.client_id, self.client_secret)}) > 1:
            raise RegisterFailed(
                "access to the register: found a part of a client; expected the address for tokens, id and secret"
            )
        for name, value in (*self.headers, ("X-API-KEY", self.api_key)):
            if not _HEADER.fullmatch(name) or not (value.isascii() and value.isprintable()):
                raise RegisterFailed("headers for the register: found one that cannot be sent; expected Name=value")


class BrpClient:
    """One connection to the API; may be used by several threads at once. `pause` waits so many seconds."""

    def __init__(self, access: Access, pause: Callable[[float], None] = time.sleep) -> None:
        self.access, self._pause = access, pause
        self._lock, self._token, self._until = threading.Lock(), "", 0.0
        handlers: list[urllib.request.BaseHandler] = [_NoRedirect()]
        if access.certificate:
            handlers.append(urllib.request.HTTPSHandler(context=_certified(access)))
        self._opener = urllib.request.build_opener(*handlers)

    def ask(self, query: Mapping[str, Any]) -> list[Any]:
        """The persons that answer a question. Raises TooMany, or RegisterFailed with what went wrong."""
        body = json.dumps(query).encode()
        answer = self._answered(body)
        kind = query["type"]
        if answer.get("type") != kind:
            raise RegisterFailed(f"answer to {kind}: found one to another question; expected one of its type")
        persons = answer.get("personen", [])
        if not isinstance(persons, list):
            raise RegisterFailed(f"answer to {kind}: found no list of personen; expected one")
        return persons

    def _answered(self, body: bytes) -> dict[str, Any]:
        is_new = False
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._sent(f"{self.access.address.rstrip('/')}/personen", body, self._headers())
            except _Refused as refused:
                if refused.status == 401 and self.access.token_address and not is_new:
                    self._forget_token()
                    is_new = True
                elif refused.status in _BUSY and attempt < ATTEMPTS:
                    self._pause(refused.wait or min(2.0 ** (attempt - 1), LONGEST_PAUSE))
                else:
                    raise refused.failure() from None
        raise RegisterFailed("the register is busy: it said so each time; try again later", retry=True)

    def _headers(self) -> dict[str, str]:
        access = self.access
        headers = {"Content-Type": "application/json; charset=utf-8", "Accept": "application/json"}
        headers |= dict(access.headers)
        if access.api_key:
            headers["X-API-KEY"] = access.api_key
        if access.token_address:
            headers["Authorization"] = f"Bearer {self._valid_token()}"
        return headers

    def _valid_token(self) -> str:
        """A token that still holds; asked for anew a little before it ends (RFC 6749, 4.4)."""
        with self._lock:
            if not self._token or time.monotonic() > self._until:
                form = {"grant_type": "client_credentials"} | (
                    {"scope": self.access.scope} if self.access.scope else {}
                )
                login = f"{quote(self.access.client_id, safe='')}:{quote(self.access.client_secret, safe='')}"
                headers = {
                    "Authorization": f"Basic {base64.b64encode(login.encode()).decode()}",
                    "Content-Type": "application/x-www-form-urlencoded",
                    "Accept": "application/json",
                }
                try:
                    answer = self._sent(self.access.token_address, urlencode(form).encode(), headers)
                except _Refused as refused:
                    busy = refused.status in _BUSY
                    raise RegisterFailed(f"no token for the register: {refused.status}", retry=busy) from None
                token, lasts = answer.get("access_token"), answer.get("expires_in", 60)
                if not isinstance(token, str) or not token.isascii() or not token.isprintable() or not token:
                    raise RegisterFailed("no token for the register: the answer has no access_token")
                self._token = token
                self._until = time.monotonic() + (lasts - 30 if type(lasts) is int else 30)
            return self._token

    def _forget_token(self) -> None:
        with self._lock:
            self._token = ""

    def _sent(self, address: str, body: bytes, headers: dict[str, str]) -> dict[str, Any]:
        """The JSON object that answers a POST. Raises _Refused for another status than 200, else RegisterFailed."""
        request = urllib.request.Request(address, body, headers, method="POST")
        try:
            with self._opener.open(request, timeout=SECONDS) as response:
                status, content = response.status, response.read(LARGEST + 1)
        except urllib.error.HTTPError as error:
            with error:  # it holds the connection
                raise _Refused(error.code, _problem(error), _wait(error.headers)) from None
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", error)
            raise RegisterFailed(
                f"the register could not be reached: {type(reason).__name__}; try again later", retry=True
            ) from None
        if status != 200:
            raise _Refused(status, {}, 0.0)
        if len(content) > LARGEST:
            raise RegisterFailed(f"the register gave more than {LARGEST} bytes; expected less")
        try:
            answer = json.loads(content)
        except (ValueError, RecursionError):
            raise RegisterFailed("the register gave no JSON; expected an object") from None
        if not isinstance(answer, dict):
            raise RegisterFailed("the register gave no JSON object; expected one")
        return answer


class _Refused(Exception):
    """Another status than 200, with the problem as far as it is known and the seconds to wait, if any."""

    def __init__(self, status: int, problem: Mapping[str, Any], wait: float) -> None:
        super().__init__(status)
        self.status, self.problem, self.wait = status, problem, wait

    def failure(self) -> RegisterFailed:
        """What went wrong as one sentence. Titles and reasons stay out: nobody promises that they repeat no value."""
        code = self.problem.get("code")
        if self.status == 400 and code == TOO_MANY:
            return TooMany("more people fit the question than the register gives")
        if self.status in _BUSY:
            return RegisterFailed("the register is busy; try again later", retry=True)
        if self.status >= 500:
            return RegisterFailed(f"the register has a fault of its own: {self.status}; try again later", retry=True)
        if 300 <= self.status < 400:
            return RegisterFailed(f"the register points to another address: {self.status}; set that address instead")
        sentence = f"{_MEANS.get(self.status, 'the register refused')}: {self.status}"
        if isinstance(code, str) and _CODE.fullmatch(code):
            sentence += f" {code}"
        if names := self._parameters():
            sentence += f" ({', '.join(names)})"
        return RegisterFailed(sentence)

    def _parameters(self) -> list[str]:
        """The names of the parameters that the register found wrong."""
        found = self.problem.get("invalidParams")
        names = [str(one.get("name")) for one in found if isinstance(one, dict)] if isinstance(found, list) else []
        bare = dict.fromkeys(_PLACE.sub("", name) for name in names)
        return [name for name in bare if _PARAMETER.fullmatch(name) and not name.isdigit()][:10]


def _problem(error: urllib.error.HTTPError) -> dict[str, Any]:
    """The problem of RFC 9457 with which a refusal may come; empty where there is none."""
    try:
        problem = json.loads(error.read(64 * 1024))
    except (OSError, HTTPException, ValueError, RecursionError):
        return {}
    return problem if isinstance(problem, dict) else {}


def _wait(headers: Message | None) -> float:
    """The seconds that Retry-After asks for; 0 where it asks for none, or for too long."""
    asked = (headers.get("Retry-After", "") if headers else "").strip()
    return (
        float(asked) if asked.isascii() and asked.isdigit() and len(asked) < 3 and int(asked) <= LONGEST_PAUSE else 0.0
    )


def _certified(access: Access) -> ssl.SSLContext:
    context = ssl.create_default_context()
    try:
        context.load_cert_chain(access.certificate, access.key or None)
    except (OSError, ssl.SSLError) as error:
        raise RegisterFailed(f"certificate for the register: it cannot be used ({type(error).__name__})") from None
    return context
