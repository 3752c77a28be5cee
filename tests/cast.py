"""The cast: fictional households that tests and journeys are about, by name.

Each has a story, the household file of the library, and what its first person fills in at each question of the
Geldcheck. Their law is that of the day DAY.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

DAY = date(2026, 6, 15)
HERE = "GM9999"
LOWEST, HIGHEST = "(the first)", "(the last)"
"""Stands for the first or last of the choices, where these depend on the law of the day."""
Filled = Mapping[str, str | list[str]]


@dataclass(frozen=True)
class CastMember:
    """One household: `household` is its file, `geldcheck` the fields per question, in the order of asking."""

    name: str
    story: str
    household: Mapping[str, Any]
    geldcheck: Mapping[str, Filled]


def born(day: str, who: str = "u") -> dict[str, str]:
    """A birth date as it is filled in: day, month, year."""
    year, month, number = day.split("-")
    return {f"{who}_dag": str(int(number)), f"{who}_maand": str(int(month)), f"{who}_jaar": year}


def income(amount: str, *, holiday: str = "", per: str = "maand") -> dict[str, str]:
    """A gross income as it is filled in."""
    return {"bedrag": amount, "per": per} | ({"vakantiegeld": holiday} if holiday else {})


ANNA = CastMember(
    "Anna",
    "36, lives alone in a rented flat, works in a shop",
    {
        "on": DAY,
        "municipality": HERE,
        "persons": [
            {
                "id": "u",
                "birth_date": "1990-05-01",
                "income": [{"kind": "loon", "amount": 1800, "per": "maand", "excludes_vakantietoeslag": True}],
                "wealth": 1500,
            }
        ],
        "home": {"kind": "huur", "kale_huur": 640},
    },
    {
        "geboren": born("1990-05-01"),
        "partner": {"keuze": "nee"},
        "kinderen": {"aantal": "0"},
        "wonen": {"keuze": "huur"},
        "huur": {"bedrag": "640"},
        "bewoners": {"aantal": "0"},
        "inkomen": {"soorten": ["loon"]},
        "inkomen-loon": income("1.800,00", holiday="nee"),
        "vermogen": {"keuze": LOWEST},
    },
)

FATIMA = CastMember(
    "Fatima",
    "41, lives with Bram and two children in a rented house; both work, Bram part-time; the youngest goes to the bso",
    {
        "on": DAY,
        "municipality": HERE,
        "persons": [
            {
                "id": "u",
                "birth_date": "1985-02-11",
                "partner": "partner",
                "income": [{"kind": "loon", "amount": 1900, "per": "maand", "excludes_vakantietoeslag": True}],
                "wealth": 1500,
            },
            {
                "id": "partner",
                "birth_date": "1983-09-30",
                "income": [{"kind": "loon", "amount": 650, "per": "vier_weken", "excludes_vakantietoeslag": True}],
                "wealth": 0,
            },
            {"id": "kind1", "birth_date": "2012-03-04", "parents": ["u"]},
            {"id": "kind2", "birth_date": "2018-11-20", "parents": ["u"]},
        ],
        "home": {"kind": "huur", "kale_huur": Decimal("780.50")},
        "given": {
            "opvanguren_per_maand": {"kind2": 30},
            "uurprijs_opvang": {"kind2": Decimal("9.50")},
            "is_gastouderopvang": {"kind2": False},
        },
    },
    {
        "geboren": born("1985-02-11"),
        "partner": {"keuze": "ja"},
        "partner-geboren": born("1983-09-30", "partner"),
        "kinderen": {"aantal": "2"},
        "kinderen-geboren": born("2012-03-04", "kind1") | born("2018-11-20", "kind2"),
        "wonen": {"keuze": "huur"},
        "huur": {"bedrag": "780,50"},
        "bewoners": {"aantal": "0"},
        "inkomen": {"soorten": ["loon"]},
        "inkomen-loon": income("1900", holiday="nee"),
        "partner-inkomen": {"soorten": ["loon"]},
        "partner-inkomen-loon": income("650", holiday="nee", per="vier_weken"),
        "opvang": {"kinderen": ["kind2"]},
        "opvang-uren": {"kind2": "30"},
        "opvang-prijs": {"kind2": "9,50"},
        "opvang-soort": {"kind2": "centrum"},
        "vermogen": {"keuze": LOWEST},
    },
)

SAMIRA = CastMember(
    "Samira",
    "32, single parent of one child of 5, works part-time, rents",
    {
        "on": DAY,
        "municipality": HERE,
        "persons": [
            {
                "id": "u",
                "birth_date": "1994-01-20",
                "income": [{"kind": "loon", "amount": 1296, "per": "maand"}],
                "wealth": 1500,
            },
            {"id": "kind1", "birth_date": "2021-04-09", "parents": ["u"]},
        ],
        "home": {"kind": "huur", "kale_huur": 715},
        "given": {"opvanguren_per_maand": {"kind1": 0}},
    },
    {
        "geboren": born("1994-01-20"),
        "partner": {"keuze": "nee"},
        "kinderen": {"aantal": "1"},
        "kinderen-geboren": born("2021-04-09", "kind1"),
        "wonen": {"keuze": "huur"},
        "huur": {"bedrag": "715"},
        "bewoners": {"aantal": "0"},
        "inkomen": {"soorten": ["loon"]},
        "inkomen-loon": income("1296", holiday="ja"),
        "opvang": {"kinderen": ["geen"]},
        "vermogen": {"keuze": LOWEST},
    },
)

HENK = CastMember(
    "Henk",
    "74, widower with a state pension and a small pension, rents",
    {
        "on": DAY,
        "municipality": HERE,
        "persons": [
            {
                "id": "u",
                "birth_date": "1952-08-02",
                "income": [
                    {"kind": "aow", "amount": 1660, "per": "maand"},
                    {"kind": "pensioen", "amount": 210, "per": "maand"},
                ],
                "wealth": 1500,
            }
        ],
        "home": {"kind": "huur", "kale_huur": 610},
    },
    {
        "geboren": born("1952-08-02"),
        "partner": {"keuze": "nee"},
        "kinderen": {"aantal": "0"},
        "wonen": {"keuze": "huur"},
        "huur": {"bedrag": "610"},
        "bewoners": {"aantal": "0"},
        "inkomen": {"soorten": ["aow", "pensioen"]},
        "inkomen-aow": income("1660"),
        "inkomen-pensioen": income("210"),
        "vermogen": {"keuze": LOWEST},
    },
)

JOOST = CastMember(
    "Joost",
    "50, owns his house, alone, earns well",
    {
        "on": DAY,
        "municipality": HERE,
        "persons": [
            {
                "id": "u",
                "birth_date": "1976-10-10",
                "income": [{"kind": "loon", "amount": 5200, "per": "maand"}],
                "wealth": 1500,
            }
        ],
        "home": {"kind": "koop"},
    },
    {
        "geboren": born("1976-10-10"),
        "partner": {"keuze": "nee"},
        "kinderen": {"aantal": "0"},
        "wonen": {"keuze": "koop"},
        "bewoners": {"aantal": "0"},
        "inkomen": {"soorten": ["loon"]},
        "inkomen-loon": income("5200", holiday="ja"),
        "vermogen": {"keuze": LOWEST},
    },
)

ROSA = CastMember(
    "Rosa",
    "67, rents with her son Tim of 24 and a lodger; she has much in the bank",
    {
        "on": DAY,
        "municipality": HERE,
        "persons": [
            {"id": "u", "birth_date": "1959-01-03", "income": [], "wealth": 146012},
            {"id": "kind1", "birth_date": "2002-02-02", "parents": ["u"]},
            {"id": "bewoner1", "birth_date": "1970-06-06"},
        ],
        "home": {"kind": "huur", "kale_huur": 900},
    },
    {
        "geboren": born("1959-01-03"),
        "partner": {"keuze": "nee"},
        "kinderen": {"aantal": "1"},
        "kinderen-geboren": born("2002-02-02", "kind1"),
        "wonen": {"keuze": "huur"},
        "huur": {"bedrag": "900"},
        "bewoners": {"aantal": "1"},
        "bewoners-geboren": born("1970-06-06", "bewoner1"),
        "inkomen": {"soorten": ["geen"]},
        "bewoners-inkomen": {"kind1": "6000", "bewoner1": "21.000"},
        "vermogen": {"keuze": HIGHEST},
        "bewoners-vermogen": {"keuze": "nee"},
    },
)

CAST = (ANNA, FATIMA, SAMIRA, HENK, JOOST, ROSA)
