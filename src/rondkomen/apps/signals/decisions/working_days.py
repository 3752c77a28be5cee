"""Counting in working days: Monday to Friday.

Uncertain: the days that the Algemene termijnenwet puts on a par with a Sunday are not known here, so a public holiday
counts as a working day. A term then ends too early, never too late.
"""

from __future__ import annotations

from datetime import date, timedelta

_FRIDAY = 4


def is_working_day(day: date) -> bool:
    """Whether a day is Monday to Friday."""
    return day.weekday() <= _FRIDAY


def working_days_after(day: date, number: int) -> date:
    """The working day that comes a number of working days after a day, which itself is not counted.

    With 0 the day itself, or the first working day after it.

    >>> working_days_after(date(2026, 11, 6), 3)  # from a Friday
    datetime.date(2026, 11, 11)
    """
    while not is_working_day(day):
        # From a Saturday or Sunday one working day later is the Monday, as it is from the Friday before.
        day += timedelta(1 if number == 0 else -1)
    for _ in range(number):
        day += timedelta(1)
        while not is_working_day(day):
            day += timedelta(1)
    return day
