"""What a municipality's file holds, once read: numbers for national law, and its own schemes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from rondkomen.engine.parameters import Parameter
from rondkomen.kernel import Period, Unit

Words = Mapping[str, str]
"""A text by language; `url` stands among the languages where there is a page to go to."""

UNITS = ("EUR/jaar", "EUR/kwartaal", "EUR/maand", "EUR")
AMOUNTS = ("amount", "amount_per_child", "amount_per_adult", "amount_per_child_by_age", "amount_by_household")
PER_CHILD = ("amount_per_child", "amount_per_child_by_age")
HOUSEHOLDS = ("alleenstaande", "alleenstaande_ouder", "gehuwden")
CONDITIONS = (
    "age",
    "pensioengerechtigd",
    "home",
    "residence_months",
    "children",
    "goes_to_school",
    "receives_bijstand",
    "insured",
    "income_at_most",
    "wealth",
    "wealth_at_most",
    "low_income_months",
    "inkomenstoeslag",
)
"""The closed set of conditions, in the order in which they are looked at."""

EDITABLE: Mapping[str, Unit] = {
    "reserveringstoeslag_fractie": Unit.parse("fractie"),
    "arbeidstoeslag_fractie": Unit.parse("fractie"),
    "arbeidstoeslag_uren_per_week": Unit.parse("uur/week"),
}
"""Numbers of national rules whose official value was not found: a municipality may tell the ones it works with."""

PARTS = (
    "age_from",
    "age_until",
    "bedrag",
    "bedrag_alleenstaande",
    "bedrag_alleenstaande_ouder",
    "bedrag_for_kind",
    "bedrag_gehuwden",
    "bedrag_per_kind",
    "bedrag_per_leeftijd",
    "bedrag_per_volwassene",
    "children_from",
    "children_until",
    "has_recht",
    "income_share",
    "inkomensgrens",
    "is_kind",
    "low_income_number",
    "residence_number",
    "vermogensgrens",
    *(f"meets_{condition}" for condition in CONDITIONS),
)
"""What the names of the parts of a scheme end in."""


@dataclass(frozen=True, slots=True)
class Norm:
    """Which norm an income is compared with, and up to which share of it."""

    share: Decimal
    holiday_allowance: bool = True
    kostendelersnorm: bool = True


@dataclass(frozen=True, slots=True)
class Head:
    """From when until when something is so, where that was read, and how sure it is."""

    period: Period
    source: str
    status: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SchemePeriod:
    """A scheme as it is during a period: its amount in one of the forms of AMOUNTS, and its conditions."""

    head: Head
    form: str
    amount: Any
    conditions: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scheme:
    """One scheme of a municipality through time, with the words for residents."""

    id: str
    unit: str
    label: Words
    plain: Words
    periods: tuple[SchemePeriod, ...]
    apply: Words = field(default_factory=dict)
    hand_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality with what it decides itself; `numbers` have the names of the facts whose place they take."""

    code: str
    name: str
    file: str
    numbers: tuple[Parameter, ...] = ()
    schemes: tuple[Scheme, ...] = ()

    @property
    def prefix(self) -> str:
        """What the names of everything in this file begin with."""
        return self.code.lower()

    def name_of(self, scheme: Scheme) -> str:
        """The name of a scheme among all quantities of law: gm9999_meedoenregeling."""
        return f"{self.prefix}_{scheme.id}"
