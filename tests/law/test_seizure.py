"""Beslagvrije voet by the text of Rv 475a-475f: its parts, what goes off, and the homes and incomes it treats apart."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.engine.errors import RuleRefused
from rondkomen.kernel import Citation
from rondkomen.law import Household, law_book
from rondkomen.law.again import again
from rondkomen.law.huurtoeslag import rules as huurtoeslag
from tests.law.households import answer_to, described, euros, person, value_of

JANUARY = date(2026, 1, 1)
DAYS = (date(2024, 1, 1), date(2025, 7, 1), JANUARY)
CHILD = person("k", "2018-03-03", parents=["a"])


def single(on: date = JANUARY, netto: Any = 60000, belastbaar: Any = 20000, **more: Any) -> Household:
    """One person of 35 with a net income of a year and a taxable one."""
    incomes = {"netto_inkomen": netto, "belastbaar_inkomen": belastbaar}
    return described(on, person("a"), given=incomes | more.pop("given", {}), **more)


def voet(household: Household, who: int = 0) -> Decimal:
    """The beslagvrije voet of a person of the household."""
    found = value_of(household, "beslagvrije_voet", who)
    assert isinstance(found, Decimal)
    return found


def cents(amount: Fraction | Decimal) -> Decimal:
    """To the cent, half up."""
    exact = Decimal(amount.numerator) / Decimal(amount.denominator) if isinstance(amount, Fraction) else amount
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


# The parts


def test_at_a_low_income_it_is_95_percent_of_the_norm() -> None:
    assert voet(single()) == euros("1331.43")  # 0,95 x 1.401,50


def test_the_parts_of_2026_by_the_formula_of_lid_2() -> None:
    care = (40000 - 29736) / euros(12) * euros("0.1373")
    rent = (40000 - 23425) * euros("0.27") / 12
    assert voet(single(belastbaar=40000)) == cents(euros("0.95") * euros("1401.50") + care + rent)


def test_the_parts_of_2025_by_the_formula_of_lid_2() -> None:
    lowest, second = Fraction(22700), Fraction(32625)
    rent_at_lowest, rent_at_second = Fraction("238.01") - Fraction("1.82"), Fraction("483.78") - Fraction("2.27")
    factor_f = (rent_at_second / second - rent_at_lowest / lowest) / (second - lowest)
    factor_g = rent_at_lowest / lowest - factor_f * lowest
    income = Fraction(35000)
    rent = factor_f * income**2 + factor_g * income - Fraction("238.01")
    care = (income - 28406) / 12 * Fraction("0.137")
    assert voet(single(date(2025, 7, 1), belastbaar=35000)) == cents(
        Fraction("0.95") * Fraction("1369.06") + care + rent
    )


def test_a_single_parent_keeps_the_missed_kindgebonden_budget() -> None:
    """From the drempelinkomen itself on; a couple from the higher one (lid 2, onderdelen b and d)."""
    incomes = {"netto_inkomen": {"a": 60000}, "belastbaar_inkomen": {"a": 40000}}
    parent = described(JANUARY, person("a"), CHILD, given=incomes)
    couple = described(JANUARY, person("a", partner="b"), person("b"), CHILD, given=incomes)
    assert value_of(parent, "kinddeel_beslagvrije_voet", 0) == (40000 - euros(29736)) / 12 * euros("0.076")
    assert value_of(couple, "kinddeel_beslagvrije_voet", 0) == (40000 - euros(39141)) / 12 * euros("0.076")


@pytest.mark.parametrize("day", DAYS, ids=str)
@given(lower=st.integers(0, 120000), more=st.integers(0, 20000))
def test_more_taxable_income_never_lowers_it(day: date, lower: int, more: int) -> None:
    before, after = (
        value_of(single(day, belastbaar=one), "beslagvrije_voet_before_vermindering", 0)
        for one in (lower, lower + more)
    )
    assert before <= after


# Never more than 95% of the income


@pytest.mark.parametrize(("netto", "expected"), [(12000, "950.00"), (16818, "1331.43"), (16817, "1331.35")])
def test_five_percent_always_goes_to_the_debts(netto: int, expected: str) -> None:
    assert voet(single(netto=netto)) == euros(expected)


def test_on_bijstand_it_is_95_percent_of_the_own_norm() -> None:
    income = [{"kind": "bijstand", "amount": euros(1600), "per": "maand"}]
    household = described(date(2026, 7, 1), person("a", income=income))
    assert voet(household) == euros("1348.49")  # 0,95 x 1.419,46


def test_other_income_beside_bijstand_goes_off() -> None:
    income = [{"kind": "bijstand", "amount": euros(600), "per": "maand"}]
    household = described(
        JANUARY, person("a", income=income), given={"netto_inkomen_zonder_bijstand": 6000, "netto_inkomen": 16800}
    )
    assert voet(household) == cents(euros("0.95") * euros("1401.50") - 500)


# What goes off


def pair(earns: Any, *, under_beslag: bool = False) -> Household:
    """A couple; the first has 24.000 euro net a year, the second what is told."""
    given = {
        "netto_inkomen": {"a": 24000, "b": earns},
        "belastbaar_inkomen": {"a": 20000, "b": 0},
        "is_inkomen_onder_beslag": {"b": under_beslag},
    }
    return described(JANUARY, person("a", partner="b"), person("b"), given=given)


COUPLE = euros("0.95") * euros("2002.13")


@pytest.mark.parametrize(
    ("earns", "under_beslag", "expected"),
    [
        (0, False, euros(1900)),  # 95% of 2.000 euro is less than the norm
        (6000, False, COUPLE - 500),
        (60000, False, COUPLE / 2),
        (60000, True, euros(1900)),
    ],
)
def test_the_partners_income_goes_off_at_most_for_half(earns: int, under_beslag: bool, expected: Decimal) -> None:
    assert voet(pair(earns, under_beslag=under_beslag)) == cents(expected)


def test_the_profit_of_a_partner_does_not_go_off() -> None:
    """Only the periodic payments of art. 475c lid 1, onderdelen a to i, do."""
    profit = [{"kind": "winst", "amount": euros(18000), "per": "jaar"}]
    household = described(JANUARY, person("a", partner="b", income=24000), person("b", income=profit))
    assert value_of(household, "maandinkomen_echtgenoot", 0) == 0
    assert value_of(household, "maandinkomen_echtgenoot", 1) > 0


def test_of_wages_beside_profit_only_the_wages_are_held_against_95_percent() -> None:
    incomes = [
        {"kind": "loon", "amount": euros(6000), "per": "jaar"},
        {"kind": "winst", "amount": euros(18000), "per": "jaar"},
    ]
    household = described(JANUARY, person("a", income=incomes))
    net = value_of(household, "netto_maandinkomen", 0)
    assert voet(household) == cents(euros("0.95") * net / 4)


def test_someone_with_profit_alone_is_treated_as_the_kantonrechter_can() -> None:
    profit = [{"kind": "winst", "amount": euros(18000), "per": "jaar"}]
    household = described(JANUARY, person("a", income=profit))
    assert voet(household) == cents(euros("0.95") * value_of(household, "netto_maandinkomen", 0))


def test_income_that_is_not_seized_and_the_company_car_go_off() -> None:
    given = {"inkomen_buiten_beslag": 200, "loonbelasting_auto_van_de_zaak": 90}
    assert voet(single(given=given)) == cents(euros("0.95") * euros("1401.50") - 290)


# Without an address, and in an institution


def test_without_an_address_it_is_half_of_95_percent_of_a_couples_norm() -> None:
    household = single(belastbaar=90000, given={"is_zonder_woonadres": True})
    assert voet(household) == cents(euros("0.475") * euros("2002.13"))
    assert value_of(household, "beslagvrij_bedrag_bankrekening", 0) == euros("2191.42") / 2


def test_in_an_institution_it_is_the_price_and_two_thirds_of_the_norm() -> None:
    household = single(home={"kind": "instelling"}, given={"prijs_van_verblijf_in_inrichting": 900})
    assert voet(household) == cents(900 + euros("443.76") * 2 / 3 + 47)


def test_the_price_of_the_institution_is_asked_when_nobody_told_it() -> None:
    household = single(home={"kind": "instelling"})
    assert answer_to(household, "beslagvrije_voet").needs == ("given.prijs_van_verblijf_in_inrichting.a",)


# Dear homes, and homes without huurtoeslag


@pytest.mark.parametrize(("rent", "extra"), [(1026, "0"), ("1026.22", "0"), (1200, "173.777")])
def test_rent_above_110_percent_of_the_limit_is_added_on_request(rent: Any, extra: str) -> None:
    asked = single(rent=rent, given={"requests_verhoging_beslagvrije_voet": True})
    assert value_of(asked, "verhoging_for_hoge_woonkosten", 0) == euros(extra)
    assert value_of(single(rent=rent), "verhoging_for_hoge_woonkosten", 0) == 0


def owner(on: date, belastbaar: Any = 20000, costs: Any = 600, born: str = "1990-05-01", **given: Any) -> Household:
    """Someone who owns the home and asks for more."""
    told = {
        "netto_inkomen": 60000,
        "belastbaar_inkomen": belastbaar,
        "hypotheekrente_en_erfpacht": costs,
        "woz_waarde": 250000,
        "requests_verhoging_beslagvrije_voet": True,
    }
    return described(on, person("a", born), home={"kind": "koop"}, given=told | given)


@pytest.mark.parametrize("day", DAYS, ids=str)
@given(
    costs=st.integers(100, 879), income=st.integers(15000, 37000), born=st.sampled_from(["1990-05-01", "1950-05-01"])
)
def test_an_owner_keeps_the_huurtoeslag_that_a_tenant_would_get(day: date, costs: int, income: int, born: str) -> None:
    tenant = described(day, person("a", born), rent=costs, given={"belastbaar_inkomen": income})
    extra = value_of(owner(day, income, costs, born), "verhoging_for_woning_without_huurtoeslag", 0)
    assert extra == value_of(tenant, "huurtoeslag_before_rounding")


@pytest.mark.parametrize(("income", "has_it"), [("55682.77", True), ("55682.78", False)])
def test_the_income_of_an_owner_must_be_lower_than_the_limit(income: str, has_it: bool) -> None:
    assert value_of(owner(JANUARY, income), "is_inkomen_onder_grens_verhoging", 0) is has_it


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("others", [[], [CHILD]], ids=["alone", "together"])
def test_that_limit_is_where_the_income_eats_the_highest_huurtoeslag(day: date, others: list[Any]) -> None:
    """Lid 9: the normhuur there is the part of the highest rent that the huurtoeslag of two persons counts."""
    numbers = law_book().on(day).number
    limit = numbers("inkomensgrens_verhoging").value.values[len(others)]
    household = described(day, person("a"), *others, given={"belastbaar_inkomen": {"a": limit}})
    quality, top = (numbers(name).value for name in ("kwaliteitskortingsgrens", "maximale_huurgrens_hoog"))
    cap = numbers("aftoppingsgrenzen").value.values[0]
    counts = quality + euros("0.65") * (cap - quality) + euros("0.40") * (top - cap)
    lowest = 0 if day.year == 2026 else numbers("normhuur_bij_minimum_inkomensijkpunt").value
    assert abs(value_of(household, "huurdeel_beslagvrije_voet", 0) + lowest - counts) < euros("0.01")


def test_a_tenant_of_a_whole_home_gets_no_more_on_request() -> None:
    asked = single(rent=600, given={"requests_verhoging_beslagvrije_voet": True})
    assert voet(asked) == voet(single(rent=600))


def test_other_costs_of_an_own_home_count_up_to_a_part_of_the_woz_value() -> None:
    household = owner(JANUARY, overige_eigenaarslasten=500)
    assert value_of(household, "woonkosten") == 600 + euros("0.00057") * 250000


# The same rule once more


def test_a_rule_is_not_used_again_for_an_input_that_it_does_not_have() -> None:
    def stub() -> None:
        """Nothing."""

    with pytest.raises(RuleRefused, match="stub: aftoppingsgrens has no input inkomen"):
        again(huurtoeslag.aftoppingsgrens, Citation("BWBR0001827", artikel="475da"), {"inkomen": "loon"})(stub)


def test_a_rule_used_again_keeps_its_days_unit_and_owner_unless_told() -> None:
    from rondkomen.law.woonkosten import rules as woonkosten

    first, once_more = huurtoeslag.verlaging_huurtoeslag, woonkosten.gemiste_huurtoeslag_beslagvrije_voet
    assert (once_more.unit, once_more.period, once_more.of) == (first.unit, first.period, "person")
    assert once_more.sentence.startswith("What the huurtoeslag is lower by")
    assert "rekeninkomen" not in once_more.inputs
