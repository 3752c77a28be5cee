"""The answers to a table of signals, as columns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from rondkomen.matching.compare.standing import lives_here
from rondkomen.matching.decide import HOUSEHOLD, KINDS, LINKED, NOBODY, Candidates, Decisions
from rondkomen.matching.evidence import DECEASED, MOVED, RESIDENT, Answer, explained
from rondkomen.matching.weigh import HUNDREDTHS

if TYPE_CHECKING:
    from rondkomen.matching.register import Register
    from rondkomen.matching.tables import Prepared


class Answers:
    """The answers to a table of signals, as columns; `answers[number]` gives one with its evidence."""

    def __init__(self, register: Register, signals: Prepared, found: Candidates, made: Decisions, on: date) -> None:
        """Made by `Register.match`."""
        self.register, self.signals, self.found, self.made, self.on = register, signals, found, made, on

    def __len__(self) -> int:
        return self.signals.rows

    def __getitem__(self, signal: int) -> Answer:
        if not -len(self) <= signal < len(self):
            raise IndexError(f"found signal {signal}; expected one of {len(self)}")
        return explained(self, signal % len(self))

    def __iter__(self) -> Iterator[Answer]:
        return (explained(self, signal) for signal in range(len(self)))

    @cached_property
    def kind(self) -> NDArray[np.str_]:
        """linked, household, review or none."""
        return np.array(KINDS)[self.made.kind]

    @cached_property
    def person(self) -> NDArray[np.object_]:
        """The id of the resident where linked, else None."""
        return _ids(self, self.found.person, self.register.settings.ids.person, self.made.kind == LINKED)

    @cached_property
    def household(self) -> NDArray[np.object_]:
        """The id of the household where linked or household, else None."""
        known = (self.made.kind >= HOUSEHOLD) & (self._of_entry(self.found.household, -1) >= 0)
        return _ids(self, self.found.household, self.register.settings.ids.household, known)

    @cached_property
    def state(self) -> NDArray[np.object_]:
        """inwoner, verhuisd or overleden on the day, where linked; else None."""
        state = np.full(len(self), None, object)
        linked = np.flatnonzero(self.made.kind == LINKED)
        state[linked] = [self.state_of(person) for person in self.found.person[self.made.entry[linked]]]
        return state

    @cached_property
    def rule(self) -> NDArray[np.object_]:
        """The id of the rule that decided; the empty text where the weights did."""
        ids = np.array([*(rule.id for rule in self.register.settings.rules), ""], object)
        return ids[self.made.rule]

    @cached_property
    def weight(self) -> NDArray[np.float64]:
        """The weight in bits of the best candidate, or of the one a rule chose; not a number where there is none."""
        weights = self._of_entry(self.found.weight, NOBODY)
        return np.where(weights == NOBODY, np.nan, weights / HUNDREDTHS)

    @cached_property
    def margin(self) -> NDArray[np.float64]:
        """How far the next best resident stays behind, in bits: infinite without one, not a number without any."""
        alone = self.made.margin > -int(NOBODY) // 2
        margin = np.where(alone, np.inf, self.made.margin / HUNDREDTHS)
        return np.where(self.made.entry < 0, np.nan, margin)

    def home(self) -> NDArray[np.int64]:
        """A number for the household of each signal where that is sure enough to lay signals side by side, else -1."""
        return np.where(self.made.home, self._of_entry(self.found.household, -1), -1).astype(np.int64)

    @cached_property
    def _gone(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """For each person whether no row says that they live here on the day, and whether one says that they died."""
        register, day = self.register, (self.on.year * 100 + self.on.month) * 100 + self.on.day
        persons = len(register.prepared.columns[register.settings.ids.person].texts)
        moved, deceased = np.zeros(persons, bool), np.zeros(persons, bool)
        for field in register.settings.fields:
            if field.comparator == "residence":
                days = register.prepared.features[field.id]
                moved[register.people.person] = True
                moved[register.people.person[lives_here(days, self.on)]] = False
                deceased[register.people.person[(days["deceased"] > 0) & (days["deceased"] <= day)]] = True
        return moved, deceased

    def _of_entry(self, values: NDArray[Any], otherwise: int) -> NDArray[Any]:
        result = np.full(len(self), otherwise, values.dtype)
        known = self.made.entry >= 0
        result[known] = values[self.made.entry[known]]
        return result

    def state_of(self, person: int) -> str:
        """inwoner, verhuisd or overleden on the day, for a person of the register by number."""
        moved, deceased = self._gone
        return DECEASED if deceased[person] else MOVED if moved[person] else RESIDENT


def _ids(answers: Answers, codes: NDArray[Any], column: str, known: NDArray[np.bool_]) -> NDArray[np.object_]:
    """The ids in a column of the register for the signals of which they are known, None for the others."""
    result = np.full(len(answers), None, object)
    if known.any():
        texts = np.array(answers.register.prepared.columns[column].texts, object)
        result[known] = texts[codes[answers.made.entry[known]]]
    return result
