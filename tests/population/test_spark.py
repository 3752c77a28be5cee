"""On a real local Spark: the same sums and the same outcomes as in one process, and nothing half-written."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import reduce
from importlib.util import find_spec
from operator import add
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from rondkomen.population import CannotRun, Reform, run
from rondkomen.population.checking import PopulationRefused
from rondkomen.population.files import Population, opened, write
from rondkomen.population.layout import NeedsColumn
from rondkomen.population.spark import outcomes_on_spark, totals_on_spark
from rondkomen.population.summary import Question, Summary, summed
from rondkomen.population.synthetic import Settings, batches
from tests.docs import pages
from tests.house import source

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::ResourceWarning")]  # Spark leaves sockets open

ON = date(2026, 1, 1)
PAGE = source.ROOT / "docs" / "how-to" / "run-on-a-cluster.md"
WANTED = ("zorgtoeslag", "arbeidskorting", "besteedbaar_inkomen", "netto_inkomen", "bijstandsnorm")
"""Of households and of persons; with those that groups are made of, so that one kernel serves all."""
ROWS = (300, 300, 300, 117)
ASSUME = Settings.read().assume
QUESTION = Question(ON, assume=tuple(sorted(ASSUME.items())))
REFORMED = Question(ON, None, Reform((("standaardpremie", Decimal(2500)),)), QUESTION.assume)


def _missing() -> str:
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (home and (Path(home) / "bin" / "java").exists())):
        return "there is no Java here: apt-get install openjdk-17-jre-headless"
    return "" if find_spec("pyspark") else "there is no Spark here: bin/test installs it"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    if message := _missing():
        if os.environ.get("CI") == "true":
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        started = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.local.dir", str(folder))
            .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
            .getOrCreate()
        )
        started.sparkContext.setLogLevel("OFF")
        yield started
        started.stop()


@pytest.fixture(scope="module")
def drawn() -> pa.RecordBatch:
    return next(batches(sum(ROWS), 5, ON))


@pytest.fixture(scope="module")
def population(drawn: pa.RecordBatch, tmp_path_factory: pytest.TempPathFactory) -> Population:
    file = tmp_path_factory.mktemp("people") / "people.parquet"
    write(file, _pieces(drawn), ASSUME)
    return opened(file)


def _pieces(drawn: pa.RecordBatch) -> list[pa.RecordBatch]:
    return [drawn.slice(sum(ROWS[:at]), number) for at, number in enumerate(ROWS)]


def _alone(population: Population, question: Question) -> Summary:
    return reduce(add, (summed(batch, question, WANTED) for batch in population.batches()))


@pytest.mark.parametrize("question", [QUESTION, REFORMED], ids=["now", "reform"])
def test_totals_are_those_of_one_process(session: Any, population: Population, question: Question) -> None:
    assert population.groups == len(ROWS)
    found, alone = totals_on_spark(session, population.path, question, WANTED), _alone(population, question)
    assert found.cells.keys() == alone.cells.keys()
    assert all((found.cells[key] == alone.cells[key]).all() for key in alone.cells)
    assert found.total("all", "households")[2] == sum(ROWS)
    assert found.total("right", "zorgtoeslag")[1] > 0


def test_outcomes_are_those_of_one_process(session: Any, population: Population, tmp_path: Path) -> None:
    assert outcomes_on_spark(session, population.path, tmp_path / "out", QUESTION, WANTED) == sum(ROWS)
    parts = sorted((tmp_path / "out").iterdir())
    assert [part.name for part in parts] == [f"part-{at:05}.parquet" for at in range(len(ROWS))]
    for part, batch in zip(parts, population.batches(), strict=True):
        alone = run(batch, WANTED, ON, assume=ASSUME)
        assert pq.read_table(part).combine_chunks().equals(pa.Table.from_batches([alone]))
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_is_there_is_left_alone(session: Any, population: Population, tmp_path: Path) -> None:
    with pytest.raises(PopulationRefused, match="expected the name of a new folder"):
        outcomes_on_spark(session, population.path, tmp_path, QUESTION, WANTED)
    assert not list(tmp_path.iterdir())


def test_what_a_worker_cannot_work_out_is_named_and_nothing_stays(
    session: Any, drawn: pa.RecordBatch, tmp_path: Path
) -> None:
    """A gap in the third piece, that the driver does not look at."""
    names = drawn.schema.names
    at = names.index("kale_huur")
    pieces = _pieces(drawn)
    gap = pa.array([None, *pieces[2].column(at).to_pylist()[1:]], drawn.schema.field(at).type)
    pieces[2] = pieces[2].set_column(at, drawn.schema.field(at), gap)
    write(tmp_path / "people.parquet", pieces, ASSUME)
    with pytest.raises(CannotRun, match=r"piece 2 of .*people\.parquet: kale_huur: found 1 empty values"):
        totals_on_spark(session, tmp_path / "people.parquet", QUESTION, WANTED)
    with pytest.raises(CannotRun, match="piece 2 of"):
        outcomes_on_spark(session, tmp_path / "people.parquet", tmp_path / "out", QUESTION, WANTED)
    assert [one.name for one in tmp_path.iterdir()] == ["people.parquet"]


def test_the_example_of_the_cluster_page_runs(
    session: Any,
    population: Population,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copy(population.path, tmp_path / "people.parquet")
    monkeypatch.chdir(tmp_path)
    example = pages.blocks_of(PAGE)[0]
    exec(compile(example.text, PAGE.name, "exec"), {})
    households, euros, _ = _alone(population, QUESTION).total("right", "zorgtoeslag")
    assert capsys.readouterr().out == f"{households:.0f} households, {euros:.2f} euros a year\n"
    assert len(list((tmp_path / "outcomes").iterdir())) == len(ROWS)


def test_what_is_missing_is_said_before_spark_does_anything(population: Population, tmp_path: Path) -> None:
    with pytest.raises(PopulationRefused, match="no such file"):
        totals_on_spark(None, tmp_path / "nowhere.parquet", QUESTION)
    with pytest.raises(NeedsColumn):
        totals_on_spark(None, population.path, Question(ON), ("bijzondere_bijstand",))
