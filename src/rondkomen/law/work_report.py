"""A curve with what work pays, as plain data with its words: the same for the command line, the API and who keeps it.

The form is that of the contract (docs/reference/contract.md): amounts are strings with two decimals, euros a year
unless a key says otherwise; parts of a euro have four.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from rondkomen.kernel.money import as_text, in_words
from rondkomen.law.book import HERE, law_book
from rondkomen.law.curve import PURSE, NotSettled, Point, curve
from rondkomen.law.hours import HOURS_A_DAY, WEEKS, HourlyWage
from rondkomen.law.household import Household
from rondkomen.law.report import citation_as_data
from rondkomen.law.words import label_of, text_of
from rondkomen.law.work import Along, Cliff, Step, WorkPays

_STRETCHES, _SHORTEST = 120, Decimal(250)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Curve:
    """Points along the income of a person, what work pays from where they are now, and where the purse drops.

    `hours` has the hours a week of each point when they were asked for. `pays` is None while `needs`, places in the
    household file, are not known.
    """

    household: Household
    over: str
    person: str
    points: Sequence[Point]
    hours: Sequence[Decimal] | None
    pays: WorkPays | None
    needs: tuple[str, ...]
    cliffs: Sequence[Cliff]


def look_along(
    along: Along,
    amounts: Iterable[Decimal],
    wanted: Iterable[str] | None = None,
    hourly: Decimal | None = None,
    hours: Sequence[Decimal] | None = None,
) -> Curve:
    """All there is to say along these yearly amounts. Raises as `curve` does."""
    household, person = along.household, along.household.persons[along.position].id
    points = curve(household, along.over, amounts, person, wanted, exact=True)
    pays: WorkPays | None = None
    needs: tuple[str, ...] = ()
    try:
        pays = along.pays(hourly)
    except NotSettled as unsettled:
        needs = unsettled.needs
    is_settled = any(point.per_month.get(PURSE, Decimal(0)) is not None for point in points)
    try:
        cliffs = along.cliffs(_places(points)) if is_settled else []
    except NotSettled:
        cliffs = []
    return Curve(household, along.over, person, points, hours, pays, needs, cliffs)


def _places(points: Sequence[Point]) -> list[Decimal]:
    """The amounts between which drops are looked for: evenly over the range, however few points were asked for."""
    if len(points) < 2:
        return []
    first, span = points[0].amount, points[-1].amount - points[0].amount
    number = max(1, min(_STRETCHES, int(span / _SHORTEST)))
    return [(first + span * place / number).quantize(_CENT) for place in range(number + 1)]


def curve_as_data(found: Curve, language: str = "nl") -> dict[str, Any]:
    """The whole curve."""
    data: dict[str, Any] = {
        "on": found.household.on.isoformat(),
        "law_version": law_book(found.household.municipality).version,
        "over": found.over,
        "person": found.person,
        "points": [_point(point) for point in found.points],
    }
    for hours, point in zip(found.hours or (), data["points"], strict=False):
        point["hours_a_week"] = f"{hours:f}"
    cliffs = [_cliff(one, found, language) for one in found.cliffs]
    return data | {"now": _now(found, language), "cliffs": cliffs}


def _point(point: Point) -> dict[str, Any]:
    return {
        "amount": as_text(point.amount),
        "per_month": {name: None if value is None else as_text(value) for name, value in point.per_month.items()},
        "marginal_pressure": _part(point.pressure),
        "marginal_pressure_exact": _part(point.exact_pressure),
    }


def _now(found: Curve, language: str) -> dict[str, Any]:
    pays = found.pays
    if pays is None:
        return {"status": "perhaps", "needs": list(found.needs)}
    steps = [("hour", Decimal(1), pays.hour), ("day", HOURS_A_DAY, pays.day)]
    return {
        "status": "computed",
        "amount": as_text(pays.amount),
        "kept_of_next_euro": _part(pays.kept.kept),
        "marginal_pressure_exact": _part(pays.kept.pressure),
        "by_outcome": {name: _part(slope) for name, slope in pays.kept.by_outcome.items()},
        "hourly": _hourly(pays.hourly, found, language) if pays.hourly else None,
        "steps": [_step(name, hours, one) for name, hours, one in steps if one],
        "notes": [{"name": name, "text": note_text(name, pays, language)} for name in notes_of(pays)],
    }


def _hourly(wage: HourlyWage, found: Curve, language: str) -> dict[str, Any]:
    data = {"euros": as_text(wage.euros), "basis": wage.basis, "text": hourly_text(wage, language)}
    return data | ({"citation": citation_as_data(wage.citation, found.household.on)} if wage.citation else {})


def _step(name: str, hours: Decimal, step: Step) -> dict[str, Any]:
    return {
        "name": name,
        "hours_a_week": f"{hours:f}",
        "extra": as_text(step.extra),
        "kept": as_text(step.kept),
        "marginal_pressure": _part(step.pressure),
        "lost": {one: as_text(amount) for one, amount in step.lost.items()},
        "to_pay_back": as_text(step.to_pay_back),
    }


def _cliff(cliff: Cliff, found: Curve, language: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "amount": as_text(cliff.income),
        "loss": as_text(cliff.loss),
        "lost": {name: as_text(amount) for name, amount in cliff.lost.items()},
        "ended": list(cliff.ended),
        "name": cliff.name,
        "text": reason_of(cliff, language),
    }
    return data | ({"citation": citation_as_data(cliff.citation, found.household.on)} if cliff.citation else {})


def _part(part: Decimal | None) -> str | None:
    """A part of a euro; a nothing without a sign."""
    return None if part is None else f"{part.quantize(Decimal('0.0001')) + 0:f}"


# Words


def reason_of(cliff: Cliff, language: str = "nl") -> str:
    """Why the purse drops here, in a sentence."""
    falls = _words()["cliff"]["falls"][language].format(label=label_of(cliff.name, language))
    return text_of(cliff.name, "because", language) or falls


def hourly_text(wage: HourlyWage, language: str = "nl") -> str:
    """How an hour becomes euros of a year, with everything that is assumed."""
    said = _words()["hourly"]["text"][language]
    return said.format(
        euros=in_words(wage.euros, language=language),
        basis=_words()["basis"][wage.basis][language],
        holiday=f"{wage.holiday:.0%}",
        hours=HOURS_A_DAY,
        weeks=WEEKS,
    )


def notes_of(pays: WorkPays) -> list[str]:
    """The names of what has to be known beside the amounts."""
    lost = {name for step in (pays.hour, pays.day) if step for name in step.lost}
    owes = any(step.to_pay_back for step in (pays.hour, pays.day) if step)
    found = {"settled_later": owes, "bijstand": "bijstand" in lost, "held": bool(pays.held)}
    return [name for name, applies in found.items() if applies]


def note_text(name: str, pays: WorkPays, language: str = "nl") -> str:
    """What a note says, in one or two sentences."""
    return _words()["notes"][name][language].format(kinds=", ".join(pays.held))


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads((HERE / "work_words.toml").read_text(encoding="utf-8"))
