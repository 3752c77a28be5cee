"""Which day's law a visitor gets: today in the Netherlands, or the nearest day whose law is known here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from rondkomen.law.check import days_known

HERE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class LawDay:
    """`on` is the day the law is applied; it differs from `today` when the law of today is not known here."""

    today: date
    on: date

    @property
    def is_outside(self) -> bool:
        return self.today != self.on


def today() -> date:
    """The day it is in the Netherlands."""
    return datetime.now(HERE).date()


def law_day() -> LawDay:
    """The day for a check that is made now."""
    now, known = today(), days_known()
    return LawDay(now, min(max(now, known.since), known.until))
