"""A decision table: the first rule that fits a case decides; there is no score, no weight and nothing learned in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from rondkomen.apps.signals.decisions.conditions import CONDITIONS
from rondkomen.apps.signals.decisions.inputs import Inputs
from rondkomen.kernel import Period

HERHAALD = "Niet opgepakt: herhaalde melding"
ONTERECHT = "Niet opgepakt: onterecht signaal"
CLOSING = (HERHAALD, ONTERECHT)
"""The codes of DDAS v1.2 with which a table may close a case; every other end is for a person."""

ADMINISTRATIEF = "Administratief"
CHANNELS = (
    "Telefoon", "Huisbezoek", "Afspraak op locatie", "Brief", "Mail", "SMS/Whatsapp", "Kaartje", ADMINISTRATIEF,
)  # fmt: skip
"""The codes of DDAS v1.2 (EnumContactsoort) that can be planned; with the last nobody hears of us."""
DAGDELEN = ("Ochtend", "Middag", "Avond")
"""The codes of DDAS v1.2 (EnumDagdeel): until 12, from 12 to 18, from 18 o'clock."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages."""

    nl: str
    en: str

    def text(self, language: str = "nl") -> str:
        """The text in English, or in Dutch for any other language."""
        return self.en if language == "en" else self.nl


@dataclass(frozen=True, slots=True)
class Bin:
    """A werkbak. `closes` is the DDAS status with which its cases are closed without contact, empty for most."""

    name: str
    words: Words
    closes: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One attempt: `after` working days after the decision, in a dagdeel or at any time (empty)."""

    channel: str
    after: int
    dagdeel: str = ""
    stop_on_contact: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """A contact plan: steps in order, with the source and the status of the choice."""

    name: str
    words: Words
    steps: tuple[Step, ...]
    source: str
    status: str

    @property
    def contacts(self) -> bool:
        """Whether a resident hears of us by it."""
        return any(step.channel != ADMINISTRATIEF for step in self.steps)


@dataclass(frozen=True, slots=True)
class Rule:
    """Conditions that all have to be met, and what is decided then. `due_in` counts working days after receipt."""

    id: str
    when: Mapping[str, Any]
    bin: str
    plan: str
    reason: Words
    source: str
    status: str
    due_in: int | None = None


@dataclass(frozen=True)
class DecisionTable:
    """The rules of a municipality for a period; `municipality` is empty for the table that holds where none was set."""

    name: str
    version: int
    municipality: str
    period: Period
    bins: Mapping[str, Bin]
    plans: Mapping[str, Plan]
    rules: tuple[Rule, ...]

    @cached_property
    def label(self) -> str:
        """How a decision names the table it came from."""
        return f"{self.municipality or 'default'} {self.version}"

    def rule_for(self, inputs: Inputs) -> Rule:
        """The first rule that fits; the last one of a table that was read has no conditions, so there always is one."""
        return next(rule for rule in self.rules if self.fits(rule, inputs))

    def fits(self, rule: Rule, inputs: Inputs) -> bool:
        """Whether all conditions of a rule are met, and the case may be closed where the rule closes it.

        A table closes no case that has to be picked up, and none as a herhaalde melding that is not one.
        """
        closes = self.bins[rule.bin].closes
        if closes and (inputs.must_be_picked_up or (closes == HERHAALD and not inputs.herhaalde_melding)):
            return False
        return all(CONDITIONS[name].fits(inputs, value) for name, value in rule.when.items())


def in_force(tables: Iterable[DecisionTable], day: date) -> DecisionTable | None:
    """Of a municipality's tables that hold on a day the one with the highest version; None where there is none."""
    return max((table for table in tables if day in table.period), key=lambda table: table.version, default=None)
