"""Each condition of the closed set, once met and once not, or not known."""

from datetime import date
from typing import Any

import pytest

from rondkomen.apps.signals.decisions import CONDITIONS, AgeBand, Inputs, decide
from rondkomen.apps.signals.kinds import Soort
from tests.apps.signals.decisions.cases import MONDAY, case, signal, table_with

BOTH = case(signal("Huur", 600), signal("Energie", 100))
WATER = case(signal("Water", 100))
OLD = case(signal(ontstaansdatum=date(2026, 8, 4)))  # 90 days
LONG = case(signal(), earlier=(signal(day=date(2026, 10, 5)), signal(day=date(2026, 9, 5))))
SAME, HIGHER = case(signal(previous_bedrag=10_000)), case(signal(previous_bedrag=5_000))


def soort(one: Soort) -> Inputs:
    return case(signal(soort=one))


EXAMPLES: list[tuple[str, str, Inputs, Inputs]] = [
    ("kinds_any", '["Huur", "Zorg"]', BOTH, WATER),
    ("kinds_all", '["Huur", "Energie"]', BOTH, case(signal("Huur"))),
    ("kinds_only", '["Water", "Zorg"]', WATER, case(signal("Water"), signal("Huur"))),
    ("kinds_only", '["Water"]', WATER, BOTH),
    ("number_of_kinds_from", "2", BOTH, case(signal(), signal())),
    ("number_of_kinds_until", "1", WATER, BOTH),
    ("amount_from", "700", BOTH, case(signal("Huur", 699))),
    ("amount_from", "99.99", WATER, case(signal("Huur", 99))),
    ("amount_until", "100.00", WATER, case(signal("Water", 101))),
    ("amount_per_kind_from", "{ Huur = 600, Water = 200 }", BOTH, WATER),
    ("amount_per_kind_from", "{ Huur = 0 }", BOTH, WATER),
    ("amount_per_kind_until", "{ Water = 100, Huur = 50 }", WATER, case(signal("Water", 101))),
    ("amount_per_kind_until", "{ Water = 100 }", WATER, case(signal("Water", 1), signal("Zorg", 1))),
    ("days_from", "90", OLD, case(signal(ontstaansdatum=date(2026, 8, 5)))),
    ("days_from", "0", OLD, WATER),
    ("days_until", "90", OLD, case(signal(ontstaansdatum=date(2026, 8, 3)))),
    ("days_until", "10000", OLD, WATER),
    ("months_from", "3", LONG, WATER),
    ("months_until", "2", WATER, LONG),
    ("pattern", '["meervoudig"]', BOTH, LONG),
    ("pattern", '["enkelvoudig", "opeenvolgend"]', LONG, BOTH),
    ("eindelevering", "true", soort(Soort.EINDELEVERING), WATER),
    ("threat", "true", soort(Soort.CRISIS), soort(Soort.EINDELEVERING)),
    ("threat", "false", WATER, case(signal(), threat_known_on=MONDAY)),
    ("warme_overdracht", "true", soort(Soort.WARME_OVERDRACHT), WATER),
    ("herhaalde_melding", "true", SAME, HIGHER),
    ("higher_amount", "true", HIGHER, SAME),
    ("age_band", '["jonger_dan_27"]', case(signal(), age_band=AgeBand.UNDER_27), WATER),
    ("minors", "true", case(signal(), minors=True), WATER),
    ("minors", "false", case(signal(), minors=False), WATER),
    ("known_in_help", "true", case(signal(), known_in_help=True), WATER),
    ("unsafe_contact", "true", case(signal(), unsafe_contact=True), WATER),
    ("capacity_from", "5", case(signal(), capacity=5), case(signal(), capacity=4)),
    ("capacity_from", "0", case(signal(), capacity=0), WATER),
    ("capacity_until", "5", case(signal(), capacity=5), case(signal(), capacity=6)),
    ("capacity_until", "5", case(signal(), capacity=0), WATER),
]


@pytest.mark.parametrize(("name", "value", "met", "unmet"), EXAMPLES)
def test_a_condition_fits_what_it_says_and_nothing_else(name: str, value: str, met: Inputs, unmet: Inputs) -> None:
    table = table_with(f"{name} = {value}")
    assert (decide(table, met, MONDAY).bin, decide(table, unmet, MONDAY).bin) == ("ja", "nee")


def test_every_condition_has_an_example() -> None:
    assert {name for name, *_ in EXAMPLES} == set(CONDITIONS)


def test_all_conditions_of_a_rule_have_to_be_met() -> None:
    table = table_with('kinds_any = ["Huur"], amount_from = 700')
    bins = [decide(table, one, MONDAY).bin for one in (BOTH, case(signal("Huur", 699)), case(signal("Water", 800)))]
    assert bins == ["ja", "nee", "nee"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kinds_any", []),
        ("kinds_any", ["Gas"]),
        ("kinds_any", "Huur"),
        ("kinds_any", [["Huur"]]),
        ("number_of_kinds_from", True),
        ("days_from", -1),
        ("days_from", 1.5),
        ("amount_from", "100"),
        ("amount_from", -1),
        ("amount_per_kind_from", {}),
        ("amount_per_kind_from", {"Gas": 1}),
        ("amount_per_kind_from", {"Huur": "1"}),
        ("pattern", ["dubbel"]),
        ("threat", "yes"),
        ("minors", 1),
        ("age_band", ["jong"]),
    ],
)
def test_what_is_not_of_its_form_is_not_read(name: str, value: Any) -> None:
    with pytest.raises(ValueError):
        CONDITIONS[name].read(value)
