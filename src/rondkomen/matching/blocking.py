"""Which residents a signal is compared with: those that share the keys of at least one block."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rondkomen.matching.columns import Features, mix
from rondkomen.matching.compare import COMPARATORS
from rondkomen.matching.compare.base import Keys
from rondkomen.matching.settings import Block, Settings, SettingsRefused

Key = NDArray[np.uint64]
Rows = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Index:
    """The keys of a table in order, with the row of each."""

    keys: Key
    rows: Rows

    def pairs_with(self, keys: Key, rows: Rows, largest: int) -> tuple[Rows, Rows]:
        """Pairs of rows that share a key. A key of more than `largest` rows here is left out: it tells nothing."""
        start = np.searchsorted(self.keys, keys, "left")
        length = np.searchsorted(self.keys, keys, "right") - start
        length[length > largest] = 0
        left = np.repeat(rows, length)
        # Row numbers count up within each run: the running number less where the run began, plus where it starts here.
        within = np.arange(len(left)) - np.repeat(np.cumsum(length) - length, length)
        return left, self.rows[np.repeat(start, length) + within]


def keys_of_fields(settings: Settings, features: Mapping[str, Features]) -> dict[str, Keys]:
    """The blocking keys that each field offers."""
    return {field.id: COMPARATORS[field.comparator].keys(features[field.id]) for field in settings.fields}


def keys_of_block(block: Block, offered: Mapping[str, Keys], rows: int) -> tuple[Key, Rows]:
    """Every key of every row for one block, with its row; a row has several where a field has several ways."""
    found = [(np.ones(rows, np.uint64), np.arange(rows, dtype=np.int32))]
    for name in block.keys:
        ways = [(way, np.flatnonzero(way)) for way in _ways(block, name, offered)]
        found = [_narrowed(keys, of, way) for keys, of in found for way, present in ways if len(present)]
    if not found:
        return np.zeros(0, np.uint64), np.zeros(0, np.int32)
    return np.concatenate([keys for keys, _ in found]), np.concatenate([of for _, of in found])


def _narrowed(keys: Key, rows: Rows, way: Key) -> tuple[Key, Rows]:
    """The keys of these rows mixed with one more, and the rows that have it."""
    more = way[rows]
    present = np.flatnonzero(more)
    return mix(keys[present], more[present]), rows[present]


def indexes_of(settings: Settings, features: Mapping[str, Features], rows: int) -> dict[str, Index]:
    """An index of a table for each block."""
    offered = keys_of_fields(settings, features)

    def index_of(block: Block) -> Index:
        keys, of = keys_of_block(block, offered, rows)
        order = np.argsort(keys)
        return Index(keys[order], of[order])

    # Sorting lets go of the interpreter, so that two cores have something to do.
    with ThreadPoolExecutor(2) as pool:
        return dict(zip((block.id for block in settings.blocks), pool.map(index_of, settings.blocks), strict=True))


def candidates(
    settings: Settings, indexes: Mapping[str, Index], features: Mapping[str, Features], signals: int, most: int
) -> tuple[Rows, Rows]:
    """Each pair of one of so many signals and one of `most` rows of the register that share a block, once, in order."""
    offered = keys_of_fields(settings, features)
    found = [np.zeros(0, np.int64)]
    for block in settings.blocks:
        left, right = indexes[block.id].pairs_with(*keys_of_block(block, offered, signals), block.largest)
        found.append(left.astype(np.int64) * most + right)
    pairs = np.concatenate(found)
    pairs.sort()
    pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])] if len(pairs) else pairs
    return (pairs // most).astype(np.int32), (pairs % most).astype(np.int32)


def _ways(block: Block, name: str, offered: Mapping[str, Keys]) -> list[Key]:
    field, _, key = name.partition(".")
    if key not in offered[field]:
        known = ", ".join(f"{field}.{one}" for one in offered[field]) or "none"
        raise SettingsRefused(f"block {block.id}: found the key {name}; expected one of {known}")
    return list(offered[field][key])
