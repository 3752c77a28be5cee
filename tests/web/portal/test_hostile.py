"""Whatever is sent, a question answers with a page: kept and on, or one sentence on what to do. Never a traceback."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from django.conf import settings
from django.utils.datastructures import MultiValueDict
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.cast import DAY
from tests.web.portal.conftest import Visitor

from rondkomen.config.sessions import sealed
from rondkomen.law import HouseholdRefused
from rondkomen.web.portal.answers import SHAPES, Answers, has_shape
from rondkomen.web.portal.day import LawDay
from rondkomen.web.portal.questions import BY_SLUG
from rondkomen.web.portal.walk import Walk, walk

pytestmark = pytest.mark.slow

WIDE = hypothesis_settings(
    max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
THROUGH_PAGES = hypothesis_settings(WIDE, max_examples=120)

FULL: dict[str, Any] = {
    "geboren": "1985-01-01", "partner": True, "partner-geboren": "1986-02-03", "kinderen": 2,
    "kinderen-geboren": ["2005-01-01", "2015-01-01"], "wonen": "huur", "huur": "700", "bewoners": 2,
    "bewoners-geboren": ["1960-01-01", "1999-01-01"], "inkomen": ["loon", "winst", "ww"],
    "inkomen-loon": ["1500", "maand", True], "inkomen-winst": ["100", "jaar"], "inkomen-ww": ["50", "week"],
    "partner-inkomen": ["loon"], "partner-inkomen-loon": ["300", "vier_weken", False],
}  # fmt: skip
"""Answers after which nearly every question has been asked."""

nasty = st.one_of(
    st.text(max_size=60),
    st.from_regex(r"[-+€ ]{0,2}[0-9.,]{0,12}(,-)?", fullmatch=True),
    st.integers(-(10**12), 10**12).map(str),
    st.sampled_from(["", "0", "1", "31", "02", "2015", "ja", "nee", "geen", "huur", "loon", "maand", "NaN", "1e9",
                     "\x00", "١٢", "²", "９", "0" * 500, "9" * 5000, "<script>", "{{ 7*7 }}", "'; --", "😀"]),
)  # fmt: skip
json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), nasty),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(nasty, inner, max_size=4)),
    max_leaves=8,
)
near_misses = st.one_of(
    json,
    st.sampled_from(list(FULL.values())),
    st.lists(
        st.sampled_from(["2005-01-01", "0001-01-01", "9999-12-31", "1", "1000000", "jaar", "week", True]), max_size=4
    ),
)


def full_walk() -> Walk:
    return walk(Answers(FULL), LawDay(DAY, DAY))


def test_nearly_every_question_is_in_the_walk() -> None:
    assert len(full_walk().asked) >= 16


@WIDE
@given(data=st.data())
def test_no_post_breaks_a_form(data: st.DataObject) -> None:
    now = full_walk()
    question = data.draw(st.sampled_from(now.asked))
    names = list(now.form(question).fields)
    posted = data.draw(st.dictionaries(st.sampled_from([*names, "x"]), st.lists(nasty, max_size=3), max_size=12))
    form = now.form(question, MultiValueDict(posted))
    if form.is_valid():
        answer = form.answer()
        assert has_shape(question.slug, answer)
        with suppress(HouseholdRefused):
            walk(Answers({**FULL, question.slug: answer}), now.day)
    else:
        assert all(message for messages in form.errors.values() for message in messages)


@THROUGH_PAGES
@given(data=st.data())
def test_no_post_breaks_a_page(visitor: Visitor, data: st.DataObject) -> None:
    visitor.client.cookies[settings.SESSION_COOKIE_NAME] = sealed({"geldcheck": FULL})
    now = full_walk()
    question = data.draw(st.sampled_from(now.asked))
    names = [*now.form(question).fields, "weet_niet", "later"]
    posted = data.draw(st.dictionaries(st.sampled_from(names), st.lists(nasty, max_size=3), max_size=12))
    response = visitor.client.post(f"/geldcheck/{question.slug}", posted)
    assert response.status_code in (302, 422)
    if response.status_code == 422:
        assert 'id="error-summary"' in response.content.decode()


@WIDE
@given(kept=st.one_of(json, st.dictionaries(st.sampled_from([*SHAPES, *BY_SLUG, "x"]), near_misses, max_size=10)))
def test_nothing_in_a_session_breaks_the_walk(kept: Any) -> None:
    answers = Answers.read(kept)
    try:
        now = walk(answers, LawDay(DAY, DAY))
    except HouseholdRefused:
        return
    assert now.household().persons


@THROUGH_PAGES
@given(kept=st.dictionaries(st.sampled_from([*SHAPES]), near_misses, max_size=10))
def test_nothing_in_a_session_breaks_a_page(visitor: Visitor, kept: Any) -> None:
    visitor.client.cookies[settings.SESSION_COOKIE_NAME] = sealed({"geldcheck": kept})
    for path in ("/", "/geldcheck", "/geldcheck/uitkomst", "/geldcheck/huur"):
        assert visitor.client.get(path).status_code in (200, 302)
