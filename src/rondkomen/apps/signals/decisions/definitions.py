"""What a repeated, a single, a multiple and a consecutive signal are, each as its source defines it.

Divosa (monitor Vroegsignalering) defines the three patterns on an address; the GGM (Model Vroegsignalering, v2.5.1)
defines when a repeated signal may be left and when it has to be picked up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rondkomen.apps.signals.kinds import Soort

LOOK_BACK_MONTHS = 6
"""How many months before that of the case count for a pattern (Divosa)."""


class Pattern(StrEnum):
    """How the signals on an address lie in time; a case may be both meervoudig and opeenvolgend."""

    ENKELVOUDIG = "enkelvoudig"
    MEERVOUDIG = "meervoudig"
    OPEENVOLGEND = "opeenvolgend"


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal as the table sees it: nothing that says who it is about.

    `kind` is a code of DDAS, `bedrag` an amount in cents. Signals with the same `claim` (any text that stands for
    partner and klantnummer) are about one debt; an empty one stands alone. `previous_bedrag` is the amount of the
    latest earlier signal about the same debt, None where there was none.
    """

    kind: str
    bedrag: int
    signaaldatum: date
    received_on: date
    soort: Soort = Soort.VROEGSIGNAAL
    ontstaansdatum: date | None = None
    claim: str = ""
    previous_bedrag: int | None = None

    @property
    def days_in_arrears(self) -> int | None:
        """Days from the ontstaansdatum to the day of the signal; None where the partner told none."""
        return None if self.ontstaansdatum is None else (self.signaaldatum - self.ontstaansdatum).days


def is_herhaalde_melding(signal: Signal) -> bool:
    """Same partner, same arrears, amount not higher (GGM: herhaalde melding)."""
    return signal.previous_bedrag is not None and signal.bedrag <= signal.previous_bedrag


def has_higher_amount(signal: Signal) -> bool:
    """Same partner, same arrears, amount higher: it has to be picked up (GGM)."""
    return signal.previous_bedrag is not None and signal.bedrag > signal.previous_bedrag


def patterns_on(address: Iterable[Signal], day: date) -> frozenset[Pattern]:
    """The patterns of all signals on one address, seen from the month of a day (Divosa).

    Meervoudig: two signals or more in that month. Opeenvolgend: one or more in the six months before it. Enkelvoudig:
    neither.
    """
    months = [_month(signal.signaaldatum) for signal in address]
    now = _month(day)
    found = set()
    if months.count(now) > 1:
        found.add(Pattern.MEERVOUDIG)
    if any(now - LOOK_BACK_MONTHS <= month < now for month in months):
        found.add(Pattern.OPEENVOLGEND)
    return frozenset(found or {Pattern.ENKELVOUDIG})


def consecutive_months_on(address: Iterable[Signal], day: date) -> int:
    """How many months without a gap, the month of the day and those before it, have a signal; at most seven."""
    months = {_month(signal.signaaldatum) for signal in address}
    now = _month(day)
    number = 0
    while number <= LOOK_BACK_MONTHS and now - number in months:
        number += 1
    return number


def latest_of_each_claim(signals: Iterable[Signal]) -> tuple[Signal, ...]:
    """Of the signals about one debt only the last, so that no amount counts twice; of two on one day the higher."""
    alone, latest = [], dict[str, Signal]()
    for signal in signals:
        if not signal.claim:
            alone.append(signal)
        elif signal.claim not in latest or _moment(signal) > _moment(latest[signal.claim]):
            latest[signal.claim] = signal
    return (*alone, *latest.values())


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _moment(signal: Signal) -> tuple[date, date, int, str, str, date]:
    # The last parts only make the choice the same in whatever order the signals come.
    since = signal.ontstaansdatum or date.max
    return (signal.signaaldatum, signal.received_on, signal.bedrag, signal.kind, signal.soort, since)
