"""The outcomes that people and systems ask for by name, and the answer to each: yes, no because, or perhaps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from rondkomen.engine import LawBook
from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.rule import Of
from rondkomen.engine.why_not import Reason, why_not
from rondkomen.kernel import Citation
from rondkomen.law.book import code_in, law_book, municipalities, municipality_of
from rondkomen.law.words import coverage, text_of

Status = Literal["computed", "no_right", "perhaps", "not_modelled"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A stable name of the contract: whose it is, its unit, and whether nothing means that there is no right."""

    name: str
    of: Of
    unit: str
    is_right: bool = True


OUTCOMES: tuple[Outcome, ...] = (
    Outcome("toetsingsinkomen", "household", "EUR/jaar", is_right=False),
    Outcome("inkomstenbelasting_box_1", "person", "EUR/jaar", is_right=False),
    Outcome("algemene_heffingskorting", "person", "EUR/jaar", is_right=False),
    Outcome("arbeidskorting", "person", "EUR/jaar", is_right=False),
    Outcome("inkomensafhankelijke_combinatiekorting", "person", "EUR/jaar", is_right=False),
    Outcome("ouderenkorting", "person", "EUR/jaar", is_right=False),
    Outcome("alleenstaandeouderenkorting", "person", "EUR/jaar", is_right=False),
    Outcome("netto_inkomen", "person", "EUR/jaar", is_right=False),
    Outcome("zorgtoeslag", "household", "EUR/jaar"),
    Outcome("kindgebonden_budget", "household", "EUR/jaar"),
    Outcome("huurtoeslag", "household", "EUR/maand"),
    Outcome("kinderopvangtoeslag", "household", "EUR/maand"),
    Outcome("kinderbijslag", "household", "EUR/kwartaal"),
    Outcome("bijstandsnorm", "household", "EUR/maand", is_right=False),
    Outcome("bijstand", "household", "EUR/maand"),
    Outcome("beslagvrije_voet", "person", "EUR/maand", is_right=False),
    Outcome("vtlb", "household", "EUR/maand", is_right=False),
    Outcome("afloscapaciteit", "household", "EUR/maand", is_right=False),
    Outcome("individuele_inkomenstoeslag", "household", "EUR/jaar"),
    Outcome("betalingscapaciteit_kwijtschelding", "household", "EUR/jaar", is_right=False),
    Outcome("besteedbaar_inkomen", "household", "EUR/maand", is_right=False),
    Outcome("armoedegrens", "household", "EUR/maand", is_right=False),
    Outcome("energiearmoede", "household", "waar", is_right=False),
)
BY_NAME = {outcome.name: outcome for outcome in OUTCOMES}


def local_outcomes(municipality: str | None) -> tuple[Outcome, ...]:
    """The schemes of a municipality, as rights of a household; none when its file is not here."""
    if municipality is None or municipality not in municipalities():
        return ()
    local = municipality_of(municipality)
    return tuple(Outcome(local.name_of(scheme), "household", scheme.unit) for scheme in local.schemes)


def outcome_of(name: str) -> Outcome | None:
    """The outcome with this name: of the contract, or a scheme of some municipality."""
    return BY_NAME.get(name) or next((one for one in local_outcomes(code_in(name)) if one.name == name), None)


MONTHS = {"EUR/maand": 1, "EUR/kwartaal": 3, "EUR/jaar": 12}
"""Months in the period of a unit, to say an amount per month."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question for one household.

    `value` is None unless the answer is settled; `low` and `high` are what it can still be. `needs` are places in the
    household file, the most telling first. `because` is the chain of reasons of a no.
    """

    name: str
    person: int | None
    of: str
    unit: str
    status: Status
    value: Any = None
    low: Any = None
    high: Any = None
    needs: tuple[str, ...] = ()
    because: tuple[Reason, ...] = ()
    citation: Citation | None = None
    verified: bool = False

    @property
    def per_month(self) -> Decimal | None:
        """A settled amount per month, exact; None when it is no amount of a period."""
        if isinstance(self.value, Decimal) and self.unit in MONTHS:
            return self.value / MONTHS[self.unit]
        return None

    def reason(self, language: str = "nl") -> str:
        """Why not, in one plain sentence; the deepest reason that has words."""
        for one in reversed(self.because):
            words = text_of(one.name, "zero" if one.truth is None else "because", language)
            if words:
                return words
        return text_of(self.name, "zero", language)


def is_modelled(name: str) -> bool:
    """Whether a quantity can be worked out here."""
    return name in law_book(code_in(name)).quantities


def answer(evaluation: Evaluation, name: str, person: int | None = None) -> Answer:
    """The answer to one question that was among the wanted of an evaluation."""
    book = evaluation.law.book
    quantity = book.quantities[name]
    outcome = outcome_of(name)
    worked = evaluation.plan.rules.get(name)
    low, high = evaluation.bounds(name, person)
    answered = Answer(
        name=name,
        person=person,
        of="household" if person is None else evaluation.facts.persons[person],
        unit=str(quantity.unit),
        status="computed",
        low=low,
        high=high,
        citation=worked.rule.citation if worked else None,
        verified=_is_verified(book, name),
    )
    is_right = outcome is not None and outcome.is_right
    if not evaluation.is_known(name, person) and not (is_right and high == 0):
        return replace(answered, status="perhaps", needs=tuple(evaluation.most_telling(name, person)))
    value = evaluation.value(name, person)
    if is_right and not value:
        return replace(answered, status="no_right", value=value, because=tuple(why_not(evaluation, name, person)))
    return replace(answered, value=value)


def _is_verified(book: LawBook, name: str) -> bool:
    forms = book.rules.get(name)
    if not forms:
        return False
    folder = Path(forms[0].file).parent.name
    return bool(coverage().get(folder, {}).get("verified"))
