"""Where households live: owned or rented, with rent, value, mortgage and energy, linked to income."""

from __future__ import annotations

from typing import Any

import numpy as np

from rondkomen.population.synthetic.persons import AANVRAGER, Drawn
from rondkomen.population.synthetic.settings import Settings


def homes_of(drawn: Drawn, rank: Any, settings: Settings, random: Any) -> dict[str, Any]:
    """Draw the columns of the home; `rank` is where a household's income stands among its kind."""
    model, tenure = settings.model, settings.sections["tenure"]
    number = len(drawn.kind)
    total = sum(tenure.values())
    owns = _top(_pull(drawn, rank, model, random), tenure["koop"] / total)
    social = ~owns & (random.random(number) < tenure["corporatie"] / (total - tenure["koop"]))
    young = drawn.age[drawn.role == AANVRAGER] < 30
    room = ~owns & drawn.is_kind("alleenstaand-werkend") & young & (random.random(number) < model["room"])
    rent = np.where(
        social,
        random.normal(*model["rent"]["corporatie"], number),
        random.normal(*model["rent"]["overige_verhuur"], number),
    )
    rented = ~owns
    return {
        "is_koopwoning": owns,
        "is_huurwoning": rented & ~room,
        "is_kamer": room,
        "kale_huur": _cents(np.where(rented, np.clip(rent, 250, 3000) * np.where(room, 0.7, 1), 0)),
        "servicekosten": _cents(np.where(rented, np.clip(random.normal(*model["service_costs"], number), 0, 200), 0)),
        "woz_waarde": _values(owns, rank, model, random),
        "hypotheekrente_en_erfpacht": _cents(
            np.where(owns, np.clip(random.normal(*model["mortgage"], number), 0, 4000), 0)
        ),
        "energiekosten": _cents(np.clip(random.normal(*model["energy"], number), 20, 900)),
    }


def _pull(drawn: Drawn, rank: Any, model: Any, random: Any) -> Any:
    """What draws a household to an own home: its income, living as a couple, and chance."""
    link = model["link_of_owning"]
    return link * rank + 0.35 * drawn.is_kind("paar") + (1 - link) * random.random(len(rank))


def _top(values: Any, share: float) -> Any:
    return values >= np.quantile(values, 1 - share)


def _values(owns: Any, rank: Any, model: Any, random: Any) -> Any:
    mean, median = model["value_of_home"]
    spread = np.sqrt(2 * np.log(mean / median))
    chance = 0.6 * (rank - 0.5) * 2 + 0.8 * random.standard_normal(len(rank))
    return np.where(owns, np.round(np.exp(np.log(median) + spread * chance), -3) * 100, 0).astype(np.int64)


def _cents(amounts: Any) -> Any:
    return np.round(amounts * 100).astype(np.int32)
