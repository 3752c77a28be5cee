"""The conditions a to d of the Besluit, as a row or the agreement with the partner tells them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from rondkomen.apps.signals.intake.cells import CellRefused
from rondkomen.apps.signals.intake.days import read_day
from rondkomen.apps.signals.intake.kinds import PartnerKind
from rondkomen.apps.signals.intake.profiles import Condition
from rondkomen.apps.signals.intake.raw import Cell
from rondkomen.apps.signals.intake.reading import RowReading
from rondkomen.apps.signals.intake.told import CONDITIONS, Conditions
from rondkomen.apps.signals.intake.whole_numbers import is_whole

_AS_WRITTEN = Condition()


def read_conditions(reading: RowReading, kind: PartnerKind, signal_day: date) -> Conditions:
    """What is said of the four; a reason for each one that the kind asks for and that is not met or not told."""
    told = {letter: _told(reading, letter, signal_day) for letter in CONDITIONS}
    for letter in kind.conditions.letters:
        field = f"voorwaarde_{letter}"
        if told[letter] is False:
            reading.refuse(f"condition_{letter}_not_met", field)
        elif told[letter] is None and not reading.is_refused(field):
            reading.refuse(f"condition_{letter}_missing", field)
    return Conditions(
        **told,
        agreed_on=reading.profile.agreed_on,
        reminded_on=reading.read("herinnerd_op", read_day, reading.profile.formats_of("herinnerd_op")),
    )


def _told(reading: RowReading, letter: str, signal_day: date) -> bool | None:
    condition = reading.profile.conditions.get(letter, _AS_WRITTEN)
    if condition.agreed_on:
        return True if condition.agreed_on <= signal_day else None
    field = f"voorwaarde_{letter}"
    if condition.dated:
        day = reading.read(field, read_day, reading.profile.formats_of(field))
        return None if day is None else day <= signal_day
    return reading.read(field, _yes_or_no, condition)


def _yes_or_no(cell: Cell, condition: Condition) -> bool:
    if isinstance(cell, bool):
        return cell
    word = str(int(cell)) if isinstance(cell, Decimal) and is_whole(cell) else str(cell).casefold()
    if word in condition.yes:
        return True
    if word in condition.no:
        return False
    raise CellRefused("condition_unreadable")
