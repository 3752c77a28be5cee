"""From weights to an answer: the rules first, then the weights with their margin, and else a person decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rondkomen.matching.settings import Rule, Settings
from rondkomen.matching.weigh import HUNDREDTHS, Weighed

KINDS = ("none", "review", "household", "linked")
NONE, REVIEW, HOUSEHOLD, LINKED = range(4)
BY_WEIGHT = -1
NOBODY = -(10**9)


@dataclass(frozen=True, slots=True)
class Candidates:
    """One entry for each signal and person that may matter, by the person's best row, in order of signal and weight.

    `meets` has for each entry which rules of the settings it meets; weights are in hundredths of a bit.
    """

    signal: NDArray[np.int32]
    row: NDArray[np.int32]
    person: NDArray[np.int32]
    household: NDArray[np.int32]
    weight: NDArray[np.int32]
    meets: NDArray[np.bool_]
    personal: NDArray[np.bool_]

    @staticmethod
    def join(parts: Sequence[Candidates]) -> Candidates:
        """The candidates of parts that follow one another."""
        return Candidates(*(np.concatenate([getattr(part, name) for part in parts]) for name in Candidates.__slots__))


@dataclass(frozen=True, slots=True)
class Decisions:
    """What is decided for each signal: the kind, the entry of the candidate (-1 for none), the rule and the margin.

    `home` says whether the household of that candidate is sure enough to lay the signal beside others of the household.
    """

    kind: NDArray[np.int8]
    entry: NDArray[np.int64]
    rule: NDArray[np.int16]
    margin: NDArray[np.int32]
    home: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class People:
    """For each row of a register the person and the household (-1 for none), as places in the texts of their ids."""

    person: NDArray[np.int32]
    household: NDArray[np.int32]
    ids: Sequence[str]

    def order(self, person: NDArray[np.int32]) -> NDArray[np.int64]:
        """The place of each of these persons in the order of their ids, which no order of rows can change."""
        different, inverse = np.unique(person, return_inverse=True)
        place = np.empty(len(different), np.int64)
        place[sorted(range(len(different)), key=[self.ids[one] for one in different].__getitem__)] = np.arange(
            len(different)
        )
        return place[inverse]


def rank(
    settings: Settings, signal: NDArray[np.int32], row: NDArray[np.int32], people: People, weighed: Weighed, prior: int
) -> Candidates:
    """Candidates from pairs: each person once for a signal, by the row that weighs most; ties by the order of the ids.

    Who stays so far behind that no decision can depend on it is left out.
    """
    total = prior + sum(weighed.weight.values(), np.zeros(len(signal), np.int32))
    meets = np.stack(
        [rule.meets(settings, weighed.compared, len(signal)) for rule in settings.rules]
        or [np.zeros(len(signal), bool)],
        axis=1,
    )
    lowest = round((settings.thresholds.review - settings.thresholds.margin) * HUNDREDTHS)
    kept = np.flatnonzero((total >= lowest) | meets.any(axis=1))
    signal, row, total, meets = signal[kept], row[kept], total[kept].astype(np.int32), meets[kept]
    personal = np.zeros(len(kept), bool)
    for field in settings.fields:
        if field.personal:
            personal |= weighed.weight[field.id][kept] > 0
    person = people.person[row]
    place = people.order(person)
    order = np.lexsort((row, -total, place, signal))
    first = np.append(True, (np.diff(signal[order]) != 0) | (np.diff(place[order]) != 0))[: len(order)]
    order = order[first]
    order = order[np.lexsort((place[order], -total[order], signal[order]))]
    household = people.household[row[order]]
    return Candidates(signal[order], row[order], person[order], household, total[order], meets[order], personal[order])


def decide(settings: Settings, found: Candidates, signals: int, on: date) -> Decisions:
    """An answer for each of so many signals."""
    thresholds = settings.thresholds
    margin = round(thresholds.margin * HUNDREDTHS)
    made = Decisions(
        kind=np.zeros(signals, np.int8),
        entry=np.full(signals, -1),
        rule=np.full(signals, BY_WEIGHT, np.int16),
        margin=np.zeros(signals, np.int32),
        home=np.zeros(signals, bool),
    )
    first = np.searchsorted(found.signal, np.arange(signals), "left")
    last = np.searchsorted(found.signal, np.arange(signals), "right")
    with_some = np.flatnonzero(last > first)
    best = first[with_some]
    made.entry[with_some] = best
    rival = _heaviest_but(found, first, last)
    made.margin[with_some] = found.weight[best] - rival[best]
    open_ = np.zeros(signals, bool)
    open_[with_some] = True
    for place, rule in settings.rules_on(on):
        _apply(rule, place, found, rival, margin, made, open_)
    rest = np.flatnonzero(open_)
    _by_weight(settings, found, first, last, rest, made)
    return made


def _apply(
    rule: Rule,
    place: int,
    found: Candidates,
    rival: NDArray[np.int32],
    margin: int,
    made: Decisions,
    open_: NDArray[np.bool_],
) -> None:
    """Let one rule of the cascade decide what is still open; several residents who meet it decide nothing."""
    entries = np.flatnonzero(found.meets[:, place] & open_[found.signal])
    if rule.answer == "linked":
        _, position, number = np.unique(found.signal[entries], return_index=True, return_counts=True)
        alone = entries[position[number == 1]]
        alone = alone[found.weight[alone] - rival[alone] >= margin]
        made.kind[found.signal[alone]] = LINKED
        made.home[found.signal[alone]] = found.household[alone] >= 0
    else:
        _, position = np.unique(found.signal[entries], return_index=True)
        alone = entries[position]
        made.kind[found.signal[alone]] = REVIEW
    decided = found.signal[alone]
    made.entry[decided], made.rule[decided] = alone, place
    made.margin[decided] = found.weight[alone] - rival[alone]
    open_[decided] = False


def _by_weight(
    settings: Settings,
    found: Candidates,
    first: NDArray[Any],
    last: NDArray[Any],
    signals: NDArray[Any],
    made: Decisions,
) -> None:
    """The weights decide: a person, a household whose members cannot be told apart, a look by somebody, or nobody."""
    thresholds = settings.thresholds
    link, review, margin = (round(one * HUNDREDTHS) for one in (thresholds.link, thresholds.review, thresholds.margin))
    best = first[signals]
    weight = found.weight[best]
    elsewhere = _heaviest_elsewhere(found, first, last, signals)
    at_home = (found.household[best] >= 0) & (weight - elsewhere >= margin)
    kind = np.select(
        [
            (weight >= link) & (made.margin[signals] >= margin) & found.personal[best],
            (weight >= link) & at_home,
            weight >= review,
        ],
        [LINKED, HOUSEHOLD, REVIEW],
        NONE,
    )
    made.kind[signals] = kind
    made.home[signals] = at_home & (weight >= round(thresholds.together * HUNDREDTHS))


def _heaviest_but(found: Candidates, first: NDArray[Any], last: NDArray[Any]) -> NDArray[np.int32]:
    """For each entry the weight of the best other person for the same signal."""
    best, second = np.full((2, len(first)), NOBODY, np.int32)
    some, several = last > first, last > first + 1
    best[some] = found.weight[first[some]]
    second[several] = found.weight[first[several] + 1]
    is_best = first[found.signal] == np.arange(len(found.signal))
    return np.where(is_best, second[found.signal], best[found.signal]).astype(np.int32)


def _heaviest_elsewhere(
    found: Candidates, first: NDArray[Any], last: NDArray[Any], signals: NDArray[Any]
) -> NDArray[np.int32]:
    """For each of these signals the weight of the best candidate who does not live in the household of the best one."""
    home = np.full(len(first), -1, np.int32)
    home[signals] = found.household[first[signals]]
    other = np.flatnonzero(found.household != home[found.signal])
    # The entries of a signal stand in order of weight, so that the first of each is its heaviest.
    owners, position = np.unique(found.signal[other], return_index=True)
    result: NDArray[np.int32] = np.full(len(first), NOBODY, np.int32)
    result[owners] = found.weight[other[position]]
    of_these: NDArray[np.int32] = result[signals]
    return of_these
