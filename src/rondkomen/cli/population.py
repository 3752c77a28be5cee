"""`rondkomen population generate | check | run | compare`: the law over many households at once."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rondkomen.cli.reading import InputWrong, day, names_in, shown_on_the_way, text_in
from rondkomen.engine import LawError

if TYPE_CHECKING:
    from rondkomen.population.files import Population
    from rondkomen.population.shapes import Shapes
    from rondkomen.population.summary import Question, Summary

MOST_HOUSEHOLDS = 50_000_000


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands and their options."""
    command = commands.add_parser("population", help="the law over many households: generate, check, run, compare")
    jobs = command.add_subparsers(dest="job", required=True, metavar="generate|check|run|compare")
    make = jobs.add_parser("generate", help="draw households that do not exist, with published margins")
    make.add_argument("out", metavar="FILE", help="where they go: .parquet or .arrow")
    make.add_argument("--households", metavar="N", type=_number, default=100_000, help="how many (100000)")
    make.add_argument("--seed", metavar="N", type=int, default=1, help="the same seed draws the same (1)")
    make.add_argument("--settings", metavar="FILE", help="other margins than those that come with Rondkomen")
    make.add_argument("--places", metavar="FILE", help="CSV: municipality,neighbourhood,households")
    make.add_argument("--take-up", action="store_true", help="add what is really received of three allowances")
    _add_day(make)
    look = jobs.add_parser("check", help="say whether a population file can be used")
    look.add_argument("file", metavar="FILE")
    _add_day(look)
    work = jobs.add_parser("run", help="work out the law for a population")
    work.add_argument("--pressure", action="store_true", help="add what is kept of earning more")
    work.add_argument("--out", metavar="FILE", help="write every household's outcomes: .parquet or .arrow")
    other = jobs.add_parser("compare", help="work out what another law would change")
    other.add_argument("--reform", metavar="FILE", required=True, help="TOML with [numbers], and perhaps rules")
    for one in (work, other):
        one.add_argument("file", metavar="FILE", help="population file")
        one.add_argument("--want", metavar="NAME", nargs="+", action="extend", help="only these outcomes")
        one.add_argument("--municipality", metavar="CODE", help="with the schemes of this municipality")
        one.add_argument("--table", metavar="FILE", help="write the sums per group: .parquet or .csv")
        one.add_argument("--picture", metavar="FILE", help="write a picture: .svg, or .json for Vega-Lite")
        one.add_argument("--map", metavar="FILE", help="write a map of municipalities: .svg or .json; with --shapes")
        one.add_argument("--shapes", metavar="FILE", help="GeoJSON with the outlines of municipalities")
        one.add_argument("--shapes-source", metavar="TEXT", default="", help="whose outlines they are, under the map")
        one.add_argument("--threads", metavar="N", type=_number, help="how many work at once (all processors)")
        _add_day(one)
    for one in (make, look, work, other):
        one.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
        one.set_defaults(run=run)


def _add_day(command: argparse.ArgumentParser) -> None:
    command.add_argument("--on", metavar="DATE", type=day, default=date(2026, 1, 1), help="day of the law (2026-01-01)")


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_HOUSEHOLDS:
        raise argparse.ArgumentTypeError(f"found {text!r}; expected a whole number from 1 to {MOST_HOUSEHOLDS}")
    return int(text)


def run(options: argparse.Namespace) -> None:
    """Do one of the jobs. Raises InputWrong."""
    try:
        from rondkomen.population.checking import PopulationRefused
        from rondkomen.population.columns import WrongColumns
        from rondkomen.population.reform import ReformRefused
        from rondkomen.population.synthetic.settings import SettingsRefused
    except ModuleNotFoundError as error:
        raise InputWrong(f"{error.name} is not installed; get it with: pip install 'rondkomen[population]'") from error
    jobs = {"generate": _generate, "check": _check, "run": _run, "compare": _compare}
    try:
        jobs[options.job](options)
    except PopulationRefused as refused:
        where = getattr(options, "file", options.job)
        raise InputWrong("\n".join(f"{where}: {one}" for one in refused.faults)) from refused
    except (ReformRefused, SettingsRefused, WrongColumns, LawError) as refused:
        raise InputWrong(str(refused)) from refused


