"""Household files that are malformed, huge or hostile: always faults or a household, soon, and never anything else."""

import json
import re
import time
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondkomen.law import Household, HouseholdRefused, facts_of, household_of, law_book, read_household
from rondkomen.law.household.document import LARGEST
from rondkomen.law.household.model import HOME_KINDS, INCOME_KINDS, PER
from tests.law.test_household_file import CONTRACT, DAY, WHO

QUANTITIES = law_book().quantities
SOON = 5.0
"""Seconds of work; the largest file takes about one."""


def outcome(text: str) -> Household | list[str]:
    """The household, or the faults as lines; anything else that is raised fails the test."""
    try:
        return read_household(text, QUANTITIES)
    except HouseholdRefused as refused:
        faults = refused.faults
    lines = [str(fault) for fault in faults]
    assert lines
    assert all(len(line.splitlines()) == 1 and line.isprintable() for line in lines), lines
    assert all(len(line) < 1000 for line in lines)
    line_ends = len(re.findall(r"\r\n|[\r\n\x85\u2028\u2029]", text))
    assert all(1 <= fault.line <= line_ends + 2 for fault in faults if fault.line is not None)
    return lines


DEEP_JSON = '{"on": ' + "[" * 30_000
TRAPS = {
    "an alias": (f"{DAY}persons: [&a {{id: anna}}, *a]\n", "an alias (*)"),
    "an alias of an amount": (f"{DAY}persons: [{{id: a, wealth: &x 5}}, {{id: b, wealth: *x}}]\n", "an alias (*)"),
    "an alias of itself": (f"{DAY}persons: &a [*a]\n", "an alias (*)"),
    "a billion laughs": (
        "a: &a [lol, lol]\n"
        + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
        "an alias (*)",
    ),
    "an alias of nothing": (f"{DAY}persons: *nobody\n", "not YAML (found undefined alias"),
    "a merge": (f"{DAY}{WHO}<<: {{home: {{kind: huur}}}}\n", 'an unknown key "<<"'),
    "a key twice": (f"{DAY}{DAY}{WHO}", "line 2, on: found this key twice"),
    "a key twice deep inside": (
        f"{DAY}persons:\n  - id: a\n    id: b\n",
        "line 4, persons[0].id: found this key twice",
    ),
    "a key twice in JSON": ('{"on": "2026-01-01", "on": "2025-01-01"}', "on: found this key twice"),
    "a key that is a list": (f"{DAY}? [a]\n: b\n", "a key that is no word"),
    "a tab": (f"{DAY}persons:\n\t- id: anna\n", "not YAML (found character '\\t' that cannot start any token)"),
    "two documents": (f"{DAY}---\n{DAY}", "not YAML (but found another document)"),
    "an open bracket": (f"{DAY}persons: [{{id: anna", "not YAML (expected ',' or '}'"),
    "an open quote": (f'{DAY}persons: "anna', "not YAML (found unexpected end of stream)"),
    "a null byte": (f"{DAY}\x00", "text that cannot be read"),
    "an escape code": (f"{DAY}\x1b[31m", "text that cannot be read"),
    "half a character": (f"{DAY}x: \ud800\n", "text that cannot be read"),
    "half a character in JSON": ('{"on": "\\ud800", "\\udfff": 1}', 'an unknown key "?"'),
    "a key of two lines": (f'{DAY}{WHO}"a\\nb": 1\n', "a?b: found an unknown key"),
    "an escape beyond all characters": ('x: "\\UFFFFFFFF"\n', "text that cannot be read"),
    "a version of thousands of digits": (f"%YAML {'1' * 5000}.1\n---\non: x\n", "text that cannot be read"),
    "a tag that makes objects": (f"{DAY}persons: !!python/object/apply:os.system [id]\n", 'persons[0]: found "id"'),
    "a tag that makes dates": (f"{DAY}{WHO}assume_zero: !!timestamp 2026-01-01\n", "assume_zero: found 2026-01-01"),
    "lists nested deep": (DAY + "x: " + "[" * 40 + "]" * 40, "nested too deep"),
    "lists nested very deep": (DAY + "x: " + "[" * 30_000, "nested too deep"),
    "groups nested very deep": ("{a: " * 15_000, "nested too deep"),
    "questions nested very deep": ("? " * 30_000, "nested too deep"),
    "JSON nested very deep": (DEEP_JSON, "nested too deep"),
    "JSON that is no number": ('{"on": NaN}', "file: found NaN; expected a number"),
    "JSON without end": ('{"persons": [{"wealth": -Infinity}]}', "file: found -Infinity; expected a number"),
    "a number that is too large to hold": ('{"on": 1e99999999999999999999}', "a number that nobody can have"),
    "a large number": (
        '{"on": "2026-01-01", "persons": [{"id": "a", "wealth": 1e999}]}',
        "wealth: found 1E+999; expec",
    ),
    "a small number": ('{"on": "2026-01-01", "persons": [{"id": "a", "wealth": 1e-999}]}', "at most two decimals"),
    "thousands of digits": (f"{DAY}persons: [{{id: a, wealth: {'9' * 5000}}}]\n", "euros, at most 100000000"),
    "thousands of digits in JSON": (
        f'{{"on": "2026-01-01", "persons": [{{"id": "a", "wealth": {"9" * 5000}}}]}}',
        "euros, at most 100000000",
    ),
    "thousands of decimals": (f"{DAY}persons: [{{id: a, wealth: 1.{'0' * 4999}1}}]\n", "at most two decimals"),
    "thousands of digits and a letter": (f"{DAY}persons: [{{id: a, wealth: {'1' * 5000}x}}]\n", "expected a number"),
    "digits and bars": (f"{DAY}persons: [{{id: a, wealth: {'1_' * 2000}}}]\n", "expected a number"),
    "digits of another script": (f"{DAY}persons: [{{id: a, wealth: ٣}}]\n", "expected a number"),
    "too many characters": ("# " + "x" * LARGEST, f"found {LARGEST + 2} characters; expected at most {LARGEST}"),
    "a brace that is no JSON": ("{on: 2026-01-01, persons: [{id: a b}]}", "persons[0].id"),
}


