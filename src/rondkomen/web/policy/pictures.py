"""The pictures of a result, drawn to SVG by Vega-Lite: purses by kind, a map of neighbourhoods in tiles, pressure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import vl_convert
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rondkomen.web.policy.names import KINDS, PRESSURE

DARK, GAINS, LOSES, NOTHING = "#1d2f38", "#1f6f78", "#b5651d", "#e6eaec"
FONT = "Fira Sans, Arial, sans-serif"
ACROSS = 3
"""Tiles beside each other."""
Spec = dict[str, Any]
Result = Mapping[str, Any]


def drawn(name: str, result: Result, beside: Result | None = None) -> str:
    """The picture with this name, in the language of the page; on one scale with another result `beside` it."""
    results = [result] if beside is None else [result, beside]
    return _svg(json.dumps(PICTURES[name](results), sort_keys=True), get_language() or "nl")


@lru_cache(maxsize=64)
def _svg(spec: str, language: str) -> str:
    del language  # its words stand in the spec; numbers in pictures are written in Dutch and English alike
    svg: str = vl_convert.vegalite_to_svg(spec)
    return svg


def purses(results: Sequence[Result]) -> Spec:
    """Households of the first result that gain and lose by kind; what is hidden has no bar."""
    result = results[0]
    most = {side: _most(row[side][0] for one in results for row in one["kind"]["rows"]) for side in ("gains", "loses")}
    values = [
        {"kind": str(KINDS[row["name"]]), "households": sign * row[side][0], "side": label}
        for row in result["kind"]["rows"]
        for side, sign, label in (("gains", 1, _("gaan vooruit")), ("loses", -1, _("gaan achteruit")))
        if row[side][0] is not None
    ]
    colours = {"domain": [_("gaan vooruit"), _("gaan achteruit")], "range": [GAINS, LOSES]}
    return _base(420, 240) | {
        "data": {"values": values},
        "mark": "bar",
        "encoding": {
            "y": {"field": "kind", "type": "nominal", "sort": [str(one) for one in KINDS.values()], "title": None},
            "x": {
                "field": "households",
                "type": "quantitative",
                "title": _("huishoudens"),
                "scale": {"domain": [-most["loses"], most["gains"]]} if len(results) > 1 else {},
            },
            "color": {
                "field": "side",
                "type": "nominal",
                "scale": colours,
                "legend": {"orient": "bottom", "title": None},
            },
        },
    }


def places(results: Sequence[Result]) -> Spec:
    """A tile for each neighbourhood, darker where more households gain; the number stands in it."""
    rows = results[0]["neighbourhood"]["rows"]
    most = _most(row["gains"][0] for one in results for row in one["neighbourhood"]["rows"]) or 1
    values = [
        {
            "x": position % ACROSS,
            "y": position // ACROSS,
            "name": row["name"],
            "gains": row["gains"][0] or 0,
            "said": _("verborgen") if row["gains"][0] is None else str(row["gains"][0]),
            "is_dark": (row["gains"][0] or 0) > most / 2,
        }
        for position, row in enumerate(rows)
    ]
    at: Spec = {field: {"field": field, "type": "ordinal", "axis": None} for field in ("x", "y")}
    ink = {"color": {"condition": {"test": "datum.is_dark", "value": "#ffffff"}, "value": DARK}}
    scale = {"domain": [0, most], "range": [NOTHING, GAINS]}
    shade = {"field": "gains", "type": "quantitative", "scale": scale, "legend": None}
    tile = {"type": "rect", "stroke": "#ffffff", "strokeWidth": 4}
    return _base(540, 110 * -(-len(rows) // ACROSS)) | {
        "data": {"values": values},
        "layer": [
            {"mark": tile, "encoding": at | {"color": shade}},
            {
                "mark": {"type": "text", "dy": -12, "fontSize": 15},
                "encoding": at | ink | {"text": {"field": "name"}},
            },
            {
                "mark": {"type": "text", "dy": 14, "fontSize": 20, "fontWeight": "bold"},
                "encoding": at | ink | {"text": {"field": "said"}},
            },
        ],
    }


def pressure(results: Sequence[Result]) -> Spec:
    """Households by how much of earning more goes off, before and after."""
    most = _most(row[moment] for one in results for row in one["pressure"] for moment in ("before", "after"))
    values = [
        {"class": str(PRESSURE[row["name"]]), "households": row[moment], "moment": label}
        for row in results[0]["pressure"]
        for moment, label in (("before", _("nu")), ("after", _("straks")))
        if row[moment] is not None
    ]
    colours = {"domain": [_("nu"), _("straks")], "range": ["#9fb4c7", GAINS]}
    return _base(420, 280) | {
        "data": {"values": values},
        "mark": "bar",
        "encoding": {
            "y": {"field": "class", "type": "nominal", "sort": [str(one) for one in PRESSURE.values()], "title": None},
            "yOffset": {"field": "moment", "type": "nominal", "sort": colours["domain"]},
            "x": {
                "field": "households",
                "type": "quantitative",
                "title": _("huishoudens met werk"),
                "scale": {"domain": [0, most]} if len(results) > 1 else {},
            },
            "color": {
                "field": "moment",
                "type": "nominal",
                "scale": colours,
                "legend": {"orient": "bottom", "title": None},
            },
        },
    }


def _most(numbers: Iterable[int | None]) -> int:
    """The largest that may be shown."""
    return max((number or 0 for number in numbers), default=0)


PICTURES: Mapping[str, Callable[[Sequence[Result]], Spec]] = {
    "beurs": purses,
    "kaart": places,
    "druk": pressure,
}


def _base(width: int, height: int) -> Spec:
    text = {"labelFontSize": 14, "titleFontSize": 14, "labelColor": DARK, "titleColor": DARK, "labelLimit": 300}
    config = {"font": FONT, "axis": text, "legend": {"labelFontSize": 14, "labelColor": DARK}, "view": {"stroke": None}}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": height,
        "background": "#ffffff",
        "config": config,
    }
