"""Pictures of sums as Vega-Lite: who gains and loses, where money goes, and how much of earning more is kept."""

from __future__ import annotations

from typing import Any

from rondkomen.population.groups import BANDS, KINDS
from rondkomen.population.summary import Summary

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
