"""Rondkomen's own matching on the same signals, with the settings that it ships."""

from datetime import date
from typing import Any

from rondkomen.matching import Register, Settings, group

from .score import HOUSEHOLD, LINKED, NONE, REVIEW, Answer
from .tables import Tables
from .watch import Watch

ON = date(2026, 11, 1)
KINDS = {"linked": LINKED, "household": HOUSEHOLD, "review": REVIEW}


def answers(tables: Tables) -> tuple[list[Answer], list[Any], Watch]:
    """The answer to each signal, its group, and the seconds of each phase."""
    settings = Settings.dutch()
    watch = Watch()
    register = Register.of(tables.register, settings)
    watch.phase("prepare the register")
    found = register.match(tables.signals, on=ON)
    watch.phase("match")
    groups = group(tables.signals, settings, found)
    watch.phase("group")
    made = [
        Answer(KINDS.get(str(kind), NONE), _number(person), _number(home))
        for kind, person, home in zip(found.kind, found.person, found.household, strict=True)
    ]
    return made, [int(one) for one in groups], watch


def _number(value: Any) -> int:
    """A number of the register, or 0 where there is none."""
    return 0 if value in (None, "", "None") else int(value)
