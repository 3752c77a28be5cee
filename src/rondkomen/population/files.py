"""Population files: Parquet for exchange, Arrow IPC for speed; read in batches, written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from rondkomen.law.book import law_book
from rondkomen.population.checking import Fault, PopulationRefused, faults_in

ROWS = 131_072
"""Households in a batch, and in a row group of a file."""
ASSUMED = b"rondkomen.assume"
"""The key of what a file says is the same for all its households, as JSON: {"inkomen_anw": "0"}."""
_IPC = (".arrow", ".feather", ".ipc")
_PARQUET = (".parquet", ".pq")


@dataclass(frozen=True, slots=True)
class Population:
    """A population in a file: `number` households in `groups` pieces, each of which can be read alone."""

    path: Path
    schema: pa.Schema
    number: int
    groups: int

    @property
    def assume(self) -> dict[str, Any]:
        """What the file says is the same for all its households."""
        told = (self.schema.metadata or {}).get(ASSUMED, b"{}")
        return {name: _assumption(value) for name, value in json.loads(told).items()}

    def group(self, position: int, columns: Iterable[str] | None = None) -> pa.RecordBatch:
        """One piece of the file."""
        wanted = None if columns is None else list(columns)
        if self.path.suffix in _IPC:
            with pa.memory_map(str(self.path)) as memory:
                batch = pa.ipc.open_file(memory).get_batch(position)
            return batch if wanted is None else batch.select(wanted)
        with pq.ParquetFile(self.path) as file:
            table = file.read_row_group(position, columns=wanted, use_threads=False)
        return table.combine_chunks().to_batches()[0]

    def batches(self, columns: Iterable[str] | None = None) -> Iterator[pa.RecordBatch]:
        """The pieces in order."""
        for position in range(self.groups):
            yield self.group(position, columns)


def opened(path: Path) -> Population:
    """A population file, ready to be read. Raises PopulationRefused when it is no whole file of a known kind."""
    try:
        if path.suffix in _PARQUET:
            with pq.ParquetFile(path) as file:
                found = Population(path, file.schema_arrow, file.metadata.num_rows, file.metadata.num_row_groups)
        elif path.suffix in _IPC:
            with pa.memory_map(str(path)) as memory, pa.ipc.open_file(memory) as reader:
                number = sum(reader.get_batch(at).num_rows for at in range(reader.num_record_batches))
                found = Population(path, reader.schema, number, reader.num_record_batches)
        else:
            raise _refused(path, f"a file ending in {path.suffix or 'nothing'}", "one in .parquet or .arrow")
    except FileNotFoundError as error:
        raise _refused(path, "no such file", "a population file") from error
    except (pa.ArrowException, OSError) as error:
        raise _refused(
            path, f"a file that is damaged or cut off ({str(error).splitlines()[0]})", "a whole one"
        ) from error
    if found.number == 0:
        raise _refused(path, "no households", "at least one")
    return found


def _refused(path: Path, found: str, expected: str) -> PopulationRefused:
    return PopulationRefused([Fault(str(path), None, found, expected)])


def _damaged(path: Path, error: Exception) -> PopulationRefused:
    return _refused(path, f"a file that is damaged or cut off ({str(error).splitlines()[0]})", "a whole one")


def check(path: Path, on: date, progress: Any = iter) -> Population:
    """A population file whose every row was looked at. Raises PopulationRefused with all faults of the first bad piece.

    `progress` may wrap the numbers of the pieces to show how far it is.
    """
    population = opened(path)
    book = law_book()
    first = 0
    households: list[Any] = []
    for position in progress(range(population.groups)):
        try:
            batch = population.group(position)
        except (pa.ArrowException, OSError) as error:
            raise _refused(
                path, f"a damaged piece {position} ({str(error).splitlines()[0]})", "a whole file"
            ) from error
        faults = faults_in(batch, book, on, first)
        if faults:
            raise PopulationRefused(faults)
        first += batch.num_rows
        if "household" in batch.schema.names:
            households.append(batch.column("household").to_numpy())
    _check_unique(households)
    return population


def _check_unique(households: list[Any]) -> None:
    numbers = np.concatenate(households) if households else np.empty(0)
    order = np.argsort(numbers, kind="stable")
    again = order[1:][numbers[order][1:] == numbers[order][:-1]]
    if len(again):
        row = int(again.min())
        found = f"the number {numbers[row]} again"
        raise PopulationRefused([Fault("household", row, found, "a number of its own for each household")])


def write(path: Path, batches: Iterable[pa.RecordBatch], assume: Mapping[str, Any] | None = None) -> int:
    """Write a population file, by its name as Parquet or as Arrow IPC; give the number of households.

    The file appears when it is whole; one that stood there is replaced then, and stays when writing is broken off.
    """
    if path.suffix not in _PARQUET + _IPC:
        raise _refused(path, f"a file ending in {path.suffix or 'nothing'}", "one in .parquet or .arrow")
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    number = 0
    writer: Any = None
    try:
        for batch in batches:
            if writer is None:
                schema = batch.schema.with_metadata(_told(assume or {}))
                writer = _writer(draft, schema, path.suffix)
            writer.write_batch(batch.replace_schema_metadata(schema.metadata))
            number += batch.num_rows
        if writer is None:
            raise _refused(path, "no households", "at least one")
        writer.close()
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return number


def _writer(draft: Path, schema: pa.Schema, suffix: str) -> Any:
    if suffix in _IPC:
        return pa.ipc.new_file(str(draft), schema)
    return pq.ParquetWriter(draft, schema, compression="zstd", compression_level=1)


def _told(assume: Mapping[str, Any]) -> dict[bytes, bytes]:
    told = {name: value if isinstance(value, bool) else str(value) for name, value in sorted(assume.items())}
    return {ASSUMED: json.dumps(told).encode()}


def _assumption(value: Any) -> Any:
    return value if isinstance(value, bool) else Decimal(value)
