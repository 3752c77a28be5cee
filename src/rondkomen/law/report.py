"""Checks and explanations as plain data, the same for the command line, the API and whoever keeps them.

The form is that of the contract (docs/reference/contract.md): amounts are strings with two decimals.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.explain import Explanation, Used, all_steps
from rondkomen.engine.possible import is_known
from rondkomen.engine.receipt import plain
from rondkomen.engine.why_not import Reason
from rondkomen.engine.wording import in_words
from rondkomen.kernel import Citation
from rondkomen.kernel.money import as_text, cut_to_cent
from rondkomen.law.change_words import distance_in_words
from rondkomen.law.check import Check, uncertain_numbers
from rondkomen.law.outcomes import Answer
from rondkomen.law.words import label_of, text_of, title_of
from rondkomen.law.would_change import changes_as_data, changes_for


def check_as_data(check: Check, language: str = "nl") -> dict[str, Any]:
    """All answers of a check."""
    evaluation = check.evaluation
    return {
        "on": check.household.on.isoformat(),
        "law_version": evaluation.law.book.version,
        "outcomes": [answer_as_data(one, evaluation, language) for one in check.answers],
        "assumed": _assumed(evaluation),
        "contradictions": [contradiction_as_data(name, evaluation, language) for name in check.contradictions],
    }


def contradiction_as_data(name: str, evaluation: Evaluation, language: str = "nl") -> dict[str, Any]:
    """Facts that cannot both be right: a sentence, and the article that says so."""
    citation = evaluation.plan.rules[name].rule.citation
    text = text_of(name, "because", language)
    return {"name": name, "text": text, "citation": citation_as_data(citation, evaluation.law.day)}


def _assumed(evaluation: Evaluation) -> list[str]:
    """The places of what was filled in without being told and could have mattered, in the order of the household."""
    asked = {fact.name for fact in evaluation.plan.facts}
    return evaluation.places(need for need in evaluation.facts.assumed if need[0] in asked)


def answer_as_data(answer: Answer, evaluation: Evaluation, language: str = "nl") -> dict[str, Any]:
    """One answer; keys that say nothing are left out."""
    data: dict[str, Any] = {"name": answer.name, "of": answer.of, "status": answer.status}
    if answer.status == "not_modelled":
        return data | {"unit": answer.unit}
    if answer.value is not None:
        data["value"] = as_text(answer.value) if isinstance(answer.value, Decimal) else plain(answer.value)
    data["unit"] = answer.unit
    if answer.status == "computed" and answer.per_month is not None:
        data["per_month"] = as_text(cut_to_cent(answer.per_month))
    if answer.status == "perhaps":
        data |= {"at_least": _bound(answer.low), "at_most": _bound(answer.high), "needs": list(answer.needs)}
    if answer.status == "no_right":
        data["because"] = because_as_data(answer, evaluation.law.day, language)
    if answer.citation:
        data["citation"] = citation_as_data(answer.citation, evaluation.law.day)
    data["verified"] = answer.verified
    if uncertain := uncertain_numbers(evaluation, answer.name, answer.person):
        data["uncertain"] = uncertain
    return data


def because_as_data(answer: Answer, on: date, language: str = "nl") -> dict[str, Any]:
    """Why there is no right: a sentence, the deciding quantity, its article, and how far the two sides lie apart."""
    deepest = answer.because[-1]
    data: dict[str, Any] = {"text": answer.reason(language), "name": deepest.name}
    if deepest.citation:
        data["citation"] = citation_as_data(deepest.citation, on)
    return data | _comparison(deepest, language)


def _comparison(reason: Reason, language: str) -> dict[str, Any]:
    if not reason.operator:
        return {}
    found = {"found": plain(reason.left), "compared_with": plain(reason.right)}
    if reason.distance is None:
        return found
    found |= {"distance": plain(reason.distance)}
    return found if reason.unit is None else found | {"distance_text": distance_in_words(reason, language)}


def _bound(value: Any) -> str | None:
    """A bound of what an amount can be; None when there is no bound."""
    return as_text(value) if isinstance(value, Decimal) and value.is_finite() else None


def citation_as_data(citation: Citation, on: date) -> dict[str, str]:
    """An article with the regulation's title and the link to its text on the day."""
    parts = {"regulation": title_of(citation), "bwb": citation.bwb, "artikel": citation.artikel}
    parts |= {key: value for key, value in (("lid", citation.lid), ("onderdeel", citation.onderdeel)) if value}
    return parts | {"url": citation.url(on)}


def explanation_as_data(
    evaluation: Evaluation, name: str, person: int | None = None, language: str = "nl"
) -> dict[str, Any]:
    """An outcome with every rule it rests on, the outcome itself first, and what would change each."""
    changes = changes_for(evaluation, name, person)
    return {
        "on": evaluation.law.day.isoformat(),
        "law_version": evaluation.law.book.version,
        "name": name,
        "of": "household" if person is None else evaluation.facts.persons[person],
        "steps": [
            step_as_data(evaluation, step, language) | {"would_change": changes_as_data(changes, step, language)}
            for step in all_steps(evaluation, name, person)
        ],
    }


def step_as_data(evaluation: Evaluation, step: Explanation, language: str = "nl") -> dict[str, Any]:
    """One rule at work: what it read, what it did line by line, and what it gave."""
    data: dict[str, Any] = {
        "name": step.name,
        "label": label_of(step.name, language),
        "of": "household" if step.person is None else evaluation.facts.persons[step.person],
        "value": plain(step.value),
        "unit": str(step.unit),
    }
    if step.rule and step.citation:
        data["sentence"] = text_of(step.name, "plain", language) or (step.rule.sentence if language == "en" else "")
        data["citation"] = citation_as_data(step.citation, evaluation.law.day)
    return data | {
        "used": [used_as_data(one, language) for one in step.used],
        "lines": [
            {
                "kind": note.kind,
                "name": note.name,
                "words": in_words(note.node, lambda name: label_of(name, language), language),
                "value": plain(note.value),
            }
            for note in step.notes
            if is_known(note.value) or note.kind != "branch"
        ],
    }


def used_as_data(used: Used, language: str = "nl") -> dict[str, Any]:
    """Something a rule read; a number of law with its source, days and how sure it is."""
    data = {
        "name": used.name,
        "label": label_of(used.name, language),
        "kind": used.kind,
        "value": plain(used.value),
        "unit": str(used.unit),
    }
    if used.number is not None:
        data |= {
            "source": used.number.source,
            "status": used.number.status,
            "from": used.number.period.since.isoformat(),
            "until": used.number.period.until.isoformat(),
        }
        if used.number.note:
            data["note"] = used.number.note
    return data
