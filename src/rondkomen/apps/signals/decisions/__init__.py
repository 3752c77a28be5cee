"""What a table that people can read proposes for a case of signals, when and why; no Django, no clock, no score.

>>> from datetime import date
>>> from rondkomen.apps.signals.decisions import Inputs, Signal, decide, shipped_table
>>> rent = Signal("Huur", 64_000, signaaldatum=date(2026, 11, 2), received_on=date(2026, 11, 3))
>>> decision = decide(shipped_table(), Inputs((rent,)), date(2026, 11, 4))
>>> decision.bin, decision.rule_id, decision.due_on.isoformat()
('bellen', 'huur', '2026-11-17')
>>> decision.reason("en").partition(".")[0]
'The arrears are about rent: home is at stake'
"""

from rondkomen.apps.signals.decisions.conditions import CONDITIONS
from rondkomen.apps.signals.decisions.deciding import DatedStep, Decision, TableNotInForce, decide
from rondkomen.apps.signals.decisions.definitions import (
    Pattern,
    Signal,
    consecutive_months_on,
    has_higher_amount,
    is_herhaalde_melding,
    patterns_on,
)
from rondkomen.apps.signals.decisions.inputs import AgeBand, Inputs, age_band
from rondkomen.apps.signals.decisions.reading import TableRefused, read_table
from rondkomen.apps.signals.decisions.shipped import shipped_table, shipped_text
from rondkomen.apps.signals.decisions.simulating import Case, Simulation, simulate
from rondkomen.apps.signals.decisions.table import Bin, DecisionTable, Plan, Rule, Step, in_force
from rondkomen.apps.signals.decisions.terms import Due, LegalTerm, TermNotInForce, legal_terms

__all__ = [
    "CONDITIONS",
    "AgeBand",
    "Bin",
    "Case",
    "DatedStep",
    "Decision",
    "DecisionTable",
    "Due",
    "Inputs",
    "LegalTerm",
    "Pattern",
    "Plan",
    "Rule",
    "Signal",
    "Simulation",
    "Step",
    "TableNotInForce",
    "TableRefused",
    "TermNotInForce",
    "age_band",
    "consecutive_months_on",
    "decide",
    "has_higher_amount",
    "in_force",
    "is_herhaalde_melding",
    "legal_terms",
    "patterns_on",
    "read_table",
    "shipped_table",
    "shipped_text",
    "simulate",
]
