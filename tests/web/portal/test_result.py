"""The result page says what the library says, in words, and shows why."""

from __future__ import annotations

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup, Tag
from tests.cast import ANNA, CAST, DAY, FATIMA, HENK, HERE, ROSA, SAMIRA, CastMember
from tests.web.portal.conftest import Visitor

from rondkomen.kernel.money import cut_to_cent, in_words
from rondkomen.law import Household, household_of, law_book
from rondkomen.law.check import check
from rondkomen.law.words import label_of
from rondkomen.web.portal import day as portal_day
from rondkomen.web.portal.picture import work_picture
from rondkomen.web.portal.still_open import wanted_on


@pytest.mark.parametrize("member", CAST, ids=lambda member: member.name)
def test_the_result_is_that_of_the_library(visitor: Visitor, member: CastMember) -> None:
    visitor.walks(member)
    text = visitor.page("/geldcheck/uitkomst").main.get_text(" ", strip=True).lower()
    total = Decimal(0)
    for answer in check(told_by(member, visitor.seen), wanted_on(DAY)).answers:
        if answer.status == "computed" and answer.per_month is not None:
            per_month = cut_to_cent(answer.per_month)
            total += per_month
            assert f"{label_of(answer.name)}: {in_words(per_month)} per maand".lower() in text
        elif answer.status == "no_right":
            assert answer.reason().lower() in text
    if total:
        assert in_words(total) in text
    assert "dit is een berekening, geen besluit" in text


def told_by(member: CastMember, asked: list[str]) -> Household:
    """The household of a member, without the wealth that nobody asked for because it made no difference."""
    document = dict(member.household)
    if "vermogen" not in asked:
        document["persons"] = [{**person, "wealth": None} for person in document["persons"]]
    return household_of(document, law_book(HERE).quantities)


def card_of(page: BeautifulSoup, answer: str, label: str) -> Tag:
    """The card of one right with this answer."""
    (card,) = [one for one in page.select(f".rk-outcome--{answer}") if label in one.select_one("h2, h3").get_text()]
    return card


def test_what_comes_once_is_no_amount_a_month(visitor: Visitor) -> None:
    visitor.walks(SAMIRA)
    page = visitor.page("/geldcheck/uitkomst")
    once = [one for one in page.select(".rk-outcome--yes h2") if "één keer" in one.get_text()]
    assert once
    assert "En daarnaast" in page.select_one(".portal-total").get_text()


def test_every_number_and_article_links_to_the_law_of_the_day(visitor: Visitor) -> None:
    visitor.walks(SAMIRA)
    page = visitor.page("/geldcheck/uitkomst/kindgebonden_budget")
    assert page.h1.get_text() == "Kindgebonden budget"
    links = [link["href"] for link in page.select(".portal-steps a")]
    assert links
    assert all(link.startswith("https://wetten.overheid.nl/BWBR") and f"/{DAY}#" in link for link in links)
    assert "door u verteld" in page.main.get_text()


def test_an_unknown_rent_gives_a_perhaps_that_leads_to_the_question(visitor: Visitor) -> None:
    visitor.walks(ANNA, {"huur": {"weet_niet": "1"}})
    page = visitor.page("/geldcheck/uitkomst")
    card = card_of(page, "perhaps", "Huurtoeslag")
    assert card.select_one("a[href='/geldcheck/huur']").get_text() == "Hoeveel kale huur betaalt u per maand?"
    assert "hoogstens" in card.get_text()


def test_a_no_by_wealth_names_the_limit(visitor: Visitor) -> None:
    visitor.walks(ROSA)
    page = visitor.page("/geldcheck/uitkomst")
    card = card_of(page, "no", "Huurtoeslag")
    assert "De grens is €\xa038.479" in card.get_text()


def test_a_no_by_income_names_the_highest_income(visitor: Visitor) -> None:
    visitor.walks(ANNA, {"inkomen-loon": {"bedrag": "4000", "per": "maand", "vakantiegeld": "ja"}})
    page = visitor.page("/geldcheck/uitkomst")
    card = card_of(page, "no", "Zorgtoeslag")
    assert "tot en met €\xa040.857 per jaar" in card.get_text()


def test_the_next_step_and_the_person_to_call_come_first(visitor: Visitor) -> None:
    visitor.walks(HENK)
    main = visitor.page("/geldcheck/uitkomst").main
    assert main.select_one(".rk-next a[href^='tel:']")
    order = [main.select_one(one).sourceline for one in (".portal-total", ".rk-next", ".rk-outcome")]
    assert order == sorted(order)


def test_the_picture_of_work_has_a_table_and_a_sentence(visitor: Visitor) -> None:
    visitor.walks(FATIMA)
    page = visitor.page("/geldcheck/uitkomst")
    image = page.select_one(".portal-work img")
    assert "Gaat uw bruto loon van" in image["alt"]
    assert len(page.select(".portal-work tbody tr")) == 9
    drawing = visitor.get(image["src"])
    assert drawing["Content-Type"] == "image/svg+xml"
    assert b"<svg" in drawing.content


def test_what_comes_once_is_not_in_the_picture(visitor: Visitor) -> None:
    visitor.walks(SAMIRA)
    book = law_book(HERE)
    found = work_picture(told_by(SAMIRA, visitor.seen))
    assert found is not None
    assert {str(book.quantities[name].unit) for name in found.rights} <= {"EUR/maand", "EUR/kwartaal", "EUR/jaar"}


def test_a_pensioner_gets_no_picture_of_work(visitor: Visitor) -> None:
    visitor.walks(HENK)
    assert not visitor.page("/geldcheck/uitkomst").select(".portal-work")
    assert visitor.get("/geldcheck/uitkomst/werk.svg").status_code == 404


def test_on_paper_all_is_open(visitor: Visitor) -> None:
    visitor.walks(ANNA)
    page = visitor.page("/geldcheck/afdrukken")
    assert page.select(".rk-outcome details")
    assert all(one.has_attr("open") for one in page.select(".rk-outcome details"))


def test_who_answered_nothing_goes_to_the_start(visitor: Visitor) -> None:
    for path in ("uitkomst", "afdrukken", "uitkomst/zorgtoeslag", "uitkomst/bestaat-niet"):
        assert visitor.page(f"/geldcheck/{path}").h1.get_text() == "Waar heeft u recht op?"


def test_who_answered_half_is_asked_on_and_sees_what_is_known(visitor: Visitor) -> None:
    visitor.answers("geboren", ANNA.geldcheck["geboren"])
    main = visitor.page("/geldcheck/uitkomst").main
    assert main.select_one(".rk-next a[href='/geldcheck/partner']")


def test_a_day_outside_the_law_is_said_on_the_page(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portal_day, "today", lambda: DAY.replace(year=2040))
    for path in ("/", "/geldcheck/geboren"):
        assert "Wij kennen de regels van vandaag nog niet" in visitor.page(path).get_text()
