"""Windows of time in which requests are counted, and who counts as one visitor: pure arithmetic."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

IPV6_HOUSEHOLD = 64
"""Bits of an IPv6 address that one home connection shares; the rest changes at will."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many requests per visitor in so many seconds, for one part of the site."""

    scope: str
    requests: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Window:
    """A run of seconds since the epoch: from `start` up to `end`, the end not counted."""

    start: int
    seconds: int

    @classmethod
    def at(cls, moment: float, seconds: int) -> Window:
        """The window that a moment falls in; windows follow each other from the epoch on."""
        return cls(int(moment // seconds) * seconds, seconds)

    @property
    def end(self) -> int:
        return self.start + self.seconds

    def wait(self, moment: float) -> int:
        """Whole seconds until the next window, at least one."""
        return max(1, ceil(self.end - moment))


def visitor_address(remote: str, forwarded_for: str, trusted_proxies: int) -> str:
    """The address of the visitor, seen through so many proxies of our own.

    Each proxy adds the address it was called from at the right of X-Forwarded-For; what stands further to the left
    was written by the visitor. When the header is shorter than it should be, the caller itself is the visitor.
    """
    hops = [hop.strip() for hop in forwarded_for.split(",") if hop.strip()]
    if trusted_proxies and len(hops) >= trusted_proxies:
        return hops[-trusted_proxies]
    return remote


def visitor_key(address: str, day: date, secret: str) -> str:
    """A key for a visitor from which the address cannot be read, another one each day.

    An IPv6 address counts by its network of 64 bits. What is no address shares one key.
    """
    salt = hmac.digest(secret.encode(), f"throttle {day.isoformat()}".encode(), hashlib.sha256)
    return hmac.new(salt, _network(address).encode(), hashlib.sha256).hexdigest()


def _network(address: str) -> str:
    try:
        found = ip_address(address.strip().removeprefix("[").partition("]")[0].partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ip_network((found, IPV6_HOUSEHOLD), strict=False))
    return str(found)
