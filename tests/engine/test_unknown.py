"""Facts that are unknown: what the engine calls settled stays so, whatever the facts turn out to be.

Random toy rules are worked out with some facts left out, and again with every kind of completion. Three promises are
held: a settled value is the value of each completion; the bounds enclose each completion; and completions that differ
only in facts that a value does not need give the same value.
"""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondkomen.engine import Fact, Facts, LawBook
from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.interpreter import run
from rondkomen.engine.possible import Range, Undecided
from tests.engine.toys import DAY, FACTS, NUMBERS, book_of, evaluate

COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")
ROUNDINGS = ("round_down_to_euro", "round_to_euro", "round_down_to_cent", "round_to_cent", "round_up_to_cent")
NUMBERS_OF_TOYS = NUMBERS.replace('key_unit = "EUR/jaar"', 'key_unit = "aantal"')
AGE = "age_on(geboortedatum, peildatum) {} leeftijd"


def pairs(of: st.SearchStrategy[str], pattern: str) -> st.SearchStrategy[str]:
    return st.tuples(of, of).map(lambda both: pattern.format(*both))


def expressions(numbers: tuple[str, ...], truths: tuple[str, ...], age: bool) -> tuple[Any, Any]:
    """Strategies for the text of a number and of a truth that a rule may hold."""
    leaf = st.sampled_from((*numbers, *numbers, "0", "1", "2"))
    ages = [st.sampled_from(COMPARISONS).map(AGE.format)] if age else []
    truth_leaf = st.one_of(
        st.sampled_from(truths),
        st.tuples(leaf, st.sampled_from(COMPARISONS), leaf).map(" ".join),
        st.tuples(st.sampled_from(numbers), st.just("< 2 <="), leaf).map(" ".join),
        *ages,
    )
    truth = st.recursive(
        truth_leaf,
        lambda inner: st.one_of(pairs(inner, "({} and {})"), pairs(inner, "({} or {})"), inner.map("(not {})".format)),
        max_leaves=3,
    )
    number = st.recursive(
        leaf,
        lambda inner: st.one_of(
            *(pairs(inner, pattern) for pattern in ("({} + {})", "({} - {})", "({} * {})", "({} / max(1, {}))")),
            *(pairs(inner, pattern) for pattern in ("min({}, {})", "max(2, {}, {})")),
            st.tuples(inner, truth, inner).map(lambda parts: "({} if {} else {})".format(*parts)),
            leaf.map("({} ** 2)".format),
            leaf.map("(-{})".format),
            inner.map("lookup({}, tabel)".format),
            inner.map("brackets({}, schijven)".format),
            st.tuples(st.sampled_from(ROUNDINGS), leaf).map(lambda parts: "{}({})".format(*parts)),
        ),
        max_leaves=5,
    )
    return number, truth


def toy(name: str, body: str, unit: str = "aantal", of: str = "household") -> str:
    arguments = sorted(set(re.findall(r"[a-z_0-9]+", body)) & ARGUMENTS)
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return (
        f'@rule(HERE, unit="{unit}", of="{of}")\ndef {name}({", ".join(arguments)}):\n    """A toy."""\n{lines}\n\n\n'
    )


OWN = ("punten", "getal"), ("telt_mee", "is_huurder")
SHARED = ("getal", "getal_2", "som", "hoogste", "hoeveel"), ("is_huurder", "is_eigenaar", "is_iemand")
ARGUMENTS = {*OWN[0], *OWN[1], *SHARED[0], *SHARED[1], "eigen", "hoort_erbij", "tabel", "schijven", "leeftijd"}
ARGUMENTS |= {"geboortedatum", "peildatum", "tussen", "klopt"}
AGGREGATES = (
    toy("som", "return total(eigen, over=hoort_erbij)")
    + toy("hoogste", "return highest(eigen, over=telt_mee)")
    + toy("hoeveel", "return count(over=hoort_erbij)")
    + toy("is_iemand", "return any_of(telt_mee, over=hoort_erbij)", "waar")
)


