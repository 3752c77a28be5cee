"""Which row of the scratch array holds what, and until when: rows are used again when nobody needs what is in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rondkomen.engine.rule import Of
from rondkomen.population.layout import Layout, Operation, Put, Read, Settle, Sum, Work
from rondkomen.population.writing import aggregates_in

HOUSEHOLDS_IN_BLOCK = 256
PERSONS_IN_BLOCK = 512
MOST_PERSONS = 256
"""The most persons that one household may have."""

Key = tuple[str, ...]
"""What a row holds: ("value", name), ("slope", name), ("sum", ...), ("sum slope", ...), ("wrong",)."""


@dataclass
class Rows:
    """Rows by what they hold; H for a number per household, P for one per person, HT and PT for truths.

    Truths stand in rows of bytes behind those of numbers, so that all rows of a block are small enough to stay near.
    """

    layout: Layout
    _taken: dict[Key, str] = field(default_factory=dict)
    _free: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _number: Counter[str] = field(default_factory=Counter)

    def get(self, key: Key) -> str | None:
        """The row that holds something; None when nothing has put it there."""
        return self._taken.get(key)

    def take(self, key: Key, of: Of, is_truth: bool = False) -> str:
        """The row that holds something, a free one when it is asked for the first time."""
        if key not in self._taken:
            kind = ("H" if of == "household" else "P") + ("T" if is_truth else "")
            if self._free[kind]:
                row = self._free[kind].pop()
            else:
                row = self._number[kind]
                self._number[kind] += 1
            self._taken[key] = f"{kind}{row}"
        return self._taken[key]

    def release(self, keys: Iterable[Key]) -> None:
        """Let the rows be used for something else."""
        for key in keys:
            if key in self._taken:
                name = self._taken.pop(key)
                kind = name.rstrip("0123456789")
                self._free[kind].append(int(name.removeprefix(kind)))

    def places(self) -> Iterator[str]:
        """A line of source for each row, saying where it begins: at which float, or for truths at which byte."""
        place = 0
        for kind, length in (("H", HOUSEHOLDS_IN_BLOCK), ("P", PERSONS_IN_BLOCK)):
            for row in range(self._number[kind]):
                yield f"{kind}{row} = uint64({place})"
                place += length
        place *= 8
        for kind, length in (("HT", HOUSEHOLDS_IN_BLOCK), ("PT", PERSONS_IN_BLOCK)):
            for row in range(self._number[kind]):
                yield f"{kind}{row} = uint64({place})"
                place += length
        yield f"SCRATCH = {place // 8}"

    def free_after(self) -> list[list[Key]]:
        """For each operation of the layout, what nobody needs after it."""
        last: dict[Key, int] = {}
        for position, operation in enumerate(self.layout.operations):
            for one in flat([operation]):
                last |= dict.fromkeys(self._touched(one), position)
        freed: list[list[Key]] = [[] for _ in self.layout.operations]
        for key, position in last.items():
            freed[position].append(key)
        return freed

    def _touched(self, operation: Operation) -> Iterator[Key]:
        match operation:
            case Read(column=column, slope=slope):
                yield ("slope" if slope else "value", column.name)
            case Put(name=name, slope=slope):
                yield ("slope" if slope else "value", name)
            case Work(rule=rule):
                for name in (*rule.inputs, rule.name):
                    yield ("value", name)
                    yield ("slope", name)
                for aggregate in aggregates_in(self.layout.forms[rule]):
                    yield ("sum", *aggregate)
                    yield ("sum slope", *aggregate)
            case Sum(aggregate=aggregate):
                yield ("sum", *aggregate)
                yield ("sum slope", *aggregate)
                for name in aggregate[1:]:
                    yield ("value", name)
                    yield ("slope", name)


def flat(operations: Iterable[Operation]) -> Iterator[Operation]:
    """The operations, with those of a fixed point one by one."""
    for operation in operations:
        if isinstance(operation, Settle):
            yield from operation.steps
        else:
            yield operation
