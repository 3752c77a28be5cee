"""States as data: how far the work on a scenario is, and what may come after what."""

from __future__ import annotations

from enum import StrEnum


class ScenarioState(StrEnum):
    """How far a scenario is worked out."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


NEXT = {
    ScenarioState.QUEUED: frozenset({ScenarioState.RUNNING}),
    ScenarioState.RUNNING: frozenset({ScenarioState.DONE, ScenarioState.FAILED}),
    ScenarioState.FAILED: frozenset({ScenarioState.QUEUED}),
    ScenarioState.DONE: frozenset(),
}
"""What may come after each state; one that is done stays as it is, and a copy is worked out anew."""


def may_become(state: ScenarioState, wanted: ScenarioState) -> bool:
    """Whether the change stands in the table."""
    return wanted in NEXT[state]
