"""Scenarios of Waterveen: the households they are worked out on, drawn once, and results that need no working out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.core.management import call_command

from rondkomen.apps.audit.actor import Actor, ActorKind, Role
from rondkomen.apps.scenarios.models import Scenario
from rondkomen.apps.scenarios.numbers import as_overlay
from rondkomen.apps.scenarios.states import ScenarioState
from tests.factories.staff import HERE

ON = date(2026, 1, 1)
LIMIT = "gm9999_witgoedregeling_income_share"
"""The income limit of a scheme: 110% now."""
CHANGED = {LIMIT: Decimal("1.2")}


def adviser(at: str = HERE, *roles: Role) -> Actor:
    """A policy adviser."""
    return Actor("staff:7", ActorKind.STAFF, frozenset(roles or {Role.BELEIDSADVISEUR}), at)


@lru_cache(maxsize=1)
def population(folder: Path) -> Path:
    """A folder with 2,000 households of Waterveen."""
    call_command("make_population", HERE, households=2000, verbosity=0)
    return folder


def scenario(name: str = "Grens naar 120%", at: str = HERE, **fields: Any) -> Scenario:
    """A scenario that waits."""
    now = datetime.now(UTC)
    told = {"author": "staff:7", "on": ON, "overlay": as_overlay(CHANGED), "created_at": now, "moved_at": now}
    return Scenario.objects.create(municipality_id=at, name=name, **(told | fields))


def done(name: str = "Grens naar 120%", gains: int | None = 40, **fields: Any) -> Scenario:
    """A scenario with a small result, some of it hidden."""
    return scenario(name, state=ScenarioState.DONE, progress=100, result=result(gains), receipt=RECEIPT, **fields)


def result(gains: int | None = 40) -> dict[str, Any]:
    """What a run gives, in short."""
    purses = {"gains": [gains, 16000], "loses": [0, 0]}
    return {
        "households": 2000,
        "rights": [
            {"name": "zorgtoeslag", "before": [760, 1141000], "after": [760, 1141000], "moved": [0, 0]},
            {"name": "gm9999_witgoedregeling", "before": [120, 53000], "after": [150, 69000], "moved": [gains, 16000]},
        ],
        "poverty": [{"name": "sociaal_minimum", "before": [180, 0], "after": [180, 0], "moved": [0, 0]}],
        "pressure": [{"name": "50 to 75%", "before": 800, "after": None}],
        "take_up": [
            {"name": "zorgtoeslag", "right": [760, 1000], "received": [None, None], "not_received": [None, None]}
        ],
        "kind": {"rows": [{"name": "eenouder", **purses}], "total": purses},
        "band": {"rows": [{"name": "110_tot_120", **purses}], "total": purses},
        "neighbourhood": {
            "rows": [
                {"name": "Centrum", **purses},
                {"name": "Havenbuurt", "gains": [None, None], "loses": [0, 0]},
            ],
            "total": purses,
        },
    }


RECEIPT = {
    "engine": "0.1.0",
    "law_version": "a1b2c3",
    "on": "2026-01-01",
    "population": {"households": 2000, "seed": 1, "on": "2026-01-01", "kind": "synthetic", "sha256": "ab" * 32},
    "numbers": {LIMIT: {"before": "1.10", "after": "1.2", "source": "https://waterveen.example/witgoed"}},
}
