"""The order of work: circles are refused with their path, declared fixed points settle or say that they do not."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.engine import CycleRefused, FixedPoint, NotConverged, rule
from rondkomen.engine.graph import Step, steps_for
from rondkomen.kernel import Citation
from tests.engine.toys import book_of, evaluate, value_of


def rules(*lines: str) -> str:
    """Rules written as `name(arguments) = expression`, with options after a `|`."""
    text = ""
    for line in lines:
        head, _, options = line.partition(" | ")
        signature, _, expression = head.partition(" = ")
        text += f'@rule(HERE, unit="EUR/jaar"{options and ", " + options})\ndef {signature}:\n'
        text += f'    """A toy."""\n    return {expression}\n\n\n'
    return text


TURNS = "fixed_point=FixedPoint(Decimal('0.001'), 100)"


@pytest.mark.parametrize(
    ("lines", "path"),
    [
        (["a(a) = a"], "a -> a is a circle"),
        (["a(b) = b", "b(a) = a"], "a -> b -> a is a circle"),
        (["a(c) = c", "b(a) = a", "c(b, inkomen) = b + inkomen"], "a -> c -> b -> a is a circle"),
        (["z(a) = a", "a(b) = b", "b(a) = a"], "a -> b -> a is a circle"),
    ],
)
def test_a_circle_is_refused_with_its_path(tmp_path: Path, lines: list[str], path: str) -> None:
    with pytest.raises(CycleRefused, match=f"^{path}; break it, or declare one of its rules a fixed point$"):
        book_of(tmp_path, rules(*lines))


def test_a_circle_of_part_of_the_time_is_refused(tmp_path: Path) -> None:
    lines = [
        "a(b) = b | since=date(2025, 3, 1)",
        'c(inkomen) = inkomen | name="a", until=date(2025, 2, 28)',
        "b(a) = a",
    ]
    with pytest.raises(CycleRefused, match="a -> b -> a is a circle"):
        book_of(tmp_path, rules(*lines))


def test_forms_that_never_meet_make_no_circle(tmp_path: Path) -> None:
    lines = [
        "a(b) = b | since=date(2025, 3, 1)",
        'c(inkomen) = inkomen | name="a", until=date(2025, 2, 28)',
        "b(a) = a | until=date(2025, 2, 28)",
        'd(inkomen) = 2 * inkomen | name="b", since=date(2025, 3, 1)',
    ]
    assert value_of(book_of(tmp_path, rules(*lines)), "a", inkomen=7) == 14


def test_a_declared_fixed_point_settles(tmp_path: Path) -> None:
    book = book_of(tmp_path, rules(f"bruto(netto) = netto | {TURNS}", "netto(bruto, inkomen) = inkomen + bruto / 2"))
    found = evaluate(book, ["bruto", "netto"], inkomen=100)
    assert abs(found.value("bruto") - 200) < Decimal("0.01")
    assert abs(found.value("netto") - 200) < Decimal("0.01")


def test_a_fixed_point_of_one_rule_settles(tmp_path: Path) -> None:
    found = value_of(book_of(tmp_path, rules(f"a(a, inkomen) = inkomen + a / 2 | {TURNS}")), "a", inkomen=100)
    assert abs(found - 200) < Decimal("0.01")


def test_a_fixed_point_per_person_settles_for_everybody(tmp_path: Path) -> None:
    book = book_of(tmp_path, rules(f'a(a, loon) = loon + a / 2 | of="person", {TURNS}'))
    found = value_of(book, "a", 3, loon=[100, 0, 50])
    assert [round(one) for one in found] == [200, 0, 100]


def test_a_fixed_point_told_for_one_person_stays_as_told(tmp_path: Path) -> None:
    book = book_of(tmp_path, rules(f'a(a, loon) = loon + a / 2 | of="person", {TURNS}'))
    found = value_of(book, "a", 2, loon=[100, 100], a=[None, 7])
    assert [round(one) for one in found] == [200, 7]


def test_what_does_not_settle_says_so(tmp_path: Path) -> None:
    options = "fixed_point=FixedPoint(Decimal('0.001'), 5)"
    book = book_of(tmp_path, rules(f"a(a, inkomen) = inkomen + 2 * a | {options}"))
    with pytest.raises(NotConverged, match="a did not settle within 5 rounds; it still moves 160"):
        value_of(book, "a", inkomen=10)


def test_two_fixed_points_in_one_circle_are_refused(tmp_path: Path) -> None:
    lines = [f"a(b) = b | {TURNS}", f"b(a) = a | {TURNS}"]
    with pytest.raises(CycleRefused, match=r"a -> b -> a holds 2 fixed points \((a, b|b, a)\); one is enough"):
        book_of(tmp_path, rules(*lines))


def test_a_second_circle_inside_a_fixed_point_is_refused(tmp_path: Path) -> None:
    lines = [f"a(b) = b | {TURNS}", "b(a, c) = a + c", "c(b) = b"]
    with pytest.raises(CycleRefused, match="b -> c -> b is a circle"):
        book_of(tmp_path, rules(*lines))


def test_an_unknown_fact_leaves_a_fixed_point_open(tmp_path: Path) -> None:
    book = book_of(tmp_path, rules(f"a(a, inkomen) = inkomen + a / 2 | {TURNS}"))
    found = evaluate(book, "a")
    assert not found.is_known("a")
    assert found.needs("a") == {("inkomen", None)}


def test_a_fixed_point_can_be_given(tmp_path: Path) -> None:
    book = book_of(tmp_path, rules(f"bruto(netto) = netto | {TURNS}", "netto(bruto, inkomen) = inkomen + bruto / 2"))
    assert value_of(book, "bruto", netto=11, inkomen=100) == 11


def test_a_chain_of_thousands_is_no_trouble() -> None:
    needs = {f"n{number}": [f"n{number + 1}"] for number in range(20_000)} | {"n20000": []}
    steps = steps_for(["n0"], needs.__getitem__, lambda name: False)
    assert [step.names[0] for step in steps[:2]] == ["n20000", "n19999"]
    assert len(steps) == 20_001


def test_a_circle_of_thousands_is_no_trouble() -> None:
    needs = {f"n{number}": [f"n{(number + 1) % 5000}"] for number in range(5000)}
    with pytest.raises(CycleRefused, match="n0 -> n1 -> n2"):
        steps_for(["n0"], needs.__getitem__, lambda name: False)
    (step,) = steps_for(["n0"], needs.__getitem__, lambda name: name == "n7")
    assert (step.turning, len(step.names)) == ("n7", 5000)


def test_a_deep_chain_of_rules_is_worked_out(tmp_path: Path) -> None:
    lines = [f"n{number}(n{number + 1}) = n{number + 1} + n{number + 1}" for number in range(60)]
    book = book_of(tmp_path, rules(*lines, "n60(inkomen) = inkomen"))
    assert value_of(book, "n0", inkomen=1) == 2**60


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=40))
def test_what_is_needed_comes_first(arrows: list[tuple[int, int]]) -> None:
    needs: dict[str, list[str]] = {f"n{number:02}": [] for number in range(13)}
    for one, other in arrows:
        if one != other:
            needs[f"n{max(one, other):02}"].append(f"n{min(one, other):02}")
    done: list[str] = []
    for step in steps_for(list(needs), needs.__getitem__, lambda name: False):
        assert isinstance(step, Step)
        assert set(needs[step.names[0]]) <= set(done)
        done += step.names
    assert sorted(done) == sorted(needs)


def test_a_rule_knows_its_inputs_and_its_sentence() -> None:
    @rule(Citation("BWBR0000001", artikel="1"), unit="EUR", fixed_point=FixedPoint(Decimal(1)))
    def toy(one, other):
        """Adds
        two things."""
        together = one + other
        return together

    assert (toy.name, toy.inputs, toy.sentence) == ("toy", ("one", "other"), "Adds two things.")
