"""Shapes of municipalities: read, turned, refused in one sentence, and coloured by what the population says."""

import json
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from rondkomen.population.picture import of_places
from rondkomen.population.shapes import ShapesRefused, read_shapes
from rondkomen.population.summary import MINIMUM, Question, Summary, summed
from rondkomen.population.synthetic import Settings, batches
from rondkomen.population.synthetic.drawing import Place

ON = date(2026, 1, 1)
SQUARE = [[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.1], [5.0, 52.0]]
"""Against the clock, as the standard of GeoJSON says."""
ONE_SQUARE = {"type": "Polygon", "coordinates": [SQUARE]}
HOLE = [[5.02, 52.02], [5.02, 52.04], [5.04, 52.04], [5.04, 52.02], [5.02, 52.02]]


def feature(code: str, geometry: dict[str, Any], **more: str) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": {"gemeentecode": code, **more}}


def shapes_text(*features: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


SQUARES = shapes_text(
    feature("GM0001", {"type": "Polygon", "coordinates": [SQUARE, HOLE]}),
    feature("GM0002", {"type": "MultiPolygon", "coordinates": [[SQUARE[::-1]]]}),
    feature("GM0001", {"type": "Polygon", "coordinates": [SQUARE]}, water="JA"),
)


def test_outlines_go_with_the_clock_and_holes_against_it() -> None:
    found = read_shapes(SQUARES, "shapes").geometries
    assert found["GM0001"]["coordinates"] == [SQUARE[::-1], HOLE[::-1]]
    assert found["GM0002"]["coordinates"] == [[SQUARE[::-1]]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no json", "no GeoJSON"),
        ("[]", "no GeoJSON"),
        ('{"features": 3}', "no features"),
        (shapes_text(), "no features"),
        (shapes_text(3), "feature 1"),
        (shapes_text({"properties": {}, "geometry": {}}), "gemeentecode"),
        (shapes_text(feature("GM0001", {"type": "Point", "coordinates": [5, 52]})), "a Point"),
        (shapes_text(feature("GM0001", {"type": "Polygon", "coordinates": [[[155000, 463000]] * 4]})), "degrees"),
        (
            shapes_text(*[feature("GM0001", {"type": "Polygon", "coordinates": [SQUARE]})] * 2),
            "feature 2: found GM0001",
        ),
        ("[" * 100_000, "no GeoJSON"),
    ],
)
def test_what_is_no_shape_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(ShapesRefused, match=said) as refused:
        read_shapes(text, "shapes.geojson")
    assert str(refused.value).startswith("shapes.geojson")
    assert "expected" in str(refused.value)


def sums() -> Summary:
    places = [Place("GM0001", "", 3), Place("GM0003", "", 1)]
    settings = Settings.read()
    found = batches(1200, 1, ON, settings, places)
    question = Question(ON, None, None, tuple(sorted(settings.assume.items())))
    pieces = [batch.slice(*part) for batch in found for part in ((0, 500), (500,))]
    return sum((summed(piece, question, ("zorgtoeslag",)) for piece in pieces), Summary())


def test_a_map_shows_the_part_of_each_municipality_and_leaves_others_grey() -> None:
    summary = sums()
    of_place = summary.places["all", "households"]
    assert sum(counts[0] for counts in of_place.values()) == 1200
    assert sum(counts[0] for counts in summary.places["poor", MINIMUM].values()) == summary.total("poor", MINIMUM)[0]
    spec = of_places(summary, read_shapes(SQUARES, "shapes"), "Kadaster")
    first, second = (one["properties"] for one in spec["data"]["values"])
    poor = summary.places["poor", MINIMUM]["GM0001"][0]
    assert first == {"code": "GM0001", "value": round(100 * poor / of_place["GM0001"][0], 2)}
    assert second == {"code": "GM0002"}
    assert spec["title"]["subtitle"] == "Kadaster"


def test_a_population_without_municipalities_has_no_places() -> None:
    settings = Settings.read()
    batch: pa.RecordBatch = next(batches(50, 1, ON, settings))
    question = Question(ON, None, None, tuple(sorted(settings.assume.items())))
    assert not summed(batch, question, ("zorgtoeslag",)).places


def test_a_municipality_whose_households_stand_for_nobody_stays_grey() -> None:
    summary = sums()
    summary.places["all", "households"]["GM0001"][:] = 0
    assert of_places(summary, read_shapes(SQUARES, "shapes"), "")["data"]["values"][0]["properties"] == {
        "code": "GM0001"
    }
