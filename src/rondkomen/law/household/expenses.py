"""What a household pays out a month, and figures about its kind of household, that may be told under `given`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from rondkomen.kernel import Unit

_MONTHLY = Unit.parse("EUR/maand")
_NONE = Decimal(0)

EXPENSES: Mapping[str, tuple[Decimal, Decimal]] = {
    "hypotheeklasten": (Decimal(400), Decimal(1100)),
    "energiekosten": (Decimal(80), Decimal(300)),
    "waterkosten": (Decimal(10), Decimal(30)),
    "gemeentelijke_lasten": (_NONE, Decimal(60)),
    "zorgpremie": (Decimal(140), Decimal(360)),
    "verzekeringen": (Decimal(10), Decimal(100)),
    "telefoon_en_internet": (Decimal(30), Decimal(120)),
    "vervoerskosten": (_NONE, Decimal(300)),
    "kosten_van_kinderopvang": (_NONE, Decimal(1500)),
    "boodschappen": (Decimal(200), Decimal(900)),
    "aflossing_van_schulden": (_NONE, Decimal(300)),
    "overige_uitgaven": (_NONE, Decimal(400)),
}
"""Expenses of a month, in the order they are shown, with two likely values; unknown until told, like every number here.

The premium for the care insurance is that of all adults together. Rent stands under `home`.
"""
OPEN_AT_HOME: Mapping[str, tuple[Unit, tuple[Decimal, Decimal]]] = {
    **{name: (_MONTHLY, likely) for name, likely in EXPENSES.items()},
    "armoedegrens_of_huishoudtype": (_MONTHLY, (Decimal(1600), Decimal(3100))),
    "lage_inkomensgrens": (_MONTHLY, (Decimal(1200), Decimal(2300))),
    "grens_hoge_energiekosten": (_MONTHLY, (Decimal(80), Decimal(300))),
}
"""Amounts of the household that are unknown until told, with two likely values."""
OPEN_TRUTHS_AT_HOME = ("has_lage_energiekwaliteit",)
"""Truths of the household that are unknown until told."""
