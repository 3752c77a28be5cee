"""Sums as people and machines read them: lines, JSON, a table in a file, a picture."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow.csv
import pyarrow.parquet as pq

from rondkomen.population.checking import Fault, PopulationRefused
from rondkomen.population.picture import of_change, of_places, of_rights
from rondkomen.population.shapes import Shapes
from rondkomen.population.summary import Summary, table_of


def sums_as_data(summaries: Mapping[str, Summary]) -> list[dict[str, Any]]:
    """The totals over all groups, JSON-ready."""
    return [
        {
            "question": label,
            "measure": measure,
            "name": name,
            "households": round(summary.total(measure, name)[0], 2),
            "euros_a_year": round(summary.total(measure, name)[1], 2),
        }
        for label, summary in summaries.items()
        for measure, name in summary.cells
    ]


def lines_of(summaries: Mapping[str, Summary]) -> Iterator[str]:
    """The totals over all groups, a line each."""
    yield f"{'':8} {'':24} {'':38} {'households':>12} {'euros a year':>18}"
    for one in sums_as_data(summaries):
        euros = f"{one['euros_a_year']:18,.0f}" if one["euros_a_year"] else ""
        line = f"{one['question']:8} {one['measure']:24} {one['name']:38} {one['households']:12,.0f} {euros}"
        yield line.rstrip()


def table_to(path: Path, summaries: Mapping[str, Summary]) -> None:
    """Write the sums per group to a .parquet or .csv file."""
    table = table_of(summaries)
    writers: dict[str, Callable[[Path], Any]] = {
        ".parquet": lambda to: pq.write_table(table, to),
        ".csv": lambda to: pyarrow.csv.write_csv(table, to),
    }
    _written(path, writers)


def picture_to(path: Path, summaries: Mapping[str, Summary], names: list[str]) -> None:
    """Write a picture of the sums: .svg, or .json with the Vega-Lite that it is drawn from."""
    spec = of_change(summaries["change"]) if "change" in summaries else of_rights(summaries["now"], names)
    _drawn_to(path, spec)


def map_to(path: Path, summaries: Mapping[str, Summary], shapes: Shapes, source: str) -> None:
    """Write a map of municipalities: .svg, or .json for Vega-Lite."""
    summary = summaries["change" if "change" in summaries else "now"]
    if not summary.places:
        expected = "a population with a column municipality; generate one with --places"
        raise PopulationRefused([Fault("--map", None, "no municipality in the population", expected)])
    _drawn_to(path, of_places(summary, shapes, source))


def _drawn_to(path: Path, spec: dict[str, Any]) -> None:
    writers: dict[str, Callable[[Path], Any]] = {
        ".json": lambda to: to.write_text(json.dumps(spec, indent=1), encoding="utf-8"),
        ".svg": lambda to: to.write_text(_drawn(spec), encoding="utf-8"),
    }
    _written(path, writers)


def _drawn(spec: dict[str, Any]) -> str:
    try:
        import vl_convert
    except ModuleNotFoundError as error:
        wanted = "a picture in .json, or: pip install vl-convert-python"
        raise PopulationRefused([Fault("--picture", None, "no program that draws", wanted)]) from error
    svg: str = vl_convert.vegalite_to_svg(spec)
    return svg


def _written(path: Path, writers: Mapping[str, Callable[[Path], Any]]) -> None:
    """Write a file that appears when it is whole."""
    write = writers.get(path.suffix)
    if write is None:
        raise PopulationRefused([Fault(str(path), None, path.suffix or "no ending", f"one of {', '.join(writers)}")])
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        write(draft)
        draft.replace(path)
    except OSError as error:
        raise PopulationRefused([Fault(str(path), None, error.strerror or "an error", "a place to write")]) from error
    finally:
        draft.unlink(missing_ok=True)
