"""The page with all steps: what would change each, in the words of the page, and calm."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, Tag
from tests.cast import ANNA, FATIMA, ROSA, CastMember
from tests.web.portal.conftest import Visitor

BLAME = re.compile(r"\b(fout|schuld van u|had moeten|moet u|te laat)\b", re.IGNORECASE)


def changes(page: BeautifulSoup) -> list[Tag]:
    return [one for one in page.select(".portal-step details") if "Wat zou dit veranderen?" in one.summary.get_text()]


def test_the_outcome_stands_open_and_the_other_steps_wait(visitor: Visitor) -> None:
    visitor.walks(ANNA)
    first, *others = changes(visitor.page("/geldcheck/uitkomst/huurtoeslag"))
    assert first.has_attr("open")
    assert others
    assert not any(one.has_attr("open") for one in others)
    assert all(1 <= len(one.select("li")) <= 3 for one in [first, *others])


def test_people_and_facts_are_called_as_elsewhere_on_the_pages(visitor: Visitor) -> None:
    visitor.walks(FATIMA)
    text = " ".join(one.get_text(" ") for one in changes(visitor.page("/geldcheck/uitkomst/huurtoeslag")))
    assert re.search(r"Loon zonder vakantiegeld \(u\): boven €.[\d.]+,\d\d per jaar wordt dit €.0,00", text)
    assert "(uw partner)" in text
    assert "kale_huur" not in text


def test_of_savings_that_were_told_as_a_range_is_not_said_how_far_it_is(visitor: Visitor) -> None:
    visitor.walks(ANNA)
    first = changes(visitor.page("/geldcheck/uitkomst/zorgtoeslag"))[0].get_text(" ", strip=True)
    (savings,) = re.findall(r"Spaargeld en ander bezit: boven €.146\.011,00 wordt dit €.0,00 per jaar\.(.*)", first)
    assert not savings.strip().startswith("Dat is")


def test_what_stands_in_the_law_is_said_to_be_no_ones_to_change(visitor: Visitor) -> None:
    visitor.walks(ANNA)
    steps = visitor.page("/geldcheck/uitkomst/zorgtoeslag").select(".portal-step")
    (threshold,) = [one for one in steps if one.strong.get_text() == "Drempelinkomen"]
    assert "Dit staat in de wet. U kunt het niet veranderen." in threshold.get_text()
    assert not changes(threshold)


def test_the_result_itself_is_not_made_slower_by_it(visitor: Visitor) -> None:
    visitor.walks(ANNA)
    assert not changes(visitor.page("/geldcheck/uitkomst"))


@pytest.mark.parametrize("member", [FATIMA, ROSA], ids=lambda member: member.name)
def test_every_page_with_steps_can_be_read(visitor: Visitor, member: CastMember) -> None:
    visitor.walks(member)
    page = visitor.page("/geldcheck/uitkomst")
    links = {one["href"] for one in page.select("a[href^='/geldcheck/uitkomst/']")}
    assert links
    for link in sorted(links):
        text = visitor.page(link).main.get_text(" ", strip=True)
        assert not BLAME.search(text), link
        assert not re.search(r"[a-z]_[a-z]|\bNone\b|%\(", text), link
