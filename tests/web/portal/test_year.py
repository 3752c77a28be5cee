"""The page of the year: each amount of the month budget in words, what is unknown, and work done on this page alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import translation
from tests.cast import ANNA, CAST, DAY, HENK, JOOST, CastMember
from tests.web.portal.conftest import Visitor

from rondkomen.law import household_of, law_book
from rondkomen.law.budget import Month, budget
from rondkomen.web.portal import year as portal_year
from rondkomen.web.portal.answers import Answers
from rondkomen.web.portal.day import LawDay
from rondkomen.web.portal.walk import walk
from rondkomen.web.portal.year import Year, year_of
from rondkomen.web.portal.year_words import year_in_words

PAGE = "/geldcheck/uitkomst/jaar"
NOWHERE = walk(Answers(), LawDay(DAY, DAY))


def year_for(member: CastMember, **changed: Any) -> Year:
    """The year of a member of the cast, worked out anew."""
    found = budget(household_of(dict(member.household) | changed, law_book().quantities))
    return Year(found.year, found.lines, found.months, found.not_modelled, found.notes)


def text_of(page: BeautifulSoup) -> str:
    return " ".join(page.main.get_text(" ").split())


@pytest.fixture(autouse=True)
def _in_dutch() -> Iterator[None]:
    with translation.override("nl"):
        yield


# The page


def test_the_result_leads_to_the_year_and_back(visitor: Visitor) -> None:
    visitor.walks(ANNA)
    links = {link["href"] for link in visitor.page("/geldcheck/uitkomst").select("main a")}
    assert PAGE in links
    page = visitor.page(PAGE)
    assert page.h1.get_text() == "Uw jaar per maand"
    assert page.select_one("main a, .rk-back a") is not None
    assert "/geldcheck/uitkomst" in {link["href"] for link in page.select("a")}


def test_who_answered_nothing_is_sent_to_the_start(visitor: Visitor) -> None:
    response = visitor.get(PAGE)
    assert (response.status_code, response["Location"]) == (302, "/")


def test_the_year_is_only_read(visitor: Visitor) -> None:
    assert visitor.client.post(PAGE).status_code == 405


def test_each_month_has_a_row_that_is_read_with_its_name(visitor: Visitor) -> None:
    visitor.walks(ANNA)
    table = visitor.page(PAGE).select_one("table.portal-months")
    assert table is not None
    assert [cell.get_text() for cell in table.select("tbody th[scope=row]")][::11] == ["januari", "december"]
    assert [cell.get_text() for cell in table.select("thead th[scope=col]")] == ["Maand", "Komt binnen", "Na de huur"]
    assert table.caption is not None
    assert "2026" in table.caption.get_text()
    widths = [int(bar["width"]) for bar in table.select("svg rect")]
    assert len(widths) == 12
    assert max(widths) == widths[4] == 100
    assert {bar["aria-hidden"] for bar in table.select("svg")} == {"true"}


def test_every_payment_of_the_year_is_on_the_page(visitor: Visitor) -> None:
    visitor.walks(ANNA)
    page = visitor.page(PAGE)
    household = household_of(dict(ANNA.household) | {"on": DAY}, law_book().quantities)
    coming = [one for one in budget(household).lines if one.direction == "in"]
    months = page.select("details .rk-amounts")
    assert len(months) == 12
    for number, month in enumerate(months):
        amounts = [one.payments[number].amount for one in coming]
        shown = [_cents(one.get_text()) for one in month.select(".rk-amount__value bdi")]
        assert shown == [*(one for one in amounts if one), sum(amounts)]


def _cents(text: str) -> Decimal:
    return Decimal(text.replace("€\xa0", "").replace(".", "").replace(",", "."))


def test_what_is_not_known_yet_is_asked_for(visitor: Visitor) -> None:
    visitor.answers("geboren", ANNA.geldcheck["geboren"])
    page = visitor.page(PAGE)
    assert "Wij weten nog niet alles" in text_of(page)
    assert "Komt ten minste binnen" in text_of(page)
    assert "Na de huur" not in text_of(page)
    asked = {link["href"] for link in page.select("main .rk-notice a")}
    assert "/geldcheck/inkomen" in asked


def test_the_page_is_in_english_for_who_chose_it(visitor: Visitor) -> None:
    visitor.client.post("/language/", {"language": "en", "next": "/"})
    visitor.walks(HENK)
    page = visitor.page(PAGE)
    assert page.h1.get_text() == "Your year month by month"
    assert "In May." in text_of(page)
    assert "Around the 20th of each month." in text_of(page)
    assert "van" not in text_of(page).split()


# When it is worked out


def test_the_result_does_not_work_the_year_out(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_household: Any) -> Any:
        raise AssertionError("the year belongs to its own page")

    monkeypatch.setattr(portal_year, "budget", refuse)
    visitor.walks(ANNA)
    assert visitor.get("/geldcheck/uitkomst").status_code == 200


def test_it_is_worked_out_once_and_keeps_no_household(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(portal_year, "budget", lambda household: made.append(household) or budget(household))
    household = household_of(dict(JOOST.household) | {"on": date(2025, 2, 3)}, law_book().quantities)
    first, again = year_of(household), year_of(replace(household))
    assert first is again
    assert len(made) == 1
    assert str(household.persons[0].birth_date.year if household.persons[0].birth_date else "") not in repr(first)


# In words


@pytest.mark.parametrize("member", CAST, ids=lambda member: member.name)
def test_the_words_are_there_for_everybody(member: CastMember) -> None:
    words = year_in_words(year_for(member), NOWHERE)
    assert len(words.months) == 12
    assert all(0 <= month.share <= 100 for month in words.months)
    assert all(kind.label and kind.amount and kind.per and kind.when for kind in words.kinds)
    assert len(set(words.notes)) == len(words.notes) > 2
    assert "* staat" in " ".join(words.notes) or not any("*" in one.note for m in words.months for one in m.paid)


def test_a_month_with_more_is_named_and_so_are_the_others() -> None:
    words = year_in_words(year_for(ANNA), NOWHERE)
    assert words.extremes.startswith("In mei is het meer: ")
    assert "In de andere maanden komt er" in words.extremes


def test_where_months_differ_the_most_and_the_least_are_named() -> None:
    children = [*ANNA.household["persons"], {"id": "kind1", "birth_date": "2018-04-09", "parents": ["u"]}]
    words = year_in_words(year_for(ANNA, persons=children, assume_zero=True), NOWHERE)
    assert words.extremes.startswith("Het meeste komt in mei: ")
    assert "In de andere maanden komt er ten minste" in words.extremes
    child_benefit = next(kind for kind in words.kinds if kind.label == "Kinderbijslag")
    assert (child_benefit.per, child_benefit.when) == ("per keer", "In januari, april, juli en oktober.")
    assert " tot " in child_benefit.amount
    assert [one.note for one in words.months[0].paid if one.label == "Kinderbijslag"] == ["over de drie maanden ervoor"]


def test_one_month_with_least_is_named_too() -> None:
    def month(number: int, amount: int) -> Month:
        return Month(date(2026, number, 1), Decimal(amount), Decimal(amount), Decimal(0))

    year = year_for(ANNA)
    months = tuple(month(number, {3: 3000, 7: 1000}.get(number, 2000 + number)) for number in range(1, 13))
    said = year_in_words(replace(year, months=months), NOWHERE).extremes
    assert said == "Het meeste komt in maart: €\xa03.000. Het minste komt in juli: €\xa01.000."


def test_alike_months_have_no_best_one() -> None:
    pension = [
        {"id": "u", "birth_date": "1950-01-01", "income": [{"kind": "pensioen", "amount": 2500, "per": "maand"}]}
    ]
    year = year_for(HENK, persons=pension, home={"kind": "inwonend"}, given={"zorgtoeslag": 0}, assume_zero=True)
    words = year_in_words(year, NOWHERE)
    assert words.extremes == ""
    assert not words.has_rent


def test_an_allowance_says_for_which_month_it_is_and_what_is_an_estimate() -> None:
    words = year_in_words(year_for(ANNA), NOWHERE)
    notes = {month.name: one.note for month in words.months for one in month.paid if one.label == "Zorgtoeslag"}
    assert (notes["november"], notes["december"]) == ("voor december", "voor januari *")


def test_the_money_of_a_partner_is_called_so() -> None:
    pair = [
        {"id": "u", "birth_date": "1990-01-01", "partner": "partner", "income": []},
        {"id": "partner", "birth_date": "1990-01-01", "income": [{"kind": "ww", "amount": 1500, "per": "maand"}]},
    ]
    labels = {kind.label for kind in year_in_words(year_for(ANNA, persons=pair, assume_zero=True), NOWHERE).kinds}
    assert {"WW, netto van uw partner", "Vakantiegeld bij de WW van uw partner"} <= labels
