"""`rondkomen curve FILE --over loon`: outcomes along a range of income or hours, and what work pays."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rondkomen.cli.reading import InputWrong, add_file, amount, household_in, names_in, shown_on_the_way
from rondkomen.engine import NotInForce, UnknownQuantity
from rondkomen.kernel.money import as_text, in_words
from rondkomen.law.curve import CurveRefused
from rondkomen.law.hours import HOURS_OF_A_WEEK, hourly_wage
from rondkomen.law.household.model import INCOME_KINDS
from rondkomen.law.words import label_of, title_of
from rondkomen.law.work import Along, Cliff, Step, WorkPays
from rondkomen.law.work_report import Curve, curve_as_data, hourly_text, look_along, note_text, notes_of, reason_of

MOST_POINTS = 10_000
_RANGE = {"start": Decimal(0), "end": Decimal(60000), "step": Decimal(500)}
_WORDS = {
    "nl": {"hours": "uren", "pressure": "druk", "exact": "exact", "now": "Nu {euros} {over} per jaar."}
    | {"unknown": "Wat werken oplevert is nog niet te zeggen. Vertel: {needs}."}
    | {"next": "Van de volgende euro blijft {kept} over{parts}.", "part": "{label} {slope}"}
    | {"hour": "1 uur per week meer", "day": "1 dag per week meer"}
    | {"step": "{step}: {extra} bruto per jaar erbij, {kept} over ({pressure} druk)."}
    | {"lost": "minder {label}: {euros} per jaar", "later": "later terug te betalen zonder door te geven: {euros}"}
    | {"cliff": "Boven {income} per jaar: {loss} per jaar minder ({labels}). {reason} {article}"}
    | {"none": "Nergens in dit bereik daalt in één keer wat er te besteden is."},
    "en": {"hours": "hours", "pressure": "pressure", "exact": "exact", "now": "Now {euros} {over} a year."}
    | {"unknown": "What work pays cannot be said yet. Tell: {needs}."}
    | {"next": "Of the next euro {kept} is kept{parts}.", "part": "{label} {slope}"}
    | {"hour": "1 hour a week more", "day": "1 day a week more"}
    | {"step": "{step}: {extra} gross a year more, {kept} kept ({pressure} pressure)."}
    | {"lost": "less {label}: {euros} a year", "later": "to pay back later if not passed on: {euros}"}
    | {"cliff": "Above {income} a year: {loss} a year less ({labels}). {reason} {article}"}
    | {"none": "Nowhere in this range does what can be spent drop at once."},
}


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    command = commands.add_parser("curve", help="outcomes along a range, and what work pays")
    add_file(command)
    command.add_argument("--over", metavar="KIND", choices=INCOME_KINDS, help="income that varies (loon)")
    command.add_argument("--from", dest="start", metavar="EUROS", type=amount, help="lowest a year (0)")
    command.add_argument("--to", dest="end", metavar="EUROS", type=amount, help="highest a year (60000)")
    command.add_argument("--step", metavar="EUROS", type=amount, help="step (500)")
    command.add_argument("--over-hours", metavar="FROM-TO", type=hours, help="wages by hours a week, as in 0-40")
    command.add_argument("--hourly", metavar="EUROS", type=amount, help="gross wage of an hour, without holiday pay")
    command.add_argument("--person", metavar="ID", help="whose income (default: the first person)")
    command.add_argument("--want", metavar="NAME", nargs="+", action="extend", help="only these outcomes")
    command.set_defaults(run=run)


def hours(text: str) -> range:
    """Hours a week on the command line, from and to."""
    first, dash, last = text.partition("-")
    if dash and first.isascii() and first.isdigit() and last.isascii() and last.isdigit():
        found = range(int(first), int(last) + 1) if len(first + last) < 9 else range(0)
        if found and found[-1] <= HOURS_OF_A_WEEK:
            return found
    raise argparse.ArgumentTypeError(f"found {text!r}; expected hours a week as in 0-40, at most {HOURS_OF_A_WEEK}")


def run(options: argparse.Namespace) -> None:
    """Work out every point and print."""
    _check(options)
    household = household_in(options)
    ids = [person.id for person in household.persons]
    if options.person is not None and options.person not in ids:
        raise InputWrong(f"--person: found {options.person}; expected one of {', '.join(ids)}")
    wanted = names_in(options.want, household.municipality) if options.want else None
    try:
        along = Along(household, options.over or "loon", options.person)
        amounts = _amounts(along, options)
        at_hours = [Decimal(one) for one in options.over_hours] if options.over_hours else None
        found = look_along(along, shown_on_the_way(amounts), wanted, options.hourly, at_hours)
    except (UnknownQuantity, NotInForce) as error:
        raise InputWrong(f"--want: found {error}") from error
    except CurveRefused as error:
        raise InputWrong(f"{options.file}: {error}") from error
    if options.json:
        print(json.dumps(curve_as_data(found, options.language), ensure_ascii=False, indent=1))
        return
    for line in (*_table(found, options.language), "", *_below(found, options.language)):
        print(line)


def _check(options: argparse.Namespace) -> None:
    """Refuse options that contradict each other, and fill in the range that was not told."""
    if options.hourly is not None and (options.hourly <= 0 or options.over not in (None, "loon")):
        raise InputWrong("--hourly: expected an amount above 0, and no other income than loon")
    told = [name for name in ("over", *_RANGE) if getattr(options, name) is not None]
    if options.over_hours and told:
        raise InputWrong("--over-hours: found another range beside it; expected --hourly alone")
    for name, value in _RANGE.items():
        if getattr(options, name) is None:
            setattr(options, name, value)
    if options.step <= 0 or options.end < options.start:
        raise InputWrong("found a range that goes nowhere; expected --from not above --to, and --step above 0")
    if options.start < 0 and options.over != "winst":
        raise InputWrong(f"--from: found {options.start}; expected an amount that is not below zero")
    if _number_of_points(options) > MOST_POINTS:
        raise InputWrong(f"found more than {MOST_POINTS} points; expected a larger --step")


def _number_of_points(options: argparse.Namespace) -> int:
    return int((options.end - options.start) / options.step) + 1


def _amounts(along: Along, options: argparse.Namespace) -> Sequence[Decimal]:
    """The yearly amounts of the points. Raises NotSettled and InputWrong when hours have no known wage."""
    if not options.over_hours:
        return [options.start + number * options.step for number in range(_number_of_points(options))]
    wage = hourly_wage(along.law, along.facts, along.position, options.hourly)
    if wage is None:
        raise InputWrong("--over-hours: found no minimum wage at this age; tell the wage of an hour with --hourly")
    return [wage.a_year(Decimal(one)) for one in options.over_hours]


def _table(found: Curve, language: str) -> list[str]:
    words = _WORDS[language]
    names = list(found.points[0].per_month) if found.points else []
    heads = [found.over, *(label_of(name, language) for name in names), words["pressure"], words["exact"]]
    rows = [
        [
            as_text(point.amount),
            *("?" if (value := point.per_month[name]) is None else as_text(value) for name in names),
            *("" if one is None else f"{one:.0%}" for one in (point.pressure, point.exact_pressure)),
        ]
        for point in found.points
    ]
    if found.hours:
        heads = [words["hours"], *heads]
        rows = [[f"{at:f}", *row] for at, row in zip(found.hours, rows, strict=True)]
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]
    return ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in [heads, *rows]]


def _below(found: Curve, language: str) -> Iterator[str]:
    """What an extra euro, hour and day do now, where the purse drops, and what may have to be paid back."""
    words = _WORDS[language]
    if found.pays is None:
        yield words["unknown"].format(needs=", ".join(found.needs))
    else:
        yield from _from_now(found, found.pays, language)
    for cliff in found.cliffs:
        yield _cliff_line(found, cliff, language)
    if found.pays and not found.cliffs and len(found.points) > 1:
        yield words["none"]
    for name in notes_of(found.pays) if found.pays else ():
        yield note_text(name, found.pays, language) if found.pays else ""


def _from_now(found: Curve, pays: WorkPays, language: str) -> Iterator[str]:
    words = _WORDS[language]
    yield words["now"].format(euros=in_words(pays.amount, language=language), over=found.over)
    parts = [
        f"{label_of(name, language)} {in_words(slope, language=language)}"
        for name, slope in pays.kept.by_outcome.items()
    ]
    kept = in_words(pays.kept.kept, language=language)
    yield words["next"].format(kept=kept, parts=f" ({', '.join(parts)})" if parts else "")
    if pays.hourly:
        yield hourly_text(pays.hourly, language)
    for name, step in (("hour", pays.hour), ("day", pays.day)):
        if step:
            yield from _step_lines(words[name], step, language)


def _step_lines(name: str, step: Step, language: str) -> Iterator[str]:
    words = _WORDS[language]
    extra, kept = (in_words(one, language=language) for one in (step.extra, step.kept))
    yield words["step"].format(step=name, extra=extra, kept=kept, pressure=f"{step.pressure:.0%}")
    for outcome, amount_lost in step.lost.items():
        euros = in_words(amount_lost, language=language)
        yield "  " + words["lost"].format(label=label_of(outcome, language), euros=euros)
    if step.to_pay_back:
        yield "  " + words["later"].format(euros=in_words(step.to_pay_back, language=language))


def _cliff_line(found: Curve, cliff: Cliff, language: str) -> str:
    article = f"({title_of(cliff.citation)}, {cliff.citation.words})" if cliff.citation else ""
    return _WORDS[language]["cliff"].format(
        income=in_words(cliff.income, language=language),
        loss=in_words(cliff.loss, language=language),
        labels=", ".join(label_of(name, language) for name in cliff.lost) or label_of(cliff.name, language),
        reason=reason_of(cliff, language),
        article=article,
    )
