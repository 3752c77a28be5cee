"""How often other systems may ask: every request per address, and tries to get a token per client and address."""

from __future__ import annotations

import hashlib
import hmac
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest

from rondkomen.apps.throttle.actions import count_request, forget
from rondkomen.apps.throttle.queries import seconds_to_wait
from rondkomen.apps.throttle.window import Limit, visitor_address, visitor_key
from rondkomen.web.api.problems import Problem

_A_QUARTER = 15 * 60
TRIES = Limit("api-token", 10, _A_QUARTER)
"""For one client from one address, so that nobody elsewhere can keep a partner out."""
FAILURES = Limit("api-token-address", 50, _A_QUARTER)
"""From one address, whatever the client."""


def check_limit(request: HttpRequest) -> None:
    """Count the request. Raises Problem (429) when the visitor has to wait."""
    limit = Limit("api", settings.API_REQUESTS, settings.API_WINDOW_SECONDS)
    moment = time.time()
    if wait := count_request(limit, _visitor(request, moment), moment):
        raise _must_wait(f"At most {limit.requests} requests in {limit.seconds} seconds", wait)


@dataclass(frozen=True, slots=True)
class TokenTry:
    """A try to get a token, counted before the secret is looked at, so that many at once are no way around."""

    pair: str
    visitor: str
    moment: float

    def failed(self) -> None:
        """It counts for the address."""
        count_request(FAILURES, self.visitor, self.moment)

    def succeeded(self) -> None:
        """A good try wipes the count of this client here."""
        forget(TRIES, self.pair)


def count_try(request: HttpRequest, client_id: str) -> TokenTry:
    """Count a try, also of a client that does not exist. Raises Problem (429) when it is one too many."""
    moment = time.time()
    visitor = _visitor(request, moment)
    pair = hmac.new(settings.SECRET_KEY.encode(), f"token {client_id} {visitor}".encode(), hashlib.sha256).hexdigest()
    wait = seconds_to_wait(FAILURES, visitor, moment) or count_request(TRIES, pair, moment)
    if wait:
        raise _must_wait("Too many tries to get a token", wait)
    return TokenTry(pair, visitor, moment)


def _visitor(request: HttpRequest, moment: float) -> str:
    address = visitor_address(
        request.META.get("REMOTE_ADDR", ""), request.headers.get("X-Forwarded-For", ""), settings.TRUSTED_PROXIES
    )
    return visitor_key(address, datetime.fromtimestamp(moment, UTC).date(), settings.SECRET_KEY)


def _must_wait(what: str, seconds: int) -> Problem:
    return Problem(429, f"{what}; try again in {seconds} seconds.", headers={"Retry-After": str(seconds)})
