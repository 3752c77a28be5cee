"""The law as a whole: nothing unused, nothing without words or source, and no day of 2024-2026 on which it breaks."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from rondkomen.engine import NotInForce
from rondkomen.engine.wording import in_words
from rondkomen.law import OUTCOMES, facts_of, household_of, law_book
from rondkomen.law.book import HERE, regulations
from rondkomen.law.check import check, days_known
from rondkomen.law.words import LANGUAGES, coverage, label_of, regulations_by_bwb, text_of, title_of
from tests.cast import CAST
from tests.law.households import RIGHTS, checked, described, euros, person

BOOK = law_book()
FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)
FOLDERS = regulations()
OUTCOMES_HERE = [one for one in OUTCOMES if one.name in BOOK.quantities]


def folder_of(file: str) -> str:
    return Path(file).parent.name


def rules_in(folder: str) -> list[str]:
    return sorted(name for name, forms in BOOK.rules.items() if folder_of(forms[0].file) == folder)


def numbers_in(folder: str) -> list[str]:
    return sorted(name for name, number in BOOK.parameters.items() if folder_of(number.file) == folder)


def has_words(name: str, kind: str) -> bool:
    """In each language of its own: the second may not fall back on the first."""
    found = [text_of(name, kind, language) for language in LANGUAGES]
    return all(found) and len(set(found)) == len(found)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_number_is_used_by_a_rule(folder: str) -> None:
    used = {name for form in BOOK.forms for name in form.inputs}
    assert not set(numbers_in(folder)) - used


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_rule_cites_a_regulation_that_has_a_title(folder: str) -> None:
    forms = [form for form in BOOK.forms if folder_of(form.file) == folder]
    assert forms
    assert not [form.name for form in forms if form.citation.bwb not in regulations_by_bwb()]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_source_of_a_number_is_a_regulation_that_has_a_title(folder: str) -> None:
    sources = " ".join(value.source for name in numbers_in(folder) for value in BOOK.parameters[name].values)
    assert not set(re.findall(r"BWBR\d{7}", sources)) - set(regulations_by_bwb())


@pytest.mark.parametrize("folder", FOLDERS)
def test_everything_has_a_label_in_each_language(folder: str) -> None:
    unnamed = [
        f"{name} ({language})"
        for name in (*rules_in(folder), *numbers_in(folder))
        for language in LANGUAGES
        if not text_of(name, "label", language)
    ]
    assert not unnamed


@pytest.mark.parametrize("name", sorted(BOOK.facts))
def test_every_fact_that_is_asked_has_a_label(name: str) -> None:
    asked = {one for form in BOOK.forms for one in form.inputs}
    assert name not in asked or has_words(name, "label")


@pytest.mark.parametrize("outcome", OUTCOMES_HERE, ids=lambda outcome: outcome.name)
def test_every_outcome_has_its_own_words_in_each_language(outcome: Any) -> None:
    assert has_words(outcome.name, "label")


@pytest.mark.parametrize("outcome", OUTCOMES_HERE, ids=lambda outcome: outcome.name)
def test_every_outcome_is_of_whom_the_contract_says_in_its_unit(outcome: Any) -> None:
    quantity = BOOK.quantities[outcome.name]
    assert (quantity.of, str(quantity.unit)) == (outcome.of, outcome.unit)


def test_texts_are_about_something_that_exists() -> None:
    import tomllib

    names = {name for file in HERE.glob("*/texts.toml") for name in tomllib.loads(file.read_text(encoding="utf-8"))}
    assert not names - set(BOOK.quantities)


def test_every_regulation_says_what_is_modelled_and_what_is_left_out() -> None:
    assert set(FOLDERS) <= set(coverage())
    for folder, entry in coverage().items():
        assert entry["modelled"], folder
        assert entry["left_out"], folder
        assert entry["left_out_nl"], folder
        assert len(entry["modelled_nl"]) == len(entry["modelled"]), folder
        assert isinstance(entry["verified"], bool), folder
        assert not entry["verified"] or entry["checked_with"], folder


def test_every_regulation_that_is_listed_is_cited_somewhere() -> None:
    cited = {form.citation.bwb for form in BOOK.forms}
    cited |= {
        bwb
        for number in BOOK.parameters.values()
        for value in number.values
        for bwb in re.findall(r"BWBR\d{7}", value.source + value.note)
    }
    assert not set(regulations_by_bwb()) - cited


def test_the_law_is_known_for_three_years() -> None:
    assert (days_known().since, days_known().until) == (FIRST, LAST)


def days_of_change() -> list[date]:
    """The first and last day, and each day on which something starts with the day before it."""
    starts = [day for day in BOOK.change_days() if FIRST <= day <= LAST]
    return sorted({FIRST, LAST, *starts, *(day - timedelta(1) for day in starts if day > FIRST)})


@pytest.mark.parametrize("day", days_of_change(), ids=str)
def test_the_cast_gets_an_answer_on_every_day_of_change(day: date) -> None:
    for member in CAST:
        household = household_of(dict(member.household) | {"on": day}, BOOK.quantities)
        for answer in check(household).answers:
            assert answer.status in ("computed", "no_right", "perhaps", "not_modelled")
            if answer.status == "no_right":
                assert all(answer.reason(language) for language in LANGUAGES), answer.name


GAPS = {
    # A number that nobody could find leaves its rules out of force for that year; coverage.toml tells the reader.
    ("extra_kinderbijslag", 2025),
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_rule_of_every_day_can_be_worked_out(folder: str) -> None:
    """Each form in force has all it needs in force: no number is lacking on a day that a rule wants it."""
    household = described(FIRST, person("a", income=20000), person("k", "2015-03-01", parents=["a"]), rent=600)
    facts = facts_of(household, BOOK.quantities)
    lacking = set()
    for day in days_of_change():
        for name in rules_in(folder):
            if BOOK.form_on(name, day):
                try:
                    BOOK.on(day).evaluate(facts, [name])
                except NotInForce:
                    lacking.add((name, day.year))
    assert lacking == {(name, year) for name, year in GAPS if name in rules_in(folder)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_every_rule_can_be_said_in_words(language: str) -> None:
    import ast

    for form, tree in BOOK.forms.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Return | ast.Assign) and node.value is not None:
                said = in_words(node.value, lambda name: label_of(name, language), language)
                assert said.strip(), form.name


def test_the_title_of_a_cited_regulation_is_found() -> None:
    assert title_of(BOOK.on(FIRST).form("zorgtoeslag").citation) == "Wet op de zorgtoeslag"


NO_CASES = {
    "too much wealth for zorgtoeslag": (
        "zorgtoeslag",
        (person("a", wealth=146_012),),
        {},
        ["zorgtoeslag", "has_recht_op_zorgtoeslag", "is_vermogen_boven_grens_zorgtoeslag"],
    ),
    "too much wealth for huurtoeslag": (
        "huurtoeslag",
        (person("a", wealth=38_480),),
        {"rent": 600},
        ["huurtoeslag", "has_recht_op_huurtoeslag", "is_vermogen_boven_grens_huurtoeslag"],
    ),
    "too high an income for zorgtoeslag": (
        "zorgtoeslag",
        (person("a", income=60_000),),
        {},
        ["zorgtoeslag"],
    ),
    "no rented home": (
        "huurtoeslag",
        (person("a"),),
        {"home": {"kind": "koop"}},
        ["huurtoeslag", "has_recht_op_huurtoeslag", "is_zelfstandige_huurwoning", "is_huurwoning"],
    ),
    "no children": (
        "kinderbijslag",
        (person("a"),),
        {},
        ["kinderbijslag", "has_kind_kinderbijslag"],
    ),
    "no children for kindgebonden budget": (
        "kindgebonden_budget",
        (person("a"),),
        {},
        ["kindgebonden_budget", "has_recht_op_kindgebonden_budget", "has_kind_kindgebonden_budget"],
    ),
    "under 18 for huurtoeslag": (
        "huurtoeslag",
        (person("a", "2010-01-01"),),
        {"rent": 400},
        ["huurtoeslag", "has_recht_op_huurtoeslag", "is_huurder_minderjarig"],
    ),
    "under 18 for zorgtoeslag": (
        "zorgtoeslag",
        (person("a", "2010-01-01"),),
        {},
        ["zorgtoeslag", "has_recht_op_zorgtoeslag", "has_verzekerde_zorgtoeslag"],
    ),
}


@pytest.mark.parametrize(("name", "persons", "more", "chain"), NO_CASES.values(), ids=NO_CASES.keys())
def test_why_not_leads_to_what_decided(name: str, persons: Any, more: Any, chain: list[str]) -> None:
    (found,) = checked(described(date(2026, 3, 1), *persons, **more), name).answers
    assert found.status == "no_right"
    assert [reason.name for reason in found.because] == chain


@pytest.mark.parametrize(("name", "persons", "more", "chain"), NO_CASES.values(), ids=NO_CASES.keys())
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_no_is_said_in_a_sentence(name: str, persons: Any, more: Any, chain: list[str], language: str) -> None:
    (found,) = checked(described(date(2026, 3, 1), *persons, **more), name).answers
    assert re.fullmatch(r"[A-Z].{10,}\.", found.reason(language))


def test_a_wealth_that_is_too_high_says_by_how_much() -> None:
    household = described(date(2026, 3, 1), person("a", wealth="38480.50"), rent=600)
    (found,) = checked(household, "huurtoeslag").answers
    deepest = found.because[-1]
    assert (deepest.left, deepest.right, deepest.distance) == (euros("38480.50"), 38479, euros("1.50"))


@pytest.mark.parametrize("name", RIGHTS)
def test_a_right_links_to_the_article_of_the_day(name: str) -> None:
    child = person("k", "2015-03-01", parents=["a"])
    (found,) = checked(described(date(2025, 3, 1), person("a"), child, rent=600), name).answers
    assert found.citation is not None
    assert re.fullmatch(
        r"https://wetten\.overheid\.nl/BWBR\d{7}/2025-03-01#Artikel\w+", found.citation.url(date(2025, 3, 1))
    )
