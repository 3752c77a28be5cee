"""Failed tries: counted per account and per address, so that nobody can guess for long. No address is kept.

A try counts before the password or code is looked at, so that many at once are no way around; a good one wipes the
count. An account that does not exist counts like one that does.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings

from rondkomen.apps.audit.actions import record
from rondkomen.apps.audit.actor import system
from rondkomen.apps.audit.lines import Reference
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.staff.models import StaffMember
from rondkomen.apps.throttle.actions import count_request, forget
from rondkomen.apps.throttle.queries import seconds_to_wait
from rondkomen.apps.throttle.window import Limit, visitor_key

A_QUARTER, A_MONTH = 15 * 60, 30 * 24 * 60 * 60
PASSWORD = (Limit("staff-password", 5, A_QUARTER), Limit("staff-password-month", 100, A_MONTH))
CODE = (Limit("staff-code", 5, A_QUARTER), Limit("staff-code-month", 100, A_MONTH))
ADDRESS = Limit("staff-address", 50, A_QUARTER)
"""From one address, whatever the account; a whole town hall can share one."""


class LogInRefused(Refusal):
    """This does not let anybody in. The message never says whether an account exists."""


class MustWait(LogInRefused):
    """Too many tries; in so many seconds there is a new chance."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"too many tries: wait {seconds} seconds")


@dataclass(frozen=True, slots=True)
class Visit:
    """From which address somebody tries, and when (seconds since the epoch)."""

    address: str
    moment: float

    @property
    def key(self) -> str:
        """The address as a key that changes daily, from which it cannot be read."""
        return visitor_key(self.address, datetime.fromtimestamp(self.moment, UTC).date(), settings.SECRET_KEY)


def count_try(limits: tuple[Limit, ...], who: str, visit: Visit) -> None:
    """Count a try for an account. Raises MustWait when it is one too many; then the try is not made."""
    waits = (count_request(limit, _account_key(who), visit.moment) for limit in limits)
    wait = seconds_to_wait(ADDRESS, visit.key, visit.moment) or next(filter(None, waits), None)
    if wait:
        raise MustWait(wait)


def count_failure(visit: Visit, member: StaffMember | None, reason: str) -> None:
    """A try failed: it counts for the address, and is a line in the log of the municipalities it concerns."""
    count_request(ADDRESS, visit.key, visit.moment)
    codes = member.roles.values_list("municipality__code", flat=True).distinct() if member else []
    about = Reference("staff", str(member.pk)) if member else None
    for code in codes or [settings.MUNICIPALITY]:
        record(system("log_in", code), "staff.refuse_log_in", Purpose.BEVEILIGING, about=about, reason=reason)


def forget_tries(limits: tuple[Limit, ...], who: str) -> None:
    """A good try, or a beheerder who knows who it was, wipes the count of an account."""
    for limit in limits:
        forget(limit, _account_key(who))


def _account_key(who: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"staff try {who}".encode(), hashlib.sha256).hexdigest()
