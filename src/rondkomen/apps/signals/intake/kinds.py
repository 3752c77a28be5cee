"""Kinds of signal partner as dated data: which signals may come in on a day, in which window, on which conditions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from rondkomen.apps.signals.intake.reasons import kind_text
from rondkomen.kernel import OPEN, Period

STATUSES = ("law", "official", "secondary", "derived", "uncertain")


class KindNotInForce(LookupError):
    """On that day no signal of that kind may be taken in. `text` says so in a language, with the known days."""

    def __init__(self, code: str, **places: object) -> None:
        self.code = code
        self.places = places
        super().__init__(self.text())

    def text(self, language: str = "nl") -> str:
        """What was found, what is expected and what to do."""
        return kind_text(self.code, language, self.places)


@dataclass(frozen=True, slots=True)
class Window:
    """How old arrears may be on the day of the signal: in days, or in whole months; None where there is no limit."""

    from_days: int | None = None
    until_days: int | None = None
    from_months: int | None = None
    source: str = ""
    status: str = "law"


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least amount of a signal, in euros."""

    amount: Decimal
    source: str = ""
    status: str = "law"


@dataclass(frozen=True, slots=True)
class RequiredConditions:
    """Which of the conditions a to d of Bgs art. 2 have to be met for each signal."""

    letters: tuple[str, ...] = ()
    source: str = ""
    status: str = "law"


@dataclass(frozen=True, slots=True)
class BsnGround:
    """The article on which this kind of partner may send the burgerservicenummer; an empty ground is none."""

    ground: str = ""
    source: str = ""
    status: str = "law"


@dataclass(frozen=True, slots=True)
class PartnerKind:
    """What holds for one kind of partner during a period. `code` is that of DDAS v1.2; `status` says how sure it is.

    `places` are the municipalities of an experiment; empty where it holds for all.
    """

    code: str
    period: Period
    ground: str
    source: str
    status: str
    window: Window = Window()
    conditions: RequiredConditions = RequiredConditions()
    threshold: Threshold | None = None
    bsn: BsnGround = BsnGround()
    places: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class SoortRule:
    """Whether the window of the kind has its minimum and its maximum for a soort of signal."""

    minimum: bool
    maximum: bool
    source: str
    status: str


def kind_on(code: str, day: date) -> PartnerKind:
    """What holds for a kind of partner on a day. Raises KindNotInForce where nothing does."""
    known = [kind for kind in _kinds() if kind.code == code]
    for kind in known:
        if day in kind.period:
            return kind
    if known:
        days = ", ".join(_days(kind.period) for kind in known)
        raise KindNotInForce("kind_not_on_day", kind=code, day=day, days=days)
    if code in _without_ground():
        raise KindNotInForce("kind_without_ground", kind=code)
    raise KindNotInForce("kind_unknown", known=", ".join(kind_codes()))


def kind_codes() -> tuple[str, ...]:
    """Every code of DDAS v1.2, those without a ground too, in alphabetical order."""
    return tuple(sorted({kind.code for kind in _kinds()} | set(_without_ground())))


@cache
def soort_rule(soort: str) -> SoortRule:
    """What the window means for a soort of signal. Raises KeyError for one that is not in the list."""
    return SoortRule(**_data()["soort"][soort])


@cache
def _data() -> Mapping[str, Any]:
    text = files("rondkomen.apps.signals.intake").joinpath("kinds.toml").read_text("utf-8")
    return tomllib.loads(text, parse_float=Decimal)


@cache
def _kinds() -> tuple[PartnerKind, ...]:
    return tuple(_kind(entry) for entry in _data()["kind"])


@cache
def _without_ground() -> Mapping[str, str]:
    return {entry["code"]: entry["note"] for entry in _data()["without_ground"]}


def _kind(entry: Mapping[str, Any]) -> PartnerKind:
    rest = dict(entry)
    since, until = rest.pop("from"), rest.pop("until")
    conditions, threshold = rest.pop("conditions", {}), rest.pop("threshold", None)
    return PartnerKind(
        **rest
        | {
            "period": Period(since, OPEN if until == "open" else until),
            "window": Window(**rest.get("window", {})),
            "conditions": RequiredConditions(**conditions | {"letters": tuple(conditions.get("letters", ()))}),
            "threshold": Threshold(**threshold | {"amount": Decimal(threshold["amount"])}) if threshold else None,
            "bsn": BsnGround(**rest.get("bsn", {})),
            "places": tuple(rest.get("places", ())),
        }
    )


def _days(period: Period) -> str:
    return f"{period.since} -" if period.until == OPEN else f"{period.since} - {period.until}"
