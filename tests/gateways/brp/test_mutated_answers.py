"""Whatever a register answers with something else in it, a look-up gives a table or one refusal."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rondkomen.gateways.brp import BrpClient, HaalCentraalRegister, RegisterFailed, haalcentraal
from rondkomen.gateways.brp.base import COLUMNS
from rondkomen.matching import Register, Settings
from tests.gateways.brp.people import JAN, ROBERT, THE_HAGUE, TODAY, residents, signal_of, table
from tests.gateways.brp.test_persons import ODD, places

PEOPLE = residents()
SIGNALS = table(signal_of(PEOPLE[ROBERT]), signal_of(PEOPLE[JAN], bsn=JAN))


def test_a_table_or_a_refusal_and_nothing_else(brp, monkeypatch):
    monkeypatch.setattr(haalcentraal, "THREADS", 1)  # Hypothesis draws for one at a time
    right = brp.personen

    @settings(max_examples=60)
    @given(st.data())
    def try_out(data):
        def wrong(body: bytes, headers: Any) -> Any:
            status, content = right(body, headers)
            content = copy.deepcopy(content)
            place = data.draw(st.sampled_from(places(content)))
            if place and data.draw(st.booleans()):
                inner = content
                for key in place[:-1]:
                    inner = inner[key]
                inner[place[-1]] = data.draw(ODD)
            return status, content

        brp.personen = wrong
        source = HaalCentraalRegister(BrpClient(brp.access), THE_HAGUE, number_of_residents=560_000)
        found = None
        try:
            found = source.candidates(SIGNALS)
        except RegisterFailed:
            return
        assert tuple(found) == COLUMNS
        answers = Register.of(found, Settings.dutch(), residents=560_000).match(SIGNALS, on=TODAY)
        assert all(source.resident(person) for person in answers.person if person)

    try_out()
