"""An answer with its evidence in words: who is meant, who else may be, and what speaks for and against each."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from rondkomen.matching.compare import COMPARATORS
from rondkomen.matching.decide import BY_WEIGHT
from rondkomen.matching.settings import MISSING
from rondkomen.matching.weigh import HUNDREDTHS

if TYPE_CHECKING:
    from rondkomen.matching.answers import Answers

RESIDENT, MOVED, DECEASED = "inwoner", "verhuisd", "overleden"
_SAYS = {
    "linked": "De gegevens wijzen samen op één inwoner.",
    "household": "Het huishouden is zeker. Welk lid van het huishouden het is, is niet te zien.",
    "review": "Een mens moet kijken: de gegevens zijn niet zeker genoeg.",
    "none": "Geen inwoner lijkt genoeg op het signaal.",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One field side by side: what the signal says, what the register says, what that means, and its weight in bits."""

    field: str
    label: str
    signal: str
    register: str
    level: str
    says: str
    weight: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A resident whom a signal may be about. `weight` is the sum of the weights of the evidence, in bits."""

    person: str
    household: str
    state: str
    weight: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Whose signal it is. `kind`: linked, household, review or none.

    `person` is there when linked, `household` when linked or household. `rule` names the rule that decided, and is
    empty when the weights did. `margin` is how far the next best resident stays behind, in bits; None without one.
    `candidates` has the residents to choose from, best first; none when the kind is none.
    """

    signal: int
    kind: str
    person: str | None
    household: str | None
    state: str | None
    rule: str
    says: str
    weight: float | None
    margin: float | None
    candidates: tuple[Candidate, ...]

    def as_json(self) -> dict[str, Any]:
        """The answer as plain dictionaries, lists, texts and numbers."""
        return asdict(self)


def explained(answers: Answers, signal: int) -> Answer:
    """The answer to one signal, with the evidence of its candidates."""
    kind, margin = str(answers.kind[signal]), float(answers.margin[signal])
    rule = answers.made.rule[signal]
    decided = answers.register.settings.rules[rule].says if rule != BY_WEIGHT else ""
    nobody = kind == "none"
    return Answer(
        signal=signal,
        kind=kind,
        person=answers.person[signal],
        household=answers.household[signal],
        state=answers.state[signal],
        rule=answers.rule[signal],
        says=decided or _SAYS[kind],
        weight=None if nobody else float(answers.weight[signal]),
        margin=None if nobody or not np.isfinite(margin) else margin,
        candidates=() if nobody else _candidates(answers, signal),
    )


def _candidates(answers: Answers, signal: int) -> tuple[Candidate, ...]:
    first, last = (int(np.searchsorted(answers.found.signal, signal, side)) for side in ("left", "right"))
    most = answers.register.settings.thresholds.most_candidates
    chosen = int(answers.made.entry[signal])
    entries = [chosen, *(entry for entry in range(first, last) if entry != chosen)][:most]
    return tuple(_candidate(answers, entry) for entry in entries)


def _candidate(answers: Answers, entry: int) -> Candidate:
    register, found = answers.register, answers.found
    ids = register.settings.ids
    row, person = int(found.row[entry]), int(found.person[entry])
    household = int(found.household[entry])
    return Candidate(
        person=register.prepared.columns[ids.person].texts[person],
        household=register.prepared.columns[ids.household].texts[household] if household >= 0 else "",
        state=answers.state_of(person),
        weight=int(found.weight[entry]) / HUNDREDTHS,
        evidence=_evidence(answers, int(found.signal[entry]), row),
    )


def _evidence(answers: Answers, signal: int, row: int) -> tuple[Evidence, ...]:
    register, settings = answers.register, answers.register.settings
    weighed = register.weigh(answers.signals, np.array([signal]), np.array([row]), answers.on)
    people, prior = str(register.number_of_persons + register.unseen), register.prior / HUNDREDTHS
    evidence = [Evidence("prior", settings.prior_label, "", people, "", settings.prior_says, prior)]
    for field in settings.fields:
        level = COMPARATORS[field.comparator].levels[weighed.compared[field.id].level[0]]
        if level != MISSING:
            evidence.append(
                Evidence(
                    field=field.id,
                    label=field.label,
                    signal=answers.signals.shown(field.columns, signal),
                    register=register.prepared.shown(field.columns, row),
                    level=level,
                    says=field.levels[level].says,
                    weight=int(weighed.weight[field.id][0]) / HUNDREDTHS,
                )
            )
    return tuple(evidence)
