"""Pictures of sums as Vega-Lite: who gains and loses, where money goes, and how much of earning more is kept."""

from __future__ import annotations

from typing import Any

from rondkomen.population.groups import BANDS, KINDS
from rondkomen.population.shapes import Shapes
from rondkomen.population.summary import MINIMUM, PURSE, Summary

_SIZE = {"width": 560, "height": 280}
_CONFIG = {"font": "sans-serif", "axis": {"labelLimit": 260}}


def of_rights(summary: Summary, names: list[str]) -> dict[str, Any]:
    """Millions of euros a year of each right."""
    values = [{"name": name, "millions": summary.total("right", name)[1] / 1e6} for name in names]
    return _bars(values, "name", "millions", "miljoen euro per jaar")


def of_change(change: Summary) -> dict[str, Any]:
    """How many households gain and lose, by kind."""
    values = []
    for measure, sign in (("gains", 1), ("loses", -1)):
        households = change.cells[measure, "besteedbaar_inkomen"][0].reshape(len(KINDS), len(BANDS)).sum(axis=1)
        values += [
            {"name": label, "households": sign * float(number), "side": measure}
            for label, number in zip(KINDS.values(), households, strict=True)
        ]
    picture = _bars(values, "name", "households", "huishoudens: minder (links), meer (rechts)")
    picture["encoding"]["color"] = {
        "field": "side",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": ["gains", "loses"], "range": ["#1f6f78", "#b5651d"]},
    }
    return picture


def of_places(summary: Summary, shapes: Shapes, source: str) -> dict[str, Any]:
    """A map of municipalities: after a change what a household gains on average, else how many are below the minimum.

    What nobody of the population lives in stays grey. `source` says whose the outlines are.
    """
    is_change = ("change", PURSE) in summary.places
    if is_change:
        moved = summary.places["change", PURSE]
        values = {name: euros / households for name, (households, euros, _) in moved.items() if households}
        title = "euro per huishouden per jaar erbij of eraf"
    else:
        poor, everybody = summary.places["poor", MINIMUM], summary.places["all", "households"]
        values = {name: 100 * poor[name][0] / counts[0] for name, counts in everybody.items() if counts[0]}
        title = "procent van de huishoudens onder de bijstandsnorm"
    most = max((abs(float(value)) for value in values.values()), default=0.0) or 1.0
    both_ways = {"domain": [-most, 0, most], "range": ["#b5651d", "#f2f0ea", "#1f6f78"]}
    features = [
        {"type": "Feature", "geometry": geometry, "properties": {"code": code, "value": round(float(values[code]), 2)}}
        if code in values
        else {"type": "Feature", "geometry": geometry, "properties": {"code": code}}
        for code, geometry in shapes.geometries.items()
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 520,
        "height": 620,
        "config": _CONFIG,
        "title": {"text": title, "subtitle": source, "anchor": "start"},
        "data": {"values": features},
        "projection": {"type": "mercator"},
        "mark": {"type": "geoshape", "stroke": "#ffffff", "strokeWidth": 0.3},
        "encoding": {
            "color": {
                "condition": {
                    "test": "isValid(datum.properties.value)",
                    "field": "properties.value",
                    "type": "quantitative",
                    "scale": both_ways if is_change else {"scheme": "teals"},
                    "title": None,
                },
                "value": "#d9d9d9",
            }
        },
    }


def _bars(values: list[dict[str, Any]], name: str, amount: str, title: str) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        **_SIZE,
        "config": _CONFIG,
        "data": {"values": values},
        "mark": "bar",
        "encoding": {
            "y": {"field": name, "type": "nominal", "sort": None, "title": None},
            "x": {"field": amount, "type": "quantitative", "title": title},
        },
    }
