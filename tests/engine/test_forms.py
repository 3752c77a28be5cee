"""Rules through time: forms side by side, days without a rule, names that are taken, and the version of it all."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from rondkomen.engine import LawBook, LawError, NotInForce, UnknownQuantity
from rondkomen.engine.parameters import read_parameters
from tests.engine.toys import FACTS, NUMBERS, book_of, module_of, value_of


def form(name: str, result: str, options: str = "", arguments: str = "inkomen", unit: str = "EUR/jaar") -> str:
    return (
        f'@rule(HERE, unit="{unit}", name="toy"{options and ", " + options})\n'
        f'def {name}({arguments}):\n    """A toy."""\n    return {result}\n\n\n'
    )


OLD = form("old", "inkomen", "until=date(2024, 12, 31)")
NEW = form("new", "2 * inkomen", "since=date(2025, 1, 1)")


@pytest.mark.parametrize(("day", "worth"), [(date(2024, 12, 31), 7), (date(2025, 1, 1), 14)])
def test_each_day_has_its_own_form(tmp_path: Path, day: date, worth: int) -> None:
    assert value_of(book_of(tmp_path, OLD + NEW), "toy", day=day, inkomen=7) == worth


def test_the_order_of_writing_does_not_matter(tmp_path: Path) -> None:
    assert value_of(book_of(tmp_path, NEW + OLD), "toy", day=date(2024, 1, 1), inkomen=7) == 7


@pytest.mark.parametrize(
    "other",
    [
        form("new", "inkomen", "since=date(2024, 12, 31)"),
        form("new", "inkomen"),
        form("new", "inkomen", "since=date(2024, 3, 1), until=date(2024, 4, 1)"),
        form("new", "inkomen", "until=date(2020, 1, 1)"),
    ],
    ids=["a shared day", "always", "inside", "before"],
)
def test_forms_may_not_overlap(tmp_path: Path, other: str) -> None:
    with pytest.raises(LawError, match=r"toy_\d+\.py: toy: two forms overlap, .* and "):
        book_of(tmp_path, OLD + other)


@pytest.mark.parametrize("options", ['unit="EUR/maand"', 'of="person", unit="EUR/jaar"'])
def test_forms_have_one_unit_and_owner(tmp_path: Path, options: str) -> None:
    other = f'@rule(HERE, {options}, name="toy", since=date(2025, 1, 1))\ndef new():\n    """A toy."""\n    return 0\n'
    with pytest.raises(LawError, match="the forms of one rule have the same unit and owner"):
        book_of(tmp_path, OLD + other)


def test_a_day_without_a_form_names_the_days_that_have_one(tmp_path: Path) -> None:
    late = form("new", "inkomen", "since=date(2025, 3, 1), until=date(2025, 12, 31)")
    message = "^toy has no value on 2025-02-28; known are 0001-01-01 to 2024-12-31, 2025-03-01 to 2025-12-31$"
    with pytest.raises(NotInForce, match=message):
        value_of(book_of(tmp_path, OLD + late), "toy", day=date(2025, 2, 28), inkomen=7)


def test_a_day_without_a_number_is_said_by_the_number(tmp_path: Path) -> None:
    book = book_of(tmp_path, form("new", "grens", arguments="grens"))
    with pytest.raises(NotInForce, match="grens has no value on 2027-01-01; known are 2024-01-01 to 2026-12-31"):
        value_of(book, "toy", day=date(2027, 1, 1))


def test_what_is_not_asked_may_be_out_of_force(tmp_path: Path) -> None:
    book = book_of(tmp_path, OLD + form("other", "inkomen").replace('name="toy"', 'name="other"'))
    assert value_of(book, "other", inkomen=7) == 7


@pytest.mark.parametrize("name", ["inkomen", "grens"])
def test_a_rule_may_not_have_the_name_of_a_fact_or_number(tmp_path: Path, name: str) -> None:
    with pytest.raises(LawError, match=f"{name} exists already as a fact or number"):
        book_of(tmp_path, form("new", "0").replace('name="toy"', f'name="{name}"'))


def test_a_number_may_not_have_the_name_of_a_fact(tmp_path: Path) -> None:
    with pytest.raises(LawError, match="inkomen exists already; one number stands in one place"):
        book_of(tmp_path, OLD, NUMBERS.replace("[grens]", "[inkomen]"))


def test_a_number_stands_in_one_place(tmp_path: Path) -> None:
    file = tmp_path / "numbers.toml"
    file.write_text(NUMBERS, encoding="utf-8")
    with pytest.raises(LawError, match="grens exists already; one number stands in one place"):
        LawBook.of([], read_parameters(file) + read_parameters(file), FACTS)


def test_a_rule_of_another_module_is_not_taken_twice(tmp_path: Path) -> None:
    one = module_of(tmp_path, OLD)
    other = module_of(tmp_path, NEW)
    vars(other)["old"] = vars(one)["old"]
    assert len(LawBook.of([one, other], [], FACTS).rules["toy"]) == 2


def test_a_name_that_does_not_exist_is_met_with_names_that_do(tmp_path: Path) -> None:
    book = book_of(tmp_path, OLD)
    with pytest.raises(UnknownQuantity, match=r"^inkomem is no quantity of the law here; did you mean inkomen"):
        value_of(book, "inkomem")
    with pytest.raises(UnknownQuantity, match=r"^xyz is no quantity of the law here; `rondkomen law` lists all names$"):
        value_of(book, "xyz")


def test_the_days_of_change_are_those_on_which_something_starts(tmp_path: Path) -> None:
    assert book_of(tmp_path, OLD + NEW).change_days() == [date(2024, 1, 1), date(2025, 1, 1)]


def test_the_version_changes_with_a_rule(tmp_path: Path) -> None:
    assert book_of(tmp_path, OLD).version != book_of(tmp_path, OLD + "\n").version


def test_the_version_changes_with_a_number(tmp_path: Path) -> None:
    assert book_of(tmp_path, OLD).version != book_of(tmp_path, OLD, NUMBERS.replace("1000", "1001")).version


def test_the_version_is_the_same_wherever_the_files_are(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    assert book_of(tmp_path, OLD).version == book_of(tmp_path / "elsewhere", OLD).version


def test_the_version_of_the_law_is_the_same_in_every_process() -> None:
    look = "from rondkomen.law import law_book; print(law_book().version)"
    command = [sys.executable, "-c", look]
    found = {
        subprocess.run(command, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(found) == 1
