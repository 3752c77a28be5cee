"""What can be wrong with the law as written here, or with a question put to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rondkomen.kernel.period import OPEN, Period


class LawError(Exception):
    """Something in the rules or numbers is wrong; found when they load, never halfway a calculation."""


class RuleRefused(LawError):
    """A rule holds something that is not allowed in a rule; the message starts with file and line."""


class CycleRefused(LawError):
    """Rules need each other in a circle that nobody declared as a fixed point; the message shows the path."""


class NotConverged(LawError):
    """A declared fixed point did not settle within its number of rounds."""


class UnknownQuantity(LawError):
    """A name that no fact, number or rule has."""


class NotInForce(LawError):
    """There is no rule or number for the day asked about; the message names the days that are known."""

    def __init__(self, name: str, day: date, known: Iterable[Period]) -> None:
        self.name, self.day, self.known = name, day, tuple(known)
        days = ", ".join(_days(period) for period in self.known) or "no days"
        super().__init__(f"{name} has no value on {day}; known are {days}")


def _days(period: Period) -> str:
    if period.until == OPEN:
        return f"{period.since} and later"
    return f"{period.since} to {period.until}"
