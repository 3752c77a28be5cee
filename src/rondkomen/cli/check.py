"""`rondkomen check FILE`: the outcomes for one household."""

from __future__ import annotations

import argparse
import json
from decimal import Decimal

from rondkomen.cli.reading import add_file, household_in, names_in
from rondkomen.engine.receipt import plain
from rondkomen.kernel.money import cut_to_cent, in_words
from rondkomen.law.check import Check, check
from rondkomen.law.outcomes import Answer
from rondkomen.law.report import check_as_data
from rondkomen.law.words import label_of, text_of, title_of

_WORDS = {
    "nl": {"no": "nee:", "perhaps": "misschien; vertel", "between": "tussen", "and": "en", "month": "per maand"}
    | {"true": "ja", "false": "nee"},
    "en": {"no": "no:", "perhaps": "perhaps; tell", "between": "between", "and": "and", "month": "a month"}
    | {"true": "yes", "false": "no"},
}
_NOT_MODELLED = {"nl": "Nog niet te berekenen:", "en": "Not modelled yet:"}


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    command = commands.add_parser("check", help="outcomes for one household")
    add_file(command)
    command.add_argument("--want", metavar="NAME", nargs="+", action="extend", help="only these outcomes")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Work out and print."""
    household = household_in(options)
    done = check(household, names_in(options.want, household.municipality) if options.want else None)
    if options.json:
        print(json.dumps(check_as_data(done, options.language), ensure_ascii=False, indent=1))
        return
    for line in _lines(done, options.language):
        print(line)


def _lines(done: Check, language: str) -> list[str]:
    modelled = [answer for answer in done.answers if answer.status != "not_modelled"]
    names = {id(answer): _name(answer, language) for answer in modelled}
    width = max((len(name) for name in names.values()), default=0)
    lines = [f"{names[id(answer)]:<{width}}  {_said(answer, language)}" for answer in modelled]
    missing = [label_of(answer.name, language) for answer in done.answers if answer.status == "not_modelled"]
    if missing:
        lines += ["", f"{_NOT_MODELLED[language]} {', '.join(missing)}."]
    if done.contradictions:
        lines += ["", *(f"! {text_of(name, 'because', language)}" for name in done.contradictions)]
    return lines


def _name(answer: Answer, language: str) -> str:
    label = label_of(answer.name, language)
    return label if answer.of == "household" else f"{label} ({answer.of})"


def _said(answer: Answer, language: str) -> str:
    words = _WORDS[language]
    if answer.status == "no_right":
        return f"{words['no']} {answer.reason(language)}{_article(answer)}"
    if answer.status == "perhaps":
        return f"{words['perhaps']} {', '.join(answer.needs)}{_room(answer, language)}"
    if isinstance(answer.value, bool):
        return words["true"] if answer.value else words["false"]
    if not isinstance(answer.value, Decimal):
        return str(plain(answer.value))
    if not answer.unit.startswith("EUR"):
        return f"{answer.value.normalize():f} {answer.unit}"
    text = f"{in_words(answer.value, language=language)} {answer.unit.replace('EUR', '').replace('/', '/ ')}".rstrip()
    if answer.per_month is not None and answer.unit != "EUR/maand":
        text += f" ({in_words(cut_to_cent(answer.per_month), language=language)} {words['month']})"
    return text + _article(answer)


def _room(answer: Answer, language: str) -> str:
    words = _WORDS[language]
    if not all(isinstance(bound, Decimal) and bound.is_finite() for bound in (answer.low, answer.high)):
        return ""
    low, high = (in_words(bound, language=language) for bound in (answer.low, answer.high))
    return f" ({words['between']} {low} {words['and']} {high} {answer.unit.replace('EUR', '').replace('/', '/ ')})"


def _article(answer: Answer) -> str:
    cited = answer.because[-1].citation if answer.because else answer.citation
    return f"  [{title_of(cited)}, {cited.words}]" if cited else ""
