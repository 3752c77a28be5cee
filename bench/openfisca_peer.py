"""Zorgtoeslag and kindgebonden budget of 2026 for OpenFisca-core, as its authors would write them: the peer.

Amounts are passed in from our own numbers, so that both sides compute the same law; `household.py` compares the
results to the euro before it compares times.
"""
# ruff: noqa: N801, N805 - OpenFisca names a variable by its class, and gives a formula the entity as first argument

from collections.abc import Callable
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import YEAR
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

PERSON = build_entity(key="person", plural="persons", label="Person", is_person=True)
HOUSEHOLD = build_entity(
    key="household",
    plural="households",
    label="Household",
    roles=[
        {"key": "adult", "plural": "adults", "label": "Adults"},
        {"key": "child", "plural": "children", "label": "Children"},
    ],
)


def system(numbers: dict[str, float]) -> TaxBenefitSystem:
    """The rules with these numbers of law."""
    made = TaxBenefitSystem([PERSON, HOUSEHOLD])
    made.add_variables(income, age, wealth, toetsingsinkomen, _zorgtoeslag(numbers), _kindgebonden_budget(numbers))
    return made


class income(Variable):
    value_type, entity, definition_period = float, PERSON, YEAR
    label = "Gross yearly income"


class age(Variable):
    value_type, entity, definition_period = int, PERSON, YEAR
    label = "Age in years"


class wealth(Variable):
    value_type, entity, definition_period = float, PERSON, YEAR
    label = "Wealth on 1 January"


class toetsingsinkomen(Variable):
    value_type, entity, definition_period = float, HOUSEHOLD, YEAR
    label = "Income of both partners"

    def formula(household: Any, period: Any) -> Any:
        return household.sum(household.members("income", period), role=HOUSEHOLD.ADULT)


def _zorgtoeslag(numbers: dict[str, float]) -> type[Variable]:
    class zorgtoeslag(Variable):
        value_type, entity, definition_period = float, HOUSEHOLD, YEAR
        label = "Zorgtoeslag"

        def formula(household: Any, period: Any) -> Any:
            has_partner = household.nb_persons(role=HOUSEHOLD.ADULT) > 1
            wealth_of_both = household.sum(household.members("wealth", period))
            limit = np.where(has_partner, numbers["limit_partners"], numbers["limit_alone"])
            above = np.maximum(0, household("toetsingsinkomen", period) - numbers["drempel"])
            fraction = np.where(has_partner, numbers["fraction_partners"], numbers["fraction_alone"])
            norm = fraction * numbers["drempel"] + numbers["fraction_above"] * above
            amount = np.round(np.maximum(0, np.where(has_partner, 2, 1) * numbers["standaardpremie"] - norm))
            return np.where((wealth_of_both > limit) | (amount < numbers["minimum"]), 0, amount)

    return zorgtoeslag


def _kindgebonden_budget(numbers: dict[str, float]) -> type[Variable]:
    class kindgebonden_budget(Variable):
        value_type, entity, definition_period = float, HOUSEHOLD, YEAR
        label = "Kindgebonden budget"

        def formula(household: Any, period: Any) -> Any:
            ages = household.members("age", period)
            per_child = numbers["per_child"] + np.where(
                ages >= 16, numbers["from_16"], np.where(ages >= 12, numbers["from_12"], 0)
            )
            children = household.sum(per_child * (ages < 18), role=HOUSEHOLD.CHILD)
            has_partner = household.nb_persons(role=HOUSEHOLD.ADULT) > 1
            extra = np.where(has_partner, 0, numbers["single_parent"])
            threshold = numbers["drempel"] + np.where(has_partner, numbers["partners_more"], 0)
            less = numbers["taper"] * np.maximum(0, household("toetsingsinkomen", period) - threshold)
            amount = np.round(np.maximum(0, children + extra - less))
            limit = np.where(has_partner, numbers["limit_partners"], numbers["limit_alone"])
            is_too_rich = household.sum(household.members("wealth", period)) > limit
            return np.where((children == 0) | is_too_rich | (amount < numbers["minimum"]), 0, amount)

    return kindgebonden_budget


def answer(made: TaxBenefitSystem, situation: dict[str, Any], year: str) -> dict[str, float]:
    """Build a simulation from a description and calculate both, as an OpenFisca web API does for one household."""
    simulation = SimulationBuilder().build_from_entities(made, situation)
    return {name: float(simulation.calculate(name, year)[0]) for name in ("zorgtoeslag", "kindgebonden_budget")}


def calculation(made: TaxBenefitSystem, situation: dict[str, Any], year: str) -> Callable[[], None]:
    """The calculation alone, on a simulation that is built: forgets what was worked out and calculates again."""
    simulation = SimulationBuilder().build_from_entities(made, situation)
    worked_out = ("toetsingsinkomen", "zorgtoeslag", "kindgebonden_budget")

    def calculate() -> None:
        for name in worked_out:
            simulation.get_holder(name).delete_arrays()
        for name in worked_out[1:]:
            simulation.calculate(name, year)

    return calculate