def _generate(options: argparse.Namespace) -> None:
    from rondkomen.population.files import ROWS, opened, write
    from rondkomen.population.synthetic import Settings, batches
    from rondkomen.population.synthetic.report import closeness

    settings = Settings.read(Path(options.settings)) if options.settings else Settings.read()
    drawn = batches(
        options.households, options.seed, options.on, settings, _places(options.places), take_up=options.take_up
    )
    number = write(Path(options.out), _shown(drawn, -(-options.households // ROWS)), settings.assume)
    lines = closeness(opened(Path(options.out)).batches(), settings)
    if options.json:
        found = [
            {"what": one.what, "published": one.published, "found": one.found, "source": one.source} for one in lines
        ]
        print(json.dumps({"households": number, "margins": found}, indent=1))
        return
    print(f"{number} households in {options.out}")
    for one in lines:
        print(f"{one.what:22} published {one.published:6.1%}   here {one.found:6.1%}   {one.source}")


def _shown(items: Iterable[Any], number: int) -> Iterator[Any]:
    """The items, with how far the work is on a terminal."""
    for _, item in zip(shown_on_the_way(range(number), every=1), items, strict=True):
        yield item


def _places(name: str | None) -> Sequence[Any]:
    from rondkomen.population.synthetic.drawing import read_places

    return () if name is None else read_places(text_in(name, "a CSV file of places", 10_000_000), name)


def _check(options: argparse.Namespace) -> None:
    from rondkomen.population.files import check

    found = check(Path(options.file), options.on, lambda pieces: shown_on_the_way(pieces, every=1))
    if options.json:
        print(json.dumps({"households": found.number, "columns": found.schema.names}, indent=1))
    else:
        print(f"{options.file}: {found.number} households, nothing wrong")


def _question(options: argparse.Namespace, population: Population) -> Question:
    from rondkomen.population.summary import Question

    return Question(options.on, options.municipality, None, tuple(sorted(population.assume.items())))


def _run(options: argparse.Namespace) -> None:
    from rondkomen.population.batches import each
    from rondkomen.population.files import opened, write
    from rondkomen.population.pressure import pressures
    from rondkomen.population.running import run as run_law
    from rondkomen.population.summary import Summary, summed

    population = opened(Path(options.file))
    question = _question(options, population)
    wanted = tuple(names_in(options.want, options.municipality)) if options.want else question.outcomes
    total = Summary()

    def work(batch: Any) -> Summary:
        found = summed(batch, question, wanted)
        return found + pressures(batch, question) if options.pressure else found

    for found in _shown(each(population.batches(), work, options.threads), population.groups):
        total += found
    if options.out:
        assume, place = dict(question.assume), question.municipality
        batches = (
            run_law(batch, wanted, question.on, municipality=place, assume=assume) for batch in population.batches()
        )
        write(Path(options.out), batches)
    _shown_sums(options, {"now": total}, wanted)


def _compare(options: argparse.Namespace) -> None:
    from rondkomen.population.batches import each
    from rondkomen.population.files import opened
    from rondkomen.population.reform import read_reform
    from rondkomen.population.summary import Summary, compared

    population = opened(Path(options.file))
    before = _question(options, population)
    after = replace(before, reform=read_reform(text_in(options.reform, "a reform file"), options.municipality))
    wanted = tuple(names_in(options.want, options.municipality)) if options.want else before.outcomes
    totals = [Summary(), Summary(), Summary()]
    pieces = each(population.batches(), lambda batch: compared(batch, before, after, wanted), options.threads)
    for found in _shown(pieces, population.groups):
        totals = [total + one for total, one in zip(totals, found, strict=True)]
    _shown_sums(options, dict(zip(("before", "after", "change"), totals, strict=True)), wanted)


def _shown_sums(options: argparse.Namespace, summaries: dict[str, Summary], wanted: Sequence[str]) -> None:
    from rondkomen.population.output import lines_of, map_to, picture_to, sums_as_data, table_to

    if options.table:
        table_to(Path(options.table), summaries)
    if options.picture:
        picture_to(Path(options.picture), summaries, list(wanted))
    if options.map:
        map_to(Path(options.map), summaries, _shapes(options), options.shapes_source)
    if options.json:
        print(json.dumps({"on": options.on.isoformat(), "sums": sums_as_data(summaries)}, indent=1))
        return
    for line in lines_of(summaries):
        print(line)


def _shapes(options: argparse.Namespace) -> Shapes:
    from rondkomen.population.shapes import ShapesRefused, read_shapes

    if not options.shapes:
        raise InputWrong("--map: found no --shapes; expected a GeoJSON file with the outlines of municipalities")
    try:
        return read_shapes(text_in(options.shapes, "a GeoJSON file", 100_000_000), options.shapes)
    except ShapesRefused as refused:
        raise InputWrong(str(refused)) from refused
