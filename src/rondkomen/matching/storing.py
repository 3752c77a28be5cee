"""A prepared register as named arrays of numbers and bytes, and back."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rondkomen.matching.blocking import Index
from rondkomen.matching.columns import Column, Features
from rondkomen.matching.settings import Settings
from rondkomen.matching.tables import Prepared, TableRefused

Arrays = dict[str, NDArray[Any]]
FORM = 1
"""Goes up when the arrays change their meaning, so that older ones are refused and not misread."""


def to_arrays(settings: Settings, prepared: Prepared, indexes: Mapping[str, Index]) -> Arrays:
    """The arrays of a register, each under a name that says what it is part of."""
    arrays: Arrays = {"made with": _fingerprint(settings), "rows": np.array([prepared.rows])}
    for name, column in prepared.columns.items():
        texts = [text.encode("utf-8", "surrogatepass") for text in column.texts]
        arrays[f"column/{name}/codes"] = column.codes
        arrays[f"column/{name}/bytes"] = np.frombuffer(b"".join(texts), np.uint8)
        arrays[f"column/{name}/ends"] = np.cumsum([len(text) for text in texts])
    for id, features in prepared.features.items():
        arrays |= {f"field/{id}/{name}": values for name, values in features.items()}
    for id, index in indexes.items():
        arrays |= {f"block/{id}/keys": index.keys, f"block/{id}/rows": index.rows}
    return arrays


def from_arrays(arrays: Mapping[str, NDArray[Any]], settings: Settings) -> tuple[Prepared, dict[str, Index]]:
    """What a register is made of; raises TableRefused when the arrays are not those of these settings."""
    if "made with" not in arrays or not np.array_equal(arrays["made with"], _fingerprint(settings)):
        raise TableRefused(
            f"arrays: found those of other settings; expected those of {settings.name} {settings.version}. "
            "Prepare the register again"
        )
    columns: dict[str, Column] = {}
    features: dict[str, Features] = {field.id: {} for field in settings.fields}
    for name in arrays:
        kind, _, rest = name.partition("/")
        if kind == "field":
            id, _, feature = rest.partition("/")
            features[id][feature] = arrays[name]
        elif kind == "column" and rest.endswith("/codes"):
            column = rest.removesuffix("/codes")
            texts = _texts(arrays[f"column/{column}/bytes"].tobytes(), arrays[f"column/{column}/ends"])
            columns[column] = Column(arrays[name], texts)
    indexes = {
        block.id: Index(arrays[f"block/{block.id}/keys"], arrays[f"block/{block.id}/rows"]) for block in settings.blocks
    }
    return Prepared(int(arrays["rows"][0]), columns, features), indexes


def _texts(data: bytes, ends: NDArray[Any]) -> list[str]:
    starts = [0, *ends.tolist()]
    return [data[start:end].decode("utf-8", "surrogatepass") for start, end in pairwise(starts)]


def _fingerprint(settings: Settings) -> NDArray[np.uint8]:
    """What the arrays depend on. Weights and rules are read anew at each match, so that changing one spares them."""
    parts = [(field.id, field.comparator, field.columns) for field in settings.fields]
    blocks = [(block.id, block.keys) for block in settings.blocks]
    return np.frombuffer(blake2b(repr((FORM, settings.ids, parts, blocks)).encode(), digest_size=16).digest(), np.uint8)
