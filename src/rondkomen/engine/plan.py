"""The order of work for one set of wanted quantities, and the parts of it that are needed when little changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from rondkomen.engine.facts import Fact
from rondkomen.engine.graph import Step
from rondkomen.engine.straight import Straight, Worked, straight

Changed = frozenset[str] | None
"""The facts that differ from those of an earlier evaluation; None when there is none to go on from."""
_MOST_KEPT = 64


@dataclass(frozen=True, slots=True)
class Hanging:
    """The steps that hang on some names, directly or through others; `names` has those and what the steps give."""

    names: frozenset[str]
    steps: tuple[Step, ...]


@dataclass(slots=True)
class Plan:
    """What to work out for one set of wanted quantities: facts and numbers to fetch, then steps in order."""

    facts: tuple[Fact, ...]
    numbers: dict[str, Any]
    steps: tuple[Step, ...]
    rules: dict[str, Worked]
    _stretches: dict[tuple[frozenset[str], Changed], list[Step | Straight]] = field(default_factory=dict)
    _asked: set[tuple[frozenset[str], Changed]] = field(default_factory=set)
    _hanging: dict[frozenset[str], Hanging] = field(default_factory=dict)

    def stretches(self, unsettled: frozenset[str], changed: Changed) -> Sequence[Step | Straight]:
        """The steps to take, all or those that hang on what changed.

        Those that do not hang on an unsettled name come first, written out as functions. Writing out costs more than
        one run, so it happens when the same is asked again.
        """
        steps = self.steps if changed is None else self.hanging_on(changed).steps
        if (unsettled, changed) not in self._asked:
            if len(self._asked) > _MOST_KEPT:
                self._asked.clear()
            self._asked.add((unsettled, changed))
            return steps
        found = self._stretches.get((unsettled, changed))
        if found is None:
            if len(self._stretches) > _MOST_KEPT:
                self._stretches.clear()
            found = self._stretches[unsettled, changed] = self._write_out(steps, unsettled)
        return found

    def hanging_on(self, names: frozenset[str]) -> Hanging:
        """The steps that have to be taken again when the values of these names change."""
        found = self._hanging.get(names)
        if found is None:
            if len(self._hanging) > _MOST_KEPT:
                self._hanging.clear()
            found = self._hanging[names] = self._find_hanging(names)
        return found

    def _find_hanging(self, on: frozenset[str]) -> Hanging:
        names = set(on)
        hanging: list[Step] = []
        for step in self.steps:
            inputs = {name for one in step.names for name in self.rules[one].rule.inputs}
            if not (names.isdisjoint(inputs) and names.isdisjoint(step.names)):
                names.update(step.names)
                hanging.append(step)
        return Hanging(frozenset(names), tuple(hanging))

    def _write_out(self, steps: Sequence[Step], unsettled: frozenset[str]) -> list[Step | Straight]:
        unknown = set(self.hanging_on(unsettled).steps)
        settled = [step for step in steps if step not in unknown]
        written: list[Step | Straight] = []
        for is_turning, some in groupby(settled, lambda step: step.turning is not None):
            stretch = list(some)
            written += stretch if is_turning else [straight([self.rules[step.names[0]] for step in stretch])]
        return [*written, *(step for step in steps if step in unknown)]
