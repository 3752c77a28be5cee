"""Every rule of the law can be explained to a resident: a sentence, an article, sources, and no word of the machine."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from rondkomen.engine import NotInForce
from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.explain import explain
from rondkomen.engine.parameters import STATUSES
from rondkomen.law import OUTCOMES, Household, facts_of, law_book
from rondkomen.law.book import municipalities
from rondkomen.law.report import explanation_as_data, step_as_data
from rondkomen.law.words import LANGUAGES, label_of, text_of
from rondkomen.law.would_change import most_telling
from tests.law.crowd import a_household

DAYS = (date(2024, 2, 1), date(2025, 7, 1), date(2026, 6, 15))
HOUSEHOLDS = [a_household(Random(number), DAYS[number % 3]) for number in range(9)]
HOUSEHOLDS += [replace(a_household(Random(number), DAYS[2]), municipality="GM9999") for number in (100, 101)]
MACHINE = re.compile(r"_|[a-z][A-Z]|\bNone\b|\bTrue\b|\bFalse\b|Decimal|\{|\}")
MOST_WORDS = 20
HARD = re.compile(
    r"\b(conform|inzake|middels|betreffende|dienaangaande|indien|derhalve|teneinde|alsmede|tevens|uitkeringsinstantie|"
    r"verstrekken|voornoemd|desbetreffende|bovengenoemd|omtrent|alvorens|gedurende|ingevolge|krachtens|doorhalen)\b",
    re.IGNORECASE,
)


def in_force(household: Household) -> list[str]:
    """The rules of which everything is known on the household's day."""
    book = law_book(household.municipality)
    found = []
    for name in book.rules:
        try:
            book.on(household.on).plan(frozenset({name}), frozenset())
        except NotInForce:
            continue
        found.append(name)
    return found


IN_FORCE = [in_force(household) for household in HOUSEHOLDS]


def steps(number: int) -> Iterator[tuple[Evaluation, Any]]:
    """Every step there is for one of the households, asked for or not."""
    household = HOUSEHOLDS[number]
    book = law_book(household.municipality)
    evaluation = book.on(household.on).evaluate(facts_of(household, book.quantities), IN_FORCE[number])
    for name in evaluation.plan.rules:
        is_of_person = book.quantities[name].of == "person"
        for person in range(len(household.persons)) if is_of_person else [None]:
            yield evaluation, explain(evaluation, name, person)


def test_the_households_are_so_unlike_that_every_rule_is_at_work_somewhere() -> None:
    seen = {step.name for number in range(len(HOUSEHOLDS)) for _, step in steps(number) if step.notes}
    assert set(law_book().rules) - seen == ON_OTHER_DAYS


ON_OTHER_DAYS = {"is_jong_kind_armoedegrens", "is_puber_armoedegrens"}
"""Rules that hang on a figure that is published for 2023 alone."""


@pytest.mark.parametrize("number", range(len(HOUSEHOLDS)))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_a_sentence_an_article_and_sources(number: int, language: str) -> None:
    on = HOUSEHOLDS[number].on.isoformat()
    for evaluation, step in steps(number):
        if step.rule is None:
            continue
        data = step_as_data(evaluation, step, language)
        said = f"{step.name} ({language})"
        assert data["sentence"].rstrip()[-1:] in (".", "?"), said
        assert not MACHINE.search(data["sentence"] + data["label"]), said
        assert data["citation"]["regulation"], said
        assert data["citation"]["url"], said
        for used in data["used"]:
            assert used["label"], said
            assert not MACHINE.search(used["label"]), said
            if used["kind"] == "number":
                assert used["source"], f"{said}: {used['name']}"
                assert used["status"] in STATUSES, f"{said}: {used['name']}"
                assert used["from"] <= on <= used["until"], f"{said}: {used['name']}"


@pytest.mark.parametrize("number", range(len(HOUSEHOLDS)))
def test_what_would_change_a_step_is_said_without_words_of_the_machine(number: int) -> None:
    household, language = HOUSEHOLDS[number], LANGUAGES[number % 2]
    book = law_book(household.municipality)
    for outcome in OUTCOMES[number::8]:
        if outcome.name not in IN_FORCE[number]:
            continue
        evaluation = book.on(household.on).evaluate(facts_of(household, book.quantities), [outcome.name])
        person = 0 if outcome.of == "person" else None
        for step in explanation_as_data(evaluation, outcome.name, person, language)["steps"]:
            assert len(most_telling(step["would_change"])) <= 3
            for one in step["would_change"]:
                assert one["text"].endswith("."), one
                assert not any(MACHINE.search(one.get(key, "")) for key in ("text", "condition", "binds")), one


@pytest.mark.parametrize("code", [None, *sorted(municipalities())])
def test_the_words_of_all_rules_are_there_in_both_languages(code: str | None) -> None:
    book = law_book(code)
    for name in book.rules:
        dutch, english = (text_of(name, "plain", language) for language in LANGUAGES)
        assert dutch, f"{name} has no sentence in Dutch"
        assert english, f"{name} has no sentence in English"
        assert dutch != english, name
        assert label_of(name, "nl"), name


def dutch_sentences() -> Iterator[tuple[str, str]]:
    for name in law_book().rules:
        for kind in ("plain", "because", "zero", "apply"):
            for sentence in re.split(r"(?<=[.?!]) ", text_of(name, kind)):
                yield name, sentence


def test_the_dutch_is_short_and_has_no_office_words() -> None:
    long = [f"{name}: {one}" for name, one in dutch_sentences() if len(one.split()) > MOST_WORDS]
    assert not long, f"More than {MOST_WORDS} words:\n" + "\n".join(long)
    hard = [f"{name}: {one}" for name, one in dutch_sentences() if HARD.search(one)]
    assert not hard, "\n".join(hard)


def test_the_sentence_beside_a_yes_or_no_is_right_whatever_the_answer_is() -> None:
    """It asks, or tells how it is for everybody; it does not say of this household what the answer denies."""
    says = re.compile(r"^(U|Uw|Deze persoon|Dit kind|Deze ouder|Iemand|In uw)\b[^?]*\.$")
    book = law_book()
    wrong = [
        f"{name}: {text_of(name, 'plain')}"
        for name in book.rules
        if str(book.quantities[name].unit) == "waar" and says.match(text_of(name, "plain").split(". ")[0] + ".")
    ]
    assert not wrong, "\n".join(wrong)
