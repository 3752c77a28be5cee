"""Reads the command, runs it, and turns what is wrong into one line per fault and an exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from typing import NoReturn

from rondkomen import __version__
from rondkomen.cli import budget, check, collection, curve, explain, law, population
from rondkomen.cli.reading import InputWrong
from rondkomen.engine import LawError
from rondkomen.law.check import DayNotKnown
from rondkomen.law.household import HouseholdRefused

DONE, FAILED, WRONG_INPUT = 0, 1, 2
Run = Callable[[argparse.Namespace], None]


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_INPUT, f"{self.prog}: {message}; see {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    main_parser = _Parser(
        prog="rondkomen", description="What Dutch law gives a household, each euro explained by article and date."
    )
    main_parser.add_argument("--version", action="version", version=f"rondkomen {__version__}")
    commands = main_parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in (check, explain, curve, budget, law, collection, population):
        module.add_to(commands)
    return main_parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when done, 2 when the input is wrong (one line per fault), 1 for anything else."""
    options = parser().parse_args(arguments)
    run: Run = options.run
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # an old terminal without a euro sign still gets its answer
    try:
        run(options)
        sys.stdout.flush()
    except HouseholdRefused as refused:
        return _wrong(*(f"{options.file}: {fault}" for fault in refused.faults))
    except DayNotKnown as error:
        return _wrong(f"on: {error}")
    except InputWrong as error:
        return _wrong(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except LawError as error:
        print(f"rondkomen: {error}", file=sys.stderr)
        return FAILED
    return DONE


def _wrong(*faults: str) -> int:
    for fault in faults:
        print(fault, file=sys.stderr)
    return WRONG_INPUT
