"""Bijstand and what stands beside it, at each limit of the Participatiewet: a cent or a day below, on and above it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rondkomen.law import Household
from tests.law.households import answer_to, described, euros, person, value_of

DAY = date(2026, 3, 10)
CENT = Decimal("0.01")
SINGLE, COUPLE, AOW_SINGLE, AOW_COUPLE = map(euros, ("1401.50", "2002.13", "1564.69", "2144.16"))
YOUNG, EXTRA = euros("345.99"), euros("746.45")


def home(*persons: Any, day: date = DAY, **given: Any) -> Household:
    return described(day, *persons, home={"kind": "huur", "kale_huur": 600}, given=given)


def two(first: str = "1990-05-01", second: str = "1988-02-11") -> tuple[dict[str, Any], dict[str, Any]]:
    return person("a", first, partner="b"), person("b", second)


def child(born: str = "2015-03-01") -> dict[str, Any]:
    return person("k", born, parents=["a"])


# The norm


@pytest.mark.parametrize(
    ("persons", "norm"),
    [
        ([person("a", "2005-03-11")], YOUNG),
        ([person("a", "2005-03-10")], SINGLE),
        ([person("a", "2005-03-11"), child("2024-01-01")], YOUNG),
        ([person("a"), child()], SINGLE),
        ([person("a", "1959-03-11")], SINGLE),
        ([person("a", "1959-03-10")], AOW_SINGLE),
        (two(), COUPLE),
        (two("1959-03-11"), COUPLE),
        (two("1959-03-10"), AOW_COUPLE),
        (two("2005-03-11", "2006-01-01"), euros("691.98")),
        ((*two("2005-03-11", "2006-01-01"), child("2025-01-01")), euros("1092.41")),
        (two("2005-03-11"), euros("1347.06")),
        ((*two("2005-03-11"), child("2024-01-01")), euros("1747.49")),
        ((*two("2005-03-11"), person("c", "1980-01-01")), euros("345.99") + euros("1001.07")),
        ((*two("2005-03-11"), child("2024-01-01"), person("c", "1980-01-01")), euros("746.42") + euros("1001.07")),
        ((*two("2005-03-11", "2006-01-01"), person("c", "1980-01-01")), euros("691.98")),
        ([person("a", "2006-01-01"), person("c", "1980-01-01")], YOUNG),
    ],
)
def test_the_norm_by_age_partner_child_and_who_live_in(persons: Any, norm: Decimal) -> None:
    assert value_of(home(*persons), "bijstandsnorm") == norm


@pytest.mark.parametrize(
    ("given", "norm"),
    [
        ({"is_commerciele_huurder": {"c": True}}, SINGLE),
        ({"is_student": {"c": True}}, SINGLE),
        ({}, euros("1001.07")),
    ],
)
def test_paying_tenants_and_students_share_no_costs(given: dict[str, Any], norm: Decimal) -> None:
    assert value_of(home(person("a"), person("c", "1980-01-01"), **given), "bijstandsnorm") == norm


def test_an_institution_has_a_norm_of_its_own_and_none_under_21() -> None:
    def norm(*persons: Any, name: str = "bijstandsnorm", **given: Any) -> Decimal:
        found: Decimal = value_of(described(DAY, *persons, home={"kind": "instelling"}, given=given), name)
        return found

    assert norm(person("a")) == euros("443.76") + 47
    assert norm(*two()) == euros("690.27") + 106
    assert norm(*two(), stays_in_inrichting={"b": False}) == euros("443.76") + 47 + SINGLE
    assert norm(person("a", "2006-01-01"), name="bijstand") == 0


@pytest.mark.parametrize(
    ("persons", "given", "norm"),
    [
        ([person("a", "2006-01-01")], {"a": False}, YOUNG + EXTRA),
        (two("2006-01-01"), {"a": False}, COUPLE),
        (two("2006-01-01", "2006-02-01"), {"a": False}, euros("691.98") + EXTRA),
        (two("2006-01-01", "2006-02-01"), {"a": False, "b": False}, COUPLE),
        ([person("a", "2005-03-10")], {"a": False}, SINGLE),
    ],
)
def test_from_2026_who_cannot_rely_on_parents_gets_more_up_to_the_norm_of_21(
    persons: Any, given: dict[str, bool], norm: Decimal
) -> None:
    assert value_of(home(*persons, can_rely_on_ouders=given), "bijstandsnorm") == norm


def test_before_2026_there_is_no_such_extra() -> None:
    household = home(person("a", "2006-01-01"), day=date(2025, 12, 31), can_rely_on_ouders={"a": False})
    assert value_of(household, "bijstandsnorm") == euros("337.98")


@pytest.mark.parametrize(
    ("persons", "day", "norm"),
    [
        (two(), DAY, COUPLE / 2),
        ((*two(), child()), DAY, COUPLE / 2 + euros("284.67")),
        ((*two(), child()), date(2025, 12, 31), euros("1955.80") / 2),
        (two("1959-01-01"), DAY, AOW_COUPLE / 2),
        (two("2006-01-01"), DAY, euros("691.98") / 2),
        ((*two(), person("c", "1980-01-01")), DAY, euros("867.59")),
    ],
)
def test_with_a_partner_without_right_the_norm_is_half_that_of_a_couple(persons: Any, day: date, norm: Decimal) -> None:
    household = home(*persons, day=day, has_rechtmatig_verblijf={"b": False})
    assert abs(value_of(household, "bijstandsnorm") - norm) <= CENT / 2


# Who has a right


@pytest.mark.parametrize(("persons", "limit"), [([person("a")], 8000), ([person("a"), child()], 16000), (two(), 16000)])
@pytest.mark.parametrize(("over", "status"), [(-CENT, "computed"), (Decimal(0), "computed"), (CENT, "no_right")])
def test_wealth_up_to_the_limit_does_no_harm(persons: Any, limit: int, over: Decimal, status: str) -> None:
    first, *others = persons
    assert answer_to(home(dict(first, wealth=limit + over), *others), "bijstand").status == status


@pytest.mark.parametrize(("gifts", "status"), [(1200, "computed"), ("1200.01", "no_right")])
def test_from_2026_gifts_above_an_amount_count_as_wealth(gifts: Any, status: str) -> None:
    household = home(person("a", wealth=8000), giften=euros(gifts))
    assert answer_to(household, "bijstand").status == status


def test_before_2026_the_municipality_judges_gifts() -> None:
    for accepted, status in ((True, "computed"), (False, "no_right")):
        household = home(
            person("a", wealth=7770), day=date(2025, 12, 31), giften=euros(1), are_giften_verantwoord=accepted
        )
        assert answer_to(household, "bijstand").status == status


@pytest.mark.parametrize(("over", "left"), [(-CENT, CENT), (Decimal(0), None), (CENT, None)])
def test_an_income_of_the_norm_ends_the_right(over: Decimal, left: Decimal | None) -> None:
    found = answer_to(home(person("a"), netto_inkomen={"a": 12 * (SINGLE + over)}), "bijstand")
    assert (found.status, found.value or None) == ("computed" if left else "no_right", left)


@pytest.mark.parametrize(
    ("born", "status"), [("2008-03-11", "no_right"), ("2008-03-10", "computed"), ("1999-03-11", "computed")]
)
def test_the_right_begins_at_18(born: str, status: str) -> None:
    assert answer_to(home(person("a", born)), "bijstand").status == status


@pytest.mark.parametrize(("born", "status"), [("1999-03-11", "no_right"), ("1999-03-10", "computed")])
def test_who_studies_has_none_under_27(born: str, status: str) -> None:
    assert answer_to(home(person("a", born), is_student={"a": True}), "bijstand").status == status


@pytest.mark.parametrize(
    ("income", "counted"), [(500, 0), ("1001.06", 0), ("1001.07", 0), ("1101.07", "100.00"), (1500, "498.93")]
)
def test_of_a_partner_without_right_only_what_lifts_the_couple_above_its_norm_counts(income: Any, counted: Any) -> None:
    """Half of the norm (1001,07) with this income, less the norm of a couple (2002,13)."""
    household = home(*two(), has_rechtmatig_verblijf={"b": False}, netto_inkomen={"a": 0, "b": 12 * euros(income)})
    found = value_of(household, "inkomen_of_partner_that_counts")
    assert abs(found - euros(counted)) <= CENT


@pytest.mark.parametrize(
    ("pension", "single", "lowers"), [("26.49", True, 0), ("26.50", True, 0), (30, True, "3.50"), (60, False, 7)]
)
def test_a_small_pension_does_not_lower_bijstand_from_the_aow_age(pension: Any, single: bool, lowers: Any) -> None:
    persons = [person("a", "1950-01-01")] if single else list(two("1950-01-01"))
    income = [{"kind": "pensioen", "amount": 12 * euros(pension), "per": "jaar"}]
    net = {"a": 12 * euros(pension)} | ({} if single else {"b": 0})
    household = home(dict(persons[0], income=income), *persons[1:], netto_inkomen=net)
    norm = AOW_SINGLE if single else AOW_COUPLE
    assert abs(norm - value_of(household, "bijstand") - euros(lowers)) <= CENT


# Earnings beside it


def free(net: Any = 400, *, born: str = "1990-05-01", with_child: str = "", day: date = DAY, **given: Any) -> Decimal:
    """What of these net earnings of a month does not lower the bijstand."""
    persons = [person("a", born), *([child(with_child)] if with_child else [])]
    told = {name: {"a": value} for name, value in given.items() if name != "applies_artikel_34a"}
    at_home = {name: value for name, value in given.items() if name == "applies_artikel_34a"}
    household = home(*persons, day=day, netto_inkomen_uit_arbeid={"a": net}, **told, **at_home)
    found: Decimal = value_of(household, "vrijlating_inkomen_uit_arbeid", 0)
    return found


@pytest.mark.parametrize(("net", "left"), [(400, 100), (1140, 285), ("1140.04", 285), (2000, 285)])
def test_a_quarter_of_earnings_is_free_up_to_a_maximum(net: Any, left: int) -> None:
    assert free(euros(net)) == left


@pytest.mark.parametrize(("born", "left"), [("1999-03-11", 0), ("1999-03-10", 100)])
def test_it_starts_at_27(born: str, left: int) -> None:
    assert free(born=born) == left


@pytest.mark.parametrize(("months", "left"), [(5, 100), (6, 0), (40, 0)])
def test_it_lasts_six_months(months: int, left: int) -> None:
    assert free(number_of_maanden_vrijlating=months) == left


def test_from_the_aow_age_it_has_no_end() -> None:
    assert free(born="1950-01-01", number_of_maanden_vrijlating=60) == 100


@pytest.mark.parametrize(
    ("born", "months", "left"),
    [("2014-03-11", 0, 50), ("2014-03-10", 0, 0), ("2020-01-01", 29, 50), ("2020-01-01", 30, 0)],
)
def test_then_a_parent_alone_of_a_child_under_12_keeps_an_eighth_for_thirty_months(
    born: str, months: int, left: int
) -> None:
    given = {"number_of_maanden_vrijlating": 6, "number_of_maanden_vrijlating_alleenstaande_ouder": months}
    assert free(with_child=born, **given) == left


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({"is_medisch_urenbeperkt": True}, 100),
        ({"is_medisch_urenbeperkt": True, "number_of_maanden_vrijlating": 6}, 60),
        ({"is_in_doelgroep_loonkostensubsidie": True, "number_of_maanden_vrijlating": 6}, 60),
        (
            {
                "is_in_doelgroep_loonkostensubsidie": True,
                "number_of_maanden_vrijlating": 6,
                "number_of_maanden_vrijlating_loonkostensubsidie": 12,
            },
            0,
        ),
        (
            {
                "is_in_doelgroep_loonkostensubsidie": True,
                "number_of_maanden_vrijlating": 6,
                "number_of_maanden_vrijlating_loonkostensubsidie": 12,
                "can_uitbreiden_arbeidsomvang": False,
            },
            60,
        ),
        ({"is_medisch_urenbeperkt": True, "born": "2000-01-01"}, 60),
    ],
)
def test_limited_hours_or_a_wage_subsidy_leave_15_percent_free_after_the_six_months(
    given: dict[str, Any], left: int
) -> None:
    assert free(**given) == left


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({}, 60),
        ({"number_of_maanden_artikel_34a": 11}, 60),
        ({"number_of_maanden_artikel_34a": 12}, 0),
        ({"number_of_maanden_artikel_34a": 12, "is_medisch_urenbeperkt": True}, 60),
        ({"born": "2000-01-01"}, 60),
        ({"born": "1950-01-01"}, 100),
        ({"born": "1950-01-01", "net": 904}, 226),
        ({"born": "1950-01-01", "net": 1000}, 226),
    ],
)
def test_the_rules_of_article_34a_where_a_municipality_uses_them(given: dict[str, Any], left: int) -> None:
    assert free(applies_artikel_34a=True, **given) == left


def test_article_34a_is_not_there_before_2026() -> None:
    assert free(day=date(2025, 12, 31), applies_artikel_34a=True) == 100


def test_free_earnings_come_on_top_and_do_not_open_a_right() -> None:
    def bijstand(net: Decimal) -> Any:
        income = [{"kind": "loon", "amount": 15_000, "per": "jaar"}]
        return answer_to(home(person("a", income=income), netto_inkomen={"a": 12 * net}), "bijstand")

    assert bijstand(euros(1000)).value == SINGLE - 750
    assert bijstand(SINGLE).status == "no_right"


# Special costs, and the extra after years


DRAAGKRACHT = {
    "draagkracht_grens": euros("1.10"),
    "draagkracht_fractie": euros("0.50"),
    "draagkracht_hoge_grens": euros("1.50"),
    "draagkracht_hoge_fractie": 1,
}


@pytest.mark.parametrize(
    ("part_of_norm", "expected"),
    [("1.00", 0), ("1.10", 0), ("1.20", "0.05"), ("1.50", "0.20"), ("1.60", "0.30")],
)
def test_draagkracht_is_a_part_of_income_above_two_limits_of_the_norm(part_of_norm: str, expected: Any) -> None:
    """Rotterdam: half of what lies between 110 and 150% of the norm and all above it, over twelve months."""
    net = 12 * (SINGLE * euros(part_of_norm)).quantize(CENT)
    household = home(person("a"), netto_inkomen={"a": net}, bijzondere_kosten=euros(10_000), **DRAAGKRACHT)
    draagkracht = 12 * SINGLE * euros(expected)
    assert abs(value_of(household, "draagkracht") - draagkracht) <= Decimal("0.10")
    assert abs(value_of(household, "bijzondere_bijstand") - (10_000 - draagkracht)) <= Decimal("0.10")


@pytest.mark.parametrize(("wealth", "borne"), [(8000, 0), (8100, 100), (20_000, 400)])
def test_wealth_above_the_limit_bears_special_costs(wealth: int, borne: int) -> None:
    household = home(person("a", wealth=wealth), bijzondere_kosten=euros(400), **DRAAGKRACHT)
    assert value_of(household, "bijzondere_bijstand") == 400 - borne


@pytest.mark.parametrize(("costs", "paid"), [(176, 0), ("176.01", "176.01")])
def test_a_municipality_may_leave_costs_up_to_a_threshold(costs: Any, paid: Any) -> None:
    household = home(person("a"), bijzondere_kosten=euros(costs), applies_drempelbedrag=True, **DRAAGKRACHT)
    assert value_of(household, "bijzondere_bijstand") == euros(paid)


IIT = {
    "individuele_inkomenstoeslag_bedrag_alleenstaande": 400,
    "individuele_inkomenstoeslag_bedrag_alleenstaande_ouder": 500,
    "individuele_inkomenstoeslag_bedrag_gehuwden": 600,
    "individuele_inkomenstoeslag_inkomensgrens": euros("1.10"),
    "individuele_inkomenstoeslag_referteperiode": 3,
}


@pytest.mark.parametrize(
    ("persons", "given", "amount"),
    [
        ([person("a")], {}, 400),
        ([person("a"), child()], {}, 500),
        ([person("a"), child("2008-03-11")], {}, 500),
        ([person("a"), child("2008-03-10")], {}, 400),
        (two(), {}, 600),
        ([person("a", "2005-03-10")], {}, 400),
        ([person("a", "2005-03-11")], {}, 0),
        ([person("a", "1959-03-11")], {}, 400),
        ([person("a", "1959-03-10")], {}, 0),
        (two("1959-03-10"), {}, 600),
        ([person("a", wealth=8000)], {}, 400),
        ([person("a", wealth="8000.01")], {}, 0),
        ([person("a")], {"number_of_jaren_laag_inkomen": 3}, 400),
        ([person("a")], {"number_of_jaren_laag_inkomen": 2}, 0),
        ([person("a")], {"had_individuele_inkomenstoeslag": True}, 0),
        ([person("a")], {"has_uitzicht_op_inkomensverbetering": {"a": True}}, 0),
        ([person("a")], {"is_student": {"a": True}}, 0),
        ([person("a")], {"netto_inkomen": {"a": 12 * euros("1541.65")}}, 400),
        ([person("a")], {"netto_inkomen": {"a": 12 * euros("1541.66")}}, 0),
    ],
)
def test_the_individuele_inkomenstoeslag_at_each_of_its_conditions(
    persons: Any, given: dict[str, Any], amount: int
) -> None:
    assert value_of(home(*persons, **IIT, **given), "individuele_inkomenstoeslag") == amount


@pytest.mark.parametrize(
    ("born", "pay", "amount"),
    [
        ("2011-03-11", 0, 0),
        ("2011-03-10", 0, "115.55"),
        ("2005-03-11", 0, "308.12"),
        ("2005-03-10", 0, "385.14"),
        ("2000-01-01", "231.09", "385.14"),
        ("2000-01-01", "331.09", "285.14"),
        ("2000-01-01", 2000, 0),
    ],
)
def test_the_studietoeslag_by_age_and_pay_of_an_internship(born: str, pay: Any, amount: Any) -> None:
    household = home(
        person("a", born),
        is_student={"a": True},
        has_medische_beperking_naast_studie={"a": True},
        stagevergoeding={"a": euros(pay)},
    )
    assert value_of(household, "studietoeslag", 0) == euros(amount)


@pytest.mark.parametrize(
    "given",
    [
        {"is_student": {"a": False}},
        {"has_medische_beperking_naast_studie": {"a": False}},
        {"has_recht_op_wajong": {"a": True}},
    ],
)
def test_the_studietoeslag_needs_each_of_its_conditions(given: dict[str, Any]) -> None:
    usual = {"is_student": {"a": True}, "has_medische_beperking_naast_studie": {"a": True}}
    assert value_of(home(person("a", "2000-01-01"), **(usual | given)), "studietoeslag", 0) == 0
