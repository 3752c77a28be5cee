"""A register made ready once, against which signals are matched as often as needed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rondkomen.matching import storing
from rondkomen.matching.answers import Answers
from rondkomen.matching.blocking import Index, candidates, indexes_of
from rondkomen.matching.compare import COMPARATORS, Pairs
from rondkomen.matching.compare.standing import lives_here
from rondkomen.matching.decide import Candidates, People, decide, rank
from rondkomen.matching.settings import Settings, SettingsRefused
from rondkomen.matching.tables import Prepared, TableRefused, prepare
from rondkomen.matching.weigh import Weighed, prior, weigh

_PAIRS_AT_ONCE = 1 << 19


class Register:
    """The residents of a municipality, or any other file to link to, with its indexes."""

    def __init__(
        self, settings: Settings, prepared: Prepared, indexes: Mapping[str, Index], residents: int | None = None
    ) -> None:
        """Use `of` or `from_arrays`."""
        self.settings, self.prepared, self.indexes = settings, prepared, indexes
        person = prepared.columns[settings.ids.person]
        self.number_of_persons = len(person.texts) - 1
        household = prepared.columns.get(settings.ids.household)
        nobody = np.full(prepared.rows, -1, np.int32)
        homes = np.where(household.codes > 0, household.codes, -1).astype(np.int32) if household else nobody
        self.people = People(person.codes, homes, person.texts)
        self.unseen = max((residents or 0) - self.number_of_persons, 0)
        self.prior = prior(self.number_of_persons + self.unseen, settings.thresholds)

    @classmethod
    def of(cls, table: Any, settings: Settings, *, residents: int | None = None) -> Register:
        """A register from a table with at least the columns of the ids; raises TableRefused where that cannot be.

        `residents` says that the table holds only some of so many residents, because it was asked of a register that
        does not show all: everybody who may be meant, and all who live in a house that a signal names. Decisions are
        then at least as strict as with the whole register. Raises SettingsRefused when the settings lack a `most`.
        """
        if residents is not None:
            _check_most(settings)
        prepared = prepare(table, settings, "register", keep=settings.ids)
        person = prepared.columns[settings.ids.person]
        if len(without := np.flatnonzero(person.codes == 0)):
            raise TableRefused(
                f"register, row {without[0] + 1}: found no {settings.ids.person}; expected an id in every row"
            )
        for field in settings.fields:
            prepared.features[field.id].update(COMPARATORS[field.comparator].count(prepared.features[field.id]))
        return cls(settings, prepared, indexes_of(settings, prepared.features, prepared.rows), residents)

    def __len__(self) -> int:
        return self.prepared.rows

    def match(self, table: Any, *, on: date) -> Answers:
        """An answer for each row of a table of signals, as the register stands on a day; raises TableRefused."""
        signals = prepare(table, self.settings, "signals")
        signal, row = candidates(self.settings, self.indexes, signals.features, signals.rows, max(len(self), 1))
        people = self._people_on(on)
        parts = [self._ranked(signals, signal[part], row[part], on, people) for part in _parts(signal)]
        found = Candidates.join(parts)
        return Answers(self, signals, found, decide(self.settings, found, signals.rows, on), on)

    def weigh(self, signals: Prepared, signal: NDArray[Any], row: NDArray[Any], on: date) -> Weighed:
        """The level and the weight of each field for pairs of a signal and a row of the register."""
        pairs = Pairs(signals.features, signal, self.prepared.features, row, on)
        return weigh(self.settings, pairs, len(self), self.unseen)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Everything a prepared register is made of, as plain arrays; for `numpy.savez` or Arrow, without pickle.

        They hold personal data as legible as the table they came from: keep them where that may be kept. A hidden
        column (bsn) is in them as a key only, which protects nothing: a short number can be found by trying all.
        """
        return storing.to_arrays(self.settings, self.prepared, self.indexes)

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]], settings: Settings) -> Register:
        """A register from its arrays; raises TableRefused when they were made with other settings."""
        return cls(settings, *storing.from_arrays(arrays, settings))

    def _ranked(
        self, signals: Prepared, signal: NDArray[Any], row: NDArray[Any], on: date, people: People
    ) -> Candidates:
        weighed = self.weigh(signals, signal, row, on)
        return rank(self.settings, signal, row, people, weighed, self.prior)

    def _people_on(self, on: date) -> People:
        """The people with the household they live in on a day in every row, also that of an address of the past."""
        household = self.people.household
        for field in self.settings.fields:
            if field.comparator == "residence":
                here = np.flatnonzero(lives_here(self.prepared.features[field.id], on) & (household >= 0))
                lowest = np.full(self.number_of_persons + 1, np.iinfo(np.int32).max, np.int32)
                highest = np.full(self.number_of_persons + 1, -1, np.int32)
                np.minimum.at(lowest, self.people.person[here], household[here])
                np.maximum.at(highest, self.people.person[here], household[here])
                now = np.where(lowest == highest, highest, -1)[self.people.person]
                household = np.where(now >= 0, now, household)
        return People(self.people.person, household, self.people.ids)


def _check_most(settings: Settings) -> None:
    """Whether the settings say how frequent a value may be that a register does not show; raises SettingsRefused."""
    for field in settings.fields:
        for level in field.levels.values():
            if level.u is None and level.most is None and field.most is None:
                raise SettingsRefused(
                    f"field {field.id}, level {level.id}: found no most; expected one, in the level or in its field, "
                    "because the register holds some of the residents only"
                )


def _parts(signal: NDArray[np.int32]) -> list[slice]:
    """Runs of pairs that are small enough to weigh at once and leave the pairs of a signal together."""
    starts = [0]
    while len(signal) - starts[-1] > _PAIRS_AT_ONCE:
        end = np.searchsorted(signal, signal[starts[-1] + _PAIRS_AT_ONCE], "left")
        if end <= starts[-1]:  # one signal alone has more than fits: take it whole
            end = np.searchsorted(signal, signal[starts[-1]], "right")
        starts.append(int(end))
    return [slice(start, end) for start, end in zip(starts, [*starts[1:], len(signal)], strict=True)]
