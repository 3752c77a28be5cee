"""All that a decision table may look at: signals, and six facts that the municipality adds; no score, no name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from rondkomen.apps.signals.decisions.definitions import (
    Pattern,
    Signal,
    consecutive_months_on,
    has_higher_amount,
    is_herhaalde_melding,
    latest_of_each_claim,
    patterns_on,
)
from rondkomen.apps.signals.kinds import Soort


class AgeBand(StrEnum):
    """How old a resident is, no finer than a table needs; 67 is a plain age, not the AOW-leeftijd of a birth date."""

    UNDER_27 = "jonger_dan_27"
    FROM_27 = "27_tot_67"
    FROM_67 = "67_of_ouder"
    UNKNOWN = "onbekend"


def age_band(age: int | None) -> AgeBand:
    """The band of an age in whole years; None is unknown."""
    if age is None:
        return AgeBand.UNKNOWN
    if age < 27:
        return AgeBand.UNDER_27
    return AgeBand.FROM_27 if age < 67 else AgeBand.FROM_67


@dataclass(frozen=True)
class Inputs:
    """One case. `signals` are those to decide on, one or more.

    `earlier` are all others on the address in the month of the last signal and the six before it. `threat_known_on` is
    the day the municipality heard of a threat in another way than by a crisis signal. `minors` is None where it is not
    known. `capacity` is the number of attempts that can still be made this week, None if unknown.
    """

    signals: tuple[Signal, ...]
    earlier: tuple[Signal, ...] = ()
    age_band: AgeBand = AgeBand.UNKNOWN
    minors: bool | None = None
    known_in_help: bool = False
    unsafe_contact: bool = False
    threat_known_on: date | None = None
    capacity: int | None = None

    def __post_init__(self) -> None:
        if not self.signals:
            raise ValueError("signals: found none; expected at least one signal to decide on")

    @cached_property
    def amounts(self) -> Mapping[str, int]:
        """Cents per kind of partner, each debt once."""
        found = Counter[str]()
        for signal in latest_of_each_claim(self.signals):
            found[signal.kind] += signal.bedrag
        return found

    @property
    def amount(self) -> int:
        """Cents together, each debt once."""
        return sum(self.amounts.values())

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of partner that sent a signal."""
        return frozenset(signal.kind for signal in self.signals)

    @cached_property
    def days(self) -> int | None:
        """The longest arrears in days; None where no signal tells."""
        return max((days for one in self.signals if (days := one.days_in_arrears) is not None), default=None)

    @cached_property
    def patterns(self) -> frozenset[Pattern]:
        """Enkelvoudig, meervoudig, opeenvolgend, seen from the month of the last signal."""
        return patterns_on((*self.signals, *self.earlier), self._last_day)

    @cached_property
    def months(self) -> int:
        """The number of months in a row with a signal, seen from the month of the last one."""
        return consecutive_months_on((*self.signals, *self.earlier), self._last_day)

    @property
    def herhaalde_melding(self) -> bool:
        """Whether every signal repeats an earlier one without a higher amount."""
        return all(is_herhaalde_melding(signal) for signal in self.signals)

    @property
    def higher_amount(self) -> bool:
        """Whether a signal repeats an earlier one with a higher amount."""
        return any(has_higher_amount(signal) for signal in self.signals)

    def has(self, soort: Soort) -> bool:
        """Whether one of the signals is of that soort."""
        return any(signal.soort == soort for signal in self.signals)

    @property
    def received_on(self) -> date:
        """The day the first of the signals was received; the terms run from there."""
        return min(signal.received_on for signal in self.signals)

    @cached_property
    def threat_since(self) -> date | None:
        """The day the municipality first knew of a threat; None where there is none."""
        told = [signal.received_on for signal in self.signals if signal.soort == Soort.CRISIS]
        return min([*told, *([self.threat_known_on] if self.threat_known_on else [])], default=None)

    @property
    def must_be_picked_up(self) -> bool:
        """Whether no table may close the case.

        A higher amount has to be picked up (GGM). That a threat, an eindelevering and a warm handover are never closed
        by a table either is our own choice: a person looks.
        """
        is_urgent = self.threat_since is not None or self.has(Soort.EINDELEVERING)
        return is_urgent or self.has(Soort.WARME_OVERDRACHT) or self.higher_amount

    @property
    def _last_day(self) -> date:
        return max(signal.signaaldatum for signal in self.signals)
