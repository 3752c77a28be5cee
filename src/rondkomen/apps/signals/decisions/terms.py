"""By when the first talk has to be held: the terms of the law as dated data, and that of the municipality."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from rondkomen.apps.signals.decisions.inputs import Inputs
from rondkomen.apps.signals.decisions.working_days import working_days_after
from rondkomen.kernel import OPEN, Period

MUNICIPAL = "municipal"


class TermNotInForce(LookupError):
    """For that day no legal term is known here."""


@dataclass(frozen=True, slots=True)
class LegalTerm:
    """A term of the law for the first talk; `conditional` until the resident accepts the offer of help."""

    id: str
    when: str
    period: Period
    conditional: bool
    source: str
    status: str
    starts: str
    starts_source: str
    starts_status: str
    nl: str
    en: str
    working_days: int | None = None
    weeks: int | None = None

    def ends_on(self, start: date) -> date:
        """The last day of the term; the day it starts is not counted."""
        if self.working_days is not None:
            return working_days_after(start, self.working_days)
        return start + timedelta(weeks=self.weeks or 0)


@dataclass(frozen=True, slots=True)
class Due:
    """The last day for the first talk by one term: `by` is the id of a legal term, or municipal."""

    on: date
    by: str
    term: LegalTerm | None = None
    working_days: int | None = None


def dues(inputs: Inputs, working_days: int | None) -> tuple[Due, ...]:
    """Every term of a case, the earliest first, the law before the municipality. Raises TermNotInForce.

    `working_days` is the municipality's own term after receipt, None where it has none.
    """
    found = []
    if inputs.threat_since is not None:
        term = _term_on("threat", inputs.threat_since)
        found.append(Due(term.ends_on(inputs.threat_since), term.id, term))
    term = _term_on("always", inputs.received_on)
    found.append(Due(term.ends_on(inputs.received_on), term.id, term))
    if working_days is not None:
        found.append(Due(working_days_after(inputs.received_on, working_days), MUNICIPAL, None, working_days))
    return tuple(sorted(found, key=lambda due: due.on))


@cache
def legal_terms() -> tuple[LegalTerm, ...]:
    """Every term of the law that is known here."""
    entries = tomllib.loads(files("rondkomen.apps.signals.decisions").joinpath("terms.toml").read_text("utf-8"))["term"]
    return tuple(_term(entry) for entry in entries)


def _term(entry: dict[str, Any]) -> LegalTerm:
    rest = dict(entry)
    since, until = rest.pop("from"), rest.pop("until")
    return LegalTerm(**rest, period=Period(since, OPEN if until == "open" else until))


def _term_on(when: str, day: date) -> LegalTerm:
    known = [term for term in legal_terms() if term.when == when]
    for term in known:
        if day in term.period:
            return term
    days = ", ".join(str(term.period) for term in known)
    raise TermNotInForce(f"no legal term for the first talk is known for {day}; known: {days}")
