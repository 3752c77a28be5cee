"""Asked question by question, a register leads to the same links as a file with everybody in it, or to fewer."""

from __future__ import annotations

import pytest

from rondkomen.gateways.brp import FileRegister, HaalCentraalRegister, Resident
from rondkomen.gateways.brp.fake import FakeBrp
from rondkomen.gateways.brp.fake_persons import read, shipped
from rondkomen.kernel.bsn import passes_eleven_test
from tests.gateways.brp.people import OFFICIAL, THE_HAGUE, Row, match, residents, signal_of, whom, write_csv


def as_told(one: Resident) -> list[Row]:
    """What partners tell of somebody: an insurer, a landlord, a company, one with an old address, one with a typo."""
    initials = "".join(f"{name[0]}." for name in one.voornamen.split())
    partner = {"geslachtsnaam": f"{one.geslachtsnaam_partner or one.geslachtsnaam}-{one.geslachtsnaam}"}
    return [
        signal_of(one, bsn=one.bsn),
        signal_of(one),
        signal_of(one, "geboortedatum", "voornamen", voorletters=initials),
        signal_of(one, "voornamen", "straat", voorletters=initials[:2]),
        signal_of(one, "straat", postcode="9999ZZ", huisnummer="1"),
        signal_of(one, "voorvoegsel", "geboortedatum", geslachtsnaam=one.geslachtsnaam[:-1] + "x"),
        signal_of(one, "voorvoegsel") | partner,
    ]


@pytest.mark.parametrize("source", ["shipped", "official"])
def test_no_link_that_the_whole_register_would_not_make(tmp_path, source):
    if source == "official" and not OFFICIAL.is_file():
        pytest.skip("the whole official set is not at hand")
    persons = shipped() if source == "shipped" else read(OFFICIAL)
    everybody = [one for one in residents(persons).values() if one.geslachtsnaam and passes_eleven_test(one.bsn)]
    here = [one for one in everybody if one.lives_here or one.is_deceased]
    file = FileRegister.read(write_csv(tmp_path / "GM0518.csv", here))
    signals = [signal for one in here for signal in as_told(one)]
    with FakeBrp(persons) as brp:
        asked = HaalCentraalRegister(brp.access, THE_HAGUE, number_of_residents=file.number_of_residents)
        told_by_file, told_when_asked = whom(file, match(file, *signals)), whom(asked, match(asked, *signals))
    for (_, person), (_, other) in zip(told_by_file, told_when_asked, strict=True):
        assert other in ("", person)
    linked = sum(bool(person) for _, person in told_by_file)
    assert linked > 0.7 * len(signals)
    assert sum(bool(person) for _, person in told_when_asked) >= 0.95 * linked
