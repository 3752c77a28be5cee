"""Answers for one household: which outcomes it has, why not, and what would have to be told first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from rondkomen.engine import Facts, LawBook, LawError, NotInForce
from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.explain import all_steps
from rondkomen.kernel import Period
from rondkomen.law.book import law_book
from rondkomen.law.household import Household, facts_of
from rondkomen.law.outcomes import OUTCOMES, Answer, answer, local_outcomes, outcome_of
from rondkomen.law.words import coverage


class DayNotKnown(LawError):
    """The law of the day asked about is not known here."""

    def __init__(self, day: date) -> None:
        self.day, self.known = day, days_known()
        super().__init__(
            f"found {day}; expected a day from {self.known.since} to {self.known.until}, whose law is known here"
        )


CONTRADICTIONS = (
    "has_bijstand_beside_inkomen_above_norm",
    "has_kinderopvang_without_arbeid",
    "has_someone_with_aow_too_early",
)
"""Facts that cannot both be right by the law: rules of `tegenspraak`, asked with every check of all outcomes."""
_MUNICIPALITY = "municipality"
"""The place in a household file on which the numbers of a municipality hang."""


@dataclass(frozen=True, slots=True)
class Check:
    """The answers for one household on one day, with what they were worked out from."""

    household: Household
    evaluation: Evaluation
    answers: tuple[Answer, ...]

    @property
    def contradictions(self) -> tuple[str, ...]:
        """Names of what cannot both be right, as far as that is sure; `words.text_of(name, "because")` says it."""
        return tuple(name for name in CONTRADICTIONS if self.evaluation.values.get(name) is True)


@lru_cache(maxsize=1)
def days_known() -> Period:
    """From the first to the last day on which some regulation is modelled."""
    entries = list(coverage().values())
    return Period(min(entry["from"] for entry in entries), max(entry["until"] for entry in entries))


def check(household: Household, wanted: Iterable[str] | None = None, *, contradictions: bool | None = None) -> Check:
    """Answer the wanted outcomes (when None all of the contract, then the municipality's) for one household.

    With `contradictions` (by default when all outcomes are asked) facts that contradict each other are looked for too.
    Raises DayNotKnown for a day outside the law here and UnknownQuantity for a name that does not exist.
    """
    book = law_book(household.municipality)
    usual = (outcome.name for outcome in (*OUTCOMES, *local_outcomes(household.municipality)))
    names = list(dict.fromkeys(wanted if wanted is not None else usual))
    for name in names:
        if outcome_of(name) is None:
            book.require(name)
    if household.on not in days_known():
        raise DayNotKnown(household.on)
    facts = facts_of(household, book.quantities)
    known = [name for name in names if _is_in_force(book, name, household.on, facts)]
    also = CONTRADICTIONS if contradictions or (contradictions is None and wanted is None) else ()
    evaluation = book.on(household.on).evaluate(facts, dict.fromkeys([*known, *also]))
    answers: list[Answer] = []
    for name in names:
        found = _answers(evaluation, name) if name in known else [_not_modelled(book, name)]
        answers += [_without_what_was_told(book, household, one) for one in found]
    return Check(household, evaluation, tuple(answers))


def _is_in_force(book: LawBook, name: str, day: date, facts: Facts) -> bool:
    if name not in book.quantities:
        return False
    try:
        book.on(day).plan(frozenset({name}), facts.given)
    except NotInForce:
        return False
    return True


def _answers(evaluation: Evaluation, name: str) -> list[Answer]:
    if evaluation.law.book.quantities[name].of == "household":
        return [answer(evaluation, name)]
    return [answer(evaluation, name, position) for position in range(len(evaluation.facts.persons))]


def _without_what_was_told(book: LawBook, household: Household, found: Answer) -> Answer:
    """An answer that does not ask for the municipality once it is told; not modelled when its numbers alone lack."""
    if household.municipality is None or _MUNICIPALITY not in found.needs:
        return found
    needs = tuple(place for place in found.needs if place != _MUNICIPALITY)
    return replace(found, needs=needs) if needs else _not_modelled(book, found.name)


def _not_modelled(book: LawBook, name: str) -> Answer:
    outcome = outcome_of(name)
    quantity = book.quantities.get(name)
    of = outcome.of if outcome else quantity.of if quantity else "household"
    unit = outcome.unit if outcome else str(quantity.unit) if quantity else ""
    return Answer(name, None, of, unit, "not_modelled")


def uncertain_numbers(evaluation: Evaluation, name: str, person: int | None = None) -> list[str]:
    """The numbers behind an outcome whose source is not sure, on the path that was taken."""
    law = evaluation.law
    plan = law.plan(frozenset({name}), evaluation.facts.given)
    unsure = {number for number in plan.numbers if law.number(number).status == "uncertain"}
    if not unsure:
        return []
    leading: set[str] = set()
    for step in plan.steps:
        if any(not (unsure | leading).isdisjoint(plan.rules[one].rule.inputs) for one in step.names):
            leading.update(step.names)
    steps = all_steps(evaluation, name, person, leading)
    return sorted({one.name for step in steps for one in step.used if one.name in unsure})
