"""Runs the law over a batch of households: `run(batch, wanted, on)`, pure and picklable, batch in and batch out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rondkomen.engine import Law, LawError
from rondkomen.kernel.unit import DAY, TRUTH
from rondkomen.population.columns import PERSONS, USUAL, WrongColumns, columns_of
from rondkomen.population.compiled import compiled
from rondkomen.population.intrinsics import UNSETTLED
from rondkomen.population.layout import Column, Layout, Put, layout_of, width_of
from rondkomen.population.reform import Reform, law_of
from rondkomen.population.rows import HOUSEHOLDS_IN_BLOCK, MOST_PERSONS
from rondkomen.population.source import Source

_WINDOW = 8192
_DTYPES: Mapping[str, Any] = {"i4": np.int32, "i8": np.int64, "f8": np.float64, "u1": np.uint8}
SLOPE = "_per_euro"
"""Ends the name of a column that holds slopes."""


class CannotRun(LawError):
    """An outcome cannot be worked out for a household of the batch; says for which."""


@dataclass(frozen=True, slots=True)
class Kernel:
    """A compiled kernel with what it was made from; `outputs` are the columns it gives, in order."""

    layout: Layout
    run: Any
    scratch: int
    outputs: tuple[Put, ...]


def run(
    batch: pa.RecordBatch,
    wanted: Iterable[str],
    on: date,
    reform: Reform | None = None,
    *,
    municipality: str | None = None,
    assume: Mapping[str, Any] | None = None,
    along: str | None = None,
    moving: pa.Array | None = None,
) -> pa.RecordBatch:
    """The wanted outcomes of each household of a batch, in its order.

    Amounts come as whole cents, of persons as a list beside each household. `assume` adds to (or overrides) what is
    taken to be so where the batch has no column. With `along` (an income of a person, such as inkomen_loon) each
    outcome comes with its slope `<name>_per_euro`: what it gains for one euro more for the person of the household
    that `moving` (a truth per person, in order) points at. Raises WrongColumns, NeedsColumn, NotInForce, CannotRun.
    """
    law = law_of(on, municipality, reform)
    columns = columns_of(batch.schema, law.book.quantities)
    told = {**USUAL, **(assume or {})}
    kernel = _kernel(law, tuple(wanted), columns, tuple(sorted(told.items(), key=str)), along)
    return _Run(kernel, batch).result(moving)


@lru_cache(maxsize=64)
def _kernel(
    law: Law,
    wanted: tuple[str, ...],
    columns: tuple[Column, ...],
    assume: tuple[tuple[str, Any], ...],
    along: str | None,
) -> Kernel:
    layout = layout_of(law, wanted, {column.name: column for column in columns}, dict(assume), along)
    module = compiled(Source(layout).text())
    outputs = tuple(operation for operation in layout.operations if isinstance(operation, Put))
    return Kernel(layout, module.kernel, module.SCRATCH, outputs)


class _Run:
    """One batch, as addresses of columns in and out."""

    def __init__(self, kernel: Kernel, batch: pa.RecordBatch) -> None:
        self.kernel = kernel
        self.batch = batch
        persons = batch.column(PERSONS)
        offsets = persons.offsets.to_numpy(zero_copy_only=False).astype(np.int64)
        self.persons = persons.values.slice(offsets[0], offsets[-1] - offsets[0])  # a slice keeps all of its column
        self.offsets = offsets - offsets[0]
        self.number = batch.num_rows
        self._check_sizes()

    def _check_sizes(self) -> None:
        sizes = np.diff(self.offsets)
        if len(sizes) and (sizes.min() < 1 or sizes.max() > MOST_PERSONS):
            row = int(np.argmax((sizes < 1) | (sizes > MOST_PERSONS)))
            raise WrongColumns(
                f"{PERSONS}, row {row}: found {sizes[row]} persons; expected 1 to {MOST_PERSONS} in a household"
            )

    def result(self, moving: pa.Array | None) -> pa.RecordBatch:
        inputs = [self._input(column) for column in self.kernel.layout.columns]
        if moving is not None:
            inputs.append(_address(moving))
        outputs = [self._output(put) for put in self.kernel.outputs]
        flag = np.zeros(2, np.uint64)
        rows, start = np.empty((2, HOUSEHOLDS_IN_BLOCK), np.uint64)
        lists = [
            np.empty(self.kernel.scratch),
            np.array(self.kernel.layout.vector or [0.0]),
            rows,
            start,
            np.array(inputs or [0], np.uint64),
            _addresses(outputs),
            flag,
        ]
        order, counts = np.empty(_WINDOW, np.int64), np.empty(MOST_PERSONS + 2, np.int64)
        self.kernel.run(self.offsets, 0, self.number, order, rows, start, counts, *_addresses(lists))
        self._check_flag(flag)
        names = [put.name + (SLOPE if put.slope else "") for put in self.kernel.outputs]
        arrays = [self._array(put, values) for put, values in zip(self.kernel.outputs, outputs, strict=True)]
        return pa.RecordBatch.from_arrays(arrays, names=names)

    def _check_flag(self, flag: Any) -> None:
        if flag[0] == 0:
            return
        if flag[0] == UNSETTLED:
            raise CannotRun(f"household at row {flag[1]}: an amount that depends on itself does not settle")
        name = self.kernel.outputs[int(flag[0]) - 1].name
        raise CannotRun(f"household at row {flag[1]}: {name} is no amount, or is above 21 million euros")

    def _input(self, column: Column) -> int:
        array = self.batch.column(column.name) if column.of == "household" else self.persons.field(column.name)
        if array.null_count:
            place = column.name if column.of == "household" else f"{PERSONS}.{column.name}"
            raise WrongColumns(f"{place}: found {array.null_count} empty values; expected a value for each row")
        return _address(array)

    def _output(self, put: Put) -> Any:
        of, unit = self.kernel.layout.of[put.name], self.kernel.layout.units[put.name]
        width = "f8" if put.slope else width_of(unit)
        return np.empty(self.number if of == "household" else len(self.persons), _DTYPES[width])

    def _array(self, put: Put, values: Any) -> pa.Array:
        unit = self.kernel.layout.units[put.name]
        array = pa.array(values)
        if unit == TRUTH and not put.slope:
            array = pc.cast(array, pa.bool_())
        elif unit == DAY:
            array = pc.cast(array, pa.date32())
        if self.kernel.layout.of[put.name] == "household":
            return array
        return pa.ListArray.from_arrays(pa.array(self.offsets.astype(np.int32)), array)


def _address(array: pa.Array) -> int:
    """Where the values of a column without gaps begin in memory; in bits for truths, which stand eight to a byte."""
    values = array.buffers()[1]
    begin = int(values.address) if values else 0
    if array.type == pa.bool_():
        return begin * 8 + int(array.offset)
    return begin + int(array.offset * array.type.byte_width)


def _addresses(arrays: list[Any]) -> Any:
    return np.array([one.ctypes.data for one in arrays] or [0], np.uint64)
