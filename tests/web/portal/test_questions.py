"""Only what can still change an outcome is asked; answers are kept in the browser, and can be changed and wiped."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.conf import settings
from tests.cast import ANNA, DAY, FATIMA, JOOST, ROSA, SAMIRA, born
from tests.web.portal.conftest import Visitor

from rondkomen.web.portal import day as portal_day
from rondkomen.web.portal.answers import Answers
from rondkomen.web.portal.day import LawDay
from rondkomen.web.portal.walk import walk

ALONE = {"geboren": "1990-05-01", "partner": False, "kinderen": 0}


def asked(answers: dict[str, Any], on: date = DAY) -> list[str]:
    return [question.slug for question in walk(Answers(answers), LawDay(on, on)).asked]


def test_a_tenant_alone_gets_these_questions_and_no_others(visitor: Visitor) -> None:
    visitor.walks(ANNA)
    assert visitor.seen == list(ANNA.geldcheck)


def test_an_owner_is_never_asked_for_rent(visitor: Visitor) -> None:
    visitor.walks(JOOST)
    assert not {"huur", "servicekosten"} & set(visitor.seen)


def test_a_couple_without_children_is_asked_nothing_about_children(visitor: Visitor) -> None:
    visitor.walks(FATIMA, {"kinderen": {"aantal": "0"}})
    assert "kinderen-geboren" not in visitor.seen


def test_service_costs_are_asked_as_long_as_they_counted() -> None:
    tenant = ALONE | {"wonen": "huur"}
    assert "servicekosten" in asked(tenant, date(2025, 6, 15))
    assert "servicekosten" not in asked(tenant)


def test_the_money_of_adults_in_the_home_is_asked_of_a_tenant_alone(visitor: Visitor) -> None:
    visitor.walks(ROSA, {"vermogen": {"keuze": "0"}})
    assert {"bewoners-geboren", "bewoners-inkomen", "bewoners-vermogen"} <= set(visitor.seen)
    assert "bewoners-vermogen" not in asked(ALONE | {"wonen": "huur", "bewoners": 0})


def test_too_high_an_income_makes_the_wealth_question_needless() -> None:
    known = ALONE | {"wonen": "koop", "bewoners": 0, "inkomen": ["loon"], "inkomen-loon": ["9100", "maand", True]}
    assert "vermogen" not in asked(known)
    assert "vermogen" in asked(known | {"inkomen-loon": ["1900", "maand", True]})


def test_only_kinds_of_income_that_matter_are_offered() -> None:
    now = walk(Answers(ALONE | {"wonen": "koop"}), LawDay(DAY, DAY))
    (question,) = [one for one in now.asked if one.slug == "inkomen"]
    kinds = [value for value, _label in now.form(question).fields["soorten"].choices]
    assert "loon" in kinds
    assert kinds[-1] == "geen"


def test_the_limits_are_those_of_the_law_for_this_household() -> None:
    known = ALONE | {"wonen": "huur", "huur": "650", "bewoners": 0, "inkomen": []}
    alone = walk(Answers(known), LawDay(DAY, DAY))
    together = walk(Answers(known | {"partner": True, "partner-inkomen": []}), LawDay(DAY, DAY))
    for now, limit in ((alone, "38479"), (together, "76958")):
        (question,) = [one for one in now.asked if one.slug == "vermogen"]
        assert limit in [amount for ends in now.form(question).ranges for amount in ends]


def test_a_wealth_told_for_other_limits_is_asked_again() -> None:
    known = ALONE | {"wonen": "huur", "huur": "650", "bewoners": 0, "inkomen": [], "vermogen": ["38479", "146011"]}
    alone = walk(Answers(known), LawDay(DAY, DAY))
    together = walk(Answers(known | {"partner": True, "partner-inkomen": []}), LawDay(DAY, DAY))
    assert "vermogen" in alone.known
    assert "vermogen" not in together.known


def test_an_answer_to_a_question_that_is_no_longer_asked_does_not_count(visitor: Visitor) -> None:
    visitor.walks(ANNA)
    assert visitor.answers("wonen", {"keuze": "koop"}).status_code == 302
    assert "Kale huur" not in visitor.page("/geldcheck/uitkomst").main.get_text()
    assert visitor.get("/geldcheck/huur").url == "/geldcheck"


# Going back, on, away and again


def test_a_question_that_was_answered_shows_the_answer(visitor: Visitor) -> None:
    visitor.walks(ANNA)
    assert visitor.page("/geldcheck/geboren").select_one("[name=u_jaar]")["value"] == "1990"
    assert visitor.page("/geldcheck/wonen").select_one("[value=huur]").has_attr("checked")
    assert visitor.page("/geldcheck/inkomen-loon").select_one("[name=bedrag]")["value"] == "1800"
    assert visitor.page("/geldcheck/inkomen-loon").select_one("[name=vakantiegeld][value=nee]").has_attr("checked")
    assert visitor.page("/geldcheck/vermogen").select("input[type=radio]")[0].has_attr("checked")


def test_going_back_and_on_keeps_the_order(visitor: Visitor) -> None:
    for slug in ("geboren", "partner", "kinderen"):
        visitor.answers(slug, ANNA.geldcheck[slug])
    assert visitor.page("/geldcheck/kinderen").select_one(".rk-back a")["href"] == "/geldcheck/partner"
    assert visitor.answers("partner", {"keuze": "nee"}).url == "/geldcheck/kinderen"


def test_changing_one_answer_leads_back_to_the_result(visitor: Visitor) -> None:
    visitor.walks(ANNA)
    assert visitor.answers("huur", {"bedrag": "700"}).url == "/geldcheck/uitkomst"
    assert visitor.answers("partner", {"keuze": "ja"}).url == "/geldcheck/partner-geboren"


def test_the_start_offers_to_go_on(visitor: Visitor) -> None:
    assert "U was al begonnen" not in visitor.page("/").get_text()
    visitor.answers("geboren", ANNA.geldcheck["geboren"])
    assert "U was al begonnen" in visitor.page("/").get_text()
    assert visitor.get("/geldcheck").url == "/geldcheck/partner"


def test_later_keeps_the_answers_for_a_week_and_not_before(visitor: Visitor) -> None:
    visitor.answers("geboren", ANNA.geldcheck["geboren"])
    assert not visitor.client.cookies[settings.SESSION_COOKIE_NAME]["max-age"]
    assert visitor.answers("partner", {"keuze": "nee", "later": "1"}).url == "/geldcheck/later"
    assert "7 dagen" in visitor.page("/geldcheck/later").get_text()
    assert visitor.client.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 7 * 24 * 60 * 60
    assert visitor.get("/geldcheck").url == "/geldcheck/kinderen"


def test_later_does_not_insist_on_an_answer(visitor: Visitor) -> None:
    assert visitor.answers("geboren", {"later": "1"}).url == "/geldcheck/later"


def test_wiping_leaves_nothing(visitor: Visitor) -> None:
    visitor.walks(SAMIRA)
    assert visitor.client.post("/geldcheck/wissen").url == "/geldcheck/gewist"
    assert not visitor.client.cookies[settings.SESSION_COOKIE_NAME].value
    assert visitor.get("/geldcheck").url == "/geldcheck/geboren"


def test_answers_that_contradict_each_other_are_said_in_one_sentence(visitor: Visitor) -> None:
    visitor.walks(SAMIRA)
    response = visitor.answers("geboren", born("2020-01-01"))
    assert response.status_code == 422
    assert "Dit past niet bij uw andere antwoorden" in response.content.decode()


def test_progress_says_about_how_many_questions(visitor: Visitor) -> None:
    assert "Vraag 1 van ongeveer 9" in visitor.page("/geldcheck/geboren").get_text()


@pytest.mark.parametrize("slug", ["geboren", "huur", "inkomen"])
def test_who_does_not_know_goes_on(visitor: Visitor, slug: str) -> None:
    visitor.walks(ANNA, {slug: {"weet_niet": "1"}})
    assert "Weet ik niet" in visitor.page("/geldcheck/uitkomst").main.get_text()


def test_what_must_be_known_cannot_be_skipped(visitor: Visitor) -> None:
    visitor.answers("geboren", ANNA.geldcheck["geboren"])
    assert visitor.answers("partner", {"weet_niet": "1"}).status_code == 422


def test_a_page_that_does_not_exist_is_not_found(visitor: Visitor) -> None:
    assert visitor.get("/geldcheck/bestaat-niet").status_code == 404


def test_the_answers_are_only_in_the_browser(visitor: Visitor, django_assert_num_queries: Any) -> None:
    """The one query is for the municipality's help."""
    with django_assert_num_queries(1):
        visitor.get("/geldcheck/geboren")
    with django_assert_num_queries(0):
        visitor.answers("geboren", ANNA.geldcheck["geboren"])


