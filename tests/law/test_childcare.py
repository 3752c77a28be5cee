"""Kinderopvangtoeslag: who has a right, what stays open until it is told, and what each answer settles."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rondkomen.engine import lookup
from rondkomen.law import Household, law_book
from rondkomen.law.household.facts import facts_of
from tests.law.households import answer_to, described, euros, person, value_of

DAY = date(2026, 6, 15)
CARE = "kinderopvangtoeslag"
HOURS, PRICE, KIND = "given.opvanguren_per_maand.k", "given.uurprijs_opvang.k", "given.is_gastouderopvang.k"
YOUNG, PUPIL = "2024-03-01", "2018-03-01"


def family(child: str = YOUNG, *, day: date = DAY, zero: bool = False, given: Any = None, **parent: Any) -> Household:
    """One working parent with a child; `given` is of the child."""
    wage = {"income": 30_000, "wealth": 0} | parent
    told = {name: {"k": value} for name, value in (given or {}).items()}
    return described(day, person("a", **wage), person("k", child, parents=["a"]), zero=zero, given=told)


def told(hours: Any = 80, price: Any = "10.00", gastouder: bool | None = False) -> dict[str, Any]:
    answers = {"opvanguren_per_maand": hours, "uurprijs_opvang": price, "is_gastouderopvang": gastouder}
    return {name: value for name, value in answers.items() if value is not None}


# What nobody told


def test_a_young_child_of_a_working_parent_may_go_to_childcare() -> None:
    found = answer_to(family(), CARE)
    assert (found.status, found.value) == ("perhaps", None)
    assert HOURS in found.needs
    assert found.low == 0
    assert abs(found.high - 230 * euros("11.23") * euros("0.96")) < 1


def test_what_it_can_be_is_never_more_than_the_highest_costs() -> None:
    children = [person(name, YOUNG, parents=["a"]) for name in ("k", "m")]
    found = answer_to(described(DAY, person("a", income=30_000), *children, zero=False), CARE)
    assert 2 * 230 * euros("11.23") * euros("0.96") < found.high <= 2 * 230 * euros("11.23") + 1


@pytest.mark.parametrize(
    ("household", "because"),
    [
        (family("2013-06-15"), "Geen kind gaat naar een opvang die in het register staat."),
        (family(income=0), "Een van de ouders werkt niet, en volgt ook geen opleiding of traject naar werk."),
        (
            described(DAY, person("a", income=30_000), zero=False),
            "Geen kind gaat naar een opvang die in het register staat.",
        ),
    ],
    ids=["a child of 13", "no work", "no child"],
)
def test_nothing_is_open_where_there_can_be_no_right(household: Household, because: str) -> None:
    found = answer_to(household, CARE)
    assert (found.status, found.needs) == ("no_right", ())
    assert found.reason() == because


@pytest.mark.parametrize(("born", "status"), [("2013-06-16", "perhaps"), ("2013-06-15", "no_right")])
def test_childcare_can_be_until_the_13th_birthday(born: str, status: str) -> None:
    assert answer_to(family(born), CARE).status == status


def test_a_child_of_13_at_primary_school_can_be_told() -> None:
    household = family("2013-06-01", given=told() | {"can_have_kinderopvang": True})
    assert answer_to(household, CARE).status == "computed"


def test_no_hours_settle_it() -> None:
    assert answer_to(family(given={"opvanguren_per_maand": 0}), CARE).status == "no_right"


def test_the_kind_of_care_is_open_only_above_the_highest_price_of_a_gastouder() -> None:
    def needs(price: str) -> tuple[str, ...]:
        return answer_to(family(given=told(price=price, gastouder=None)), CARE).needs

    assert needs("8.49") == ()
    assert needs("8.50") == (KIND,)


def test_who_asks_for_zero_gets_no_childcare_and_sees_that_it_was_assumed() -> None:
    household = family(zero=True)
    assert answer_to(household, CARE).status == "no_right"
    assert ("opvanguren_per_maand", 1) in facts_of(household, law_book().quantities).assumed
    assert ("opvanguren_per_maand", 1) not in facts_of(family(), law_book().quantities).assumed


def test_unknown_childcare_leaves_everything_else_settled() -> None:
    for name in ("zorgtoeslag", "kindgebonden_budget", "kinderbijslag", "bijstand"):
        assert answer_to(family(), name).status in ("computed", "no_right"), name


# Work of the parents


def couple(first: dict[str, Any], second: dict[str, Any], **more: Any) -> Household:
    return described(
        DAY,
        person("a", partner="b", **first),
        person("b", "1988-02-11", **second),
        person("k", YOUNG, parents=["a"]),
        given={name: {"k": value} for name, value in told().items()} | more,
    )


WORKS, STAYS = {"income": 20_000}, {"income": 0}
STUDIES = {"income": [{"kind": "studiefinanciering", "amount": euros(400), "per": "maand"}]}
LOSES = {"income": [{"kind": "winst", "amount": euros(-2000), "per": "jaar"}]}


@pytest.mark.parametrize(
    ("first", "second", "needs_care", "is_right"),
    [
        (WORKS, WORKS, (), True),
        (WORKS, STAYS, (), False),
        (STAYS, WORKS, (), False),
        (WORKS, STAYS, ("b",), True),
        (STAYS, WORKS, ("a",), True),
        (STAYS, STAYS, ("a", "b"), False),
        (STAYS, STAYS, ("a",), False),
        (WORKS, STUDIES, (), True),
        (STUDIES, STUDIES, (), True),
        (WORKS, LOSES, (), True),
    ],
)
def test_both_parents_work_or_need_long_term_care_beside_one_who_works(
    first: dict[str, Any], second: dict[str, Any], needs_care: tuple[str, ...], is_right: bool
) -> None:
    care = {"has_indicatie_langdurige_zorg": dict.fromkeys(needs_care, True)} if needs_care else {}
    found = answer_to(couple(first, second, **care), CARE)
    assert (found.status == "computed") is is_right
    if not is_right:
        assert "has_parent_without_arbeid" in {reason.name for reason in found.because}


def test_a_parent_alone_with_long_term_care_needs_work_too() -> None:
    household = described(
        DAY,
        person("a"),
        person("k", YOUNG, parents=["a"]),
        given={name: {"k": value} for name, value in told().items()} | {"has_indicatie_langdurige_zorg": {"a": True}},
    )
    assert answer_to(household, CARE).status == "no_right"


# Hours, prices and the first child


@pytest.mark.parametrize(("hours", "counted"), [(229, 229), (230, 230), (231, 230), (400, 230)])
def test_at_most_230_hours_count(hours: int, counted: int) -> None:
    assert value_of(family(given=told(hours)), "opvanguren_that_count", 1) == counted


@pytest.mark.parametrize(
    ("born", "gastouder", "highest"), [(YOUNG, False, "11.23"), (PUPIL, False, "9.98"), (PUPIL, True, "8.49")]
)
def test_the_price_counts_up_to_that_of_its_kind(born: str, gastouder: bool, highest: str) -> None:
    limit = euros(highest)
    costs = [
        value_of(family(born, given=told(10, price, gastouder)), "opvangkosten_that_count", 1)
        for price in (limit - Decimal("0.01"), limit, limit + 1)
    ]
    assert costs == [10 * limit - euros("0.10"), 10 * limit, 10 * limit]


@pytest.mark.parametrize(("born", "is_bso"), [("2022-06-16", False), ("2022-06-15", True)])
def test_care_is_out_of_school_from_the_fourth_birthday(born: str, is_bso: bool) -> None:
    assert value_of(family(born), "is_buitenschoolse_opvang", 1) is is_bso


@pytest.mark.parametrize(
    ("first", "second", "costs"), [((100, 8), (40, 11), 800), ((40, 11), (100, 8), 800), ((50, 8), (50, 11), 550)]
)
def test_the_first_child_has_the_most_hours_and_then_the_dearest_care(
    first: tuple[int, int], second: tuple[int, int], costs: int
) -> None:
    children = [person(name, YOUNG, parents=["a"]) for name in ("k", "m")]
    household = described(
        DAY,
        person("a", income=30_000),
        *children,
        given={
            "opvanguren_per_maand": {"k": first[0], "m": second[0]},
            "uurprijs_opvang": {"k": first[1], "m": second[1]},
            "is_gastouderopvang": {"k": False, "m": False},
        },
    )
    assert value_of(household, "opvangkosten_eerste_kind") == costs


YEARS = (2024, 2025, 2026)


@pytest.mark.parametrize("year", YEARS)
def test_a_next_child_never_gets_a_smaller_part_than_the_first(year: int) -> None:
    law = law_book().on(date(year, 6, 1))
    first, following = (law.number(f"percentage_{which}_kind").value for which in ("eerste", "volgend"))
    limits = sorted({*first.keys, *following.keys})
    assert all(lookup(limit, following) >= lookup(limit, first) for limit in limits)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("which", ["eerste", "volgend"])
def test_the_part_that_is_paid_only_falls_with_income(year: int, which: str) -> None:
    table = law_book().on(date(year, 6, 1)).number(f"percentage_{which}_kind").value
    assert list(table.values) == sorted(set(table.values), reverse=True)
