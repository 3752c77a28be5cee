"""Spark on this machine beside one process: the same file, the same sums; starting is counted apart.

RONDKOMEN_BENCH_HOUSEHOLDS makes it smaller.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

from measure import Row, median_and_p95, show

from population import DISTINCT, HOUSEHOLDS, ON, SETTINGS
from rondkomen.population import each
from rondkomen.population.files import ROWS, Population, opened, write
from rondkomen.population.spark import totals_on_spark
from rondkomen.population.summary import Question, Summary, summed
from rondkomen.population.synthetic import batches

QUESTION = Question(ON, assume=tuple(sorted(SETTINGS.assume.items())))
THREADS = 2
RUNS = 5
OVERHEAD = 2.5
"""How many times one process Spark may take."""


def run() -> None:
    """Measure and print."""
    try:
        from pyspark.sql import SparkSession
    except ModuleNotFoundError:
        print("\nSpark is not installed here: bin/bench spark installs it in the environment of the measurements.")
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "country.parquet"
        number = max(1, HOUSEHOLDS // ROWS)
        drawn = list(batches(min(DISTINCT, number) * ROWS, 1, ON))
        write(file, (drawn[at % len(drawn)] for at in range(number)), SETTINGS.assume)
        del drawn
        population = opened(file)
        alone = _alone(population)
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = (
            SparkSession.builder.master(f"local[{THREADS}]")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
        )
        begin = time.perf_counter()
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        started = time.perf_counter() - begin
        try:
            first = _timed(lambda: _same(totals_on_spark(session, file, QUESTION), alone))
            works = (lambda: _alone(population), lambda: totals_on_spark(session, file, QUESTION))
            times = [[_timed(work) for work in works] for _ in range(RUNS)]  # in turn: the machine may be busy
        finally:
            session.stop()
    one, spark = (median_and_p95(list(some)) for some in zip(*times, strict=True))
    show(
        f"{number * ROWS:,} households from Parquet to sums per group, {THREADS} at once",
        [
            Row("one process", *one),
            Row("Spark", *spark, OVERHEAD * one[0], "one process", spark[0] / one[0]),
            Row("Spark, starting a session", started, started),
            Row("Spark, the first question (starts its workers)", first, first),
        ],
    )


def _alone(population: Population) -> Summary:
    """The sums of all pieces, read by the threads that work them out."""
    work: Callable[[Any], Summary] = lambda position: summed(population.group(position), QUESTION)  # noqa: E731
    return reduce(add, each(range(population.groups), work, THREADS))  # type: ignore[arg-type]


def _same(found: Summary, expected: Summary) -> None:
    """Stop when Spark gives another sum: a time of something else says nothing."""
    same = found.cells.keys() == expected.cells.keys()
    if not same or any((found.cells[key] != expected.cells[key]).any() for key in expected.cells):
        raise SystemExit("Spark gives other sums than one process")


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
