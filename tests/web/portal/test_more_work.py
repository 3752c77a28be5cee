"""The page on working more says what the library says, in words and in a picture, and asks for what is missing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override
from tests.cast import ANNA, CAST, FATIMA, HENK, JOOST, SAMIRA, CastMember
from tests.web.portal.conftest import Visitor
from tests.web.portal.test_result import told_by

from rondkomen.kernel.money import in_words
from rondkomen.law.work import Along
from rondkomen.web.portal import more_work as working
from rondkomen.web.portal.more_work import Asked, more_work
from rondkomen.web.portal.more_work_picture import drawing, table_of
from rondkomen.web.portal.views import more_work as view

PAGE = "/geldcheck/uitkomst/meer-werken"
WORKING = [member for member in CAST if "inkomen-loon" in member.geldcheck]


def text_of(visitor: Visitor, query: str = "") -> str:
    return visitor.page(PAGE + query).main.get_text(" ", strip=True)


def euros(amount: Decimal) -> str:
    return in_words(amount, cents=False)


@pytest.mark.parametrize("member", WORKING, ids=lambda member: member.name)
def test_an_hour_and_a_day_more_are_those_of_the_library(visitor: Visitor, member: CastMember) -> None:
    visitor.walks(member)
    text = text_of(visitor)
    pays = Along(told_by(member, visitor.seen), person="u").pays()
    assert pays.hour is not None
    assert pays.day is not None
    for words, step in (("1 uur", pays.hour), ("1 dag", pays.day)):
        kept = step.kept / 12
        more = "evenveel over" if abs(kept) < 1 else f"{euros(kept)} meer over"
        assert f"Als u {words} per week meer werkt, houdt u per maand ongeveer {more}." in text
    assert "Dat is het minimumloon voor deze leeftijd. Een dag is 8 uur." in text


def test_the_sum_of_a_step_adds_up(visitor: Visitor) -> None:
    visitor.walks(FATIMA)
    for amounts in visitor.page(PAGE).select(".rk-amounts"):
        *parts, kept = [_cents(one.get_text()) for one in amounts.select("bdi")]
        assert abs(sum(parts) - kept) <= len(parts)


def _cents(text: str) -> int:
    digits = int("".join(filter(str.isdigit, text)))
    return -digits if "\N{MINUS SIGN}" in text else digits


def test_hours_give_the_real_wage_of_an_hour(visitor: Visitor) -> None:
    visitor.walks(SAMIRA)
    text = text_of(visitor, "?uren=18,5")
    wage = in_words(Decimal(1296) * 12 / Decimal("1.08") / 52 / Decimal("18.5"))
    assert f"Wij rekenen met {wage} bruto per uur: het loon van nu bij 18,5 uur per week." in text


@pytest.mark.parametrize("hours", ["0", "81", "-3", "1e9", "NaN", "Infinity", "veel", "9" * 400, "1,2,3", "\0", "٣٣٣"])
def test_hours_that_cannot_be_are_said_and_the_rest_stays(visitor: Visitor, hours: str) -> None:
    visitor.walks(ANNA)
    response = visitor.client.get(PAGE, {"uren": hours})
    assert response.status_code == 422
    main = BeautifulSoup(response.content, "html.parser").main
    assert main.select_one(".rk-errors a[href='#id_uren']")
    assert "minimumloon" in main.get_text()


@pytest.mark.parametrize("who", ["iemand", "kind1", "", "partner"])
def test_who_is_not_at_work_here_is_not_asked_about(visitor: Visitor, who: str) -> None:
    visitor.walks(ANNA)
    assert visitor.page(f"{PAGE}?wie={who}").h1.get_text() == "Wat levert meer werken op?"


def test_of_a_couple_each_has_a_page(visitor: Visitor) -> None:
    visitor.walks(FATIMA)
    page = visitor.page(PAGE)
    (other,) = page.select(f"a[href='{PAGE}?wie=partner']")
    assert other.get_text() == "Bekijk dit voor uw partner"
    theirs = visitor.page(other["href"])
    assert theirs.h1.get_text() == "Wat levert meer werken op voor uw partner?"
    assert "Als uw partner 1 dag per week meer werkt, houdt u samen" in theirs.main.get_text()
    assert theirs.select_one("input[name=wie]")["value"] == "partner"
    pays = Along(told_by(FATIMA, visitor.seen), person="partner").pays()
    assert pays.day is not None
    assert euros(pays.day.kept / 12) in theirs.main.get_text()


# What stops at once, and what is paid back


def test_what_stops_is_named_with_its_rule_and_marked_in_the_picture(visitor: Visitor) -> None:
    visitor.walks(SAMIRA)
    page = visitor.page(PAGE)
    bijstand, local = page.select(".portal-drops > li")
    assert "krijgt u geen bijstand meer" in bijstand.get_text()
    assert bijstand.a["href"].startswith("https://wetten.overheid.nl/BWBR0015703/")
    assert "meedoenregeling, kindpakket en energiebijdrage" in local.get_text()
    found = more_work(Asked(told_by(SAMIRA, visitor.seen), "u"))
    with override("nl"):
        marks = [layer for layer in drawing(found)["layer"] if layer["mark"]["type"] == "text"]
    assert [one["text"] for layer in marks for one in layer["data"]["values"]] == ["1", "2", "nu"]
    assert "Geef meer loon ook meteen door aan uw gemeente" in page.main.get_text()


def test_what_stopped_below_the_present_wage_stands_apart(visitor: Visitor) -> None:
    visitor.walks(FATIMA)
    main = visitor.page(PAGE).main
    assert "nergens in één keer veel af" in main.get_text()
    (behind,) = [one for one in main.select("details") if "Dit stopte al" in one.summary.get_text()]
    assert "geen bijstand meer" in behind.get_text()


def test_what_is_paid_back_later_is_said_with_the_way_to_avoid_it(visitor: Visitor) -> None:
    visitor.walks(ANNA)
    notice = visitor.page(PAGE).select_one(".rk-notice")
    pays = Along(told_by(ANNA, visitor.seen), person="u").pays()
    assert pays.hour is not None
    assert euros(pays.hour.to_pay_back) in notice.get_text()
    assert "Geef het nieuwe inkomen meteen door" in notice.get_text()
    assert notice.a["href"] == "https://www.toeslagen.nl"


def test_who_has_no_allowance_is_not_warned(visitor: Visitor) -> None:
    visitor.walks(JOOST)
    assert not visitor.page(PAGE).select(".rk-notice")


# The picture


def test_the_picture_marks_the_present_wage_and_has_its_figures(visitor: Visitor) -> None:
    visitor.walks(ANNA)
    page = visitor.page(PAGE)
    image = page.select_one(".portal-work img")
    assert "Als u 1 uur per week meer werkt" in image["alt"]
    drawn = visitor.get(image["src"])
    assert drawn["Content-Type"] == "image/svg+xml"
    assert b">nu<" in drawn.content
    here = [row.get_text(" ", strip=True) for row in page.select(".portal-work tbody tr") if "(nu)" in row.get_text()]
    along = Along(told_by(ANNA, visitor.seen), person="u")
    assert here[0].startswith(f"{euros(along.now / 12)} (nu) {euros(along.here().total / 12)}")


@pytest.mark.parametrize("wage", [0, 1, 13, 9_999, 30_000, 140_000, 900_000])
def test_a_picture_of_any_wage_holds_the_present_one(wage: int) -> None:
    document = dict(ANNA.household)
    you = document["persons"][0] | {"income": [{"kind": "loon", "amount": wage, "per": "jaar"}]}
    anna = told_by(replace(ANNA, household=document | {"persons": [you]}), ["vermogen"])
    found = more_work(Asked(anna, "u"))
    wages = [point[0] for point in found.points]
    assert Decimal(wage) / 12 in wages
    assert wages == sorted(wages)
    assert len(set(wages)) == len(wages)
    with override("nl"):
        assert any("(nu)" in row[0] for row in table_of(found).rows)


# What is missing, and who is not led here


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("inkomen-loon", "Hoeveel loon krijgt u?"),
        ("huur", "Hoeveel kale huur betaalt u per maand?"),
        ("vermogen", "Hoeveel spaargeld en ander bezit had u op 1 januari?"),
    ],
)
def test_what_is_missing_is_asked_for(visitor: Visitor, slug: str, title: str) -> None:
    visitor.walks(ANNA, {slug: {"weet_niet": "1"}})
    assert visitor.page("/geldcheck/uitkomst").select(f"a[href='{PAGE}']")
    main = visitor.page(PAGE).main
    assert "Er ontbreekt nog iets" in main.get_text()
    assert main.select_one(f"a[href='/geldcheck/{slug}']").get_text() == title
    assert visitor.get(f"{PAGE}.svg").status_code == 404


def test_what_no_question_tells_leads_to_a_person(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor.walks(ANNA)
    missing = working.MoreWork(None, ("given.something",))
    monkeypatch.setattr(view, "more_work", lambda asked: missing)
    assert "Bel ons, dan kijken wij samen" in text_of(visitor)


def test_a_right_that_is_open_is_named_as_left_out(visitor: Visitor) -> None:
    visitor.walks(SAMIRA)
    found = more_work(Asked(told_by(SAMIRA, visitor.seen), "u"))
    assert found.left_out
    assert "Dit telt niet mee, want wij weten er niet genoeg van:" in text_of(visitor)


def test_a_benefit_that_would_fall_too_is_named(visitor: Visitor) -> None:
    both: dict[str, Any] = {
        "inkomen": {"soorten": ["loon", "ww"]},
        "inkomen-ww": {"bedrag": "300", "per": "maand"},
    }
    visitor.walks(ANNA, both)
    assert "Een uitkering kan lager worden" in text_of(visitor)


def test_who_has_no_wages_is_not_led_to_the_page(visitor: Visitor) -> None:
    visitor.walks(HENK)
    assert not visitor.page("/geldcheck/uitkomst").select(f"a[href='{PAGE}']")
    assert visitor.get(PAGE).url == "/geldcheck/uitkomst"
    assert visitor.get(f"{PAGE}.svg").status_code == 404


def test_who_answered_nothing_goes_to_the_start(visitor: Visitor) -> None:
    assert visitor.page(PAGE).h1.get_text() == "Waar heeft u recht op?"


def test_the_result_works_nothing_out_for_this_page(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor.walks(FATIMA)

    def fail(*_: Any, **__: Any) -> None:
        raise AssertionError("the result waits for what working more pays")

    monkeypatch.setattr(working, "Along", fail)
    assert visitor.page("/geldcheck/uitkomst").select(f"a[href='{PAGE}']")


def test_in_english(visitor: Visitor) -> None:
    visitor.walks(FATIMA)
    visitor.client.post("/language/", {"language": "en", "next": "/"})
    text = text_of(visitor)
    assert "If you work 1 hour a week more, you keep about €\xa041 a month more." in text
    assert "Pass the new income on at once" in text
    assert "€\xa014.71" in text