@pytest.mark.parametrize(("text", "fault"), TRAPS.values(), ids=TRAPS.keys())
def test_a_trap_is_refused(text: str, fault: str) -> None:
    found = outcome(text)
    assert isinstance(found, list)
    assert any(fault in line for line in found), found


LARGE = {
    "a long list": DAY + "x: [" + "1," * 32_000 + "1]\n",
    "many keys": DAY + WHO + "".join(f"k{number}: 1\n" for number in range(7000)),
    "many given": DAY + WHO + "given:\n" + "".join(f" toetsing{number}: 1\n" for number in range(3500)),
    "many keys in JSON": "{" + ",".join(f'"k{number}": 1' for number in range(5000)) + ', "k4999": 2}',
    "many persons": DAY + "persons: [" + ",".join(f"{{id: p{number}}}" for number in range(4000)) + "]",
    "digits and a letter": f"{DAY}x: {'1' * 60_000}x\n",
    "a long key": f"{DAY}{'k' * 60_000}: 1\n",
    "a long text": f'{DAY}x: "{"y " * 30_000}"\n',
    "dashes": "- " * 30_000,
    "colons": "a:" * 30_000,
    "brackets": "[" * 60_000,
    "line ends": "\n" * 60_000,
    "hashes": "#" * 60_000,
    "ampersands": "&a " * 20_000,
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE.keys())
def test_a_large_file_is_refused_soon(text: str) -> None:
    assert len(text) <= LARGEST
    began = time.process_time()
    found = outcome(text)
    assert isinstance(found, list)
    assert time.process_time() - began < SOON


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + CONTRACT,
        CONTRACT.replace("\n", "\r\n"),
        CONTRACT + "\n\n# the end\n",
        "--- # begin\n" + CONTRACT + "...\n",
        CONTRACT.replace("on: 2026-01-01", "'on': '2026-01-01'"),
        CONTRACT.replace("2100.00", "2_100.00"),
        CONTRACT.replace("25000", "+25000."),
    ],
    ids=["BOM", "CRLF", "comment", "document marks", "quotes", "underscore", "plus and point"],
)
def test_what_yaml_allows_is_read(text: str) -> None:
    assert outcome(text) == read_household(CONTRACT, QUANTITIES)


@pytest.mark.parametrize("word", ["on", "off", "yes", "no", "y", "n", "NULL"])
def test_words_that_yaml_makes_truths_stay_words(word: str) -> None:
    found = outcome(f"{DAY}persons: [{{id: {word}}}]\n")
    if word == "NULL":
        assert found == ["line 2, persons[0].id: found nothing; expected an id, as in id: anna"]
    else:
        assert isinstance(found, Household)
        assert found.persons[0].id == word


def test_numbers_stay_what_was_written() -> None:
    found = outcome(f"{DAY}persons: [{{id: 007, wealth: 010.10}}]\n")
    assert isinstance(found, Household)
    assert (found.persons[0].id, str(found.persons[0].wealth)) == ("7", "10.10")


WORDS = "on persons id income wealth given null 2026-01-01 1990-05-01 anna 1e9 -1 0.001 99999999999 true *a << --- \\"
yaml_like = st.lists(
    st.sampled_from([*"[]{}:,-#&*!|>'\"%@`?\n\t _.", "\n  ", "\n- ", ": ", "&a ", *WORDS.split()]), max_size=40
).map("".join)


