"""A link between a signal and a resident as a fact with its provenance: never edited, taken back by a second fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from rondkomen.matching.evidence import Answer, Candidate, Evidence
from rondkomen.matching.settings import Settings


@dataclass(frozen=True, slots=True)
class Link:
    """That a signal is about a resident, or about a household where `person` is None.

    `by` is the id of a rule, `weights`, or the name of the person who decided; `settings` says with which version of
    the settings, so that the link can be explained when they have changed.
    """

    signal: str
    person: str | None
    household: str | None
    made_on: date
    by: str
    settings: str
    weight: float
    margin: float | None
    evidence: tuple[Evidence, ...]

    def as_json(self) -> dict[str, Any]:
        """The link as plain dictionaries, lists, texts and numbers."""
        return asdict(self) | {"made_on": self.made_on.isoformat()}


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That the link of a signal does not stand, from whom and why; a new link may follow."""

    signal: str
    withdrawn_on: date
    by: str
    because: str


def link_of(answer: Answer, signal: str, settings: Settings, on: date) -> Link | None:
    """The link that an answer makes by itself: none for review and none."""
    if answer.kind not in ("linked", "household"):
        return None
    best = answer.candidates[0]
    by = answer.rule or "weights"
    return Link(
        signal, answer.person, answer.household, on, by, _version(settings), best.weight, answer.margin, best.evidence
    )


def link_by(person: str, answer: Answer, chosen: Candidate, signal: str, settings: Settings, on: date) -> Link:
    """The link that a person makes by choosing a candidate of an answer; ValueError for one that is not among them."""
    if chosen not in answer.candidates:
        raise ValueError(f"found resident {chosen.person}; expected one of the candidates of the answer")
    household = chosen.household or None
    return Link(signal, chosen.person, household, on, person, _version(settings), chosen.weight, None, chosen.evidence)


def standing(facts: Iterable[Link | Withdrawal]) -> dict[str, Link]:
    """The link that stands for each signal after these facts, which are in the order in which they were made."""
    links: dict[str, Link] = {}
    for fact in facts:
        if isinstance(fact, Link):
            links[fact.signal] = fact
        else:
            links.pop(fact.signal, None)
    return links


def _version(settings: Settings) -> str:
    return f"{settings.name} {settings.version}"
