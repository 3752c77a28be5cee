"""The tables that come with the project, rule by rule, as stories."""

from datetime import date
from typing import Any

import pytest

from rondkomen.apps.signals.decisions import CONDITIONS, AgeBand, Decision, Inputs, decide, read_table, shipped_table
from rondkomen.apps.signals.decisions.sentences import PLACES
from rondkomen.apps.signals.decisions.shipped import shipped_municipalities, shipped_text
from rondkomen.apps.signals.kinds import Soort
from tests.apps.signals.decisions.cases import MONDAY, case, signal

BOTH = ("", "GM9999")
TUESDAY, OCTOBER, SEPTEMBER = date(2026, 11, 3), date(2026, 10, 5), date(2026, 9, 7)
YOUNG, OLD = AgeBand.UNDER_27, AgeBand.FROM_67


def monthly(kind: str, **more: Any) -> Inputs:
    """A third month in a row with a signal of another partner each time."""
    return case(signal(kind), earlier=(signal("Zorg", day=OCTOBER), signal("Energie", day=SEPTEMBER)), **more)


IN_BOTH = {
    "onveilig": [
        case(signal("Huur", 2_000), unsafe_contact=True),
        case(signal(soort=Soort.CRISIS), unsafe_contact=True),
        case(signal(previous_bedrag=10_000), unsafe_contact=True),
    ],
    "dreiging": [case(signal(soort=Soort.CRISIS)), case(signal("Huur"), threat_known_on=MONDAY, known_in_help=True)],
    "in_hulp": [case(signal("Huur"), known_in_help=True), case(signal(soort=Soort.EINDELEVERING), known_in_help=True)],
    "overdracht": [case(signal("Energie", soort=Soort.WARME_OVERDRACHT))],
    "eindelevering": [
        case(signal("Energie", soort=Soort.EINDELEVERING)),
        case(signal("Energie", soort=Soort.EINDELEVERING, previous_bedrag=10_000)),
    ],
    "herhaald": [case(signal("Huur", 900, previous_bedrag=90_000)), case(signal(previous_bedrag=10_100), minors=True)],
    "hoger_bedrag": [
        case(signal("Water", 30, previous_bedrag=2_500)),
        case(signal(), signal("Zorg", previous_bedrag=9_000)),
    ],
}
STORIES: dict[str, dict[str, list[Inputs]]] = {
    "": IN_BOTH
    | {
        "meervoudig": [case(signal("Water"), signal("Zorg")), case(signal("Huur"), signal("Energie"), minors=True)],
        "lang": [monthly("Water"), monthly("Huur")],
        "huur": [case(signal("Huur", 30)), case(signal("Hypotheek", 700), age_band=YOUNG)],
        "jong": [case(signal("Zorg"), age_band=YOUNG), case(signal("DUO", 900), age_band=YOUNG)],
        "hoog_bedrag": [case(signal("Energie", 500)), case(signal("Zorg", 900), capacity=0)],
        "drukke_week": [case(signal("Water"), capacity=0)],
        "overig": [case(signal("Water")), case(signal("Zorg", 499), capacity=1, age_band=OLD)],
    },
    "GM9999": IN_BOTH
    | {
        "onder_de_grens": [case(signal("Water", 40), minors=False)],
        "huur_en_energie": [case(signal("Huur"), signal("Energie"))],
        "meer_partners": [case(signal("Water"), signal("Zorg")), case(signal("Huur"), signal("Water"), minors=True)],
        "kinderen": [case(signal("Water", 30), minors=True)],
        "lang": [monthly("Water"), monthly("DUO", minors=True)],
        "hoog_per_soort": [case(signal("Water", 150)), case(signal("Huur", 600), age_band=YOUNG)],
        "oude_achterstand": [case(signal("Water", ontstaansdatum=date(2026, 8, 4)))],
        "jong_of_oud": [case(signal("Water"), age_band=YOUNG), case(signal("DUO", 900), age_band=OLD)],
        "opnieuw": [case(signal("Water"), earlier=(signal(day=SEPTEMBER),), capacity=0)],
        "drukke_week": [case(signal("Water"), capacity=5)],
        "overig": [
            case(signal("Water", 40)),  # whether there are children is not known, so it is no case to leave
            case(signal("Huur"), capacity=0),
            case(signal("Zorg", 41), minors=False),
        ],
    },
}


