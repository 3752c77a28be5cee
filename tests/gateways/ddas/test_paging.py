"""Pages: no more than fits, no case torn, nothing lost or doubled, and the same in whatever order the records come."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondkomen.gateways.ddas import (
    MOST_SIGNALS,
    Export,
    ExportRefused,
    PageRefused,
    Vroegsignaalzaak,
    answer,
    answers,
    exchange_model,
    page_of,
)
from tests.gateways.ddas.exports import check, check_part, export, exports, signal, waterveen

FEW = settings(max_examples=60)
ALL_JOINED = 8
"""The most signals that the cases of a drawn levering can join."""


def test_what_fits_is_answered_without_a_word_on_pages() -> None:
    one = export(waterveen(signal(1), signal(2)))
    assert answer(one) == answer(one, 1, 2) == {"gegevens": exchange_model(one)}


def test_pages_follow_the_ids_and_tell_where_they_are() -> None:
    three = export(waterveen(signal(3), signal(1), signal(2)))
    pages = [answer(three, number, 2) for number in (1, 2)]
    assert [[one["ID"] for one in page["gegevens"]["leveringen"][0]["vroegsignalen"]] for page in pages] == [
        ["s0001", "s0002"],
        ["s0003"],
    ]
    assert pages[1]["paginering"] == {"pageSize": 2, "currentPage": 2, "totalPages": 2, "totalRecords": 3}
    for page in pages:
        check(page["gegevens"])
        check_part(page["paginering"], "Paginering")


def test_a_page_that_does_not_exist_has_no_data_but_tells_of_pages() -> None:
    beyond = answer(export(waterveen(signal(1))), 7)
    assert "leveringen" not in beyond["gegevens"]
    assert beyond["paginering"] == {"pageSize": 50_000, "currentPage": 7, "totalPages": 1, "totalRecords": 1}
    check(beyond["gegevens"])


def test_an_export_without_signals_is_one_page() -> None:
    nothing = export(waterveen())
    assert answer(nothing, 1, 1) == {"gegevens": exchange_model(nothing)}


def test_no_page_holds_more_than_the_standard_allows() -> None:
    many = export(waterveen(*(signal(number) for number in range(1, MOST_SIGNALS + 2))))
    for size in (None, 1_000_000):
        first, second = page_of(many, 1, size), page_of(many, 2, size)
        assert first.size == second.size == MOST_SIGNALS == len(first.export.leveringen[0].signals)
        assert len(second.export.leveringen[0].signals) == first.total_records - MOST_SIGNALS == 1
        assert first.total_pages == 2


def test_signals_that_cases_join_stay_together_over_any_number_of_cases() -> None:
    cases = (Vroegsignaalzaak(("s0004", "s0003")), Vroegsignaalzaak(("s0001", "s0004")))
    joined = export(waterveen(*(signal(number) for number in (1, 2, 3, 4)), zaken=cases))
    first, second = page_of(joined, 1, 3).export.leveringen[0], page_of(joined, 2, 3).export.leveringen[0]
    assert [one.id for one in first.signals] == ["s0001", "s0003", "s0004"]
    assert set(first.zaken) == set(cases)
    assert [one.id for one in second.signals] == ["s0002"]
    assert second.zaken == ()


def test_a_page_too_small_for_a_case_is_refused() -> None:
    joined = export(waterveen(signal(1), signal(2), zaken=(Vroegsignaalzaak(("s0001", "s0002")),)))
    with pytest.raises(PageRefused, match=r"pageSize: found 1; a case has 2 signals that stay together, so ask at lea"):
        answer(joined, 1, 1)


@pytest.mark.parametrize(("number", "size", "name"), [(0, None, "page"), (-1, 5, "page"), (1, 0, "pageSize")])
def test_a_number_that_cannot_be_is_refused(number: int, size: int | None, name: str) -> None:
    with pytest.raises(PageRefused, match=rf"{name}: found -?[01]; expected 1 or more"):
        answer(export(waterveen(signal(1))), number, size)


def test_an_export_with_faults_has_no_pages() -> None:
    with pytest.raises(ExportRefused):
        answer(export(waterveen(signal(1), signal(1))))


@FEW
@given(exports(), st.integers(ALL_JOINED, 2 * ALL_JOINED))
def test_pages_together_are_the_export(drawn: Export, size: int) -> None:
    pages = [page_of(drawn, number, size) for number in range(1, page_of(drawn, 1, size).total_pages + 1)]
    assert _counted([page.export for page in pages]) == _counted([drawn])
    for page in pages:
        assert sum(len(levering.signals) for levering in page.export.leveringen) <= size
        check(exchange_model(page.export))  # which refuses a case of which a signal is not on the page


@FEW
@given(exports(), st.none() | st.integers(ALL_JOINED, 2 * ALL_JOINED))
def test_all_answers_at_once_are_those_one_by_one(drawn: Export, size: int | None) -> None:
    pages = page_of(drawn, 1, size).total_pages
    assert list(answers(drawn, size)) == [answer(drawn, number, size) for number in range(1, pages + 1)]


def test_an_export_with_faults_has_no_answers() -> None:
    with pytest.raises(ExportRefused):
        list(answers(export()))


@FEW
@given(exports(), st.randoms(use_true_random=False), st.integers(ALL_JOINED, 2 * ALL_JOINED))
def test_the_order_of_the_records_does_not_matter(drawn: Export, chance, size: int) -> None:
    def mixed(records: tuple) -> tuple:
        return tuple(chance.sample(records, len(records)))

    other = replace(
        drawn,
        leveringen=mixed(
            tuple(
                replace(levering, signals=mixed(levering.signals), zaken=mixed(levering.zaken))
                for levering in drawn.leveringen
            )
        ),
    )
    for number in range(1, page_of(drawn, 1, size).total_pages + 1):
        one, same = page_of(drawn, number, size).export, page_of(other, number, size).export
        assert [known.signals for known in one.leveringen] == [known.signals for known in same.leveringen]
        assert [set(known.zaken) for known in one.leveringen] == [set(known.zaken) for known in same.leveringen]


def _counted(parts: list[Export]) -> Counter:
    return Counter(
        (levering.municipality, record)
        for part in parts
        for levering in part.leveringen
        for record in (*levering.signals, *levering.zaken)
    )
