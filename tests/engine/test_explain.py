"""Explaining: what was read, the branch that was taken, why not, and a receipt to work it out again."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rondkomen.engine import LawBook
from rondkomen.engine.explain import all_steps, explain
from rondkomen.engine.receipt import plain, receipt
from rondkomen.engine.why_not import why_not
from rondkomen.engine.wording import in_words
from tests.engine.toys import book_of, evaluate

RULES = """
@rule(HERE, unit="waar")
def is_rijk(inkomen, grens):
    \"\"\"Whether the income is above the limit.\"\"\"
    return inkomen > grens


@rule(HERE, unit="waar")
def heeft_recht(is_rijk, is_huurder, is_eigenaar):
    \"\"\"Whether a tenant is not rich.\"\"\"
    woont = is_huurder or is_eigenaar
    return woont and not is_rijk


@rule(HERE, unit="EUR/jaar")
def steun_before_rounding(inkomen, deel, grens):
    \"\"\"A part of what is lacking.\"\"\"
    tekort = max(0, grens - inkomen)
    return deel * tekort


@rule(HERE, unit="EUR/jaar")
def steun(heeft_recht, steun_before_rounding, huur):
    \"\"\"The support.\"\"\"
    if not heeft_recht:
        return 0
    if steun_before_rounding < 12 * huur:
        return round_to_euro(steun_before_rounding)
    return 12 * huur


@rule(HERE, unit="waar", of="person")
def is_kind(geboortedatum, peildatum, leeftijd):
    \"\"\"Whether this person is a child.\"\"\"
    return age_on(geboortedatum, peildatum) < leeftijd


@rule(HERE, unit="waar")
def is_er_een_kind(is_kind, telt_mee):
    \"\"\"Whether there is a child.\"\"\"
    return any_of(is_kind, over=telt_mee)


@rule(HERE, unit="waar")
def mag_alleen(is_er_een_kind):
    \"\"\"Whether there is no child.\"\"\"
    return not is_er_een_kind


@rule(HERE, unit="EUR/jaar", of="person")
def eigen(loon, is_huurder, inkomen):
    \"\"\"The own wage, with the income for tenants.\"\"\"
    return loon + inkomen if is_huurder else loon


@rule(HERE, unit="EUR/jaar")
def samen(eigen, telt_mee):
    \"\"\"All together.\"\"\"
    return total(eigen, over=telt_mee)


@rule(HERE, unit="EUR/jaar")
def afgerond(steun_before_rounding):
    \"\"\"Whole euros.\"\"\"
    return round_to_euro(steun_before_rounding)
