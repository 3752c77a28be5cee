"""Kwijtschelding by the text of art. 11-16 of the Uitvoeringsregeling, and what a municipality may choose."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rondkomen.law import Household
from tests.law.households import described, euros, person, value_of

OLD, LAST_YEAR, JANUARY = date(2024, 7, 1), date(2025, 1, 1), date(2026, 1, 1)
ADULT = person("c", "1960-01-01")
CHILD = person("k", "2016-03-03", parents=["a"])


def single(on: date = JANUARY, netto: Any = 24000, *others: Any, **more: Any) -> Household:
    """One person of 35 with a net income of a year that is told, so that nothing else moves with it."""
    given = {"netto_inkomen": {"a": netto}, "toetsingsinkomen": 30000} | more.pop("given", {})
    return described(on, person("a", more.pop("born", "1990-05-01")), *others, given=given, **more)


def capacity(household: Household) -> Decimal:
    """What the household can pay in a year."""
    found = value_of(household, "betalingscapaciteit_kwijtschelding")
    assert isinstance(found, Decimal)
    return found


# Costs of living (art. 16)


@pytest.mark.parametrize(
    ("on", "persons", "norm"),
    [
        (JANUARY, [person("a")], "1401.50"),
        (JANUARY, [person("a", "2006-05-01")], "1401.50"),  # 19 years: art. 21, not 20
        (JANUARY, [person("a"), CHILD], "1401.50"),
        (JANUARY, [person("a", partner="b"), person("b")], "2002.13"),
        (JANUARY, [person("a", partner="b"), person("b", "2006-05-01")], "2002.13"),
        (JANUARY, [person("a"), ADULT], "1001.07"),
        (JANUARY, [person("a", partner="b"), person("b"), ADULT], "1735.18"),  # twice 867,59
        (JANUARY, [person("a", "1950-05-01")], "1564.69"),
        (JANUARY, [person("a", "1950-05-01", partner="b"), person("b")], "2144.16"),
        (OLD, [person("a")], "1308.45"),
    ],
)
def test_they_are_90_percent_of_the_norm_from_21(on: date, persons: list[Any], norm: str) -> None:
    assert value_of(described(on, *persons), "kosten_van_bestaan") == euros("0.9") * euros(norm)


def test_a_partner_without_right_to_bijstand_counts_whole() -> None:
    household = described(
        JANUARY, person("a", partner="b"), person("b"), given={"has_rechtmatig_verblijf": {"b": False}}
    )
    assert value_of(household, "kosten_van_bestaan") == euros("0.9") * euros("2002.13")


@pytest.mark.parametrize(("on", "extra"), [(OLD, "10"), (LAST_YEAR, "0")])
def test_until_2025_each_of_aow_age_has_five_euros_more(on: date, extra: str) -> None:
    old = described(on, person("a", "1950-05-01", partner="b"), person("b", "1951-05-01"))
    norm = value_of(old, "norm_gehuwden_aow")
    assert value_of(old, "kosten_van_bestaan") == euros("0.9") * norm + euros(extra)


def test_in_an_institution_they_are_its_price_and_two_thirds_of_the_norm() -> None:
    alone = described(
        JANUARY, person("a"), home={"kind": "instelling"}, given={"prijs_van_verblijf_in_inrichting": 900}
    )
    both = described(
        JANUARY,
        person("a", partner="b"),
        person("b"),
        home={"kind": "instelling"},
        given={"prijs_van_verblijf_in_inrichting": {"a": 900, "b": 800}},
    )
    two_thirds = value_of(alone, "fractie_norm_inrichting")
    assert value_of(alone, "kosten_van_bestaan") == 900 + two_thirds * (euros("443.76") + 47)
    assert value_of(both, "kosten_van_bestaan") == 1700 + two_thirds * (euros("690.27") + 106)


def test_of_a_couple_of_whom_one_is_in_an_institution_each_has_an_own_part() -> None:
    given = {"stays_in_inrichting": {"b": True}, "prijs_van_verblijf_in_inrichting": {"b": 900}}
    household = described(JANUARY, person("a", partner="b"), person("b"), given=given)
    inside = 900 + value_of(household, "fractie_norm_inrichting") * (euros("443.76") + 47)
    assert value_of(household, "kosten_van_bestaan") == inside + euros("0.9") * euros("1401.50")


# Expenses (art. 15)


def test_the_cost_of_the_home_counts_above_the_part_in_the_norm_and_up_to_the_highest_rent() -> None:
    given = {"huurtoeslag": 100}
    assert value_of(single(rent=700, given=given), "netto_woonlasten") == 600 - euros("202.52")
    assert value_of(single(rent=250, given=given), "netto_woonlasten") == 0
    assert value_of(single(rent=2000, given=given), "netto_woonlasten") == euros("932.93") - euros("202.52")


@pytest.mark.parametrize(
    ("others", "part"),
    [([], 1), ([CHILD], 1), ([ADULT], euros("0.5")), ([ADULT, person("d", "1961-01-01")], Decimal(1) / 3)],
)
def test_who_share_the_costs_share_the_cost_of_the_home(others: list[Any], part: Decimal) -> None:
    household = single(JANUARY, 24000, *others, rent=900, given={"huurtoeslag": 0})
    component = value_of(household, "wooncomponent")
    assert value_of(household, "netto_woonlasten") == pytest.approx(900 * part - component)
    assert value_of(household, "woonlasten_and_premie_of_month") == pytest.approx(
        900 * part - component + euros(2119) / 12 - 47
    )


def test_a_couple_has_two_parts_of_three() -> None:
    household = described(JANUARY, person("a", partner="b"), person("b"), ADULT, rent=900)
    assert value_of(household, "deel_of_woonlasten") == pytest.approx(Decimal(2) / 3)


def test_someone_under_21_who_shares_a_home_pays_all_of_it() -> None:
    assert value_of(single(JANUARY, 24000, ADULT, born="2006-05-01"), "deel_of_woonlasten") == 1


def test_what_children_cost_above_their_kindgebonden_budget_counts() -> None:
    whole = value_of(single(JANUARY, 24000, CHILD), "maximaal_kindgebonden_budget")
    missed = single(JANUARY, 24000, CHILD, rent=600, given={"kindgebonden_budget": whole - 1200})
    none_missed = single(JANUARY, 24000, CHILD, rent=600, given={"kindgebonden_budget": whole})
    assert value_of(missed, "netto_kosten_of_kinderen") == 100
    assert capacity(none_missed) - capacity(missed) == 1200


def test_without_children_there_is_no_cost_of_children() -> None:
    assert value_of(single(), "kosten_of_kinderen") == 0


def test_childcare_counts_only_where_the_municipality_chose_so() -> None:
    given = {"kosten_kinderopvang": 500, "kinderopvangtoeslag": 400}
    assert value_of(single(given=given), "netto_kosten_kinderopvang") == 0
    chosen = given | {"counts_kinderopvang_for_kwijtschelding": True}
    assert value_of(single(given=chosen), "netto_kosten_kinderopvang") == 100


# Income (art. 14)


def test_the_credit_for_who_has_wajong_does_not_count() -> None:
    incomes = [{"kind": "wia", "amount": euros(24000), "per": "jaar"}]
    plain, wajong = (
        described(JANUARY, person("a", income=incomes), given={"has_recht_op_wajong": has}) for has in (False, True)
    )
    assert value_of(wajong, "netto_inkomen", 0) > value_of(plain, "netto_inkomen", 0)
    assert value_of(wajong, "netto_inkomsten_kwijtschelding") == value_of(plain, "netto_inkomsten_kwijtschelding")


def test_wages_that_bijstand_leaves_do_not_count() -> None:
    wage = {"kind": "loon", "amount": euros(400), "per": "maand"}
    bijstand = {"kind": "bijstand", "amount": euros(1200), "per": "maand"}
    without, beside = (described(JANUARY, person("a", income=list(one))) for one in ([wage], [wage, bijstand]))
    assert value_of(without, "vrijgelaten_inkomsten_kwijtschelding") == 0
    left = value_of(beside, "vrijlating_inkomen_uit_arbeid", 0)
    assert left > 0
    assert value_of(beside, "vrijgelaten_inkomsten_kwijtschelding") == left


# The whole (art. 11-13)


def test_the_whole_by_hand() -> None:
    """2.000 euro net, 600 euro rent without huurtoeslag, an average premium, no zorgtoeslag."""
    household = single(rent=600, given={"huurtoeslag": 0, "zorgtoeslag": 0, "betaling_belastingschulden": 25})
    home, premium = 600 - euros("202.52"), euros(2119) / 12 - 47
    left = 2000 - home - premium - 25 - euros("0.9") * euros("1401.50")
    assert capacity(household) == (left * 12).quantize(Decimal("0.01"))
    assert value_of(household, "aan_te_wenden_betalingscapaciteit") == (euros("0.8") * capacity(household)).quantize(
        Decimal("0.01")
    )


def test_who_has_less_than_the_costs_of_living_can_pay_nothing() -> None:
    poor = single(netto=12000, rent=600)
    assert capacity(poor) == 0
    assert value_of(poor, "has_recht_op_volledige_kwijtschelding") is True


def test_a_month_of_living_home_insurance_and_children_may_be_in_the_bank() -> None:
    poor = {"netto_inkomen": 12000}
    household = described(JANUARY, person("a"), CHILD, rent=600, given=poor)
    free = value_of(household, "vrij_banksaldo")
    expected = euros("0.9") * euros("1401.50") + (600 - euros("200.71")) + (euros(2119) / 12 - 47)
    assert free == expected + value_of(household, "maximaal_kindgebonden_budget") / 12
    richer = described(JANUARY, person("a", wealth=round(free, 2) + euros("0.01")), CHILD, rent=600, given=poor)
    assert value_of(richer, "has_recht_op_volledige_kwijtschelding") is False


@pytest.mark.parametrize(
    ("choice", "name", "expected"),
    [
        ({"applies_volle_norm_for_kwijtschelding": True}, "kosten_van_bestaan", "1401.50"),
        ({"is_wooncomponent_without_verlaging": True}, "wooncomponent", "250.67"),
        ({}, "wooncomponent", "202.52"),
    ],
)
def test_what_an_office_chooses_is_used(choice: dict[str, Any], name: str, expected: str) -> None:
    assert value_of(single(given=choice), name) == euros(expected)


@pytest.mark.parametrize(("told", "counts"), [(1500, 1500), (2500, 2000)])
def test_extra_savings_count_up_to_what_the_law_allows(told: int, counts: int) -> None:
    extra = single(rent=600, given={"extra_vermogen_for_kwijtschelding": told})
    assert value_of(extra, "vrij_banksaldo") - value_of(single(rent=600), "vrij_banksaldo") == counts


def test_the_net_aow_takes_the_place_of_the_norm_for_who_has_the_age() -> None:
    chosen = {"applies_aow_norm_for_kwijtschelding": True, "netto_aow_for_kwijtschelding": 1600}
    assert value_of(single(born="1950-05-01", given=chosen), "kosten_van_bestaan") == 1600
    assert value_of(single(given=chosen), "kosten_van_bestaan") == euros("0.9") * euros("1401.50")
