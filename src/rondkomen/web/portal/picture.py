"""The picture of what working more or fewer hours does to the purse: points, table, one sentence, and the drawing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

import vl_convert
from django.utils.translation import gettext as _

from rondkomen.engine import NotInForce
from rondkomen.kernel.money import in_words
from rondkomen.law import Household, facts_of, law_book
from rondkomen.law.curve import CurveRefused, Point, curve
from rondkomen.law.outcomes import BY_NAME, MONTHS, is_modelled
from rondkomen.law.words import label_of
from rondkomen.ui.parts import Table
from rondkomen.web.portal.answers import YOU
from rondkomen.web.portal.language import language
from rondkomen.web.portal.still_open import wanted_on

ROWS, FINENESS = 8, 5
STEP = Decimal(250)
LEAST, MOST = Decimal(4000), Decimal(8000)
WAGE, EARNED, NET = "loon", "loon_with_vakantietoeslag", "netto_inkomen_huishouden"
COLOURS = ("#9fb4c7", "#1d6a96", "#e0a458", "#4f8a5b", "#7b5ea7", "#8c6d46", "#2f9c95", "#c98bb0", "#596b75", "#d9c65d")
DARK = "#1d2f38"
FONT = "Fira Sans, Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class WorkPicture:
    """What the picture shows: gross wages a month along the bottom, and what the household has of it.

    That is net income with all rights; gross wages with all rights as long as the net income is not known.
    """

    now: Decimal
    points: tuple[Point, ...]
    rights: tuple[str, ...]
    is_net: bool
    fineness: int

    def income(self, point: Point) -> Decimal:
        """Without any right, a month."""
        return (point.per_month[NET] or Decimal(0)) if self.is_net else point.amount / 12

    def on_top(self, point: Point) -> Decimal:
        """All rights together, a month."""
        return sum((point.per_month[name] or Decimal(0) for name in self.rights), Decimal(0))

    def together(self, point: Point) -> Decimal:
        """Income and rights, a month."""
        return self.income(point) + self.on_top(point)


def work_picture(household: Household, fineness: int = 1) -> WorkPicture | None:
    """The picture for the visitor's own wages; None when it would say nothing or something is not known.

    `fineness` is the number of points for each row of the table: one is enough for the page, the drawing wants more.
    """
    book = law_book(household.municipality)
    facts = facts_of(household, book.quantities)
    earned = book.on(household.on).evaluate(facts, [EARNED]).values[EARNED][0]
    if not isinstance(earned, Decimal) or not _works(household):
        return None
    now = earned / 12
    highest = min(max(LEAST, (now * 2 / 1000).to_integral_value() * 1000), MOST)
    amounts = [highest * place / (ROWS * fineness) * 12 for place in range(ROWS * fineness + 1)]
    monthly = [name for name in wanted_on(household.on) if str(book.quantities[name].unit) in MONTHS]
    wanted = [*monthly, *([NET] if is_modelled(NET) else [])]
    try:
        points = curve(household, WAGE, amounts, YOU, wanted)
    except (CurveRefused, NotInForce):
        return None
    settled = [name for name in wanted if all(point.per_month[name] is not None for point in points)]
    rights = tuple(name for name in settled if name != NET and any(point.per_month[name] for point in points))
    return WorkPicture(now, tuple(points), rights, NET in settled, fineness) if rights or NET in settled else None


def _works(household: Household) -> bool:
    """Whether wages are, or could be, part of the visitor's income: not beside a state pension."""
    return all(income.kind not in ("aow", "pensioen") for income in household.persons[0].income or ())


def table_of(picture: WorkPicture) -> Table:
    """The figures: a row for about every step of wages."""
    rows = []
    for point in picture.points[:: picture.fineness]:
        amounts = [point.amount / 12, *([picture.income(point)] if picture.is_net else [])]
        rows.append([_euros(one) for one in (*amounts, picture.on_top(point), picture.together(point))])
    headings = [_("Bruto loon"), *([_("Netto")] if picture.is_net else []), _("Regelingen"), _("Samen")]
    return Table(caption_of(picture), headings, rows, frozenset(range(1, len(headings))))


def caption_of(picture: WorkPicture) -> str:
    """What is drawn, in one line."""
    return _("Netto inkomen en regelingen, per maand") if picture.is_net else _("Bruto loon en regelingen, per maand")


def note_of(picture: WorkPicture) -> str:
    """How the amounts are meant."""
    if picture.is_net:
        return _("Netto is na belasting, met vakantiegeld, gemiddeld over een jaar. Huur en zorgpremie gaan er nog af.")
    return _("Dit is uw bruto loon plus de regelingen. Van het loon gaat nog belasting af.")


