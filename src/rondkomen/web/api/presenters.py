"""Answers in the form that other systems get them, as far as the law library does not give that form itself."""

from __future__ import annotations

from typing import Any

from rondkomen.engine import NotInForce, UnknownQuantity
from rondkomen.law import OUTCOMES, law_book
from rondkomen.law.check import check
from rondkomen.law.household import Fault
from rondkomen.law.report import answer_as_data, explanation_as_data
from rondkomen.law.words import coverage, label_of
from rondkomen.law.work_report import curve_as_data, look_along
from rondkomen.web.api.problems import input_refused
from rondkomen.web.api.requests import CurveAsked, ExplanationAsked


def explained(asked: ExplanationAsked, language: str) -> dict[str, Any]:
    """An outcome with all its steps and its answer. Raises Problem (400) when there is nothing to explain."""
    household, name = asked.household, asked.name
    done = check(household, [name])
    if done.answers[0].status == "not_modelled":
        raise input_refused([Fault("name", name, f"an outcome that is modelled on {household.on}, as /law lists them")])
    ids = [one.id for one in household.persons]
    position = ids.index(asked.person or ids[0]) if done.evaluation.law.book.quantities[name].of == "person" else None
    data = explanation_as_data(done.evaluation, name, position, language)
    return data | {"answer": answer_as_data(done.answers[position or 0], done.evaluation, language)}


def curved(asked: CurveAsked, language: str) -> dict[str, Any]:
    """Outcomes along a range, and what work pays. Raises Problem (400) for an outcome that is not modelled."""
    try:
        found = look_along(asked.along, asked.amounts, asked.names, asked.hourly, asked.hours)
    except (NotInForce, UnknownQuantity) as error:
        expected = f"outcomes that are modelled on {asked.along.household.on}, as /law lists them"
        raise input_refused([Fault("want", str(error), expected)]) from error
    return curve_as_data(found, language)


def law_as_data(language: str) -> dict[str, Any]:
    """Every regulation here with what is modelled of it, and every outcome by its stable name."""
    book = law_book()
    return {
        "law_version": book.version,
        "regulations": [_regulation(name, entry, language) for name, entry in coverage().items()],
        "outcomes": [
            {
                "name": one.name,
                "label": label_of(one.name, language),
                "of": one.of,
                "unit": one.unit,
                "modelled": one.name in book.quantities,
            }
            for one in OUTCOMES
        ],
    }


def _regulation(name: str, entry: Any, language: str) -> dict[str, Any]:
    def words(key: str) -> Any:
        return entry.get(f"{key}_{language}", entry[key])

    return {
        "name": name,
        "title": words("title"),
        "bwb": entry["bwb"],
        "from": entry["from"].isoformat(),
        "until": entry["until"].isoformat(),
        "verified": entry["verified"],
        "modelled": words("modelled"),
        "left_out": words("left_out"),
        "checked_with": words("checked_with"),
    }
