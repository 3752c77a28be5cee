"""What households earn and have: earnings, benefits, AOW and pension, and savings, linked to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from rondkomen.engine import Law
from rondkomen.population.synthetic.persons import AANVRAGER, CHILD, OTHER, PARTNER, Drawn
from rondkomen.population.synthetic.settings import Settings, earnings_of, savings_of

_CENTS = 100
_AOW_AGE = 67
_CHILDCARE_AGE = 12


@dataclass(frozen=True)
class Money:
    """The columns of persons, and per household where its income stands among its kind (0 to 1)."""

    columns: dict[str, Any]
    rank: Any


def money_of(drawn: Drawn, settings: Settings, law: Law, random: Any) -> Money:
    """Draw the money of persons: yearly cents, and euros of savings in cents."""
    model = settings.model
    number = len(drawn.kind)
    normal = random.standard_normal(number)
    earned = np.zeros(number)
    for position, name in enumerate(drawn.names):
        spread = earnings_of(settings, name)
        if spread is None:
            continue
        here = drawn.kind == position
        rank = random.random(here.sum())
        amounts = np.exp(spread.mean + spread.spread * normal[here])
        earned[here] = np.where(rank < spread.zero, 0.0, amounts)
    per_person = _over_earners(drawn, earned, model, random)
    own_business = (random.random(len(per_person)) < model["self_employed"]) & (per_person > 0)
    columns = {
        "inkomen_loon": _cents(np.where(own_business, 0, per_person)),
        "inkomen_winst": _cents(np.where(own_business, per_person, 0)),
        **_benefits(drawn, earned, model, random),
        **_old_age(drawn, settings, law, random),
        "vermogen_persoon": _savings(drawn, settings, normal, random),
        "arbeidsuren_per_jaar": np.where(
            per_person > 0, np.clip(random.normal(*model["hours_a_year"], len(per_person)), 200, 2400).round(), 0.0
        ),
        **_childcare(drawn, per_person, model, random),
    }
    return Money(columns, _rank(normal))


def _cents(amounts: Any) -> Any:
    return np.minimum(np.round(amounts * _CENTS), 2_000_000_000).astype(np.int32)


def _rank(normal: Any) -> Any:
    order = np.empty(len(normal))
    order[np.argsort(normal)] = (np.arange(len(normal)) + 0.5) / len(normal)
    return order


def _over_earners(drawn: Drawn, earned: Any, model: Any, random: Any) -> Any:
    """The earnings of a household over its adults: a couple shares them, grown children have a part."""
    share = np.zeros(len(drawn.role))
    first = random.beta(*model["partners_share"], len(drawn.kind))
    alone = ~drawn.is_kind("paar")
    first[alone] = 1.0
    share[drawn.role == AANVRAGER] = first[drawn.household[drawn.role == AANVRAGER]]
    partner = drawn.role == PARTNER
    share[partner] = 1 - first[drawn.household[partner]]
    few = (share < 0.08) & partner  # a partner with hardly any earnings has none
    share[few] = 0.0
    grown = ((drawn.role == CHILD) | (drawn.role == OTHER)) & (drawn.age >= 18)
    share[grown] = random.uniform(0.0, 0.35, grown.sum())
    total = np.bincount(drawn.household, share, len(drawn.kind))
    return share / total[drawn.household] * earned[drawn.household]


def _benefits(drawn: Drawn, earned: Any, model: Any, random: Any) -> dict[str, Any]:
    """A benefit for some of the applicants of working age without earnings in the household."""
    has_none = (earned[drawn.household] == 0) & (drawn.role == AANVRAGER) & (drawn.age < _AOW_AGE)
    draw = random.random(len(drawn.role))
    amount = np.maximum(random.normal(*model["benefit"], len(drawn.role)), 1000)
    disabled = has_none & (draw < model["disability"])
    jobless = has_none & ~disabled & (draw < model["disability"] + model["unemployment"])
    return {"inkomen_wia": _cents(np.where(disabled, amount, 0)), "inkomen_ww": _cents(np.where(jobless, amount, 0))}


def _old_age(drawn: Drawn, settings: Settings, law: Law, random: Any) -> dict[str, Any]:
    """AOW for who has the age, by the amounts of the day; a pension for most households."""
    has_age = (drawn.age >= _AOW_AGE) & (drawn.role <= PARTNER)
    is_couple = drawn.spread(drawn.is_kind("paar"))
    yearly = {kind: _aow_a_year(kind, law) for kind in ("alleenstaande", "gehuwde")}
    aow = np.where(is_couple, yearly["gehuwde"], yearly["alleenstaande"])
    pension = np.zeros(len(drawn.role))
    for kind, (mean, median) in settings.model["pension"].items():
        here = has_age & (drawn.role == AANVRAGER) & (is_couple == (kind != "alleenstaand"))
        spread = np.sqrt(2 * np.log(mean / median))
        amounts = np.exp(np.log(median) + spread * random.standard_normal(here.sum()))
        pension[here] = np.where(random.random(here.sum()) < settings.model["has_pension"], amounts, 0)
    return {"inkomen_aow": _cents(np.where(has_age, aow, 0)), "inkomen_pensioen": _cents(pension)}


def _aow_a_year(kind: str, law: Law) -> float:
    return 12 * sum(float(law.number(f"aow_{what}_{kind}").value) for what in ("bedrag", "vakantie_uitkering"))


def _savings(drawn: Drawn, settings: Settings, normal: Any, random: Any) -> Any:
    link = settings.model["link_of_savings"]
    linked = link * normal + np.sqrt(1 - link * link) * random.standard_normal(len(normal))
    amounts = np.zeros(len(normal))
    for position, name in enumerate(drawn.names):
        spread = savings_of(settings, name)
        here = drawn.kind == position
        amounts[here] = np.exp(spread.mean + spread.spread * linked[here])
    adults = np.bincount(drawn.household, drawn.role <= PARTNER, len(drawn.kind))
    each = np.where(drawn.role <= PARTNER, (amounts / adults)[drawn.household], 0)
    return np.round(each * _CENTS).astype(np.int64)


def _childcare(drawn: Drawn, per_person: Any, model: Any, random: Any) -> dict[str, Any]:
    """Hours a month and their price for young children whose parents all work."""
    parents = drawn.role <= PARTNER
    idle = np.bincount(drawn.household, parents & (per_person <= 0), len(drawn.kind)) > 0
    care = model["childcare"]
    young = (drawn.role == CHILD) & (drawn.age < _CHILDCARE_AGE) & ~idle[drawn.household]
    goes = young & (random.random(len(young)) < care["part"])
    hours = np.clip(random.normal(*care["hours"], len(young)), 10, 230).round()
    price = np.clip(random.normal(*care["price"], len(young)), 5, 16)
    return {"opvanguren_per_maand": np.where(goes, hours, 0.0), "uurprijs_opvang": _cents(np.where(goes, price, 0))}