def sentence_of(picture: WorkPicture) -> str:
    """The main message: what is left of it when the wage goes a step up from now."""
    place = min(range(len(picture.points)), key=lambda one: abs(picture.points[one].amount / 12 - picture.now))
    place = min(place, len(picture.points) - 1 - picture.fineness)
    here, there = picture.points[place], picture.points[place + picture.fineness]
    change = picture.together(there) - picture.together(here) if picture.is_net else _change(picture, here, there)
    said = {"from": _euros(here.amount / 12), "to": _euros(there.amount / 12), "change": _euros(abs(change))}
    if picture.is_net and change >= 0:
        text = _("Gaat uw bruto loon van %(from)s naar %(to)s per maand? Dan houdt u %(change)s per maand meer over.")
    elif picture.is_net:
        text = _("Gaat uw bruto loon van %(from)s naar %(to)s per maand? Dan houdt u %(change)s per maand minder over.")
    elif change > 0:
        text = _("Gaat uw bruto loon van %(from)s naar %(to)s per maand? Dan krijgt u %(change)s meer uit regelingen.")
    else:
        text = _(
            "Gaat uw bruto loon van %(from)s naar %(to)s per maand? Dan krijgt u %(change)s minder uit regelingen."
        )
    return text % said


def _change(picture: WorkPicture, here: Point, there: Point) -> Decimal:
    return picture.on_top(there) - picture.on_top(here)


def drawn(picture: WorkPicture) -> str:
    """The picture as SVG; drawn once for the same figures."""
    return draw(_spec(picture))


def mark_of(picture: WorkPicture) -> str:
    """A short text that changes when the picture does, for the browser's memory."""
    return mark_for(_spec(picture))


def draw(spec: Mapping[str, Any]) -> str:
    """A drawing in the grammar of Vega-Lite as SVG, with numbers as the page writes them."""
    return _draw(json.dumps(spec, sort_keys=True), language())


def mark_for(spec: Mapping[str, Any]) -> str:
    """A short text that changes when a drawing does."""
    return hashlib.sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest()[:16]


@lru_cache(maxsize=64)
def _draw(spec: str, lang: str) -> str:
    return str(vl_convert.vegalite_to_svg(json.loads(spec), format_locale="nl-NL" if lang == "nl" else "en-GB"))


def _spec(picture: WorkPicture) -> dict[str, Any]:
    """The drawing in the grammar of Vega-Lite."""
    axes = {"gridColor": "#e3e9ed", "domainColor": "#7d8f99"}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 300,
        "height": 270,
        "background": "#ffffff",
        "data": {"values": _rows(picture)},
        "config": {"font": FONT, "view": {"stroke": None}, "axis": axes},
        "layer": [_areas(picture), *(_mark_of_now(picture.now) if picture.now else ())],
    }


def _layers(picture: WorkPicture) -> dict[str, list[str]]:
    """What each colour above the income stands for: a national right, or all of the municipality together."""
    layers: dict[str, list[str]] = {}
    for name in picture.rights:
        label = label_of(name, language()) if name in BY_NAME else _("Van uw gemeente")
        layers.setdefault(label[:1].upper() + label[1:], []).append(name)
    return layers


def _rows(picture: WorkPicture) -> list[dict[str, Any]]:
    layers = _layers(picture)
    rows = []
    for point in picture.points:
        sums = (sum((point.per_month[one] or Decimal(0) for one in names), Decimal(0)) for names in layers.values())
        rows += [
            {"wage": float(point.amount / 12), "what": label, "amount": round(float(amount), 2), "order": place}
            for place, (label, amount) in enumerate(zip(_labels(picture), (picture.income(point), *sums), strict=True))
        ]
    return rows


def _labels(picture: WorkPicture) -> list[str]:
    return [_("Netto inkomen") if picture.is_net else _("Bruto loon"), *_layers(picture)]


def _areas(picture: WorkPicture) -> dict[str, Any]:
    """Income at the bottom, the rights on top of it."""
    axis = {"format": ",.0f", "labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal", "tickCount": 4}
    legend = {
        "orient": "bottom",
        "columns": 2,
        "title": None,
        "labelFontSize": 13,
        "labelLimit": 220,
        "symbolType": "square",
    }
    names = _labels(picture)
    scale = {"domain": names, "range": list(COLOURS[: len(names)])}
    wage, amount = _("Bruto loon per maand, in euro's"), _("Euro's per maand")
    return {
        "mark": {"type": "area", "line": False},
        "encoding": {
            "x": {"field": "wage", "type": "quantitative", "title": wage, "axis": axis},
            "y": {"field": "amount", "type": "quantitative", "title": amount, "axis": axis},
            "color": {"field": "what", "type": "nominal", "scale": scale, "legend": legend, "sort": names},
            "order": {"field": "order"},
        },
    }


def _mark_of_now(wage: Decimal) -> list[dict[str, Any]]:
    """A line where the visitor is now, with the word."""
    here = {"data": {"values": [{"wage": float(round(wage, 2)), "text": _("nu")}]}}
    x = {"field": "wage", "type": "quantitative"}
    rule = {"type": "rule", "color": DARK, "strokeDash": [5, 4], "size": 2}
    word = {"type": "text", "y": 0, "dy": 12, "dx": 5, "align": "left", "fontSize": 14, "color": DARK}
    return [
        here | {"mark": rule, "encoding": {"x": x}},
        here | {"mark": word, "encoding": {"x": x, "text": {"field": "text"}}},
    ]


def _euros(amount: Decimal) -> str:
    return in_words(amount, cents=False, language=language())
