"""Shapes of municipalities for a map: read from GeoJSON, checked, and turned the way that drawing on a globe wants."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CODE = "gemeentecode"
"""The property of a shape that has the code of its municipality, as CBS and Kadaster name it."""
WATER = "water"
"""The property that says JA of a part of a municipality where nobody lives."""

Ring = list[list[float]]


class ShapesRefused(ValueError):
    """A text that holds no shapes of municipalities: says where, what was found, and what is expected."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """The outline of each municipality by its code, as GeoJSON geometries."""

    geometries: Mapping[str, Any]


def read_shapes(text: str, name: str) -> Shapes:
    """The shapes in a GeoJSON text, a feature for each municipality. Raises ShapesRefused."""
    try:
        content = json.loads(text)
        features = content["features"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ShapesRefused(f"{name}: found no GeoJSON; expected a FeatureCollection with features") from error
    found: dict[str, Any] = {}
    for number, feature in enumerate(features if isinstance(features, list) else (), start=1):
        try:
            told = feature["properties"]
            if told.get(WATER) == "JA":
                continue
            code, geometry = told[CODE], _rewound(feature["geometry"])
        except (KeyError, TypeError, ValueError, IndexError) as error:
            expected = f"a property {CODE} and a Polygon or MultiPolygon in degrees"
            raise ShapesRefused(f"{name}, feature {number}: found {error}; expected {expected}") from error
        if code in found:
            raise ShapesRefused(f"{name}, feature {number}: found {code} once more; expected one for each municipality")
        found[str(code)] = geometry
    if not found:
        raise ShapesRefused(f"{name}: found no features; expected one for each municipality")
    return Shapes(found)


def _rewound(geometry: Mapping[str, Any]) -> dict[str, Any]:
    """The same polygons, outlines clockwise and holes the other way round.

    The standard for GeoJSON says the reverse; but drawing on a globe takes a ring for what is right of it, and would
    paint the whole world but the municipality.
    """
    kind, rings = geometry["type"], geometry["coordinates"]
    if kind == "Polygon":
        return {"type": kind, "coordinates": _polygon(rings)}
    if kind == "MultiPolygon":
        return {"type": kind, "coordinates": [_polygon(one) for one in rings]}
    raise ValueError(f"a {kind}")


def _polygon(rings: list[Ring]) -> list[Ring]:
    return [_turned(ring, clockwise=position == 0) for position, ring in enumerate(rings)]


def _turned(ring: Ring, *, clockwise: bool) -> Ring:
    if any(not (-180 <= float(x) <= 180 and -90 <= float(y) <= 90) for x, y, *_ in ring):
        raise ValueError("a point that is not in degrees")
    area = sum(
        (after[0] - before[0]) * (after[1] + before[1]) for before, after in zip(ring, ring[1:] + ring[:1], strict=True)
    )
    return ring if (area > 0) == clockwise else ring[::-1]
