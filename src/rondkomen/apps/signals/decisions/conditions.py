"""The closed set of conditions that a rule may have: what may stand behind each, and when it fits a case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rondkomen.apps.signals.decisions.definitions import Pattern
from rondkomen.apps.signals.decisions.inputs import AgeBand, Inputs
from rondkomen.apps.signals.intake.kinds import kind_codes
from rondkomen.apps.signals.kinds import Soort

_HIGHEST_NUMBER = 10_000
_HIGHEST_EUROS = 10_000_000


class ConditionRefused(ValueError):
    """What stands behind a condition is not of its form."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`read` makes a value of what stands in the table (ConditionRefused), `fits` says whether a case meets it."""

    expected: str
    read: Callable[[Any], Any]
    fits: Callable[[Inputs, Any], bool]


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ConditionRefused
    return value


def _number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _HIGHEST_NUMBER:
        raise ConditionRefused
    return value


def _cents(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ConditionRefused
    if not Decimal(value).is_finite() or not 0 <= value <= _HIGHEST_EUROS:
        raise ConditionRefused
    cents = Decimal(value) * 100
    if cents != int(cents):
        raise ConditionRefused
    return int(cents)


def _words(known: tuple[str, ...]) -> Callable[[Any], frozenset[str]]:
    def read(value: Any) -> frozenset[str]:
        if not isinstance(value, list) or not value or not all(isinstance(one, str) and one in known for one in value):
            raise ConditionRefused
        return frozenset(value)

    return read


def _cents_per_kind(value: Any) -> dict[str, int]:
    if not isinstance(value, dict) or not value or not set(value) <= set(kind_codes()):
        raise ConditionRefused
    return {kind: _cents(amount) for kind, amount in value.items()}


def _is_flag(fact: Callable[[Inputs], bool | None]) -> Condition:
    return Condition("true or false", _flag, lambda case, wanted: fact(case) is wanted)


def _from(fact: Callable[[Inputs], int | None]) -> Condition:
    return Condition(
        f"a whole number from 0 to {_HIGHEST_NUMBER}",
        _number,
        lambda case, least: (found := fact(case)) is not None and found >= least,
    )


def _until(fact: Callable[[Inputs], int | None]) -> Condition:
    return Condition(
        f"a whole number from 0 to {_HIGHEST_NUMBER}",
        _number,
        lambda case, most: (found := fact(case)) is not None and found <= most,
    )


_EUROS = f"an amount in euros from 0 to {_HIGHEST_EUROS}, with at most two decimals"
_EUROS_PER_KIND = "a table of amounts in euros per kind of partner, as in { Huur = 500, Water = 75 }"
_KINDS = "a list with some of " + ", ".join(kind_codes())
_kinds = _words(kind_codes())


def _one_of(words: tuple[str, ...]) -> str:
    return "a list with some of " + ", ".join(words)


CONDITIONS: dict[str, Condition] = {
    "kinds_any": Condition(_KINDS, _kinds, lambda case, kinds: bool(case.kinds & kinds)),
    "kinds_all": Condition(_KINDS, _kinds, lambda case, kinds: case.kinds >= kinds),
    "kinds_only": Condition(_KINDS, _kinds, lambda case, kinds: case.kinds <= kinds),
    "number_of_kinds_from": _from(lambda case: len(case.kinds)),
    "number_of_kinds_until": _until(lambda case: len(case.kinds)),
    "amount_from": Condition(_EUROS, _cents, lambda case, least: case.amount >= least),
    "amount_until": Condition(_EUROS, _cents, lambda case, most: case.amount <= most),
    "amount_per_kind_from": Condition(
        _EUROS_PER_KIND,
        _cents_per_kind,
        lambda case, least: any(kind in case.kinds and case.amounts[kind] >= cents for kind, cents in least.items()),
    ),
    "amount_per_kind_until": Condition(
        _EUROS_PER_KIND,
        _cents_per_kind,
        lambda case, most: all(kind in most and cents <= most[kind] for kind, cents in case.amounts.items()),
    ),
    "days_from": _from(lambda case: case.days),
    "days_until": _until(lambda case: case.days),
    "months_from": _from(lambda case: case.months),
    "months_until": _until(lambda case: case.months),
    "pattern": Condition(
        _one_of(tuple(Pattern)), _words(tuple(Pattern)), lambda case, wanted: bool(case.patterns & wanted)
    ),
    "eindelevering": _is_flag(lambda case: case.has(Soort.EINDELEVERING)),
    "threat": _is_flag(lambda case: case.threat_since is not None),
    "warme_overdracht": _is_flag(lambda case: case.has(Soort.WARME_OVERDRACHT)),
    "herhaalde_melding": _is_flag(lambda case: case.herhaalde_melding),
    "higher_amount": _is_flag(lambda case: case.higher_amount),
    "age_band": Condition(
        _one_of(tuple(AgeBand)), _words(tuple(AgeBand)), lambda case, wanted: case.age_band in wanted
    ),
    "minors": _is_flag(lambda case: case.minors),
    "known_in_help": _is_flag(lambda case: case.known_in_help),
    "unsafe_contact": _is_flag(lambda case: case.unsafe_contact),
    "capacity_from": _from(lambda case: case.capacity),
    "capacity_until": _until(lambda case: case.capacity),
}
"""As in docs/reference/decision-table.md. `_from` and `_until` count both ends; what is unknown never fits."""

BOUNDS = tuple(
    (name, f"{name.removesuffix('_from')}_until")
    for name in CONDITIONS
    if name.endswith("_from") and "per_kind" not in name
)
"""The conditions that are a pair: the least and the most of one thing."""
