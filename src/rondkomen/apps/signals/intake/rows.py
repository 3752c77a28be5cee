"""One row, read with the profile of the partner and held against its kind: told, or refused with its reasons."""

from __future__ import annotations

from datetime import date, timedelta

from rondkomen.apps.signals.intake.amounts import LARGEST_AMOUNT, read_cents
from rondkomen.apps.signals.intake.cells import CellRefused
from rondkomen.apps.signals.intake.conditions import read_conditions
from rondkomen.apps.signals.intake.contacts import read_customer_number
from rondkomen.apps.signals.intake.days import read_day
from rondkomen.apps.signals.intake.kinds import PartnerKind, SoortRule, soort_rule
from rondkomen.apps.signals.intake.layout import SOORTEN
from rondkomen.apps.signals.intake.person import read_person
from rondkomen.apps.signals.intake.profiles import Profile
from rondkomen.apps.signals.intake.raw import RawRow
from rondkomen.apps.signals.intake.reading import RowReading
from rondkomen.apps.signals.intake.told import Refused, Told
from rondkomen.apps.signals.intake.whole_numbers import read_count

OLDEST_SIGNAL = 183
"""Days. A signal without a case is kept for six months (early signalling registers); an older one would go at once."""
_MOST_DAYS = 20_000
_MOST_TERMS = 600


def read_row(raw: RawRow, profile: Profile, kind: PartnerKind, on: date) -> Told | Refused:
    """What a row says, taken in on the day `on`; `kind` is what holds on that day (`kind_on`).

    Raises nothing: a row that cannot be a signal is a Refused with every reason found.
    """
    if raw.faults:
        return Refused(raw.number, raw.faults)
    reading = RowReading(raw.cells, profile)
    soort = _soort(reading)
    bedrag = _bedrag(reading, kind)
    signal_day = _signal_day(reading, on)
    since = _since(reading, signal_day)
    if signal_day and soort:
        _check_window(reading, kind, soort_rule(soort), since, signal_day)
    conditions = read_conditions(reading, kind, signal_day or on)
    person = read_person(reading, kind, on)
    klantnummer = reading.read("klantnummer", read_customer_number, profile.digits.get("klantnummer", 0)) or ""
    terms = _terms(reading)
    if reading.reasons or soort is None or bedrag is None or signal_day is None:
        return Refused(raw.number, tuple(dict.fromkeys(reading.reasons)))
    return Told(
        row=raw.number,
        soort=soort,
        klantnummer=klantnummer,
        bedrag=bedrag,
        signaaldatum=signal_day,
        ontstaansdatum=since,
        aantal_termijnen=terms,
        conditions=conditions,
        person=person,
        remarks=tuple(dict.fromkeys(reading.remarks)),
    )


def _soort(reading: RowReading) -> str | None:
    word = reading.text("soort").casefold()
    if not word:
        return reading.profile.soort
    soort = reading.profile.soorten.get(word, word.replace(" ", "_"))
    if soort in SOORTEN:
        return soort
    reading.refuse("soort_unknown", "soort")
    return None


def _bedrag(reading: RowReading, kind: PartnerKind) -> int | None:
    if not reading.has("bedrag"):
        reading.refuse("bedrag_missing", "bedrag")
        return None
    cents = reading.read("bedrag", read_cents, reading.profile.amounts)
    if cents is None:
        return None
    if cents <= 0:
        reading.refuse("bedrag_not_above_zero", "bedrag")
    elif cents > LARGEST_AMOUNT:
        reading.refuse("bedrag_unlikely", "bedrag")
    elif kind.threshold and cents < kind.threshold.amount * 100:
        reading.refuse_by_rule("bedrag_below_threshold", "bedrag", kind.threshold.status)
    return cents


def _signal_day(reading: RowReading, on: date) -> date | None:
    if reading.profile.signaaldatum == "delivery":
        return on
    if not reading.has("signaaldatum"):
        reading.refuse("signaaldatum_missing", "signaaldatum")
        return None
    day = reading.read("signaaldatum", read_day, reading.profile.formats_of("signaaldatum"))
    if day and day > on:
        reading.refuse("signaaldatum_in_future", "signaaldatum")
    elif day and day < on - timedelta(days=OLDEST_SIGNAL):
        reading.refuse("signaaldatum_too_old", "signaaldatum")
    return day


def _since(reading: RowReading, signal_day: date | None) -> date | None:
    """The day the arrears began: told, or counted back from the signal when only the number of days is told."""
    if reading.has("ontstaansdatum"):
        return reading.read("ontstaansdatum", read_day, reading.profile.formats_of("ontstaansdatum"))
    days = reading.read("dagen_achterstand", read_count, _MOST_DAYS, "dagen_unreadable")
    return signal_day - timedelta(days=days) if signal_day and days is not None else None


def _terms(reading: RowReading) -> int | None:
    for cell in reading.all("aantal_termijnen"):
        try:
            return read_count(cell, _MOST_TERMS, "termijnen_unreadable")
        except CellRefused as refusal:
            reading.remark(refusal.code, "aantal_termijnen")
    return None


def _check_window(reading: RowReading, kind: PartnerKind, rule: SoortRule, since: date | None, day: date) -> None:
    window = kind.window
    has_window = (window.from_days, window.until_days, window.from_months) != (None, None, None)
    field = "ontstaansdatum"
    if not reading.has(field) and reading.has("dagen_achterstand"):
        field = "dagen_achterstand"
    if since is None:
        if has_window and (rule.minimum or rule.maximum) and not reading.has(field):
            reading.refuse("ontstaansdatum_missing", field)
        return
    days = (day - since).days
    if days < 0:
        reading.refuse("ontstaansdatum_after_signaaldatum", field)
        return
    is_early = days < (window.from_days or 0) or _months_between(since, day) < (window.from_months or 0)
    if rule.minimum and is_early:
        reading.refuse_by_rule("days_too_few", field, window.status)
    if rule.maximum and window.until_days is not None and days > window.until_days:
        reading.refuse_by_rule("days_too_many", field, window.status)


def _months_between(since: date, day: date) -> int:
    """Whole months from one day to a later one."""
    return (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)
