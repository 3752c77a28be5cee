"""One household as a person describes it: who lives there, what comes in, where they live. Unknown is None."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

INCOME_KINDS = (
    "loon",
    "winst",
    "aow",
    "pensioen",
    "ww",
    "wia",
    "ziektewet",
    "anw",
    "bijstand",
    "studiefinanciering",
    "alimentatie",
    "overig",
)
PER = {"jaar": 1, "maand": 12, "vier_weken": 13, "week": 52}
"""How often a period fits in a year."""
HOME_KINDS = ("huur", "koop", "kamer", "inwonend", "instelling", "geen")


@dataclass(frozen=True, slots=True)
class Income:
    """Gross income of one kind, before tax and premiums; `excludes_vakantietoeslag` says that 8% comes on top."""

    kind: str
    amount: Decimal
    per: str
    excludes_vakantietoeslag: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """One person; `income` is None when nothing is known of it, empty when there is none."""

    id: str
    birth_date: date | None = None
    partner: str | None = None
    parents: tuple[str, ...] = ()
    income: tuple[Income, ...] | None = None
    wealth: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """Where the household lives; rents are per month."""

    kind: str | None = None
    kale_huur: Decimal | None = None
    servicekosten: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Household:
    """A household on a day. `given` holds quantities told instead of computed: a value, or one per person id."""

    on: date
    persons: tuple[Person, ...]
    home: Home = Home()
    municipality: str | None = None
    given: Mapping[str, Any] = field(default_factory=dict)
    assume_zero: bool = False
