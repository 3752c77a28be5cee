"""The household file: one household described in YAML or JSON, checked, and turned into facts of law."""

from rondkomen.law.household.facts import FACTS, facts_of
from rondkomen.law.household.faults import Fault, HouseholdRefused
from rondkomen.law.household.model import Home, Household, Income, Person
from rondkomen.law.household.reading import household_of, read_household

__all__ = [
    "FACTS",
    "Fault",
    "Home",
    "Household",
    "HouseholdRefused",
    "Income",
    "Person",
    "facts_of",
    "household_of",
    "read_household",
]
