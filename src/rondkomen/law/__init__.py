"""What Dutch law says: one folder per regulation with its rules, dated numbers, words and published figures."""

from rondkomen.law.book import law_book
from rondkomen.law.household import Household, HouseholdRefused, facts_of, household_of, read_household
from rondkomen.law.outcomes import OUTCOMES, Answer, answer

__all__ = [
    "OUTCOMES",
    "Answer",
    "Household",
    "HouseholdRefused",
    "answer",
    "facts_of",
    "household_of",
    "law_book",
    "read_household",
]
