"""What the pages on populations tell their readers to do works, and docs/reference/population-file.md is true."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rondkomen.engine import Fact
from rondkomen.law.household.facts import FACTS
from rondkomen.population import Reform, run
from rondkomen.population.checking import NEEDED
from rondkomen.population.columns import LABELS, USUAL, type_of
from rondkomen.population.files import opened
from rondkomen.population.summary import Question, summed
from tests.docs import pages
from tests.house import source

PAGE = source.ROOT / "docs" / "how-to" / "run-a-population.md"
CLUSTER = source.ROOT / "docs" / "how-to" / "run-on-a-cluster.md"
REFERENCE = source.ROOT / "docs" / "reference" / "population-file.md"
ON = date(2026, 1, 1)
SCHEME = "gm9999_meedoenregeling"
FILE_NAME = re.compile(r"# ([\w-]+\.\w+)\n")
TOOL = "import sys; from rondkomen.cli import main; sys.exit(main())"
IS_ALONE = "\nimport sys\nassert not {'django', 'requests', 'pyspark'} & set(sys.modules)\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a reader saved the files of the page and gave its commands, one after the other."""
    made = tmp_path_factory.mktemp("reader")
    for block in pages.blocks_of(PAGE):
        if name := FILE_NAME.match(block.text):
            (made / name[1]).write_text(block.text, encoding="utf-8")
    commands = [line for block in pages.blocks_of(PAGE) if block.language == "sh" for line in block.text.splitlines()]
    assert commands, "the page shows no command"
    for command in commands:
        name, *arguments = command.split()
        assert name == "rondkomen", command
        assert _run(made, "-c", TOOL, *arguments), command
    return made


@pytest.mark.slow
def test_the_commands_leave_what_the_page_says(folder: Path) -> None:
    assert opened(folder / "people.parquet").number == 3000
    rows = list(csv.DictReader((folder / "change.csv").read_text(encoding="utf-8").splitlines()))
    assert {row["question"] for row in rows} == {"before", "after", "change"}
    assert any(row["question"] == "change" and float(row["euros_a_year"]) > 0 for row in rows)


@pytest.mark.slow
def test_the_program_says_what_a_scheme_would_cost(folder: Path) -> None:
    text = (folder / "income_limit.py").read_text(encoding="utf-8")
    assert len([line for line in text.splitlines() if line and not line.startswith("#")]) <= 15
    found = re.fullmatch(r"(\d+) households get ([\d.]+) euros a year more\n", _run(folder, "-c", text + IS_ALONE))
    assert found
    people = opened(folder / "people.parquet")
    reform = Reform(((f"{SCHEME}_income_share", Decimal("1.50")),))
    before, after = (
        run(next(people.batches()), [SCHEME], ON, law, municipality="GM9999", assume=people.assume).column(0)
        for law in (None, reform)
    )
    gains = [new - old for old, new in zip(before.to_pylist(), after.to_pylist(), strict=True) if new != old]
    assert min(gains) > 0
    assert (int(found[1]), Decimal(found[2])) == (len(gains), Decimal(sum(gains)) / 100)


@pytest.mark.slow
def test_the_function_for_other_clusters_gives_the_sums_of_a_piece(folder: Path) -> None:
    example = next(block for block in pages.blocks_of(CLUSTER) if "def sums_of" in block.text)
    names: dict[str, Any] = {}
    exec(compile(example.text, CLUSTER.name, "exec"), names)
    people = opened(folder / "people.parquet")
    question = Question(ON, "GM9999", assume=tuple(people.assume.items()))
    found = names["sums_of"](0, people.path, question, ["zorgtoeslag", SCHEME])
    (alone,) = (summed(batch, question, ["zorgtoeslag", SCHEME]) for batch in people.batches())
    assert all((found.cells[key] == alone.cells[key]).all() for key in alone.cells)


def test_the_reference_has_every_column_with_its_type() -> None:
    text = source.text_of(REFERENCE)
    rows, found = _rows(), re.findall(r"(?m)^\| `[\w.]+` \| `[\w\[\]]+` \| .*\|$", text)
    missing = [row for row in rows if row not in found]
    assert not missing, "docs/reference/population-file.md lacks:\n" + "\n".join(missing)
    gone = [row for row in found if row not in rows and not row.startswith(tuple(_labels()))]
    assert not gone, "docs/reference/population-file.md has what the code does not:\n" + "\n".join(gone)
    assert all(label in text for label in _labels())


def _labels() -> list[str]:
    return [f"| `{name}` | `{kind}` |" for name, kind in LABELS.items()]


def _rows() -> list[str]:
    rows = []
    for fact in FACTS:
        if fact.name != "peildatum":
            place = f"persons.{fact.name}" if fact.of == "person" else fact.name
            rows.append(f"| `{place}` | `{type_of(fact.unit)}` | {_unit(fact)} | {_when_absent(fact)} |")
    return rows


def _unit(fact: Fact) -> str:
    unit = str(fact.unit)
    return f"cents, {unit}" if unit.startswith("EUR") else unit


def _when_absent(fact: Fact) -> str:
    if fact.name in NEEDED:
        return "refused"
    return str(USUAL[fact.name]).lower() if fact.name in USUAL else "must be told"


def _run(folder: Path, *arguments: str) -> str:
    answer = subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, f"{arguments}\n{answer.stderr}"
    return answer.stdout
