"""POST /curve: outcomes along a range of income or hours, what work pays, and where the purse drops."""

import json
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rondkomen.law import household_of, law_book
from rondkomen.law.household.document import parse_json
from rondkomen.law.work import step
from rondkomen.web.api.requests import MOST_POINTS
from rondkomen.web.api.schemas import SCHEMAS
from tests.web.api.conftest import places

pytestmark = pytest.mark.django_db


def answered(answer: Any) -> dict[str, Any]:
    """The body of a good answer, held against its form."""
    assert answer.status_code == 200, answer.content
    form = SCHEMAS["Curve"] | {"components": {"schemas": SCHEMAS}}
    Draft202012Validator(form).validate(answer.json())
    return answer.json()


def test_a_range_has_its_points_with_the_pressure_by_step_and_exactly(ask, household):
    asked = {"household": household, "from": 24000, "to": 26000, "step": 500}
    data = answered(ask("curve", asked))
    assert [point["amount"] for point in data["points"]] == [f"{24000 + 500 * one}.00" for one in range(5)]
    assert data["points"][0]["marginal_pressure"] is None
    by_step, exact = (Decimal(data["points"][1][f"marginal_pressure{more}"]) for more in ("", "_exact"))
    assert abs(by_step - exact) < Decimal("0.01")


def test_what_an_hour_pays_is_what_the_library_says(ask, household):
    data = answered(ask("curve", {"household": household, "hourly": 17.25}))
    hour, day = data["now"]["steps"]
    extra = Decimal("17.25") * 52 * Decimal("1.08")
    told = household_of(parse_json(json.dumps(household)), law_book().quantities)
    found = step(told, extra)
    assert (hour["name"], hour["kept"]) == ("hour", f"{found.kept:.2f}")
    assert hour["to_pay_back"] == f"{found.to_pay_back:.2f}"
    assert Decimal(day["extra"]) == Decimal("8") * Decimal(hour["extra"])
    assert data["now"]["hourly"]["basis"] == "told"


def test_a_drop_has_its_rule_and_article(ask, household):
    household |= {"persons": household["persons"][:1], "assume_zero": True}
    del household["persons"][0]["partner"]
    (found,) = [one for one in answered(ask("curve", {"household": household}))["cliffs"] if "bijstand" in one["lost"]]
    assert found["name"] == "is_inkomen_under_bijstandsnorm"
    assert found["citation"]["bwb"] == "BWBR0015703"
    assert "bijstandsnorm" in found["text"]


def test_hours_become_wages(ask, household):
    data = answered(ask("curve", {"household": household, "hours": {"from": 0, "to": 40}, "hourly": 20}))
    assert [point["hours_a_week"] for point in data["points"]] == [str(one) for one in range(41)]
    assert data["points"][40]["amount"] == f"{40 * 20 * 52 * Decimal('1.08'):.2f}"


def test_without_a_wage_the_minimum_wage_of_the_day_is_taken(ask, household):
    hourly = answered(ask("curve", {"household": household, "hours": {"from": 1, "to": 1}}))["now"]["hourly"]
    assert (hourly["euros"], hourly["basis"]) == ("14.71", "minimumloon")  # Rijksoverheid, first half of 2026
    assert hourly["citation"]["bwb"] == "BWBR0002638"


def test_what_is_not_known_is_named(ask, household):
    del household["persons"][0]["wealth"]
    data = answered(ask("curve", {"household": household, "from": 20000, "to": 30000}))
    assert data["now"] == {"status": "perhaps", "needs": ["persons.anna.wealth"]}
    assert data["points"][0]["per_month"]["besteedbaar_inkomen"] is None


def test_words_are_in_the_language_asked_for(ask, household):
    dutch, english = (
        answered(ask(f"curve?language={one}", {"household": household}))["now"]["hourly"] for one in ("nl", "en")
    )
    assert dutch["text"] != english["text"]
    assert dutch["euros"] == english["euros"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"over": "geluk"}, ["over"]),
        ({"over": []}, ["over"]),
        ({"person": "piet"}, ["person"]),
        ({"from": -1}, ["from"]),
        ({"from": "0"}, ["from"]),
        ({"from": None}, ["from"]),
        ({"to": 0.001}, ["to"]),
        ({"to": 1_000_001}, ["to"]),
        ({"from": 10, "to": 9}, ["to"]),
        ({"step": 0}, ["step"]),
        ({"to": 1000, "step": 1}, ["step"]),
        ({"hourly": 0}, ["hourly"]),
        ({"hourly": 15, "over": "ww"}, ["hourly"]),
        ({"hours": {"from": 0, "to": 40}, "step": 5}, ["step"]),
        ({"hours": {"from": 0, "to": 169}}, ["hours"]),
        ({"hours": {"from": 5, "to": 4}}, ["hours"]),
        ({"hours": {"from": 0.5, "to": 4}}, ["hours"]),
        ({"hours": {"from": 0}}, ["hours"]),
        ({"hours": [0, 40]}, ["hours"]),
        ({"hours": {"from": 0, "to": 40}, "over": "ww"}, ["hours"]),
        ({"want": ["normhuur"]}, ["want"]),
        ({"want": []}, ["want"]),
        ({"household": None}, ["household"]),
        ({"uren": 3}, ["uren"]),
        ({"uren": 3, "over": 1, "to": -1, "household": []}, ["uren", "over", "household", "to"]),
    ],
)
def test_every_fault_is_named_with_its_place(ask, household, change, expected):
    assert places(ask("curve", {"household": household} | change)) == expected


def test_what_is_given_cannot_vary(ask, household):
    household["given"] = {"toetsingsinkomen": 25000}
    assert places(ask("curve", {"household": household})) == ["household.given.toetsingsinkomen"]


def test_a_day_without_law_is_400(ask, household):
    assert places(ask("curve", {"household": household | {"on": "2040-01-01"}})) == ["on"]


def test_hours_of_a_child_below_the_minimum_wage_need_a_wage(ask, household):
    asked = {"household": household, "person": "kim", "hours": {"from": 0, "to": 8}}
    assert places(ask("curve", asked)) == ["hourly"]
    assert len(answered(ask("curve", asked | {"hourly": 6}))["points"]) == 9


def test_hours_of_somebody_of_unknown_age_ask_for_the_birth_date(ask, household):
    del household["persons"][0]["birth_date"]
    found = places(ask("curve", {"household": household, "hours": {"from": 0, "to": 8}}))
    assert found == ["household.persons.anna.birth_date"]


def test_the_most_points_are_answered_and_one_more_is_refused(ask, household):
    asked = {"household": household, "want": ["zorgtoeslag"], "from": 0, "step": 100}
    assert len(answered(ask("curve", asked | {"to": 100 * (MOST_POINTS - 1)}))["points"]) == MOST_POINTS
    assert places(ask("curve", asked | {"to": 100 * MOST_POINTS})) == ["step"]
