"""Signals, cases and small tables to decide with."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from rondkomen.apps.signals.decisions import AgeBand, DecisionTable, Inputs, Signal, read_table
from rondkomen.apps.signals.intake.kinds import kind_codes
from rondkomen.apps.signals.kinds import Soort

MONDAY = date(2026, 11, 2)

HEAD = '[table]\nname = "T"\nversion = 1\nfrom = 2026-01-01\nuntil = "open"\n'
BINS = '[bins.ja]\nnl = "Ja"\nen = "Yes"\n[bins.nee]\nnl = "Nee"\nen = "No"\n'
PLAN = '[plans.{name}]\nnl = "P"\nen = "P"\nsource = "s"\nstatus = "uncertain"\nsteps = [{steps}]\n'
INSIDE = '{ channel = "Administratief", after = 0 }'
REST = 'nl = "n"\nen = "e"\nsource = "s"\nstatus = "uncertain"\n'
LAST = f'[[rule]]\nid = "overig"\nbin = "nee"\nplan = "intern"\n{REST}'


def signal(kind: str = "Water", euros: int = 100, day: date = MONDAY, **more: Any) -> Signal:
    return Signal(kind, euros * 100, day, more.pop("received_on", day), **more)


def case(*signals: Signal, **more: Any) -> Inputs:
    return Inputs(signals or (signal(),), **more)


def text_with(when: str, *, extra: str = "", plans: str = "") -> str:
    """A table that puts a case in bin ja when it meets the conditions, and in bin nee when not."""
    rule = f'[[rule]]\nid = "eerst"\nwhen = {{ {when} }}\nbin = "ja"\nplan = "intern"\n{REST}'
    return HEAD + BINS + extra + PLAN.format(name="intern", steps=INSIDE) + plans + rule + LAST


def table_with(when: str) -> DecisionTable:
    return read_table(text_with(when))


DAYS = st.dates(date(2026, 5, 1), date(2026, 11, 20))
CENTS = st.integers(0, 200_000)
SIGNALS = st.builds(
    Signal,
    kind=st.sampled_from(kind_codes()),
    bedrag=CENTS,
    signaaldatum=DAYS,
    received_on=DAYS,
    soort=st.sampled_from(Soort),
    ontstaansdatum=st.none() | st.dates(date(2026, 1, 1), date(2026, 5, 1)),
    claim=st.sampled_from(["", "one", "two"]),
    previous_bedrag=st.none() | CENTS,
)
REPEATED = st.builds(
    Inputs,
    signals=st.lists(
        st.builds(signal, euros=st.integers(99, 101), previous_bedrag=st.sampled_from([10_000, 10_000, 10_100])),
        min_size=1,
        max_size=2,
    ).map(tuple),
)
"""Cases of which every signal repeats an earlier one, with an amount that is lower, the same or higher."""
CASES = st.builds(
    Inputs,
    signals=st.lists(SIGNALS, min_size=1, max_size=4).map(tuple),
    earlier=st.lists(SIGNALS, max_size=3).map(tuple),
    age_band=st.sampled_from(AgeBand),
    minors=st.none() | st.booleans(),
    known_in_help=st.booleans(),
    unsafe_contact=st.booleans(),
    threat_known_on=st.none() | DAYS,
    capacity=st.none() | st.integers(0, 30),
)
