"""How a rule is declared, joined with others into a graph, run, explained and handed a receipt."""

from rondkomen.engine.errors import (
    CycleRefused,
    LawError,
    NotConverged,
    NotInForce,
    RuleRefused,
    UnknownQuantity,
)
from rondkomen.engine.facts import Fact, Facts
from rondkomen.engine.functions import (
    age_on,
    any_of,
    brackets,
    count,
    first_of_month,
    first_of_quarter,
    highest,
    lookup,
    months_of_age_on,
    round_down_to_cent,
    round_down_to_euro,
    round_to_cent,
    round_to_euro,
    round_up_to_cent,
    total,
)
from rondkomen.engine.law import Law
from rondkomen.engine.lawbook import LawBook
from rondkomen.engine.rule import FixedPoint, Rule, rule

__all__ = [
    "CycleRefused",
    "Fact",
    "Facts",
    "FixedPoint",
    "Law",
    "LawBook",
    "LawError",
    "NotConverged",
    "NotInForce",
    "Rule",
    "RuleRefused",
    "UnknownQuantity",
    "age_on",
    "any_of",
    "brackets",
    "count",
    "first_of_month",
    "first_of_quarter",
    "highest",
    "lookup",
    "months_of_age_on",
    "round_down_to_cent",
    "round_down_to_euro",
    "round_to_cent",
    "round_to_euro",
    "round_up_to_cent",
    "rule",
    "total",
]
