"""What speaks for and against each candidate, as it is kept with a link: levels and weights, without the words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rondkomen.apps.signals.link_register import LinkRegister
from rondkomen.apps.signals.states import LinkOutcome
from rondkomen.matching import Answers, Settings
from rondkomen.matching.settings import MISSING, Field
from rondkomen.matching.weigh import HUNDREDTHS

OUTCOME = {
    "linked": LinkOutcome.GEKOPPELD,
    "household": LinkOutcome.HUISHOUDEN,
    "review": LinkOutcome.TWIJFEL,
    "none": LinkOutcome.NIET_GEVONDEN,
}
"""What an answer of rondkomen.matching becomes."""
_SAYS = {
    "linked": "De gegevens wijzen samen op één inwoner.",
    "household": "Het huishouden is zeker. Welk lid van het huishouden het is, is niet te zien.",
    "review": "Een mens moet kijken: de gegevens zijn niet zeker genoeg.",
    "none": "Geen inwoner lijkt genoeg op het signaal.",
}
"""Why it was decided so, where no rule did."""
PRIOR = "prior"
_AT_DOUBT, _OF_LINK = 5, 3
"""How many candidates are kept: of a link few, for when it is taken back."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One field of a candidate: its level, its weight in bits, and what the register said when that was kept."""

    field: str
    level: str
    weight: float
    register: str = ""


@dataclass(frozen=True, slots=True)
class KeptCandidate:
    """A resident whom a signal may be about. `kept` is what a gateway needs to register him or her later."""

    person: str
    household: str
    state: str
    weight: float
    evidence: tuple[Weighed, ...]
    kept: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeptEvidence:
    """The candidates of a link, best first, and in a sentence why it was decided so."""

    says: str = ""
    candidates: tuple[KeptCandidate, ...] = ()

    def as_text(self) -> str:
        """The evidence to seal."""
        candidates = [
            [one.person, one.household, one.state, one.weight, [_listed(part) for part in one.evidence], dict(one.kept)]
            for one in self.candidates
        ]
        return json.dumps([self.says, candidates], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> KeptEvidence:
        """The evidence again from what `as_text` gave; nothing for an empty text."""
        if not text:
            return cls()
        says, candidates = json.loads(text)
        return cls(
            says,
            tuple(
                KeptCandidate(person, household, state, weight, tuple(Weighed(*part) for part in parts), kept)
                for person, household, state, weight, parts, kept in candidates
            ),
        )


def evidence_of(answers: Answers, register: LinkRegister) -> list[KeptEvidence]:
    """What to keep with each answer: the candidates, with what the register said of them where somebody has to look.

    All at once, for one by one the answers of a large delivery take minutes.
    """
    doubts = (answers.kind == "household") | (answers.kind == "review")
    most = np.where(doubts, _AT_DOUBT, _OF_LINK).tolist()
    entries = [_entries(answers, number, most[number]) for number in range(len(answers))]
    weighed = _Entries(answers, np.array([one for few in entries for one in few], np.int64))
    says = {rule.id: rule.says for rule in answers.register.settings.rules}
    kinds, rules = answers.kind.tolist(), answers.rule.tolist()
    found, place = [], 0
    for number, few in enumerate(entries):
        candidates = tuple(
            weighed.candidate(at, register if doubts[number] else None) for at in range(place, place + len(few))
        )
        found.append(KeptEvidence(says.get(rules[number]) or _SAYS[kinds[number]], candidates))
        place += len(few)
    return found


def _entries(answers: Answers, number: int, most: int) -> list[int]:
    """The places of the candidates of an answer in what was found: the chosen one first, then the best."""
    chosen = int(answers.made.entry[number])
    if chosen < 0 or answers.kind[number] == "none":
        return []
    first, last = (int(np.searchsorted(answers.found.signal, number, side)) for side in ("left", "right"))
    return [chosen, *(entry for entry in range(first, last) if entry != chosen)][:most]


class _Entries:
    """Pairs of a signal and a resident, weighed anew together, for their evidence."""

    def __init__(self, answers: Answers, entries: NDArray[np.int64]) -> None:
        self.answers, found = answers, answers.found
        settings, self.prepared = answers.register.settings, answers.register.prepared
        self.rows = found.row[entries].tolist()
        self.persons = self._texts(settings.ids.person, found.person[entries])
        self.households = self._texts(settings.ids.household, found.household[entries])
        self.states = [answers.state_of(person) for person in found.person[entries].tolist()]
        self.weights = (found.weight[entries] / HUNDREDTHS).tolist()
        weighed = answers.register.weigh(answers.signals, found.signal[entries], found.row[entries], answers.on)
        self.fields = [
            (
                one,
                np.array(one.levels_of_comparator, object)[weighed.compared[one.id].level].tolist(),
                (weighed.weight[one.id] / HUNDREDTHS).tolist(),
            )
            for one in settings.fields
        ]

    def _texts(self, column: str, codes: NDArray[Any]) -> list[str]:
        texts = self.prepared.columns[column].texts
        return [texts[code] if code >= 0 else "" for code in codes.tolist()]

    def candidate(self, at: int, register: LinkRegister | None) -> KeptCandidate:
        """One of them; with a register also what it said, and what it takes to register the resident later."""
        evidence = tuple(
            Weighed(field.id, levels[at], bits[at], self._shown(field, at) if register else "")
            for field, levels, bits in self.fields
            if levels[at] != MISSING
        )
        person = self.persons[at]
        kept = register.kept(person) if register else {}
        return KeptCandidate(person, self.households[at], self.states[at], self.weights[at], evidence, kept)

    def _shown(self, field: Field, at: int) -> str:
        return self.prepared.shown(field.columns, self.rows[at])


def words(part: Weighed) -> tuple[str, str]:
    """What a field is called, and what its level says; the id alone for what is not in the settings any more."""
    return _words().get((part.field, part.level), (part.field, ""))


@cache
def _words() -> Mapping[tuple[str, str], tuple[str, str]]:
    settings = Settings.dutch()
    known = {(one.id, name): (one.label, level.says) for one in settings.fields for name, level in one.levels.items()}
    return known | {(PRIOR, ""): (settings.prior_label, settings.prior_says)}


def _listed(part: Weighed) -> list[object]:
    return [part.field, part.level, part.weight, *([part.register] if part.register else [])]
