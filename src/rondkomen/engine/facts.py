"""What is known about one household on one day, and the declarations of the facts that can be known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from rondkomen.engine.rule import Of
from rondkomen.kernel import Unit

INFINITE = Decimal("Infinity")

THE_DAY = "peildatum"
"""The quantity that holds the day the law is applied; it is always known."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that must be told because no rule gives it.

    `place` is where it stands in a household file (`{person}` for the id); facts with one place are told together.
    `lowest` and `highest` bound it while it is unknown. `likely` are two values that households often have, used only
    to find which unknown fact would settle most.
    """

    name: str
    of: Of
    unit: Unit
    place: str
    lowest: Decimal = Decimal(0)
    highest: Decimal = INFINITE
    likely: tuple[Any, Any] = (Decimal(0), Decimal(0))


@dataclass(frozen=True, slots=True)
class Facts:
    """The known facts of one household; what is absent is unknown.

    `household` maps a quantity to its value, `person` to a value per person (None where unknown) in the order of
    `persons` (their ids). `given` names the quantities that are told instead of computed: they stand in the same two
    maps. `assumed` has what was filled in without being told: the name, and the position of the person (or None).
    """

    persons: tuple[str, ...]
    household: Mapping[str, Any] = field(default_factory=dict)
    person: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    assumed: frozenset[tuple[str, int | None]] = frozenset()

    def changed_since(self, earlier: Facts) -> frozenset[str]:
        """The names of which another value is told than in earlier facts of the same persons."""
        pairs = ((self.person, earlier.person), (self.household, earlier.household))
        return frozenset(
            name
            for now, before in pairs
            for name in now.keys() | before.keys()
            if now.get(name) is not before.get(name) and now.get(name) != before.get(name)
        )
