"""A whole country: 8.4 million households, all law; from a file to totals; a reform; and OpenFisca-core beside it.

RONDKOMEN_BENCH_HOUSEHOLDS makes it smaller. Each timing runs in a process of its own, so that its memory can be read.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import reduce
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from measure import Row, show

from rondkomen.population import Reform, each
from rondkomen.population import run as run_law
from rondkomen.population.files import ROWS, opened, write
from rondkomen.population.summary import Question
from rondkomen.population.synthetic import Settings, batches

ON = date(2026, 1, 1)
HOUSEHOLDS = int(os.environ.get("RONDKOMEN_BENCH_HOUSEHOLDS", 64 * ROWS))
DISTINCT = 8
"""Different batches; a country is these over and over, since a kernel does not remember what it has seen."""
COMPARED = ("zorgtoeslag", "kindgebonden_budget")
SETTINGS = Settings.read()
WANTED = Question(ON, None, None, tuple(SETTINGS.assume.items())).outcomes
REFORM = Reform((("standaardpremie", Decimal(2500)),))


def run() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        files = {suffix: Path(folder) / f"country{suffix}" for suffix in (".parquet", ".arrow")}
        number = max(1, HOUSEHOLDS // ROWS)
        drawn = list(batches(min(DISTINCT, number) * ROWS, 1, ON))
        for file in files.values():
            write(file, (drawn[at % len(drawn)] for at in range(number)), SETTINGS.assume)
        cold = _measured("cold", files[".arrow"], RONDKOMEN_CACHE=str(Path(folder) / "cache"))
        warm = _measured("cold", files[".arrow"], RONDKOMEN_CACHE=str(Path(folder) / "cache"))
        country, totals = _measured("country", files[".arrow"]), _measured("totals", files[".parquet"])
        sizes = [_measured("country", files[".arrow"], SHARE=str(share))["seconds"] for share in (4, 2, 1)]
        few = _measured("few", files[".arrow"])
    show(
        f"{number * ROWS:,} households, {country['persons']:,} persons, {country['rules']} rules",
        [
            Row("a kernel that was never compiled", cold["seconds"], cold["seconds"], 60),
            Row("a new process with a compiled kernel, to the first outcome", warm["seconds"], warm["seconds"], 1.5),
            Row("all law, computing", country["seconds"], country["worst"], 6),
            Row("a reform of a number, computing", country["reform"], country["reform"], 6),
            Row("Parquet file to national totals", totals["seconds"], totals["worst"], 10),
        ],
    )
    print(
        f"  memory at its highest: {country['memory']:.2f} GB computing, {totals['memory']:.2f} GB from Parquet (aim 3)"
    )
    print(f"  columns in and out: {country['bandwidth']:.0%} of the memory bandwidth of a plain copy")
    print("  a quarter, half and all of the households: " + ", ".join(f"{one:.2f} s" for one in sizes))
    print(f"  {few['rules']} rules instead of {country['rules']}: {few['seconds']:.2f} s")
    _beside_openfisca()


def _measured(what: str, file: Path, **environment: str) -> dict[str, Any]:
    """Run one measurement in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, what, str(file)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _repeated(work: Callable[[], object], runs: int = 3) -> list[float]:
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return times


def _sums(found: pa.RecordBatch) -> Any:
    """The total of every outcome."""
    flat = (column.flatten() if pa.types.is_list(column.type) else column for column in found.columns)
    return np.array([one.to_numpy(zero_copy_only=False).sum(dtype=np.int64) for one in flat])


def _country(pieces: list[pa.RecordBatch], wanted: tuple[str, ...], reform: Reform | None = None) -> Any:
    work = lambda batch: _sums(run_law(batch, wanted, ON, reform, assume=SETTINGS.assume))  # noqa: E731
    return reduce(lambda one, other: one + other, each(pieces, work))


def country(file: Path) -> dict[str, Any]:
    """All law over what is in memory, on all processors; then once more with another number."""
    from rondkomen.population.reform import law_of

    population = opened(file)
    pieces = list(population.batches())[: max(1, population.groups // int(os.environ.get("SHARE", 1)))]
    run_law(pieces[0], WANTED, ON, assume=SETTINGS.assume)
    times = _repeated(lambda: _country(pieces, WANTED))
    reformed = _repeated(lambda: _country(pieces, WANTED, REFORM), 1)
    rows = sum(piece.num_rows for piece in pieces)
    persons = sum(len(piece.column("persons").flatten()) for piece in pieces)
    moved = sum(piece.nbytes for piece in pieces) + 4 * rows * len(WANTED)
    plan = law_of(ON).plan(frozenset(WANTED), frozenset())
    return {
        "seconds": statistics.median(times),
        "worst": max(times),
        "reform": reformed[0],
        "persons": persons,
        "rules": len(plan.rules),
        "memory": _memory(),
        "bandwidth": moved / statistics.median(times) / _bandwidth(),
    }


def few(file: Path) -> dict[str, Any]:
    """Two allowances alone."""
    from rondkomen.population.reform import law_of

    pieces = list(opened(file).batches())
    run_law(pieces[0], COMPARED, ON, assume=SETTINGS.assume)
    times = _repeated(lambda: _country(pieces, COMPARED))
    return {"seconds": statistics.median(times), "rules": len(law_of(ON).plan(frozenset(COMPARED), frozenset()).rules)}


def totals(file: Path) -> dict[str, Any]:
    """From a Parquet file to national totals, reading included."""
    population = opened(file)
    run_law(population.group(0), WANTED, ON, assume=SETTINGS.assume)

    def work(position: int) -> Any:
        return _sums(run_law(population.group(position), WANTED, ON, assume=SETTINGS.assume))

    def all_of_it() -> Any:
        return reduce(lambda one, other: one + other, each(_positions(population.groups), work))  # type: ignore[arg-type]

    times = _repeated(all_of_it)
    return {"seconds": statistics.median(times), "worst": max(times), "memory": _memory()}


def _positions(number: int) -> Iterator[int]:
    yield from range(number)


def cold(file: Path) -> dict[str, Any]:
    """The first outcome of all law in this process, imports before it left out of the count by the caller."""
    batch = opened(file).group(0)
    run_law(batch, WANTED, ON, assume=SETTINGS.assume)
    return {"seconds": time.perf_counter() - _BEGIN}


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9


def _bandwidth() -> float:
    """Bytes a second that a plain copy on all processors moves (read and written)."""
    one = np.ones(40_000_000)
    halves = np.array_split(np.arange(len(one)), 2)
    parts = [(one[half[0] : half[-1] + 1], np.empty(len(half))) for half in halves]
    times = _repeated(lambda: list(each(parts, lambda part: np.copyto(part[1], part[0]))), 5)  # type: ignore[arg-type]
    return 2 * one.nbytes / min(times)


def _beside_openfisca() -> None:
    try:
        import openfisca_population
    except ModuleNotFoundError:
        print("\nOpenFisca-core is not installed here: bin/bench has it in an environment of its own.")
        return
    openfisca_population.run()


_BEGIN = time.perf_counter()
if __name__ == "__main__":
    print(json.dumps({"country": country, "few": few, "totals": totals, "cold": cold}[sys.argv[1]](Path(sys.argv[2]))))
