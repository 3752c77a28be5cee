"""`rondkomen collection --principal 100`: what one unpaid bill grows to, along two routes."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from decimal import Decimal

from rondkomen.cli.reading import InputWrong, add_output, amount, day
from rondkomen.engine import NotInForce
from rondkomen.kernel.money import in_words
from rondkomen.law.collection import LEFT_OUT, Claim, Collection, Step, collect, collection_as_data
from rondkomen.law.words import title_of

_WORDS = {
    "nl": {
        "social": "Sociaal: samen oplossen",
        "court": "Via de rechter en de deurwaarder",
        "further": "Daarna kan er nog bij komen (niet meegeteld)",
        "left_out": "Niet in deze bedragen",
        "uncertain": "ONZEKER",
    },
    "en": {
        "social": "Social: solved together",
        "court": "By way of the court and the bailiff",
        "further": "What may come on top (not added up)",
        "left_out": "Not in these amounts",
        "uncertain": "UNCERTAIN",
    },
}


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    command = commands.add_parser("collection", help="what one unpaid bill grows to, step by step")
    command.add_argument("--principal", metavar="EUROS", type=amount, required=True, help="the unpaid bill")
    command.add_argument("--on", metavar="DATE", type=day, help="the day the law is applied (today)")
    command.add_argument("--since", metavar="DATE", type=day, help="first day of being late, for the interest")
    command.add_argument("--business", action="store_true", help="the debtor is a business, not a consumer")
    command.add_argument("--no-letter", action="store_true", help="no letter with fourteen days to pay was sent")
    command.add_argument("--with-btw", action="store_true", help="the creditor cannot settle btw")
    command.add_argument("--private-creditor", action="store_true", help="the creditor is a person")
    command.add_argument("--instalment", action="store_true", help="one of several instalments of a contract")
    command.add_argument(
        "--charged", metavar="EUROS", type=amount, default=Decimal(0), help="costs charged for it this half year (0)"
    )
    add_output(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Work out and print."""
    on = options.on or datetime.now(tz=UTC).astimezone().date()
    if options.principal <= 0:
        raise InputWrong(f"--principal: found {options.principal}; expected an amount above zero")
    if options.charged < 0:
        raise InputWrong(f"--charged: found {options.charged}; expected an amount that is not below zero")
    if options.since is not None and options.since > on:
        raise InputWrong(f"--since: found {options.since}; expected a day not after {on}")
    facts = {
        "is_consument": not options.business,
        "is_handelsovereenkomst": options.business,
        "is_veertiendagenbrief_verstuurd": not options.no_letter,
        "is_btw_verrekenbaar": not options.with_btw,
        "is_eiser_natuurlijk_persoon": options.private_creditor,
        "is_termijnvordering": options.instalment,
        "incassokosten_in_halfjaar": options.charged,
    }
    try:
        done = collect(Claim(options.principal, on, options.since, facts))
    except NotInForce as error:
        raise InputWrong(f"--since: found {options.since}; {error}") from error
    if options.json:
        print(json.dumps(collection_as_data(done, options.language), ensure_ascii=False, indent=1))
        return
    for line in _lines(done, options.language):
        print(line)


def _lines(done: Collection, language: str) -> list[str]:
    words = _WORDS[language]
    lines = []
    for route, steps in done.routes.items():
        lines += [words[route], *(_line(step, language, with_total=True) for step in steps), ""]
    lines += [words["further"], *(_line(step, language, with_total=False) for step in done.further), ""]
    return [*lines, words["left_out"], *(f"  {one[language]}" for one in LEFT_OUT)]


def _line(step: Step, language: str, *, with_total: bool) -> str:
    text = f"  {step.label(language):<48} {in_words(step.amount, language=language):>12}"
    if with_total:
        text += f" {in_words(step.total, language=language):>14}"
    if step.citation:
        text += f"  [{title_of(step.citation)}, {step.citation.words}]"
    if step.uncertain:
        text += f"  {_WORDS[language]['uncertain']}: {', '.join(step.uncertain)}"
    return text
