"""The household file: what it may hold, and every refusal with its place, what was found and what is expected."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rondkomen.law import Household, HouseholdRefused, facts_of, household_of, law_book, read_household
from rondkomen.law.household.model import HOME_KINDS, INCOME_KINDS, PER

QUANTITIES = law_book().quantities
CONTRACT = """\
on: 2026-01-01
municipality: GM9999
persons:
  - id: anna
    birth_date: 1990-05-01
    partner: bram
    income:
      - {kind: loon, amount: 2100.00, per: maand}
    wealth: 1500.00
  - id: bram
    birth_date: 1988-02-11
    income: [{kind: ww, amount: 1400, per: maand}]
  - id: kim
    birth_date: 2015-03-01
    parents: [anna, bram]
home:
  kind: huur
  kale_huur: 650.00
  servicekosten: 30.00
given:
  toetsingsinkomen: 25000
"""
WHO = "persons: [{id: anna}, {id: bram}]\n"
DAY = "on: 2026-01-01\n"


def read(text: str) -> Household:
    return read_household(text, QUANTITIES)


def faults(text: str) -> list[str]:
    with pytest.raises(HouseholdRefused) as refused:
        read(text)
    assert refused.value.faults
    return [str(fault) for fault in refused.value.faults]


def one_person(entry: str) -> str:
    """A file with one person, whose entry starts on line 3."""
    return f"{DAY}persons:\n  - {{id: anna, {entry}}}\n"


def test_the_file_of_the_contract_is_read() -> None:
    household = read(CONTRACT)
    assert household.on == date(2026, 1, 1)
    assert household.municipality == "GM9999"
    assert [person.id for person in household.persons] == ["anna", "bram", "kim"]
    assert household.persons[0].income is not None
    assert household.persons[0].income[0].amount == Decimal("2100.00")
    assert household.persons[1].wealth is None
    assert household.persons[2].parents == ("anna", "bram")
    assert (household.home.kind, household.home.kale_huur) == ("huur", 650)
    assert household.given == {"toetsingsinkomen": 25000}


def test_the_same_in_json_is_the_same() -> None:
    import json

    import yaml

    plain = yaml.load(CONTRACT, yaml.BaseLoader)
    text = json.dumps(plain, default=str)
    for word in ("2100.00", "1500.00", "1400", "650.00", "30.00", "25000"):
        text = text.replace(f'"{word}"', word)
    assert read(text) == read(CONTRACT)


def test_a_day_from_outside_goes_before_that_of_the_file() -> None:
    assert read_household(CONTRACT, QUANTITIES, date(2025, 3, 1)).on == date(2025, 3, 1)
    assert read_household(WHO, QUANTITIES, date(2025, 3, 1)).on == date(2025, 3, 1)


REFUSED = {
    "an empty file": ("", "file: found an empty file; expected a household with persons"),
    "only a comment": ("# nothing\n", "file: found an empty file; expected a household with persons"),
    "a word": ("anna", 'line 1, file: found "anna"; expected a group with on, municipality, persons'),
    "a list": ("- anna\n", "line 1, file: found a list of 1; expected a group with on"),
    "no day": (WHO, "line 1, on: found nothing; expected the day the law is applied"),
    "a day of nothing": (f"on:\n{WHO}", "line 1, on: found nothing; expected the day the law is applied"),
    "a day that is no day": (f"on: today\n{WHO}", 'line 1, on: found "today"; expected a day as year-month-day'),
    "a day of no calendar": (f"on: 2026-02-30\n{WHO}", 'line 1, on: found "2026-02-30"; expected a day as'),
    "a day with a time": (f"on: 2026-02-03T10:00:00\n{WHO}", "line 1, on: found"),
    "a day in a week": (f"on: 2026-W01-1\n{WHO}", "line 1, on: found"),
    "a day the other way round": (f"on: 01-02-2026\n{WHO}", "line 1, on: found"),
    "a day that is a number": (f"on: 20260101\n{WHO}", "line 1, on: found 20260101; expected a day as"),
    "no persons": (DAY, "persons: found nothing; expected a list of persons"),
    "persons of nothing": (f"{DAY}persons:\n", "persons: found nothing; expected a list of persons"),
    "an empty list of persons": (f"{DAY}persons: []\n", "line 2, persons: found a list of 0; expected 1 to 30 persons"),
    "persons that are a group": (f"{DAY}persons: {{id: anna}}\n", "line 2, persons: found a group with 1 keys"),
    "a person that is a word": (
        f"{DAY}persons: [anna]\n",
        'line 2, persons[0]: found "anna"; expected a group with id',
    ),
    "too many persons": (
        f"{DAY}persons: [{', '.join(f'{{id: p{number}}}' for number in range(31))}]\n",
        "line 2, persons: found a list of 31; expected 1 to 30 persons",
    ),
    "no id": (f"{DAY}persons: [{{birth_date: 1990-01-01}}]\n", "line 2, persons[0].id: found nothing; expected an id"),
    "an id with a space": (
        f"{DAY}persons: [{{id: anna b}}]\n",
        'persons[0].id: found "anna b"; expected an id of letters',
    ),
    "an id that is a list": (f"{DAY}persons: [{{id: [a]}}]\n", "persons[0].id: found a list of 1; expected an id"),
    "an id that is a truth": (f"{DAY}persons: [{{id: true}}]\n", "persons[0].id: found true; expected an id"),
    "a long id": (f"{DAY}persons: [{{id: {'a' * 41}}}]\n", "persons[0].id: found"),
    "an id twice": (
        f"{DAY}persons: [{{id: a}}, {{id: a}}]\n",
        'persons[1].id: found "a"; expected an id that no other',
    ),
    "an unknown key": (f"{DAY}{WHO}huis: x\n", 'line 3, huis: found an unknown key "huis"; expected one of on, munici'),
    "a key that looks like one": (f"{DAY}{WHO}hom: x\n", "expected home perhaps; known keys are on, municipality"),
    "an unknown key of a person": (one_person("age: 30"), 'line 3, persons[0].age: found an unknown key "age"'),
    "an unknown key of an income": (
        one_person("income: [{kind: loon, amount: 1, per: jaar, x: 1}]"),
        "persons[0].income[0].x",
    ),
    "an unknown key of a home": (f"{DAY}{WHO}home: {{huur: 600}}\n", 'line 3, home.huur: found an unknown key "huur"'),
    "a wrong municipality": (
        f"{DAY}{WHO}municipality: Waterveen\n",
        'municipality: found "Waterveen"; expected a municipa',
    ),
    "a birth date that is no day": (
        one_person("birth_date: 1990"),
        "line 3, persons[0].birth_date: found 1990; expected a day",
    ),
    "a birth date after the day": (
        one_person("birth_date: 2026-01-02"),
        "persons[0].birth_date: found 2026-01-02; expected a day before 2026-01-01",
    ),
    "a birth date of long ago": (
        one_person("birth_date: 1894-12-31"),
        "persons[0].birth_date: found 1894-12-31; expected",
    ),
    "a partner who does not exist": (
        one_person("partner: bram"),
        'line 3, persons[0].partner: found "bram"; expected the id of another person',
    ),
    "oneself as partner": (
        one_person("partner: anna"),
        'persons[0].partner: found "anna"; expected the id of another person',
    ),
    "three partners in a row": (
        f"{DAY}persons: [{{id: a, partner: b}}, {{id: b, partner: c}}, {{id: c}}]\n",
        'persons[0].partner: found "b"; expected one partner each; b names c',
    ),
    "a partner named twice": (
        f"{DAY}persons: [{{id: a, partner: c}}, {{id: b, partner: c}}, {{id: c}}]\n",
        'persons[0].partner: found "c"; expected one partner each; c is named twice',
    ),
    "a parent who does not exist": (
        one_person("parents: [bram]"),
        'persons[0].parents[0]: found "bram"; expected the id',
    ),
    "oneself as parent": (
        one_person("parents: [anna]"),
        'persons[0].parents[0]: found "anna"; expected the id of another',
    ),
    "three parents": (one_person("parents: [a, b, c]"), "persons[0].parents: found a list of 3; expected at most two"),
    "parents that are a word": (
        one_person("parents: bram"),
        'persons[0].parents: found "bram"; expected a list of ids',
    ),
    "a parent who is younger": (
        f"{DAY}persons: [{{id: a, birth_date: 2000-01-01}}, {{id: b, birth_date: 1990-01-01, parents: [a]}}]\n",
        'persons[1].parents[0]: found "a"; expected a parent at least 12 years older; a was born on 2000-01-01',
    ),
    "a parent who is the partner": (
        f"{DAY}persons: [{{id: a}}, {{id: b, partner: a, parents: [a]}}]\n",
        'persons[1].parents[0]: found "a"; expected a parent, who cannot be the partner too',
    ),
    "income that is an amount": (
        one_person("income: 2100"),
        "persons[0].income: found 2100; expected a list of incomes",
    ),
    "income that is a word": (
        one_person("income: [veel]"),
        'persons[0].income[0]: found "veel"; expected a group with kind',
    ),
    "income without kind": (one_person("income: [{amount: 1, per: jaar}]"), "persons[0].income[0].kind: found nothing"),
    "income without amount": (
        one_person("income: [{kind: loon, per: jaar}]"),
        "persons[0].income[0].amount: found nothing",
    ),
    "income without period": (
        one_person("income: [{kind: loon, amount: 1}]"),
        "persons[0].income[0].per: found nothing",
    ),
    "income of another kind": (
        one_person("income: [{kind: salaris, amount: 1, per: jaar}]"),
        'income[0].kind: found "salaris"; expected one of loon, winst',
    ),
    "income per another period": (
        one_person("income: [{kind: loon, amount: 1, per: dag}]"),
        'income[0].per: found "dag"; expected one of jaar, maand, vier_weken, week',
    ),
    "income below zero": (
        one_person("income: [{kind: loon, amount: -1, per: jaar}]"),
        "income[0].amount: found -1; expected an amount that is not below zero",
    ),
    "income in cents": (
        one_person("income: [{kind: loon, amount: 210000, per: maand}]"),
        "found 210000; expected euros, at most 83333; if these are cents, write 2100.00",
    ),
    "income with three decimals": (
        one_person("income: [{kind: loon, amount: 2100.005, per: maand}]"),
        "found 2100.005; expected euros with at most two decimals",
    ),
    "income as text": (
        one_person('income: [{kind: loon, amount: "2100", per: maand}]'),
        'found "2100"; expected a number, as in 650.00, without quotes',
    ),
    "income with a euro sign": (
        one_person("income: [{kind: loon, amount: €2100, per: maand}]"),
        'found "€2100"; expected a number',
    ),
    "income in the Dutch way": (
        one_person('income: [{kind: loon, amount: "2.100,00", per: maand}]'),
        'found "2.100,00"; expected a number',
    ),
    "income that is a truth": (
        one_person("income: [{kind: loon, amount: yes, per: maand}]"),
        'found "yes"; expected a number',
    ),
    "income that is true": (
        one_person("income: [{kind: loon, amount: true, per: maand}]"),
        "found true; expected a number",
    ),
    "income that is a list": (
        one_person("income: [{kind: loon, amount: [1], per: maand}]"),
        "found a list of 1; expected a number",
    ),
    "income that is no number": (
        one_person("income: [{kind: loon, amount: .nan, per: maand}]"),
        'found ".nan"; expected a number',
    ),
    "income without end": (
        one_person("income: [{kind: loon, amount: .inf, per: maand}]"),
        'found ".inf"; expected a number',
    ),
    "income with an exponent": (
        one_person("income: [{kind: loon, amount: 1e999, per: maand}]"),
        'found "1e999"; expected a number',
    ),
    "income in hexadecimals": (
        one_person("income: [{kind: loon, amount: 0x10, per: maand}]"),
        'found "0x10"; expected a number',
    ),
    "a profit below all bounds": (
        one_person("income: [{kind: winst, amount: -1000001, per: jaar}]"),
        "found -1000001; expected euros, at most 1000000",
    ),
    "holiday allowance on a benefit": (
        one_person("income: [{kind: ww, amount: 1, per: jaar, excludes_vakantietoeslag: true}]"),
        "income[0].excludes_vakantietoeslag: found true; expected this only with kind: loon",
    ),
    "wealth below zero": (
        one_person("wealth: -1"),
        "persons[0].wealth: found -1; expected an amount that is not below zero",
    ),
    "wealth as text": (one_person("wealth: veel"), 'persons[0].wealth: found "veel"; expected a number'),
    "wealth with three decimals": (
        one_person("wealth: 0.001"),
        "persons[0].wealth: found 0.001; expected euros with at most two decimals",
    ),
    "a home that is a word": (f"{DAY}{WHO}home: huur\n", 'line 3, home: found "huur"; expected a group with kind'),
    "a home of another kind": (
        f"{DAY}{WHO}home: {{kind: kraak}}\n",
        'home.kind: found "kraak"; expected one of huur, koop, kamer, inwonend',
    ),
    "a rent below zero": (
        f"{DAY}{WHO}home: {{kind: huur, kale_huur: -650}}\n",
        "home.kale_huur: found -650; expected an amount that is not below zero",
    ),
    "a rent in cents": (
        f"{DAY}{WHO}home: {{kind: huur, kale_huur: 65000}}\n",
        "home.kale_huur: found 65000; expected euros, at most 10000; if these are cents, write 650.00",
    ),
    "a rent of an own house": (
        f"{DAY}{WHO}home: {{kind: koop, kale_huur: 650}}\n",
        "home.kale_huur: found 650; expected no rent with kind: koop",
    ),
    "service costs of nowhere": (
        f"{DAY}{WHO}home: {{kind: geen, servicekosten: 5}}\n",
        "home.servicekosten: found 5; expected no rent with kind: geen",
    ),
    "given that is a list": (
        f"{DAY}{WHO}given: [toetsingsinkomen]\n",
        "given: found a list of 1; expected a group of quantities",
    ),
    "given that does not exist": (
        f"{DAY}{WHO}given: {{toetsingsinkomn: 1}}\n",
        'given.toetsingsinkomn: found an unknown quantity "toetsingsinkomn"; expected toetsingsinkomen',
    ),
    "given that looks like nothing": (
        f"{DAY}{WHO}given: {{xqzw: 1}}\n",
        "expected a quantity that `rondkomen law` lists",
    ),
    "the day as given": (f"{DAY}{WHO}given: {{peildatum: 2026-01-01}}\n", "given.peildatum: found an unknown quantity"),
    "a table as given": (
        f"{DAY}{WHO}given: {{aftoppingsgrenzen: 1}}\n",
        "given.aftoppingsgrenzen: found an unknown quantity",
    ),
    "given money as text": (
        f"{DAY}{WHO}given: {{toetsingsinkomen: veel}}\n",
        'given.toetsingsinkomen: found "veel"; expected a number',
    ),
    "given money in parts of cents": (
        f"{DAY}{WHO}given: {{toetsingsinkomen: 1.001}}\n",
        "expected euros with at most two decimals",
    ),
    "a given truth that is a number": (
        f"{DAY}{WHO}given: {{has_toeslagpartner: 1}}\n",
        "given.has_toeslagpartner: found 1; expected true or false",
    ),
    "given for a stranger": (
        f"{DAY}{WHO}given: {{toetsingsinkomen: {{kim: 1}}}}\n",
        'kim: found "kim"; expected the id of a person: anna, bram',
    ),
    "given per person of the household": (
        f"{DAY}{WHO}given: {{vermogensgrens_huurtoeslag: {{anna: 1}}}}\n",
        "expected one value, because it is of the whole household",
    ),
    "a rent below zero as given": (
        f"{DAY}{WHO}given: {{kale_huur: -5}}\n",
        "given.kale_huur: found -5; expected an amount that is not below zero",
    ),
    "hours below zero as given": (
        f"{DAY}{WHO}given: {{arbeidsuren_per_jaar: {{anna: -5}}}}\n",
        "found -5; expected a number from 0 to 1000000",
    ),
    "the same given twice": (
        f"{DAY}{WHO}given: {{toetsingsinkomen_persoon: {{anna: 1}}, toetsingsinkomen: {{bram: 1}}}}\n",
        "expected each quantity once",
    ),
    "assume_zero that is a word": (f"{DAY}{WHO}assume_zero: ja\n", 'assume_zero: found "ja"; expected true or false'),
    "assume_zero that is a number": (f"{DAY}{WHO}assume_zero: 1\n", "assume_zero: found 1; expected true or false"),
}


@pytest.mark.parametrize(("text", "fault"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_wrong_is_refused_where_it_is(text: str, fault: str) -> None:
    found = faults(text)
    assert any(fault in one for one in found), found
    assert all("\n" not in one and "; expected " in one for one in found)


def test_every_fault_is_told_in_one_go() -> None:
    found = faults("on: morgen\npersons:\n  - id: a b\n    wealth: -1\nhome: {kind: huur, kale_huur: veel}\nextra: 1\n")
    assert [one.partition(":")[0] for one in found] == [
        "line 6, extra",
        "line 1, on",
        "line 3, persons[0].id",
        "line 4, persons[0].wealth",
        "line 5, home.kale_huur",
    ]


def test_a_fault_names_the_person_by_place_also_after_one_that_is_none() -> None:
    found = faults(f"{DAY}persons:\n  - 5\n  - {{id: anna, partner: bram}}\n")
    assert [one.partition(": found")[0] for one in found] == ["line 3, persons[0]", "line 4, persons[1].partner"]


def test_thousands_of_faults_are_cut_off() -> None:
    extra = "".join(f"k{number}: 1\n" for number in range(3000))
    assert len(faults(DAY + WHO + extra)) == 100


@pytest.mark.parametrize("kind", INCOME_KINDS)
@pytest.mark.parametrize("per", PER)
def test_every_kind_of_income_is_read_per_every_period(kind: str, per: str) -> None:
    household = read(one_person(f"income: [{{kind: {kind}, amount: 100, per: {per}}}]"))
    facts = facts_of(household, QUANTITIES)
    assert facts.person[f"inkomen_{kind}"] == [100 * PER[per]]
    assert all(facts.person[f"inkomen_{other}"] == [0] for other in INCOME_KINDS if other != kind)


@pytest.mark.parametrize("kind", HOME_KINDS)
def test_every_kind_of_home_is_read(kind: str) -> None:
    facts = facts_of(read(f"{DAY}{WHO}home: {{kind: {kind}}}\n"), QUANTITIES)
    truths = [name for name in ("is_huurwoning", "is_kamer", "is_inwonend", "is_instelling") if facts.household[name]]
    assert len(truths) == (kind not in ("koop", "geen"))


def test_a_business_may_make_a_loss() -> None:
    household = read(one_person("income: [{kind: winst, amount: -4000.50, per: jaar}]"))
    assert facts_of(household, QUANTITIES).person["inkomen_winst"] == [Decimal("-4000.50")]


@pytest.mark.parametrize(
    "entry",
    ["partner: bram}, {id: bram", "x: 1}, {id: bram, partner: anna", "partner: bram}, {id: bram, partner: anna"],
)
def test_either_side_may_name_the_partner(entry: str) -> None:
    text = f"{DAY}persons: [{{id: anna, birth_date: 1990-01-01, {entry}, birth_date: 1988-01-01}}]\n".replace(
        "x: 1", "wealth: 1"
    )
    assert facts_of(read(text), QUANTITIES).person["is_partner"] == [False, True]


def test_children_may_come_first() -> None:
    text = f"{DAY}persons: [{{id: k, birth_date: 2015-01-01, parents: [a]}}, {{id: a, birth_date: 1990-01-01}}]\n"
    facts = facts_of(read(text), QUANTITIES)
    assert (facts.person["is_aanvrager"], facts.person["is_kind"]) == ([False, True], [True, False])


def test_a_stepchild_of_the_partner_is_a_child_of_the_household() -> None:
    adults = "{id: a, partner: b, birth_date: 1990-01-01}, {id: b, birth_date: 1990-01-01}"
    text = f"{DAY}persons: [{adults}, {{id: k, birth_date: 2015-01-01, parents: [b]}}]\n"
    assert facts_of(read(text), QUANTITIES).person["is_kind"] == [False, False, True]


def test_what_an_adult_does_not_tell_stays_unknown() -> None:
    facts = facts_of(read(one_person("birth_date: 1990-01-01")), QUANTITIES)
    assert facts.person["inkomen_loon"] == [None]
    assert facts.person["vermogen_persoon"] == [None]
    assert facts.household["kale_huur"] is None


def test_an_empty_list_says_that_there_is_no_income() -> None:
    assert facts_of(read(one_person("income: []")), QUANTITIES).person["inkomen_loon"] == [0]


def test_one_income_says_that_there_is_no_other() -> None:
    facts = facts_of(read(one_person("income: [{kind: loon, amount: 5, per: jaar}]")), QUANTITIES)
    assert (facts.person["inkomen_loon"], facts.person["inkomen_ww"]) == ([5], [0])


def test_assume_zero_fills_income_and_wealth_and_says_so() -> None:
    facts = facts_of(read(one_person("birth_date: 1990-01-01") + "assume_zero: true\n"), QUANTITIES)
    assert facts.person["inkomen_loon"] == [0]
    assert facts.person["vermogen_persoon"] == [0]
    assert {("inkomen_loon", 0), ("vermogen_persoon", 0)} <= facts.assumed


def test_assume_zero_does_not_overrule_what_was_told() -> None:
    facts = facts_of(read(one_person("wealth: 7") + "assume_zero: true\n"), QUANTITIES)
    assert facts.person["vermogen_persoon"] == [7]
    assert ("vermogen_persoon", 0) not in facts.assumed


def test_assume_zero_does_not_invent_a_home() -> None:
    facts = facts_of(read(one_person("birth_date: 1990-01-01") + "assume_zero: true\n"), QUANTITIES)
    assert facts.household.get("is_huurwoning") is None
    assert facts.household["kale_huur"] is None


def test_a_child_is_taken_to_have_nothing_and_that_is_said() -> None:
    text = f"{DAY}persons: [{{id: a, birth_date: 1990-01-01}}, {{id: k, birth_date: 2015-01-01, parents: [a]}}]\n"
    facts = facts_of(read(text), QUANTITIES)
    assert facts.person["inkomen_loon"] == [None, 0]
    assert ("inkomen_loon", 1) in facts.assumed
    assert ("inkomen_loon", 0) not in facts.assumed


def test_a_quantity_may_be_given_per_person() -> None:
    facts = facts_of(read(f"{DAY}{WHO}given: {{toetsingsinkomen: {{anna: 21000}}}}\n"), QUANTITIES)
    assert facts.person["toetsingsinkomen_persoon"] == [21000, None]


def test_a_truth_may_be_given_for_one_person() -> None:
    facts = facts_of(read(f"{DAY}{WHO}given: {{is_zorgverzekerd: {{bram: false}}}}\n"), QUANTITIES)
    assert facts.person["is_zorgverzekerd"] == [True, False]
    assert ("is_zorgverzekerd", 0) in facts.assumed
    assert ("is_zorgverzekerd", 1) not in facts.assumed


def test_a_household_may_be_described_in_code() -> None:
    content: dict[str, Any] = {"on": date(2026, 1, 1), "persons": [{"id": "a", "wealth": Decimal("1.50")}]}
    assert household_of(content, QUANTITIES).persons[0].wealth == Decimal("1.50")


def test_a_refusal_in_code_has_no_lines() -> None:
    with pytest.raises(HouseholdRefused, match=r"^persons: found nothing; expected a list of persons"):
        household_of({"on": "2026-01-01"}, QUANTITIES)


def test_the_example_of_the_reference_is_read() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "household-file.md"
    blocks = page.read_text(encoding="utf-8").split("```")[1::2]
    examples = [block.partition("\n") for block in blocks]
    yaml_examples = [text for language, _, text in examples if language == "yaml"]
    assert len(yaml_examples) >= 2
    for text in yaml_examples:
        read(text)
