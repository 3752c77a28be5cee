"""What an outcome rests on, as plain data that can be kept: versions, facts, numbers, rules and steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rondkomen import __version__
from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.explain import Explanation, all_steps
from rondkomen.engine.facts import Facts
from rondkomen.engine.functions import Table
from rondkomen.engine.lawbook import LawBook
from rondkomen.engine.parameters import Value
from rondkomen.engine.possible import Range, SomeDay, Undecided
from rondkomen.kernel import Period, Unit
from rondkomen.kernel.unit import DAY

_TOLD = ("fact", "assumed", "given")


def receipt(evaluation: Evaluation, name: str, person: int | None = None) -> dict[str, Any]:
    """The receipt of one outcome: JSON-ready, amounts as exact strings, complete enough to work it out again."""
    steps = list(all_steps(evaluation, name, person))
    used = {one.name: one for step in steps for one in step.used}
    told = {name: one.kind for name, one in used.items() if one.kind in _TOLD}
    told |= {step.name: step.kind for step in steps if step.kind in _TOLD}
    return {
        "engine": __version__,
        "law_version": evaluation.law.book.version,
        "on": evaluation.law.day.isoformat(),
        "outcome": name,
        "person": None if person is None else evaluation.facts.persons[person],
        "persons": list(evaluation.facts.persons),
        "value": plain(evaluation.value(name, person)),
        "facts": {name: _told(evaluation, name) for name in told},
        "assumed": sorted(name for name, kind in told.items() if kind == "assumed"),
        "given": sorted(name for name, kind in told.items() if kind == "given"),
        "numbers": {
            one.name: {
                "value": plain(one.number.value),
                "from": one.number.period.since.isoformat(),
                "until": one.number.period.until.isoformat(),
                "source": one.number.source,
                "status": one.number.status,
            }
            for one in used.values()
            if one.number is not None
        },
        "steps": [_step(evaluation, step) for step in steps],
    }


def _told(evaluation: Evaluation, name: str) -> Any:
    """What was told of a quantity: of every person when it is theirs, None where it was worked out."""
    if name in evaluation.plan.rules:
        return [None if one is None else plain(one) for one in evaluation.facts.person[name]]
    return plain(evaluation.values[name])


def _step(evaluation: Evaluation, step: Explanation) -> dict[str, Any]:
    citation = step.citation
    return {
        "name": step.name,
        "person": None if step.person is None else evaluation.facts.persons[step.person],
        "value": plain(step.value),
        "unit": str(step.unit),
        "article": None if citation is None else f"{citation.bwb} {citation.words}",
    }


def replay(book: LawBook, kept: Mapping[str, Any]) -> Any:
    """The value of a kept receipt, worked out again from its own facts and its own numbers.

    It is the same to the cent as long as the rules are; numbers entered or mended since do not touch it.
    """
    numbers = {name: _number(book, name, one) for name, one in kept["numbers"].items()}
    household: dict[str, Any] = {}
    person: dict[str, list[Any]] = {}
    for name, told in kept["facts"].items():
        quantity = book.require(name)
        if quantity.of == "household":
            household[name] = _exact(told, quantity.unit)
        else:
            person[name] = [_exact(one, quantity.unit) for one in told]
    whole = {name for name in kept["given"] if None not in person.get(name, ())}
    facts = Facts(tuple(kept["persons"]), household, person, frozenset(whole))
    law = book.on(date.fromisoformat(kept["on"])).with_numbers(numbers)
    position = None if kept["person"] is None else kept["persons"].index(kept["person"])
    return law.evaluate(facts, [kept["outcome"]]).value(kept["outcome"], position)


def _number(book: LawBook, name: str, kept: Mapping[str, Any]) -> Value:
    parameter = book.parameters[name]
    value: Any
    if parameter.key_unit is None:
        value = _exact(kept["value"], parameter.unit)
    else:
        keys = tuple(_exact(key, parameter.key_unit) for key, _ in kept["value"])
        value = Table(keys, tuple(_exact(one, parameter.unit) for _, one in kept["value"]))
    period = Period(date.fromisoformat(kept["from"]), date.fromisoformat(kept["until"]))
    return Value(period, value, kept["source"], kept["status"])


def _exact(told: Any, unit: Unit) -> Any:
    """A value as the engine knows it, from its JSON form; None for one that was not known."""
    if told is None or isinstance(told, bool | dict):
        return None if isinstance(told, dict) else told
    return date.fromisoformat(told) if unit == DAY else Decimal(told)


def plain(value: Any) -> Any:
    """A value as JSON knows it; numbers as exact strings, what is not known as the bounds it has."""
    match value:
        case list():
            return [plain(one) for one in value]
        case Decimal():
            return f"{value.normalize():f}" if value.is_finite() else str(value)
        case date():
            return value.isoformat()
        case Table():
            return [[plain(key), plain(one)] for key, one in zip(value.keys, value.values, strict=True)]
        case Range() | SomeDay():
            return {"low": plain(value.low), "high": plain(value.high)}
        case Undecided():
            return {"low": False, "high": True}
    return value
