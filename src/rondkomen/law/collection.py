"""What one unpaid bill grows to, step by step: along the social route, and by way of the court and the bailiff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from rondkomen.engine import Facts
from rondkomen.engine.evaluation import Evaluation
from rondkomen.kernel import Citation
from rondkomen.kernel.money import CENT, as_text
from rondkomen.law.book import law_book
from rondkomen.law.check import DayNotKnown, days_known, uncertain_numbers
from rondkomen.law.household.debts import NUMBERS_AT_HOME, TRUTHS_AT_HOME
from rondkomen.law.report import citation_as_data
from rondkomen.law.words import label_of

Route = Literal["social", "court"]
ZERO = Decimal(0)
COSTS = "buitengerechtelijke_incassokosten"
RENTE = "wettelijke_rente"
FREE: Mapping[str, Mapping[str, str]] = {
    "vordering": {"nl": "De vordering", "en": "The claim"},
    "herinnering": {"nl": "Gratis herinnering", "en": "Free reminder"},
    "persoonlijk_contact": {"nl": "Bellen of langsgaan", "en": "A call or a visit"},
    "betalingsregeling": {"nl": "Betalingsregeling die past", "en": "Payments that fit"},
    "hulp": {"nl": "Hulp van de gemeente, of kwijtschelding", "en": "Help of the municipality, or remission"},
    "veertiendagenbrief": {"nl": "Gratis brief: 14 dagen om te betalen", "en": "Free letter: 14 days to pay"},
}
"""The steps that cost nothing, in the words of a resident."""
FREE_ARTICLES = {"veertiendagenbrief": Citation("BWBR0005289", artikel="96", lid="6")}
SOCIAL = ("herinnering", "persoonlijk_contact", "betalingsregeling", "hulp")
COURT = (
    "veertiendagenbrief",
    COSTS,
    RENTE,
    "kosten_dagvaarding",
    "griffierecht_kanton",
    "kosten_betekening_titel",
    "kosten_beslag_periodieke_betaling",
    "kosten_overige_betekening",
)
"""The steps up to wages being seized, in order; the debtor is told of the seizure in the last one."""
FURTHER = (
    "kosten_inning_per_maand",
    "kosten_informatieverzoek",
    "kosten_beslag_bankrekening",
    "kosten_beslag_roerende_zaken",
    "kosten_openbare_verkoop",
    "kosten_ontruiming",
)
"""What may come on top or instead; not added up."""
LEFT_OUT: tuple[Mapping[str, str], ...] = (
    {
        "nl": "Wat u betaalt aan de gemachtigde van de schuldeiser, en de nakosten. De rechter bepaalt die bedragen.",
        "en": "What you pay for the agent of the creditor, and the costs after judgment. The court sets these amounts.",
    },
    {
        "nl": "Wat de deurwaarder aan anderen betaalt, zoals voor gegevens uit registers.",
        "en": "What the bailiff pays to others, as for data from registers.",
    },
)
"""What a debtor may have to pay beside both lists; said with every answer."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One unpaid bill on a day; `since` is the first day of being late, `facts` are told as under `given`."""

    principal: Decimal
    on: date
    since: date | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it adds and what is owed after it; `uncertain` names numbers without a sure source."""

    name: str
    amount: Decimal
    total: Decimal
    citation: Citation | None = None
    uncertain: tuple[str, ...] = ()

    def label(self, language: str = "nl") -> str:
        """What the step is called."""
        return FREE[self.name][language] if self.name in FREE else label_of(self.name, language)


@dataclass(frozen=True, slots=True)
class Collection:
    """The two routes of one claim, and what may come on top in the second."""

    claim: Claim
    costs: Decimal
    routes: Mapping[Route, tuple[Step, ...]]
    further: tuple[Step, ...]


def collect(claim: Claim) -> Collection:
    """Work out both routes of a claim. Raises DayNotKnown for a day outside the law here."""
    if claim.on not in days_known():
        raise DayNotKnown(claim.on)
    usual: dict[str, Any] = {**TRUTHS_AT_HOME, **{name: value for name, (_, value) in NUMBERS_AT_HOME.items()}}
    facts = Facts((), {**usual, **claim.facts, "hoofdsom": claim.principal})
    wanted = [name for name in (*COURT, *FURTHER) if name not in FREE]
    evaluation = law_book().on(claim.on).evaluate(facts, wanted)
    added = {name: _amount(evaluation, claim, name) for name in wanted}
    return Collection(
        claim,
        added[COSTS],
        {
            "social": _steps(evaluation, claim, SOCIAL, added),
            "court": _steps(evaluation, claim, [name for name in COURT if _happens(name, claim, added)], added),
        },
        tuple(_step(evaluation, name, added[name], ZERO) for name in FURTHER),
    )


def interest(principal: Decimal, since: date, until: date, is_handelsovereenkomst: bool = False) -> Decimal:
    """The wettelijke rente from the first day of being late up to a day, at each rate of its time.

    After each full year the interest is added to the sum (BW 6:119 lid 2). Raises NotInForce for days whose rate is
    not known here.
    """
    name = "wettelijke_handelsrente_tarief" if is_handelsovereenkomst else "wettelijke_rente_tarief"
    parameter, days_of_year = (law_book().parameters[one] for one in (name, "dagen_per_jaar"))
    owed, grown, at = principal, ZERO, since
    while at < until:
        rate = parameter.on(at)
        birthday = _a_year_after(since, at)
        changes = date.fromordinal(min(rate.period.until.toordinal(), until.toordinal()) + 1)
        end = min(birthday, until, changes)
        grown += owed * rate.value * (end - at).days / days_of_year.on(at).value
        if end == birthday:
            owed, grown = owed + grown, ZERO
        at = end
    return (owed + grown - principal).quantize(CENT, ROUND_HALF_UP)


def _a_year_after(since: date, at: date) -> date:
    """The first day after `at` on which a whole number of years has passed since `since`."""
    year = at.year
    while (birthday := _in_year(since, year)) <= at:
        year += 1
    return birthday


def _in_year(since: date, year: int) -> date:
    try:
        return since.replace(year=year)
    except ValueError:  # 29 February in a common year
        return date(year, 3, 1)


def _amount(evaluation: Evaluation, claim: Claim, name: str) -> Decimal:
    if name == RENTE and claim.since is not None:
        is_handelsovereenkomst = bool(evaluation.facts.household["is_handelsovereenkomst"])
        return interest(claim.principal, claim.since, claim.on, is_handelsovereenkomst)
    return Decimal(evaluation.value(name))


def _happens(name: str, claim: Claim, added: Mapping[str, Decimal]) -> bool:
    """Whether the step is worth a line: the letter is for consumers, interest only when there is some."""
    if name == "veertiendagenbrief":
        return bool(claim.facts.get("is_consument", TRUTHS_AT_HOME["is_consument"]))
    return name != RENTE or added[RENTE] > 0


def _steps(
    evaluation: Evaluation, claim: Claim, names: tuple[str, ...] | list[str], added: Mapping[str, Decimal]
) -> tuple[Step, ...]:
    total = claim.principal
    steps = [Step("vordering", claim.principal, total)]
    for name in names:
        amount = added.get(name, ZERO)
        total += amount
        steps.append(_step(evaluation, name, amount, total))
    return tuple(steps)


def _step(evaluation: Evaluation, name: str, amount: Decimal, total: Decimal) -> Step:
    if name in FREE:
        return Step(name, amount, total, FREE_ARTICLES.get(name))
    form = evaluation.law.form(name)
    return Step(name, amount, total, form.citation, tuple(uncertain_numbers(evaluation, name)))


def collection_as_data(collection: Collection, language: str = "nl") -> dict[str, Any]:
    """Both routes as plain data; amounts are strings with two decimals, in euros."""
    claim = collection.claim
    return {
        "on": claim.on.isoformat(),
        "law_version": law_book().version,
        "principal": as_text(claim.principal),
        COSTS: as_text(collection.costs),
        "ladder": {
            route: [_step_as_data(step, claim.on, language) | {"total": as_text(step.total)} for step in steps]
            for route, steps in collection.routes.items()
        },
        "further": [_step_as_data(step, claim.on, language) for step in collection.further],
        "left_out": [one[language] for one in LEFT_OUT],
    }


def _step_as_data(step: Step, on: date, language: str) -> dict[str, Any]:
    data: dict[str, Any] = {"name": step.name, "label": step.label(language), "amount": as_text(step.amount)}
    if step.citation:
        data["citation"] = citation_as_data(step.citation, on)
    if step.uncertain:
        data["uncertain"] = list(step.uncertain)
    return data
