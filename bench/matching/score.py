"""How right the answers are: precision, recall, review, per group, and the grouping into cases of one household."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

LINKED, HOUSEHOLD, REVIEW, NONE = "linked", "household", "review", "none"


@dataclass(frozen=True)
class Answer:
    """What a method says of one signal: its kind, and the person or household where the kind has one."""

    kind: str
    person: int = 0
    household: int = 0


@dataclass
class Score:
    """Counts over a set of signals.

    knowable    signals about somebody of the register whom the facts single out
    right       linked to that person (either of two who are both named in the contract)
    wrong       linked to anybody else, or linked where the facts single out nobody: a guess is wrong even when it hits
    """

    signals: int = 0
    knowable: int = 0
    right: int = 0
    wrong: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    wrong_of: Counter[str] = field(default_factory=Counter)
    missed_of: Counter[str] = field(default_factory=Counter)
    household_right: int = 0
    household_wrong: int = 0

    @property
    def precision(self) -> float:
        """Of what is linked by itself, the part that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of what can be known, the part that is linked by itself and right."""
        return self.right / max(1, self.knowable)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.precision * self.recall / max(1e-12, self.precision + self.recall)

    @property
    def review(self) -> float:
        """Of all signals, the part that a person must look at."""
        return self.answers[REVIEW] / max(1, self.signals)

    def add(self, truth: dict[str, Any], answer: Answer) -> None:
        """Count one signal."""
        self.signals += 1
        self.answers[answer.kind] += 1
        knowable = truth["level"] == "person"
        self.knowable += knowable
        if answer.kind == LINKED:
            if knowable and answer.person in truth["people"]:
                self.right += 1
            else:
                self.wrong += 1
                self.wrong_of[_why_wrong(truth, answer)] += 1
        elif knowable:
            self.missed_of[", ".join(sorted(set(truth["slips"]))) or "no slip"] += 1
        if answer.kind == HOUSEHOLD:
            fits = truth["household"] != 0 and answer.household == truth["household"]
            self.household_right += fits
            self.household_wrong += not fits


def _why_wrong(truth: dict[str, Any], answer: Answer) -> str:
    if truth["level"] == "person":
        return "another of the household" if answer.household == truth["household"] else "another household"
    return {"household": "a guess within the household", "unknown": "a guess", "none": "nobody of the register"}[
        truth["level"]
    ]


def scored(truths: Iterable[dict[str, Any]], answers: Iterable[Answer]) -> Score:
    """The score over all signals."""
    total = Score()
    for truth, answer in zip(truths, answers, strict=True):
        total.add(truth, answer)
    return total


def scored_by(column: str, truths: Iterable[dict[str, Any]], answers: Iterable[Answer]) -> dict[str, Score]:
    """A score for each value of a column of the truth, the one with the most signals first."""
    groups: dict[str, Score] = {}
    for truth, answer in zip(truths, answers, strict=True):
        groups.setdefault(truth[column], Score()).add(truth, answer)
    return dict(sorted(groups.items(), key=lambda item: -item[1].signals))


def margin(part: float, of: int) -> float:
    """Half of the 95% interval of a share, as a share (normal approximation; at least what one signal makes)."""
    return max(1.96 * sqrt(max(0.0, part * (1 - part)) / max(1, of)), 1 / max(1, of))


@dataclass(frozen=True)
class Grouping:
    """Pairs of signals of the same month: how many belong together, were put together, and both."""

    belonging: int
    grouped: int
    both: int

    @property
    def precision(self) -> float:
        """Of the pairs put together, those that are one household."""
        return self.both / max(1, self.grouped)

    @property
    def recall(self) -> float:
        """Of the pairs that are one household, those put together."""
        return self.both / max(1, self.belonging)


def grouping(truths: Sequence[dict[str, Any]], groups: Sequence[Any]) -> Grouping:
    """Compare groups (None: alone) with the true households, within a month; signals about nobody of the register too.

    A signal about nobody of the register belongs with nothing, so that to put it with others is a fault.
    """
    true_pairs = _pairs([(truth["month"], truth["household"]) if truth["household"] else None for truth in truths])
    made_pairs = _pairs(
        [None if group is None else (truth["month"], group) for truth, group in zip(truths, groups, strict=True)]
    )
    return Grouping(len(true_pairs), len(made_pairs), len(true_pairs & made_pairs))


def _pairs(keys: Sequence[tuple[Any, ...] | None]) -> set[tuple[int, int]]:
    members: dict[tuple[Any, ...], list[int]] = {}
    for number, key in enumerate(keys):
        if key is not None:
            members.setdefault(key, []).append(number)
    return {(a, b) for group in members.values() for at, a in enumerate(group) for b in group[at + 1 :]}