@pytest.mark.parametrize(
    ("municipality", "rule", "inputs"),
    [(name, rule, one) for name, stories in STORIES.items() for rule, cases in stories.items() for one in cases],
)
def test_a_story_ends_at_its_rule(municipality: str, rule: str, inputs: Inputs) -> None:
    assert decide(shipped_table(municipality), inputs, MONDAY).rule_id == rule


@pytest.mark.parametrize("municipality", BOTH)
def test_every_rule_bin_and_plan_has_its_story(municipality: str) -> None:
    table = shipped_table(municipality)
    assert [rule.id for rule in table.rules if rule.id not in STORIES[municipality]] == []
    assert {rule.bin for rule in table.rules} == set(table.bins)
    assert {rule.plan for rule in table.rules if rule.plan} == set(table.plans)


@pytest.mark.parametrize("municipality", BOTH)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_reason_has_no_place_left_open_and_ends_as_a_sentence(municipality: str, language: str) -> None:
    table = shipped_table(municipality)
    for cases in STORIES[municipality].values():
        reason = decide(table, cases[0], MONDAY).reason(language)
        assert "{" not in reason
        assert "None" not in reason
        assert reason.endswith((".", ")."))


@pytest.mark.parametrize("municipality", BOTH)
def test_every_step_comes_in_time_when_the_decision_takes_a_day(municipality: str) -> None:
    table = shipped_table(municipality)
    for cases in STORIES[municipality].values():
        decision = decide(table, cases[0], TUESDAY)
        assert not any(step.is_late for step in decision.steps), decision.rule_id


@pytest.mark.parametrize("municipality", BOTH)
def test_every_plan_that_reaches_out_calls_on_more_than_one_part_of_the_day(municipality: str) -> None:
    for plan in shipped_table(municipality).plans.values():
        if plan.contacts:
            calls = {step.dagdeel for step in plan.steps if step.channel == "Telefoon"}
            assert "Avond" in calls, plan.name
            assert len(calls) > 1, plan.name


@pytest.mark.parametrize("municipality", BOTH)
def test_what_is_not_from_the_law_says_how_sure_it_is(municipality: str) -> None:
    table = shipped_table(municipality)
    by_law = [rule.id for rule in table.rules if rule.status == "law"]
    assert by_law == ["dreiging"]
    for one in (*table.rules, *table.plans.values()):
        if "own proposal" in one.source or "fictional" in one.source:
            assert one.status in ("uncertain", "secondary")


def test_a_threat_is_visited_within_three_working_days() -> None:
    decision = decide(shipped_table(), case(signal(soort=Soort.CRISIS)), date(2026, 11, 2))
    assert (decision.due_on, decision.due_by) == (date(2026, 11, 5), "three_working_days")
    assert [step.channel for step in decision.steps] == ["Telefoon", "Telefoon", "Huisbezoek", "Huisbezoek"]


def test_somebody_whom_contact_may_harm_is_not_contacted_by_any_plan() -> None:
    for municipality in BOTH:
        decision: Decision = decide(
            shipped_table(municipality), case(signal("Huur", 9_000), unsafe_contact=True), MONDAY
        )
        assert {step.channel for step in decision.steps} == {"Administratief"}


def test_a_municipality_without_a_table_gets_the_default_one() -> None:
    assert shipped_municipalities() == ("GM9999",)
    assert shipped_table("GM0363") == shipped_table() == read_table(shipped_text())
    assert (shipped_table().municipality, shipped_table("GM9999").municipality) == ("", "GM9999")


def test_the_default_table_has_no_threshold_below_which_nobody_looks() -> None:
    assert {bin_.closes for bin_ in shipped_table().bins.values()} == {"", "Niet opgepakt: herhaalde melding"}


def test_both_tables_together_show_most_conditions_and_places() -> None:
    used = {name for one in BOTH for rule in shipped_table(one).rules for name in rule.when}
    assert len(used) >= 19
    assert used <= set(CONDITIONS)
    assert len([place for place in PLACES if "{" + place + "}" in shipped_text() + shipped_text("GM9999")]) >= 8
