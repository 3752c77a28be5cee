"""How each condition of the closed set is worked out: what its rule reads, and its one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Protocol

from rondkomen.law.gemeenten.model import Norm
from rondkomen.law.household.facts import HOME_FACTS

Written = tuple[list[str], str]
"""The names that a rule reads, and its body."""


class Making(Protocol):
    """What a condition needs of the scheme that is being made."""

    name: str

    def number(self, part: str, unit: str, value: Any) -> str:
        """The name of a number, with its value."""
        ...

    def part(self, part: str, inputs: list[str], body: str, unit: str, sentence: str) -> str:
        """The name of another rule that the condition needs."""
        ...


def _age(making: Making, ages: tuple[Decimal, Decimal]) -> Written:
    first, last = making.number("age_from", "jaar", ages[0]), making.number("age_until", "jaar", ages[1])
    body = f"return {first} <= total(leeftijd, over=is_aanvrager) <= {last}"
    return ["leeftijd", "is_aanvrager", first, last], body


def _pensioengerechtigd(making: Making, value: bool) -> Written:
    name = "has_belanghebbende_with_pensioengerechtigde_leeftijd"
    return [name], f"return {'' if value else 'not '}{name}"


def _home(making: Making, kinds: tuple[str, ...]) -> Written:
    facts = [HOME_FACTS[kind] for kind in kinds if kind in HOME_FACTS]
    tests = list(facts)
    if "geen" in kinds:
        facts = list(HOME_FACTS.values())
        tests.append(f"not ({' or '.join(facts)})")
    return facts, f"return {' or '.join(tests)}"


def _residence_months(making: Making, months: Decimal) -> Written:
    number = making.number("residence_number", "maand", months)
    return ["number_of_maanden_in_gemeente", number], f"return number_of_maanden_in_gemeente >= {number}"


def _children(making: Making, value: object) -> Written:
    kind = f"{making.name}_is_kind"
    return [kind], f"return count(over={kind}) > 0"


def _receives_bijstand(making: Making, value: bool) -> Written:
    inputs = ["inkomen_bijstand", "is_aanvrager_or_partner"]
    return inputs, f"return total(inkomen_bijstand, over=is_aanvrager_or_partner) {'>' if value else '<='} 0"


def _insured(making: Making, value: object) -> Written:
    return ["has_collectieve_zorgverzekering"], "return has_collectieve_zorgverzekering"


def _income_at_most(making: Making, norm: Norm) -> Written:
    """Income and norm are compared with the holiday allowance on both sides, or without it on both."""
    share = making.number("income_share", "fractie", norm.share)
    without = "vakantietoeslag_fractie_bijstand"
    inputs, full = ["bijstandsnorm"], "bijstandsnorm"
    if not norm.kostendelersnorm:
        inputs, full = ["bijstandsnorm_zonder_kostendelersnorm"], "bijstandsnorm_zonder_kostendelersnorm"
    if not norm.holiday_allowance:
        inputs, full = [*inputs, without], f"{full} * (1 - {without})"
    grens = making.part(
        "inkomensgrens",
        [*inputs, share],
        f"return round_to_cent({full} * {share})",
        "EUR/maand",
        "The net income of a month up to which the municipality gives this.",
    )
    inkomen = "in_aanmerking_te_nemen_inkomen"
    if norm.holiday_allowance:
        return [inkomen, grens], f"return {inkomen} <= {grens}"
    return [inkomen, without, grens], f"inkomen = {inkomen} * (1 - {without})\n    return inkomen <= {grens}"


def _wealth(making: Making, value: object) -> Written:
    return ["is_vermogen_boven_grens_bijstand"], "return not is_vermogen_boven_grens_bijstand"


def _wealth_at_most(making: Making, amount: Decimal) -> Written:
    grens = making.number("vermogensgrens", "EUR", amount)
    return ["vermogen", grens], f"return vermogen <= {grens}"


def _low_income_months(making: Making, months: Decimal) -> Written:
    number = making.number("low_income_number", "maand", months)
    return ["number_of_jaren_laag_inkomen", number], f"return number_of_jaren_laag_inkomen * 12 >= {number}"


def _inkomenstoeslag(making: Making, value: object) -> Written:
    name = "has_recht_op_individuele_inkomenstoeslag"
    return [name], f"return {name}"


CONDITION_RULES: Mapping[str, Callable[[Any, Any], Written]] = {
    "age": _age,
    "pensioengerechtigd": _pensioengerechtigd,
    "home": _home,
    "residence_months": _residence_months,
    "children": _children,
    "receives_bijstand": _receives_bijstand,
    "insured": _insured,
    "income_at_most": _income_at_most,
    "wealth": _wealth,
    "wealth_at_most": _wealth_at_most,
    "low_income_months": _low_income_months,
    "inkomenstoeslag": _inkomenstoeslag,
}
"""The rule of each condition; goes_to_school is part of which children count."""