@settings(max_examples=500)
@given(st.one_of(yaml_like, st.text(max_size=60), st.binary(max_size=60).map(lambda data: data.decode("latin-1"))))
def test_any_text_gives_a_household_or_faults(text: str) -> None:
    outcome(text)


@settings(max_examples=300)
@given(st.integers(0, len(CONTRACT) - 1), st.integers(0, 40), yaml_like)
def test_a_good_file_with_something_replaced_gives_a_household_or_faults(start: int, length: int, other: str) -> None:
    outcome(CONTRACT[:start] + other[:20] + CONTRACT[start + length :])


names = st.sampled_from(["anna", "bram", "kim", "x y", "", "ä"])
dates = st.dates().map(str) | st.sampled_from(["2026-01-01", "1990-05-01", "2015-03-01"])
numbers = st.one_of(
    st.integers(-10, 3000),
    st.integers(),
    st.floats(),
    st.decimals(allow_nan=True).map(str),
    st.integers(0, 300_000).map(lambda cents: cents / 100),
)
anything: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | numbers | names | dates | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def mostly(usual: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(usual, usual, usual, usual, anything)


incomes = st.fixed_dictionaries(
    {},
    optional={
        "kind": mostly(st.sampled_from(INCOME_KINDS)),
        "amount": mostly(numbers),
        "per": mostly(st.sampled_from(sorted(PER))),
        "excludes_vakantietoeslag": mostly(st.booleans()),
    },
)
people = st.fixed_dictionaries(
    {"id": mostly(names)},
    optional={
        "birth_date": mostly(dates),
        "partner": mostly(names),
        "parents": mostly(st.lists(names, max_size=3)),
        "income": mostly(st.lists(incomes, max_size=3)),
        "wealth": mostly(numbers),
    },
)
trees = st.fixed_dictionaries(
    {"persons": mostly(st.lists(mostly(people), max_size=4)), "on": mostly(st.just("2026-01-01") | dates)},
    optional={
        "home": mostly(
            st.fixed_dictionaries(
                {"kind": mostly(st.sampled_from(HOME_KINDS))},
                optional={"kale_huur": mostly(numbers), "servicekosten": mostly(numbers)},
            )
        ),
        "given": mostly(
            st.dictionaries(
                st.sampled_from([*sorted(QUANTITIES), "nonsense"]),
                mostly(st.one_of(numbers, st.booleans(), dates, st.dictionaries(names, numbers, max_size=2))),
                max_size=3,
            )
        ),
        "assume_zero": mostly(st.booleans()),
        "municipality": mostly(st.sampled_from(["GM9999", "GM0344", "gm1"])),
        "extra": anything,
    },
)


@settings(max_examples=350, suppress_health_check=[HealthCheck.too_slow])
@given(trees)
def test_any_tree_gives_a_household_that_can_be_used_or_faults(tree: Any) -> None:
    found = outcome(json.dumps(tree))
    if isinstance(found, Household):
        facts = facts_of(found, QUANTITIES)
        day = min(max(found.on, date(2024, 1, 1)), date(2026, 12, 31))
        law_book().on(day).evaluate(facts, ["zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderbijslag"])


@settings(max_examples=200)
@given(trees)
def test_code_may_describe_a_household_just_as_badly(tree: Any) -> None:
    """Floats do not come from a file, but may from a careless caller."""
    with suppress(HouseholdRefused):
        assert household_of(tree, QUANTITIES).persons


@settings(max_examples=200)
@given(st.lists(incomes, max_size=3), st.booleans(), st.booleans())
def test_there_is_never_a_silent_zero(listed: list[dict[str, Any]], with_income: bool, zero: bool) -> None:
    person: dict[str, Any] = {"id": "a", "birth_date": "1990-01-01"} | ({"income": listed} if with_income else {})
    found = outcome(json.dumps({"on": "2026-01-01", "persons": [person], "assume_zero": zero}))
    if not isinstance(found, Household):
        return
    facts = facts_of(found, QUANTITIES)
    told = facts.person["inkomen_loon"][0], facts.person["vermogen_persoon"][0]
    assert (told[0] is None) is (not with_income and not zero)
    assert told[1] is None if not zero else told[1] == 0
    if with_income:
        assert sum((facts.person[f"inkomen_{kind}"][0] for kind in INCOME_KINDS), Decimal(0)) + facts.person[
            "inkomen_loon_zonder_vakantietoeslag"
        ][0] == sum((one.amount * PER[one.per] for one in found.persons[0].income or ()), Decimal(0))
