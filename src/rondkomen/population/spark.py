"""The law over a population file on Spark: numbers of pieces go out, sums or files come back, never a household.

Needs the extra `spark`, and `rondkomen[population]` and the file itself at the same path on every worker. Each task
opens the file, works out one piece (a row group) with the same functions as one process, and gives back its sums.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from rondkomen.engine import LawError
from rondkomen.population.checking import Fault, PopulationRefused
from rondkomen.population.files import Population, opened, write
from rondkomen.population.running import CannotRun, run
from rondkomen.population.summary import Question, Summary, summed

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_FOUND = "piece long, measure string, name string, counts array<double>, fault string"
"""What a worker gives back in Spark's words: a row for each sum of a piece, or one with what is wrong with it."""
_Row = dict[str, Any]


def totals_on_spark(
    session: SparkSession, path: Path, question: Question, wanted: Iterable[str] | None = None
) -> Summary:
    """What `summed` gives over the whole file: the same to the last bit, since pieces are added in their order.

    The kernel is compiled here before any worker starts. Raises PopulationRefused for a file that cannot be read, what
    `run` raises, and CannotRun with the number of the piece for what only a worker could find.
    """
    population = opened(path.resolve())
    names = tuple(wanted) if wanted is not None else question.outcomes

    def work(position: int) -> list[_Row]:
        cells = summed(population.group(position), question, names).cells
        return [
            {"measure": measure, "name": name, "counts": counts.ravel().tolist()}
            for (measure, name), counts in cells.items()
        ]

    summed(population.group(0).slice(0, 1), question, names)
    total = Summary()
    for row in _on_pieces(session, population, work):
        counts = np.array(row["counts"]).reshape(3, -1)
        total += Summary({(row["measure"], row["name"]): counts})
    return total


def outcomes_on_spark(
    session: SparkSession, path: Path, out: Path, question: Question, wanted: Iterable[str] | None = None
) -> int:
    """Write the outcomes of every household to the folder `out`, and give the number of households.

    Part n of the folder has the rows of piece n of the file, in order. Workers write their own parts; the folder
    appears when all are there. Raises as totals_on_spark does, and PopulationRefused for a folder that exists.
    """
    population = opened(path.resolve())
    if out.exists():
        raise PopulationRefused([Fault(str(out), None, "something that is already there", "the name of a new folder")])
    names = tuple(wanted) if wanted is not None else question.outcomes
    draft = out.resolve().with_name(f".{out.name}.part")

    def outcomes(batch: pa.RecordBatch) -> pa.RecordBatch:
        return run(
            batch,
            names,
            question.on,
            question.reform,
            municipality=question.municipality,
            assume=dict(question.assume),
        )

    def work(position: int) -> list[_Row]:
        part = outcomes(population.group(position))
        return [{"counts": [float(write(draft / f"part-{position:05}.parquet", [part]))]}]

    outcomes(population.group(0).slice(0, 1))
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        number = sum(row["counts"][0] for row in _on_pieces(session, population, work))
        draft.rename(out)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return int(number)


def _on_pieces(session: SparkSession, population: Population, work: Callable[[int], list[_Row]]) -> list[_Row]:
    """The rows that `work` gives for each piece, in the order of the pieces; a task for each."""
    schema = pa.schema(
        [
            ("piece", pa.int64()),
            ("measure", pa.string()),
            ("name", pa.string()),
            ("counts", pa.list_(pa.float64())),
            ("fault", pa.string()),
        ]
    )

    def on_worker(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for position in batch.column(0).to_pylist():
                try:
                    rows = work(position)
                except (LawError, ValueError) as error:  # as a row: Spark would try again, and show its own traceback
                    rows = [{"fault": str(error)}]
                yield pa.RecordBatch.from_pylist([{**row, "piece": position} for row in rows], schema)

    pieces = session.range(0, population.groups, 1, population.groups)
    rows: list[_Row] = pieces.mapInArrow(on_worker, _FOUND).toArrow().sort_by("piece").to_pylist()
    for row in rows:
        if row["fault"] is not None:
            raise CannotRun(f"piece {row['piece']} of {population.path}: {row['fault']}")
    return rows
