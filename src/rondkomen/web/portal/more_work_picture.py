"""The picture of what there is to spend at each wage, with the present one marked, and its figures in a table."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from rondkomen.kernel.money import in_words
from rondkomen.ui.parts import Table
from rondkomen.web.portal.language import language
from rondkomen.web.portal.more_work import MoreWork
from rondkomen.web.portal.picture import COLOURS, DARK, FONT

ROWS = 8
LIGHT, LINE, DROP = "#dbe8f1", COLOURS[1], "#8a4b08"


def table_of(found: MoreWork) -> Table:
    """About every eighth of the range, and the present wage."""
    now = found.pays.amount / 12 if found.pays else None
    even = found.points[-1][0] / ROWS
    shown = [point for point in found.points if point[0] == now or point[0] % even == 0]
    rows = []
    for place, (wage, left) in enumerate(shown):
        said = in_words(wage, cents=False, language=language())
        more = ""
        if place and wage > shown[place - 1][0]:
            kept = (left - shown[place - 1][1]) / (wage - shown[place - 1][0]) * 100
            more = in_words(kept, cents=False, language=language())
        label = _("%s (nu)") % said if wage == now else said
        rows.append([label, in_words(left, cents=False, language=language()), more])
    headings = [_("Bruto loon"), _("Te besteden"), _("Over van € 100 erbij")]
    return Table(caption(), headings, rows, frozenset({1, 2}))


def caption() -> str:
    """What is drawn, in one line."""
    return _("Te besteden per maand, bij elk bruto loon")


def drawing(found: MoreWork) -> dict[str, Any]:
    """The drawing in the grammar of Vega-Lite."""
    axes = {"gridColor": "#e3e9ed", "domainColor": "#7d8f99", "labelFontSize": 13, "titleFontSize": 13}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 300,
        "height": 270,
        "background": "#ffffff",
        "data": {"values": [{"wage": _drawn(wage), "left": _drawn(left)} for wage, left in found.points]},
        "config": {"font": FONT, "view": {"stroke": None}, "axis": axes | {"titleFontWeight": "normal"}},
        "layer": [_line(), *_drops(found), *_present(found)],
    }


def _line() -> dict[str, Any]:
    axis = {"format": ",.0f", "tickCount": 4}
    wage, left = _("Bruto loon per maand, in euro's"), _("Te besteden per maand, in euro's")
    return {
        "mark": {"type": "area", "color": LIGHT, "line": {"color": LINE, "strokeWidth": 2.5}},
        "encoding": {
            "x": {"field": "wage", "type": "quantitative", "title": wage, "axis": axis},
            "y": {"field": "left", "type": "quantitative", "title": left, "axis": axis},
        },
    }


def _drops(found: MoreWork) -> list[dict[str, Any]]:
    """The number of each drop that is told in words, above the line."""
    heights = dict(found.points)
    values = [
        {"wage": _drawn(cliff.income / 12), "left": _drawn(heights[cliff.income / 12]), "text": str(number)}
        for number, cliff in enumerate(found.cliffs, 1)
    ]
    place = {
        "x": {"field": "wage", "type": "quantitative"},
        "y": {"field": "left", "type": "quantitative"},
    }
    circle = {"type": "point", "filled": True, "size": 340, "color": DROP, "opacity": 1, "yOffset": -16}
    number = {"type": "text", "color": "#ffffff", "fontSize": 13, "fontWeight": "bold", "dy": -16}
    if not values:
        return []
    return [
        {"data": {"values": values}, "mark": circle, "encoding": place},
        {"data": {"values": values}, "mark": number, "encoding": place | {"text": {"field": "text"}}},
    ]


def _present(found: MoreWork) -> list[dict[str, Any]]:
    """A line and a dot where the wage is now, with the word."""
    if found.pays is None:
        return []
    now = found.pays.amount / 12
    here = {"data": {"values": [{"wage": _drawn(now), "left": _drawn(dict(found.points)[now]), "text": _("nu")}]}}
    x = {"x": {"field": "wage", "type": "quantitative"}}
    y = {"y": {"field": "left", "type": "quantitative"}}
    word = {"type": "text", "y": 0, "dy": 12, "dx": 5, "align": "left", "fontSize": 14, "color": DARK}
    return [
        here | {"mark": {"type": "rule", "color": DARK, "strokeDash": [5, 4], "size": 2}, "encoding": x},
        here | {"mark": {"type": "point", "filled": True, "size": 90, "color": DARK, "opacity": 1}, "encoding": x | y},
        here | {"mark": word, "encoding": x | {"text": {"field": "text"}}},
    ]


def _drawn(amount: Decimal) -> float:
    return float(round(amount, 2))
