"""A rule made from text means what a rule in a source file means, and is refused as that is."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rondkomen.engine import Fact, Facts, LawBook, RuleRefused
from rondkomen.engine.explain import explain
from rondkomen.engine.possible import Range
from rondkomen.engine.rule import Rule
from rondkomen.engine.why_not import why_not
from rondkomen.engine.written import written_rule
from rondkomen.kernel import Citation, Unit

HERE = Citation("GM9999", artikel="")
FACTS = [
    Fact("inkomen", "household", Unit.parse("EUR/jaar"), "given.inkomen"),
    Fact("leeftijd", "person", Unit.parse("jaar"), "given.leeftijd.{person}"),
    Fact("is_kind", "person", Unit.parse("waar"), "given.is_kind.{person}"),
]
TEXT = '''
def toeslag(inkomen):
    """Half of the income, or nothing."""
    if inkomen > 0:
        return inkomen / 2
    return 0
'''


def written(text: str, **others: Any) -> Rule:
    return written_rule(text, **({"citation": HERE, "unit": "EUR/jaar", "file": "GM9999.toml"} | others))


def evaluated(*rules: Rule, **told: Any) -> Any:
    household = {name: value for name, value in told.items() if not isinstance(value, list)}
    person = {name: value for name, value in told.items() if isinstance(value, list)}
    book = LawBook(rules, [], FACTS)
    return book.on(date(2026, 1, 1)).evaluate(Facts(("a", "b"), household, person), [rules[-1].name])


def test_a_written_rule_computes_exactly() -> None:
    assert evaluated(written(TEXT), inkomen=Decimal("0.05")).value("toeslag") == Decimal("0.025")


def test_a_written_rule_can_be_tried_by_itself() -> None:
    toeslag = written(TEXT)
    assert toeslag(inkomen=Decimal(10)) == 5
    assert toeslag.sentence == "Half of the income, or nothing."
    assert toeslag.inputs == ("inkomen",)
    assert toeslag.file == "GM9999.toml"


def test_its_name_and_days_may_be_told() -> None:
    rule = written(TEXT, name="other", since=date(2026, 1, 1), until=date(2026, 12, 31), unit=Unit.parse("EUR/jaar"))
    assert rule.name == "other"
    assert date(2025, 12, 31) not in rule.period


def test_unknown_facts_stay_unknown() -> None:
    found = evaluated(written(TEXT)).value("toeslag")
    assert isinstance(found, Range)
    assert found.low == 0


def test_a_written_rule_is_explained() -> None:
    evaluation = evaluated(written(TEXT), inkomen=Decimal(10))
    found = explain(evaluation, "toeslag")
    assert [note.kind for note in found.notes] == ["branch", "return"]
    assert found.citation == HERE
    assert why_not(evaluated(written(TEXT), inkomen=Decimal(0)), "toeslag")[-1].operator == "Gt"


def test_rules_of_persons_and_households_go_together() -> None:
    counts = written(
        'def counts(is_kind, leeftijd):\n    """Counts."""\n    return is_kind and leeftijd > 0\n',
        unit="waar",
        of="person",
    )
    number = written('def number(counts):\n    """How many."""\n    return count(over=counts)\n', unit="aantal")
    found = evaluated(counts, number, is_kind=[True, True], leeftijd=[Decimal(0), Decimal(4)])
    assert found.value("number") == 1


def test_the_version_of_the_law_changes_with_the_text() -> None:
    books = [LawBook([written(text)], [], FACTS) for text in (TEXT, TEXT, TEXT.replace("inkomen / 2", "inkomen"))]
    assert books[0].version == books[1].version != books[2].version


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("def toeslag(inkomen:\n", "this is not Python"),
        ("toeslag = 1", "the text of a rule is one function"),
        ("", "the text of a rule is one function"),
        (TEXT + TEXT, "the text of a rule is one function"),
        ("import os\n" + TEXT, "the text of a rule is one function"),
        ("def toeslag(inkomen=print(1)):\n    return inkomen\n", "no decorators and no defaults"),
        ("def toeslag(*, inkomen=print(1)):\n    return inkomen\n", "no decorators and no defaults"),
        ("@print\ndef toeslag(inkomen):\n    return inkomen\n", "no decorators and no defaults"),
        ("def toeslag(inkomen):\n    break\n", "outside loop"),
        ("x\0", "this is not Python"),
    ],
)
def test_a_text_that_is_no_rule_is_refused_with_its_file(text: str, reason: str) -> None:
    with pytest.raises(RuleRefused, match=reason) as refused:
        written(text)
    assert str(refused.value).startswith("GM9999.toml:")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("return inkomen * 3", "3 must be a number in parameters.toml"),
        ("return inkomen.real", "an attribute is not allowed"),
        ("return open(inkomen)", "open may not be called"),
        ('return "x"', "'x' must be a number"),
        ("return leeftijd", "leeftijd is neither an argument"),
        ("return True", "expected EUR/jaar, found waar"),
        ("for x in inkomen:\n        pass\n    return inkomen", "a loop is not allowed"),
    ],
)
def test_what_a_rule_may_not_hold_is_refused_with_file_and_line(body: str, reason: str) -> None:
    rule = written(f'def toeslag(inkomen):\n    """A toy."""\n    {body}\n')
    with pytest.raises(RuleRefused, match=reason) as refused:
        LawBook([rule], [], FACTS)
    assert str(refused.value).startswith("GM9999.toml:3: toeslag: ")


def test_a_rule_without_a_sentence_is_refused() -> None:
    with pytest.raises(RuleRefused, match="one docstring sentence"):
        LawBook([written("def toeslag(inkomen):\n    return inkomen\n")], [], FACTS)


def test_nothing_of_the_text_runs_when_it_is_read() -> None:
    written("def toeslag(inkomen: print(1)) -> print(2):\n    return print(3)\n")
