"""Thousands of random households get the same amounts from the rules as from an independent calculation."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rondkomen.law import Household, facts_of, household_of, law_book
from tests.law import oracle
from tests.law.oracle import Case, One

WANTED = ("zorgtoeslag", "kindgebonden_budget", "huurtoeslag", "rekeninkomen")
ALMOST = Fraction(1, 10**9)

days = st.one_of(
    st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    st.sampled_from([date(year, month, 1) for year in (2024, 2025, 2026) for month in (1, 4, 7, 10)]),
)


def euros(*ranges: tuple[int, int]) -> st.SearchStrategy[Fraction]:
    """Amounts in cents, and whole thousands where limits often are."""
    return st.one_of(
        *(st.integers(low * 100, high * 100).map(lambda cents: Fraction(cents, 100)) for low, high in ranges)
    )


incomes = euros((0, 0), (0, 12_000), (18_000, 60_000), (18_000, 60_000))
wealths = euros((0, 0), (0, 30_000), (36_000, 39_000), (139_000, 190_000))
rents = st.one_of(
    euros((150, 1000)), st.sampled_from([oracle.HUUR[year][column] for year in oracle.HUUR for column in range(5)])
)


@st.composite
def cases(draw: st.DrawFn, wealth: st.SearchStrategy[Fraction] = wealths) -> Case:
    on = draw(days)

    def born(low: int, high: int) -> date:
        """A birth date by age, often with a birthday around the day itself."""
        age = draw(st.integers(low, high))
        shift = draw(st.one_of(st.integers(-40, 40), st.integers(0, 364)))
        return date(on.year - age, on.month, 1) - timedelta(shift)

    persons = [One("applicant", born(18, 90), draw(incomes), draw(wealth))]
    if draw(st.booleans()):
        persons.append(One("partner", born(17, 90), draw(incomes), draw(wealth)))
    for _ in range(draw(st.sampled_from((0, 0, 1, 2, 3, 7)))):
        day = min(born(0, 24), on)
        oldest = max(one.born for one in persons[:1])
        if oracle.years(oldest, day) >= 12:
            persons.append(One("child", day, draw(euros((0, 0), (0, 9000))), draw(euros((0, 0), (0, 400)))))
    if draw(st.sampled_from((False, False, True))):
        persons.append(One("lodger", born(18, 90), draw(incomes), draw(wealth)))
    adult = oracle.years(persons[0].born, on) >= 18
    if not adult:
        persons[0] = replace(persons[0], born=date(on.year - 30, 1, 1))
    uninsured = frozenset(draw(st.sets(st.sampled_from(("applicant", "partner")), max_size=1)))
    rent = draw(st.none() | rents)
    return Case(on, tuple(persons), rent, draw(euros((0, 0), (0, 60))) if rent else Fraction(0), uninsured)


def exact(amount: Fraction) -> Decimal:
    return Decimal(amount.numerator) / Decimal(amount.denominator)


def household(case: Case) -> Household:
    """The same household as a person would describe it."""
    names = [f"p{number}" for number in range(len(case.persons))]
    persons = []
    for name, one in zip(names, case.persons, strict=True):
        told: dict[str, Any] = {"id": name, "birth_date": one.born, "wealth": exact(one.wealth)}
        told["income"] = [{"kind": "loon", "amount": exact(one.income), "per": "jaar"}]
        if one.role == "partner":
            told["partner"] = "p0"
        if one.role == "child":
            told["parents"] = ["p0"]
        persons.append(told)
    home: dict[str, Any] = {"kind": "koop"}
    if case.rent is not None:
        home = {"kind": "huur", "kale_huur": exact(case.rent), "servicekosten": exact(case.service_costs)}
    roles = {one.role: name for name, one in zip(names, case.persons, strict=True)}
    insured = {roles[role]: False for role in case.uninsured if role in roles}
    content = {"persons": persons, "home": home, "given": {"is_zorgverzekerd": insured}}
    return household_of(content, law_book().quantities, case.on)


def by_the_rules(case: Case) -> dict[str, Fraction]:
    book = law_book()
    found = book.on(case.on).evaluate(facts_of(household(case), book.quantities), WANTED)
    return {name: Fraction(found.value(name)) for name in WANTED}


@settings(max_examples=700)
@given(cases())
@example(Case(date(2024, 1, 1), (One("applicant", date(1957, 1, 15), Fraction(25000)),), Fraction(600)))
@example(Case(date(2024, 2, 1), (One("applicant", date(1957, 3, 1), Fraction(25000)),), Fraction(600)))
@example(Case(date(2024, 3, 1), (One("applicant", date(1957, 3, 1)), One("partner", date(1960, 1, 1))), Fraction(800)))
def test_the_rules_and_the_independent_calculation_agree(case: Case) -> None:
    found = by_the_rules(case)
    for name in WANTED:
        expected = getattr(oracle, name)(case)
        assert abs(found[name] - expected) < ALMOST, f"{name}: {float(found[name])} here, {float(expected)} apart"


@pytest.mark.parametrize("year", [2024, 2025, 2026])
@settings(max_examples=150)
@given(case=cases(wealth=euros((0, 0))))
def test_they_agree_in_every_year_for_who_has_no_wealth(year: int, case: Case) -> None:
    shift = date(year, 1, 1).toordinal() - date(case.on.year, 1, 1).toordinal()
    moved = tuple(replace(one, born=one.born + timedelta(shift)) for one in case.persons)
    same = replace(case, on=min(case.on + timedelta(shift), date(year, 12, 31)), persons=moved)
    found = by_the_rules(same)
    for name in WANTED:
        assert abs(found[name] - getattr(oracle, name)(same)) < ALMOST, name


@settings(max_examples=150)
@given(case=cases(), more=st.integers(1, 2_000_000))
def test_more_income_never_raises_an_allowance(case: Case, more: int) -> None:
    first, *others = case.persons
    richer = replace(case, persons=(replace(first, income=first.income + Fraction(more, 100)), *others))
    before, after = by_the_rules(case), by_the_rules(richer)
    for name in ("zorgtoeslag", "kindgebonden_budget", "huurtoeslag"):
        assert after[name] <= before[name], name


@settings(max_examples=150)
@given(case=cases(), more=st.integers(1, 20_000_000))
def test_more_wealth_never_raises_an_allowance(case: Case, more: int) -> None:
    *others, last = case.persons
    richer = replace(case, persons=(*others, replace(last, wealth=last.wealth + Fraction(more, 100))))
    before, after = by_the_rules(case), by_the_rules(richer)
    for name in ("zorgtoeslag", "kindgebonden_budget", "huurtoeslag"):
        assert after[name] <= before[name], name


@settings(max_examples=150)
@given(case=cases())
def test_amounts_are_never_negative_and_never_above_the_highest(case: Case) -> None:
    found = by_the_rules(case)
    year = case.on.year
    premium = oracle.ZORG[year][0] * len(case.couple)
    per_child, _, sixteen, single, *_ = oracle.KGB[year]
    highest_rent = {2024: "697.79", 2025: "725.80", 2026: "780"}[year]
    assert 0 <= found["zorgtoeslag"] < premium
    assert 0 <= found["kindgebonden_budget"] <= (per_child + sixteen) * len(case.children) + single
    assert 0 <= found["huurtoeslag"] < Fraction(highest_rent)


@settings(max_examples=100)
@given(case=cases(), cents=st.integers(1, 10_000))
def test_from_2026_more_rent_never_lowers_huurtoeslag(case: Case, cents: int) -> None:
    day = date(2026, case.on.month, 1)
    if case.rent is None or any(one.born > day for one in case.persons):
        return
    low, high = (replace(case, on=day, rent=rent) for rent in (case.rent, case.rent + Fraction(cents, 100)))
    assert by_the_rules(low)["huurtoeslag"] <= by_the_rules(high)["huurtoeslag"]


@settings(max_examples=100)
@given(year=st.sampled_from((2024, 2025)), income=euros((15_000, 50_000)), with_partner=st.booleans())
def test_the_normhuur_is_rounded_up_to_a_whole_cent(year: int, income: Fraction, with_partner: bool) -> None:
    """Looked at by itself, because the whole euros of a year hide a cent a month."""
    couple = (One("applicant", date(1990, 1, 1), income), One("partner", date(1990, 1, 1)))
    case = Case(date(year, 5, 1), couple if with_partner else couple[:1], Fraction(600))
    facts = facts_of(household(case), law_book().quantities)
    found = law_book().on(case.on).evaluate(facts, ["basishuur"]).value("basishuur")
    assert Fraction(found) == oracle.own_part(case)[0]