"""
TOLD: dict[str, Any] = {"inkomen": 600, "huur": 50, "is_huurder": True, "is_eigenaar": False}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> LawBook:
    return book_of(tmp_path_factory.mktemp("explain"), RULES)


def names(parts: Any) -> list[str]:
    return [one.name for one in parts]


def test_each_step_is_noted_in_order(book: LawBook) -> None:
    found = explain(evaluate(book, "steun", **TOLD), "steun_before_rounding")
    assert [(note.kind, note.name, note.value) for note in found.notes] == [
        ("assign", "tekort", 400),
        ("return", "", 100),
    ]


def test_the_branch_that_was_taken_is_noted(book: LawBook) -> None:
    found = explain(evaluate(book, "steun", **TOLD), "steun")
    assert [(note.kind, note.value) for note in found.notes] == [("branch", False), ("branch", True), ("return", 100)]


def test_only_what_was_read_is_shown(book: LawBook) -> None:
    found = explain(evaluate(book, "steun", **TOLD | {"is_huurder": False}), "steun")
    assert names(found.used) == ["heeft_recht"]


def test_only_the_side_of_a_choice_that_was_taken_is_shown(book: LawBook) -> None:
    found = evaluate(book, "eigen", loon=[3], inkomen=5, is_huurder=False)
    assert names(explain(found, "eigen", 0).used) == ["loon", "is_huurder"]


def test_a_number_is_shown_with_its_source(book: LawBook) -> None:
    used = {one.name: one for one in explain(evaluate(book, "steun", **TOLD), "steun_before_rounding").used}
    assert used["deel"].kind == "number"
    assert used["deel"].number is not None
    assert (used["deel"].number.source, used["deel"].number.status) == ("BWBR0000001 art. 2", "uncertain")


def test_facts_and_rules_are_told_apart(book: LawBook) -> None:
    used = {one.name: one.kind for one in explain(evaluate(book, "steun", **TOLD), "steun").used}
    assert used == {"heeft_recht": "rule", "steun_before_rounding": "rule", "huur": "fact"}


def test_a_given_quantity_is_not_explained_further(book: LawBook) -> None:
    found = evaluate(book, "steun", steun_before_rounding=7, **TOLD)
    assert explain(found, "steun_before_rounding").kind == "given"
    assert not explain(found, "steun_before_rounding").notes


def test_what_is_given_for_one_person_is_given_there_alone(book: LawBook) -> None:
    found = evaluate(book, "samen", 2, eigen=[None, 7], loon=[1, 1], telt_mee=[True, True], **TOLD)
    assert [explain(found, "eigen", person).kind for person in (0, 1)] == ["rule", "given"]


def test_an_explanation_has_the_article(book: LawBook) -> None:
    found = explain(evaluate(book, "steun", **TOLD), "steun")
    assert found.citation is not None
    assert found.citation.bwb == "BWBR0000001"


def test_all_steps_start_with_what_was_asked_and_come_once(book: LawBook) -> None:
    found = names(all_steps(evaluate(book, "steun", **TOLD), "steun"))
    assert found[0] == "steun"
    assert sorted(found) == ["heeft_recht", "is_rijk", "steun", "steun_before_rounding"]


def test_the_steps_of_a_sum_are_those_of_each_person_who_counts(book: LawBook) -> None:
    found = evaluate(book, "samen", 2, loon=[1, 2], telt_mee=[True, True], **TOLD)
    assert [(one.name, one.person) for one in all_steps(found, "samen")] == [
        ("samen", None),
        ("eigen", 0),
        ("eigen", 1),
    ]


def test_an_open_branch_shows_all_that_may_be_read(book: LawBook) -> None:
    found = explain(evaluate(book, "steun", inkomen=600), "steun")
    assert names(found.used) == ["heeft_recht", "steun_before_rounding", "huur"]


def test_why_not_follows_the_condition_down_to_where_it_was_settled(book: LawBook) -> None:
    chain = why_not(evaluate(book, "steun", **TOLD | {"inkomen": 1001}), "steun")
    assert names(chain) == ["steun", "heeft_recht", "is_rijk"]
    deepest = chain[-1]
    assert (deepest.operator, deepest.left, deepest.right, deepest.distance) == ("Gt", 1001, 1000, 1)
    assert str(deepest.unit) == "EUR/jaar"


def test_why_not_follows_names_that_a_rule_gives_itself(book: LawBook) -> None:
    """`woont` is a name inside heeft_recht: the chain goes on to the facts behind it."""
    chain = why_not(evaluate(book, "steun", **TOLD | {"is_huurder": False}), "steun")
    assert names(chain) == ["steun", "heeft_recht", "is_huurder"]


def test_why_not_names_the_person_who_decided(book: LawBook) -> None:
    from datetime import date

    born = [date(1980, 1, 1), date(2020, 1, 1)]
    chain = why_not(evaluate(book, "mag_alleen", 2, geboortedatum=born, telt_mee=[True, True]), "mag_alleen")
    assert [(one.name, one.person) for one in chain] == [("mag_alleen", None), ("is_er_een_kind", None), ("is_kind", 1)]


def test_why_not_of_an_amount_that_ran_out(book: LawBook) -> None:
    chain = why_not(evaluate(book, "afgerond", inkomen=1000), "afgerond")
    assert names(chain) == ["afgerond", "steun_before_rounding"]
    assert chain[-1].truth is None


def test_a_receipt_can_be_kept_as_json(book: LawBook) -> None:
    kept = receipt(evaluate(book, "steun", **TOLD), "steun")
    assert json.loads(json.dumps(kept)) == kept


def test_a_receipt_holds_facts_numbers_and_steps(book: LawBook) -> None:
    kept = receipt(evaluate(book, "steun", **TOLD), "steun")
    assert kept["value"] == "100"
    assert kept["facts"] == {"inkomen": "600", "huur": "50", "is_huurder": True, "is_eigenaar": False}
    assert kept["numbers"]["grens"] == {
        "value": "1000",
        "from": "2024-01-01",
        "until": "2026-12-31",
        "source": "BWBR0000001 art. 1",
        "status": "law",
    }
    assert {step["name"] for step in kept["steps"]} == {"steun", "heeft_recht", "is_rijk", "steun_before_rounding"}
    assert (kept["law_version"], kept["on"]) == (book.version, "2025-06-15")


def test_a_receipt_keeps_the_facts_of_every_person(book: LawBook) -> None:
    kept = receipt(evaluate(book, "samen", 2, loon=[1, 2], telt_mee=[True, True], **TOLD), "samen")
    assert kept["persons"] == ["a", "b"]
    assert kept["facts"]["loon"] == ["1", "2"]


def test_a_receipt_keeps_what_was_given_for_some(book: LawBook) -> None:
    kept = receipt(evaluate(book, "samen", 2, eigen=[None, 7], loon=[1, 1], telt_mee=[True, True], **TOLD), "samen")
    assert kept["facts"]["eigen"] == [None, "7"]
    assert kept["given"] == ["eigen"]


def test_the_same_facts_give_the_same_receipt(book: LawBook) -> None:
    first, second = (json.dumps(receipt(evaluate(book, "steun", **TOLD), "steun")) for _ in range(2))
    assert first == second


def test_a_receipt_is_enough_to_work_it_out_again(book: LawBook) -> None:
    kept = receipt(evaluate(book, "samen", 2, loon=[1, 2], telt_mee=[True, False], **TOLD), "samen")
    told = {name: _read(value) for name, value in kept["facts"].items()}
    assert plain(evaluate(book, "samen", 2, **told).value("samen")) == kept["value"]


def _read(value: Any) -> Any:
    if isinstance(value, list):
        return [_read(one) for one in value]
    return Decimal(value) if isinstance(value, str) else value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1.50"), "1.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("Infinity"), "Infinity"),
        (True, True),
        (None, None),
    ],
)
def test_values_are_plain_in_a_receipt(value: Any, text: Any) -> None:
    assert plain(value) == text


WORDS = {
    "nl": "is huurder of is eigenaar",
    "en": "is huurder or is eigenaar",
}


@pytest.mark.parametrize(("language", "words"), WORDS.items())
def test_a_step_can_be_said_in_words(book: LawBook, language: str, words: str) -> None:
    (first, *_) = explain(evaluate(book, "steun", **TOLD), "heeft_recht").notes
    assert in_words(first.node, lambda name: name.replace("_", " "), language) == words


def test_every_operation_has_words(tmp_path: Path) -> None:
    from rondkomen.engine.grammar import FUNCTIONS
    from rondkomen.engine.wording import LANGUAGES

    for words in LANGUAGES.values():
        assert words.keys() >= FUNCTIONS
