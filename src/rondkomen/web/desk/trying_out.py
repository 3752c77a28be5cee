"""Tries a profile that is not kept yet: its faults with their lines, and what it makes of made-up rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rondkomen.apps.signals.intake import (
    FileRefused,
    KindNotInForce,
    Profile,
    ProfileRefused,
    Reason,
    Refused,
    Told,
    default_profile,
    kind_on,
    read_profile,
    read_row,
    rows_of,
)
from rondkomen.apps.signals.kinds import Soort
from rondkomen.ui.parts import SummaryRow
from rondkomen.ui.templatetags.ui import euro
from rondkomen.web.desk.names import SOORTEN
from rondkomen.web.desk.presenters.deliveries import reason_line
from rondkomen.web.desk.presenters.review import told_rows

MOST_ROWS = 10
_AT_LINE = re.compile(r"at line (\d+)")
_WHERE = re.compile(r"\[([\w.-]+)\] ?([\w.-]*)[^:]*: found (?:the (?:field|key) ([\w.-]+))?")
"""The table and the key that a fault names, before or after what was found."""
_TABLE = re.compile(r"^\s*\[([\w.-]+)\]", re.M)


@dataclass(frozen=True, slots=True)
class Fault:
    """What has to be put right in a profile, and the line where it stands; 0 when that cannot be said."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class TriedRow:
    number: int
    reasons: Sequence[str]
    values: Sequence[SummaryRow]
    remarks: Sequence[str]


@dataclass(frozen=True, slots=True)
class Trial:
    """What a profile makes of a sample: rows, or the sentence that says why there are none."""

    rows: Sequence[TriedRow]
    fault: str = ""


def faults_of(text: str) -> list[Fault]:
    """Everything that has to be put right before the profile can be kept, in the order of its lines."""
    try:
        if text.strip():
            read_profile(text)
    except ProfileRefused as refused:
        return sorted((Fault(_line_of(fault, text), fault) for fault in refused.faults), key=lambda one: one.line)
    return []


def tried(text: str, sample: str, kind: str, on: date) -> Trial:
    """The first rows of a sample, read with a profile that has no faults."""
    if not sample.strip():
        return Trial([])
    try:
        in_force = kind_on(kind, on)
        profile = read_profile(text) if text.strip() else default_profile(in_force)
        found = [read_row(row, profile, in_force, on) for row in islice(_rows(sample, profile), MOST_ROWS)]
    except FileRefused as refused:
        return Trial([], refused.text(get_language() or "nl"))
    except KindNotInForce:
        return Trial([], _("Signalen van deze soort mogen vandaag niet worden aangenomen."))
    return Trial([_tried_row(one) for one in found])


def _rows(sample: str, profile: Profile) -> islice:
    """The rows of what was pasted; a browser sends text, so the encoding of the profile is only written here."""
    encoding = "windows-1252" if profile.encoding == "windows-1252" else "utf-8"
    return islice(rows_of("voorbeeld", sample.encode(encoding, "replace"), profile), MOST_ROWS)


def _tried_row(one: Told | Refused) -> TriedRow:
    if isinstance(one, Refused):
        return TriedRow(one.row, _lines(one.reasons), [], [])
    about = {
        "soort": str(SOORTEN[Soort(one.soort)]),
        "klantnummer": one.klantnummer,
        "bedrag": euro(Decimal(one.bedrag) / 100),
        "signaaldatum": date_format(one.signaaldatum, "j F Y"),
        "ontstaansdatum": date_format(one.ontstaansdatum, "j F Y") if one.ontstaansdatum else "",
        "aantal_termijnen": "" if one.aantal_termijnen is None else str(one.aantal_termijnen),
    }
    return TriedRow(one.row, [], told_rows(one.as_json() | about), _lines(one.remarks))


def _lines(reasons: Sequence[Reason]) -> list[str]:
    return [reason_line(reason.code, reason.column) for reason in reasons]


def _line_of(fault: str, text: str) -> int:
    """The line of a fault: as the reader of TOML says, or that of the key, or else of the table, that it names."""
    if said := _AT_LINE.search(fault):
        return int(said[1])
    if "at end of document" in fault:
        return len(text.splitlines())
    named = _WHERE.match(fault)
    start = next((one.end() for one in _TABLE.finditer(text) if named and one[1] == named[1]), None)
    if named is None or start is None:
        return 0
    following = _TABLE.search(text, start)
    end = following.start() if following else len(text)
    key = named[2] or named[3] or ""
    found = re.compile(rf"^\s*[\"']?{re.escape(key)}[\"']?\s*[.=]", re.M).search(text, start, end) if key else None
    return text.count("\n", 0, found.end() if found else start) + 1
