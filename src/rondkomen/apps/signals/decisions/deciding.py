"""Decides what is proposed for a case: the first rule of the table that fits, its plan as days, and by when and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rondkomen.apps.signals.decisions.inputs import Inputs
from rondkomen.apps.signals.decisions.sentences import due_sentences, filled_in, text
from rondkomen.apps.signals.decisions.table import DecisionTable, Rule
from rondkomen.apps.signals.decisions.terms import Due, dues
from rondkomen.apps.signals.decisions.working_days import working_days_after


class TableNotInForce(LookupError):
    """The table does not hold on the day of the decision."""


@dataclass(frozen=True, slots=True)
class DatedStep:
    """One attempt on its day. `is_late` where it comes after the last day for the first talk."""

    on: date
    channel: str
    dagdeel: str
    stop_on_contact: bool
    is_late: bool


@dataclass(frozen=True)
class Decision:
    """What a table proposes for a case; a person may decide otherwise.

    `closes` is the DDAS status where the case is not picked up: then there is no plan (empty), no step and no `due_on`.
    `dues` are all terms, the earliest first: that one counts.
    """

    table: str
    rule_id: str
    bin: str
    plan: str
    steps: tuple[DatedStep, ...]
    dues: tuple[Due, ...]
    closes: str
    rule: Rule
    inputs: Inputs

    @property
    def due_on(self) -> date | None:
        """The last day for the first talk."""
        return self.dues[0].on if self.dues else None

    @property
    def due_by(self) -> str:
        """Which term counts: three_working_days, four_weeks or municipal; empty where none does."""
        return self.dues[0].by if self.dues else ""

    def reason(self, language: str = "nl") -> str:
        """Why, and by when and why then, in sentences with the values of the case."""
        why = filled_in(self.rule.reason.text(language), self.inputs, language)
        when = due_sentences(self.dues, language) if self.dues else text("due.closed", language)
        return f"{why} {when}"


def decide(table: DecisionTable, inputs: Inputs, on: date) -> Decision:
    """What the table proposes for a case on a day, from which the steps of the plan are counted.

    Raises TableNotInForce where the table does not hold on that day, TermNotInForce where no legal term is known for
    the day of receipt.
    """
    if on not in table.period:
        raise TableNotInForce(f"the table {table.label} holds {table.period}; found {on}; take the one of that day")
    return proposal(table, inputs, on)


def proposal(table: DecisionTable, inputs: Inputs, on: date) -> Decision:
    """As decide, also outside the period of the table: to see what a table would have done."""
    rule = table.rule_for(inputs)
    closes = table.bins[rule.bin].closes
    terms = () if closes else dues(inputs, rule.due_in)
    return Decision(
        table=table.label,
        rule_id=rule.id,
        bin=rule.bin,
        plan=rule.plan,
        steps=() if closes else _dated(table, rule, on, terms[0].on),
        dues=terms,
        closes=closes,
        rule=rule,
        inputs=inputs,
    )


def _dated(table: DecisionTable, rule: Rule, on: date, due_on: date) -> tuple[DatedStep, ...]:
    days = [(working_days_after(on, step.after), step) for step in table.plans[rule.plan].steps]
    return tuple(DatedStep(day, step.channel, step.dagdeel, step.stop_on_contact, day > due_on) for day, step in days)