@st.composite
def rule_sets(draw: st.DrawFn) -> str:
    """Rules per person, sums over persons, and rules of the household with branches and names of their own."""
    number, truth = expressions(*OWN, age=True)
    text = toy("eigen", f"return {draw(number)}", of="person") + AGGREGATES
    text += toy("hoort_erbij", f"return {draw(truth)}", "waar", "person")
    number, truth = expressions(*SHARED, age=False)
    text += toy("klopt", f"x = {draw(truth)}\nreturn x or {draw(truth)}", "waar")
    first, last = f"x = {draw(number)}\nif {draw(truth)}:\n", f"return x + {draw(number)}"
    middle = draw(st.sampled_from(["    x = {}\n", "    return {}\n", "    x = {}\nelif klopt:\n    return x\n"]))
    text += toy("tussen", first + middle.format(draw(number)) + last)
    number, truth = expressions((*SHARED[0], "tussen"), (*SHARED[1], "klopt"), age=False)
    return text + toy("slot", f"return {draw(number)}")


amounts = st.one_of(st.integers(0, 12), st.integers(0, 400).map(lambda cents: Decimal(cents) / 100)).map(Decimal)
births = st.dates(date(1890, 1, 1), date(2026, 1, 1))


def value_for(fact: Fact) -> st.SearchStrategy[Any]:
    if str(fact.unit) == "waar":
        return st.booleans()
    return births if str(fact.unit) == "datum" else amounts


TOY_FACTS = tuple(fact for fact in FACTS if fact.name in ARGUMENTS and fact.name != "peildatum")


@st.composite
def households(draw: st.DrawFn, number_of_persons: int) -> Facts:
    persons = tuple("abc"[:number_of_persons])
    household = {fact.name: draw(value_for(fact)) for fact in TOY_FACTS if fact.of == "household"}
    person = {fact.name: [draw(value_for(fact)) for _ in persons] for fact in TOY_FACTS if fact.of == "person"}
    return Facts(persons, household, person)


def places_of(facts: Facts) -> list[tuple[str, int | None]]:
    return [(name, None) for name in facts.household] + [
        (name, number) for name in facts.person for number in range(len(facts.persons))
    ]


def mixed(facts: Facts, other: Facts | None, changed: set[tuple[str, int | None]]) -> Facts:
    """The facts with the changed ones as in `other`, or unknown when there is no other."""

    def one(name: str, number: int | None, value: Any) -> Any:
        if (name, number) not in changed:
            return value
        if other is None:
            return None
        return other.household[name] if number is None else other.person[name][number]

    household = {name: one(name, None, value) for name, value in facts.household.items()}
    person = {name: [one(name, i, value) for i, value in enumerate(column)] for name, column in facts.person.items()}
    return Facts(facts.persons, household, person)


def hold_to_promises(law: Any, wanted: list[str], facts: Facts, other: Facts, unknown: set[Any]) -> None:
    """Check the three promises for every wanted quantity; `other` completes the unknown facts in another way."""
    partly = law.evaluate(mixed(facts, None, unknown), wanted)
    completions = [law.evaluate(facts, wanted), law.evaluate(mixed(facts, other, unknown), wanted)]
    for name in wanted:
        of_person = law.book.quantities[name].of == "person"
        for person in range(len(facts.persons)) if of_person else (None,):
            _enclosed(partly, completions, name, person)
            needs = partly.needs(name, person)
            assert needs <= unknown
            same_needs = law.evaluate(mixed(facts, other, unknown - needs), wanted)
            assert same_needs.value(name, person) == completions[0].value(name, person), f"{name} needs more"


def _enclosed(partly: Evaluation, completions: list[Evaluation], name: str, person: int | None) -> None:
    value = partly.value(name, person)
    for full in completions:
        found = full.value(name, person)
        if partly.is_known(name, person):
            assert value == found, f"{name} was settled as {value}, but can be {found}"
        elif isinstance(value, Range):
            assert value.low <= found <= value.high, f"{name} was within {value}, but can be {found}"


WANTED = ["slot", "tussen", "klopt", "som", "hoogste", "hoeveel", "is_iemand", "eigen", "hoort_erbij"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("unknown")


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data(), rules=rule_sets())
def test_random_rules_keep_their_promises(folder: Path, data: st.DataObject, rules: str) -> None:
    book = book_of(folder, rules, NUMBERS_OF_TOYS)
    law = book.on(DAY)
    for _ in range(3):
        persons = data.draw(st.integers(1, 3))
        facts, other = data.draw(households(persons)), data.draw(households(persons))
        unknown = set(data.draw(st.lists(st.sampled_from(places_of(facts)), unique=True, max_size=9)))
        hold_to_promises(law, WANTED, facts, other, unknown)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), rules=rule_sets())