def test_the_longest_answers_fit_in_the_browser(visitor: Visitor) -> None:
    from rondkomen.config.sessions import LARGEST, sealed
    from rondkomen.law.household.model import INCOME_KINDS

    amounts = iter(range(12_345, 176_000, 791))
    days = [f"{1990 + number % 30}-{number % 12 + 1:02}-{number % 28 + 1:02}" for number in range(18)]
    longest: dict[str, Any] = {
        "geboren": "1985-01-01", "partner": True, "partner-geboren": "1986-02-03", "kinderen": 10,
        "kinderen-geboren": days[:10], "wonen": "huur", "huur": "1234.56", "servicekosten": "12.34", "bewoners": 8,
        "bewoners-geboren": days[10:], "bewoners-inkomen": {f"bewoner{n}": f"{next(amounts)}.99" for n in range(1, 9)},
        "bewoners-vermogen": "38479", "vermogen": ["38479", "146011"],
        "opvang": {f"kind{n}": True for n in range(1, 11)},
        "opvang-uren": {f"kind{n}": f"{next(amounts) % 400}.75" for n in range(1, 11)},
        "opvang-prijs": {f"kind{n}": f"{next(amounts) % 50}.{next(amounts) % 90 + 10}" for n in range(1, 11)},
        "opvang-soort": {f"kind{n}": ("gastouder", "centrum")[n % 2] for n in range(1, 11)},
    }  # fmt: skip
    for who in ("inkomen", "partner-inkomen"):
        longest[who] = list(INCOME_KINDS)
        longest |= {f"{who}-{kind}": [f"{next(amounts)}.99", "vier_weken", False] for kind in INCOME_KINDS}
    assert len(Answers.read(longest)) == len(longest)
    assert len(sealed({"geldcheck": longest, "_session_expiry": 604800})) < LARGEST


def test_the_day_is_that_of_the_netherlands() -> None:
    assert str(portal_day.HERE) == "Europe/Amsterdam"
