"""Childcare is asked about only where it settles something, child by child, and nobody has to know."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.cast import DAY, FATIMA, SAMIRA
from tests.web.portal.conftest import Visitor

from rondkomen.web.portal.answers import Answers
from rondkomen.web.portal.childcare_forms import CareKindForm
from rondkomen.web.portal.day import LawDay
from rondkomen.web.portal.walk import walk

CARE = ["opvang", "opvang-uren", "opvang-prijs", "opvang-soort"]
PARENT: dict[str, Any] = {
    "geboren": "1990-05-01",
    "partner": False,
    "kinderen": 2,
    "kinderen-geboren": ["2012-03-04", "2024-11-20"],
    "wonen": "koop",
    "bewoners": 0,
    "inkomen": ["loon"],
    "inkomen-loon": ["2000", "maand", True],
}


def asked(on: date = DAY, **answers: Any) -> list[str]:
    """The questions about childcare that come, with these answers beside those of a parent who works."""
    told = PARENT | {slug.replace("_", "-"): value for slug, value in answers.items()}
    return [question.slug for question in walk(Answers(told), LawDay(on, on)).asked if question.slug in CARE]


def test_a_parent_who_works_is_asked_about_a_child_under_13() -> None:
    assert asked() == ["opvang"]


@pytest.mark.parametrize(
    "answers",
    [
        {"inkomen": []},
        {"inkomen": ["ww"], "inkomen_ww": ["1500", "maand"]},
        {"kinderen": 0},
        {"kinderen": 1, "kinderen_geboren": ["2012-03-04"]},
        {"partner": True, "partner_geboren": "1988-01-01", "partner_inkomen": []},
    ],
    ids=["no income", "benefit", "no children", "a child of 14", "a partner without work"],
)
def test_nothing_is_asked_where_there_can_be_no_allowance(answers: dict[str, Any]) -> None:
    assert asked(**answers) == []


def test_who_does_not_know_the_income_is_asked_all_the_same() -> None:
    assert asked(inkomen=None) == ["opvang"]


def test_the_questions_follow_from_the_answers() -> None:
    goes: dict[str, Any] = {"opvang": {"kind2": True}}
    assert asked(opvang={"kind2": False}) == ["opvang"]
    assert asked(**goes) == ["opvang", "opvang-uren", "opvang-prijs", "opvang-soort"]
    assert asked(**goes, opvang_uren={"kind2": "0"}) == ["opvang", "opvang-uren"]
    priced = goes | {"opvang_uren": {"kind2": "80"}}
    assert asked(**priced, opvang_prijs={"kind2": "8.49"}) == CARE[:3]
    assert asked(**priced, opvang_prijs={"kind2": "8.50"}) == CARE


def test_another_child_brings_the_question_back() -> None:
    children = {"kinderen": 3, "kinderen_geboren": ["2012-03-04", "2024-11-20", "2025-03-04"]}
    now = walk(
        Answers(PARENT | {"opvang": {"kind2": False}} | {one.replace("_", "-"): two for one, two in children.items()}),
        LawDay(DAY, DAY),
    )
    assert "opvang" not in now.known
    assert "opvang" in now.before


def test_only_children_whose_care_matters_are_offered() -> None:
    now = walk(Answers(PARENT), LawDay(DAY, DAY))
    (question,) = [one for one in now.asked if one.slug == "opvang"]
    assert [value for value, _label in now.form(question).fields["kinderen"].choices] == ["kind2", "geen"]


@pytest.mark.parametrize(
    ("born", "named"),
    [("2024-11-20", "Kinderdagverblijf"), ("2018-11-20", "Buitenschoolse opvang (bso)")],
)
def test_the_care_is_called_by_the_age_of_the_child(born: str, named: str) -> None:
    told = PARENT | {"kinderen-geboren": ["2012-03-04", born], "opvang": {"kind2": True}}
    told |= {"opvang-uren": {"kind2": "80"}, "opvang-prijs": {"kind2": "12"}}
    now = walk(Answers(told), LawDay(DAY, DAY))
    form = now.form(next(one for one in now.asked if one.slug == "opvang-soort"))
    assert isinstance(form, CareKindForm)
    assert [str(label) for _value, label in form.fields["kind2"].choices] == [named, "Gastouder"]


def test_the_amount_comes_out_and_the_answers_can_be_changed(visitor: Visitor) -> None:
    visitor.walks(FATIMA)
    assert [slug for slug in visitor.seen if slug in CARE] == CARE
    text = visitor.page("/geldcheck/uitkomst").main.get_text(" ", strip=True)
    assert "Kinderopvangtoeslag: €" in text
    for said in ("Kind 2", "30 uur", "9,50", "Kinderdagverblijf of buitenschoolse opvang (bso)"):
        assert said in text
    assert visitor.page("/geldcheck/opvang").select_one("[value=kind2]").has_attr("checked")
    assert visitor.page("/geldcheck/opvang-uren").select_one("[name=kind2]")["value"] == "30"
    assert visitor.page("/geldcheck/opvang-prijs").select_one("[name=kind2]")["value"] == "9,50"
    assert visitor.page("/geldcheck/opvang-soort").select_one("[value=centrum]").has_attr("checked")
    assert visitor.answers("opvang", {"kinderen": ["geen"]}).url == "/geldcheck/uitkomst"
    assert "Kinderopvangtoeslag: €" not in visitor.page("/geldcheck/uitkomst").main.get_text(" ", strip=True)


def test_no_childcare_is_a_no_with_its_reason(visitor: Visitor) -> None:
    visitor.walks(SAMIRA)
    (card,) = [
        one
        for one in visitor.page("/geldcheck/uitkomst").select(".rk-outcome--no")
        if "Kinderopvangtoeslag" in one.get_text()
    ]
    assert "Geen kind gaat naar een opvang" in card.get_text()


@pytest.mark.parametrize("slug", CARE)
def test_nobody_has_to_know(visitor: Visitor, slug: str) -> None:
    visitor.walks(FATIMA, {slug: {"weet_niet": "1"}})
    (card,) = [
        one
        for one in visitor.page("/geldcheck/uitkomst").select(".rk-outcome--perhaps")
        if "Kinderopvangtoeslag" in one.get_text()
    ]
    assert "hoogstens" in card.get_text()
    assert card.select_one(f"a[href='/geldcheck/{slug}']")


@pytest.mark.parametrize(
    ("slug", "fields", "said"),
    [
        ("opvang", {}, "Kies een of meer kinderen"),
        ("opvang", {"kinderen": ["kind2", "geen"]}, "Niet allebei"),
        ("opvang", {"kinderen": ["kind1"]}, "Kies een van deze antwoorden"),
        ("opvang-uren", {"kind2": ""}, "Vul het aantal uren in."),
        ("opvang-uren", {"kind2": "veel"}, "met cijfers"),
        ("opvang-uren", {"kind2": "-3"}, "met cijfers"),
        ("opvang-uren", {"kind2": "401"}, "erg veel uren"),
        ("opvang-prijs", {"kind2": "51"}, "erg hoog"),
        ("opvang-prijs", {"kind2": "tien"}, "bedrag in euro"),
        ("opvang-soort", {"kind2": "oma"}, "Kies een van deze antwoorden."),
        ("opvang-soort", {}, "Kies de opvang van dit kind."),
    ],
)
def test_a_slip_is_said_in_one_sentence(visitor: Visitor, slug: str, fields: dict[str, Any], said: str) -> None:
    visitor.walks(FATIMA)
    response = visitor.answers(slug, fields)
    assert response.status_code == 422
    assert said in response.content.decode()


@pytest.mark.parametrize(
    "kept",
    [
        {"opvang": {"kind1": "ja"}},
        {"opvang": ["kind1"]},
        {"opvang-uren": {"kind1": "-1"}},
        {"opvang-prijs": {"u": "10"}},
        {"opvang-soort": {"kind1": "oma"}},
        {"opvang-soort": {"kind1": ["gastouder"]}},
    ],
)
def test_what_no_answer_looks_like_is_left_out(kept: dict[str, Any]) -> None:
    assert len(Answers.read(kept)) == 0


def test_care_of_a_child_that_is_no_longer_there_does_not_count() -> None:
    told = PARENT | {"kinderen": 1, "kinderen-geboren": ["2024-11-20"], "opvang": {"kind1": True, "kind2": True}}
    told |= {"opvang-uren": {"kind1": "80", "kind2": "90"}}
    assert Answers(told).document(DAY)["given"] == {"opvanguren_per_maand": {"kind1": 80}}
