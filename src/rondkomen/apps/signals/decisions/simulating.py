"""What another table would have done with past cases: numbers a bin and plan, work a week, and who would move where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rondkomen.apps.signals.decisions.deciding import Decision, proposal
from rondkomen.apps.signals.decisions.inputs import Inputs
from rondkomen.apps.signals.decisions.sentences import text
from rondkomen.apps.signals.decisions.table import DecisionTable

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Case:
    """A case of the past and the day it was decided on."""

    inputs: Inputs
    on: date


@dataclass(frozen=True, slots=True)
class Change:
    """A number before and after."""

    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Work:
    """Planned attempts by one channel in one week (of ISO 8601, as in 2026-W47)."""

    week: str
    channel: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class GroupChange:
    """How many of a group were and would be in a bin. `dimension` is all, age_band, minors or kind."""

    dimension: str
    group: str
    bin: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Move:
    """How many of a group would go from one bin to another."""

    dimension: str
    group: str
    from_bin: str
    to_bin: str
    number: int


@dataclass(frozen=True)
class Simulation:
    """All counts, in a fixed order; they hold small cells, see `note`."""

    number_of_cases: int
    bins: tuple[Change, ...]
    plans: tuple[Change, ...]
    work: tuple[Work, ...]
    groups: tuple[GroupChange, ...]
    moves: tuple[Move, ...]

    def note(self, language: str = "nl") -> str:
        """What one has to know to read and to show the counts."""
        return text("note.simulation", language)


def simulate(before: DecisionTable, after: DecisionTable, cases: Iterable[Case]) -> Simulation:
    """What both tables propose for each case, counted. The periods of the tables do not matter here.

    Work counts every step of a plan, as though nobody is reached earlier. Raises TermNotInForce as decide does.
    """
    counts = _Counts()
    for case in cases:
        counts.add(case, proposal(before, case.inputs, case.on), proposal(after, case.inputs, case.on))
    bins = {name: place for place, name in enumerate(dict.fromkeys([*before.bins, *after.bins]))}
    plans = dict.fromkeys([*before.plans, *after.plans])
    return Simulation(
        number_of_cases=counts.cases,
        bins=tuple(Change(name, *_both(counts.bins, name)) for name in bins),
        plans=tuple(Change(name, *_both(counts.plans, name)) for name in plans),
        work=tuple(Work(*key, *_both(counts.work, key)) for key in sorted(_keys(counts.work))),
        groups=tuple(
            GroupChange(*key, *_both(counts.groups, key))
            for key in sorted(_keys(counts.groups), key=lambda key: (key[:2], bins[key[2]]))
        ),
        moves=tuple(
            Move(*key, counts.moves[key])
            for key in sorted(counts.moves, key=lambda key: (key[:2], bins[key[2]], bins[key[3]]))
        ),
    )


class _Counts:
    """What is counted while the cases go by; the flag in a key is False before and True after."""

    def __init__(self) -> None:
        self.cases = 0
        self.bins = Counter[tuple[str, bool]]()
        self.plans = Counter[tuple[str, bool]]()
        self.work = Counter[tuple[tuple[str, str], bool]]()
        self.groups = Counter[tuple[tuple[str, str, str], bool]]()
        self.moves = Counter[tuple[str, str, str, str]]()

    def add(self, case: Case, before: Decision, after: Decision) -> None:
        self.cases += 1
        groups = list(_groups(case.inputs))
        for is_after, decision in ((False, before), (True, after)):
            self.bins[decision.bin, is_after] += 1
            if decision.plan:
                self.plans[decision.plan, is_after] += 1
            for step in decision.steps:
                self.work[(_week(step.on), step.channel), is_after] += 1
            for dimension, group in groups:
                self.groups[(dimension, group, decision.bin), is_after] += 1
        if before.bin != after.bin:
            for dimension, group in groups:
                self.moves[dimension, group, before.bin, after.bin] += 1


def _groups(inputs: Inputs) -> Iterator[tuple[str, str]]:
    yield "all", "all"
    yield "age_band", str(inputs.age_band)
    yield "minors", {True: "yes", False: "no", None: "unknown"}[inputs.minors]
    for kind in inputs.kinds:
        yield "kind", kind


def _keys(counts: Mapping[tuple[Key, bool], int]) -> set[Key]:
    return {key for key, _ in counts}


def _both(counts: Mapping[tuple[Key, bool], int], key: Key) -> tuple[int, int]:
    return counts.get((key, False), 0), counts.get((key, True), 0)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