def test_explaining_runs_a_rule_as_computing_does(folder: Path, data: st.DataObject, rules: str) -> None:
    book = book_of(folder, rules, NUMBERS_OF_TOYS)
    found = book.on(DAY).evaluate(data.draw(households(2)), WANTED)
    for name in ("slot", "tussen", "klopt", "som", "hoogste", "hoeveel", "is_iemand"):
        form = found.law.form(name)
        arguments = {one: found.value(one) for one in form.inputs}
        assert run(book.forms[form], arguments) == found.value(name)


OPEN = """
@rule(HERE, unit="EUR/jaar")
def ruim(inkomen, huur, grens, is_huurder):
    \"\"\"The income, less the rent of a year when it is rented, up to the limit.\"\"\"
    kosten = huur * 12 if is_huurder else 0
    if inkomen > grens:
        return grens
    return max(0, inkomen - kosten)


@rule(HERE, unit="waar")
def is_krap(inkomen, huur, is_huurder, is_eigenaar):
    \"\"\"Whether the rent is above the income.\"\"\"
    return (is_huurder or is_eigenaar) and huur * 12 > inkomen


@rule(HERE, unit="EUR/jaar")
def samen(loon, telt_mee):
    \"\"\"All wages that count.\"\"\"
    return total(loon, over=telt_mee)


@rule(HERE, unit="EUR/jaar")
def gelijk(inkomen):
    \"\"\"The same either way.\"\"\"
    if inkomen > 0:
        return 0
    return 0
"""


@pytest.fixture(scope="module")
def book(folder: Path) -> LawBook:
    return book_of(folder, OPEN)


def test_a_value_that_nothing_unknown_can_change_is_settled(book: LawBook) -> None:
    found = evaluate(book, "ruim", inkomen=1001)
    assert found.value("ruim") == 1000
    assert found.needs("ruim") == frozenset()


def test_what_is_unknown_is_within_bounds(book: LawBook) -> None:
    found = evaluate(book, "ruim", inkomen=900)
    assert found.bounds("ruim") == (0, 900)
    assert found.needs("ruim") == {("huur", None), ("is_huurder", None)}


def test_a_fact_that_no_longer_matters_is_not_needed(book: LawBook) -> None:
    assert evaluate(book, "ruim", inkomen=900, is_huurder=False).value("ruim") == 900


def test_a_truth_may_be_open(book: LawBook) -> None:
    found = evaluate(book, "is_krap", inkomen=0, huur=1)
    assert isinstance(found.value("is_krap"), Undecided)
    assert found.needs("is_krap") == {("is_huurder", None), ("is_eigenaar", None)}


def test_one_false_settles_a_truth(book: LawBook) -> None:
    assert evaluate(book, "is_krap", inkomen=20, huur=1).value("is_krap") is False


def test_a_branch_that_does_not_matter_needs_nothing(book: LawBook) -> None:
    assert evaluate(book, "gelijk").value("gelijk") == 0


def test_needs_name_the_person(book: LawBook) -> None:
    found = evaluate(book, "samen", 3, loon=[1, None, None], telt_mee=[True, True, False])
    assert found.needs("samen") == {("loon", 1)}
    assert found.bounds("samen") == (1, Decimal("Infinity"))


def test_nothing_is_owed_to_who_may_count_but_has_nothing(book: LawBook) -> None:
    assert evaluate(book, "samen", 2, loon=[5, 0], telt_mee=[True, None]).value("samen") == 5


def test_places_are_where_facts_stand_in_a_file(book: LawBook) -> None:
    found = evaluate(book, "samen", 2)
    assert found.places(found.needs("samen")) == [
        "persons.a.loon",
        "persons.b.loon",
        "persons.a.telt_mee",
        "persons.b.telt_mee",
    ]


def test_the_most_telling_fact_comes_first(book: LawBook) -> None:
    """The income may settle all by being above the limit; the rent alone settles nothing."""
    assert evaluate(book, "ruim").most_telling("ruim")[0] == "inkomen"


def test_facts_that_tell_as_much_keep_the_order_of_their_declarations(book: LawBook) -> None:
    assert evaluate(book, "ruim", inkomen=900).most_telling("ruim") == ["huur", "is_huurder"]


def test_nothing_is_telling_when_all_is_settled(book: LawBook) -> None:
    assert evaluate(book, "ruim", inkomen=1001).most_telling("ruim") == []


def test_asking_what_is_most_telling_gives_the_same_order_each_time(book: LawBook) -> None:
    found = evaluate(book, "ruim")
    assert found.most_telling("ruim") == found.most_telling("ruim")
    assert sorted(found.most_telling("ruim")) == ["huur", "inkomen", "is_huurder"]
