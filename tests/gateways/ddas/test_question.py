"""The question of the CBS: read in both spellings, refused with every fault at once, and never a server error."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondkomen.gateways.ddas import Question, QuestionRefused, read_question
from tests.gateways.ddas.exports import check_part, interface

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = ("aanleverperiodeStartdatum", "aanleverperiodeEinddatum", "aanleverende_organisatie", "page", "pageSize")


def test_the_names_are_those_of_the_interface() -> None:
    assert set(NAMES) == set(interface()["components"]["schemas"]["GegevensRequest"]["properties"])


@pytest.mark.parametrize("spelling", ["aanleverende_organisatie", "aanleverendeOrganisatie"])
def test_a_whole_question(spelling: str) -> None:
    content = {
        "aanleverperiodeStartdatum": "2026-01-01",
        "aanleverperiodeEinddatum": "2026-12-31",
        spelling: "Gemeente Waterveen",
        "page": 2,
        "pageSize": 25000,
    }
    assert read_question(content) == Question(date(2026, 1, 1), date(2026, 12, 31), "Gemeente Waterveen", 2, 25000)


def test_everything_may_be_absent() -> None:
    check_part({}, "GegevensRequest")
    assert read_question({}) == Question(None, None, "", 1, None)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(QuestionRefused) as refusal:
        read_question({
            "aanleverperiodeStartdatum": "20260101", "aanleverperiodeEinddatum": "2026-02-30", "page": True,
            "pageSize": 0, "aanleverende_organisatie": 1, "aanleverendeOrganisatie": "X", "bsn": "999990019",
        })  # fmt: skip
    assert [fault.partition(":")[0] for fault in refusal.value.faults] == [
        "body", "aanleverperiodeStartdatum", "aanleverperiodeEinddatum", "aanleverende_organisatie", "page", "pageSize",
        "aanleverendeOrganisatie",
    ]  # fmt: skip
    assert "999990019" not in str(refusal.value)


def test_a_period_does_not_end_before_it_starts() -> None:
    with pytest.raises(QuestionRefused, match="found a day after aanleverperiodeEinddatum"):
        read_question({"aanleverperiodeStartdatum": "2026-02-01", "aanleverperiodeEinddatum": "2026-01-31"})


@settings(max_examples=150)
@given(ANYTHING | st.dictionaries(st.sampled_from(NAMES), ANYTHING))
def test_anything_is_read_or_refused(content: object) -> None:
    try:
        assert read_question(content).page >= 1
    except QuestionRefused as refusal:
        faults = refusal.faults
    else:
        faults = ()
    assert all("expected" in fault for fault in faults)
