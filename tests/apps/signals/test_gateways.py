"""Signals linked with a register outside this database: who is meant is registered here, and nobody else."""

import json
from datetime import date

import pytest

from rondkomen.apps.people.models import Identity, Person
from rondkomen.apps.people.queries import open_person
from rondkomen.apps.people.states import Residency
from rondkomen.apps.sealing.models import opened
from rondkomen.apps.signals.actions import link_delivery, review, work_off
from rondkomen.apps.signals.models import Koppeling
from rondkomen.apps.signals.queries import review_case
from rondkomen.apps.signals.states import LinkOutcome
from rondkomen.gateways.brp import RegisterFailed
from rondkomen.gateways.brp.fake import FakeBrp
from tests.factories.audit import HERE, municipality
from tests.factories.people import WHY
from tests.factories.signals import Line, checker, delivered, file, partner, received, signal_of, signaller

DAY = date(2026, 11, 22)
EXTRACT = """bsn;voornamen;voorvoegsel;geslachtsnaam;geboortedatum;straat;huisnummer;postcode;woonplaats;geheimhouding
999906811;Pieter Johannes;van der;Berg;1948-12-02;Molenlaan;8;1234AD;Waterveen;
999936256;Amira;;Haddad;1998-03-02;Rietgors;117;1234AE;Waterveen;ja
999937406;Aya;;Haddad;2000-11-20;Rietgors;117;1234AE;Waterveen;
"""
PIET = Line()
DOUBT = Line("W-2", "A. Hadad", "Rietgors", "17", "", "1234AE", "")


@pytest.fixture
def extract(here, settings, tmp_path):
    """An installation with an extract of the register, and nobody registered in its own database."""
    (tmp_path / f"{HERE}.csv").write_text(EXTRACT, encoding="utf-8")
    settings.RESIDENT_REGISTER, settings.REGISTER_FILES = "file", tmp_path
    partner()
    return tmp_path


class TestAnExtract:
    def test_who_is_linked_is_registered_and_nobody_else(self, extract):
        link = Koppeling.objects.get(signal=signal_of(delivered(file(PIET))))
        assert link.outcome == LinkOutcome.GEKOPPELD
        assert Person.objects.get() == link.person
        person = open_person(checker(), link.person_id, DAY, WHY)
        assert (person.card.name.full, person.card.residency) == ("Pieter Johannes van der Berg", Residency.INWONER)
        assert str(person.card.address) == "Molenlaan 8, 1234 AD Waterveen"

    def test_twice_is_the_same_person(self, extract):
        delivered(file(PIET))
        delivered(file(PIET, Line(bedrag="120,00")))
        assert Person.objects.count() == 1
        assert Koppeling.objects.exclude(person=None).count() == 3

    def test_a_customer_number_leads_to_who_was_linked_before(self, extract):
        delivered(file(PIET))
        moved = Line(straat="Langestraat", huisnummer="3", postcode="9876XZ", geboortedatum="")
        assert Koppeling.objects.get(signal=signal_of(delivered(file(moved)))).by == "KLANTNUMMER"

    def test_a_candidate_is_registered_when_somebody_chooses(self, extract):
        signal = signal_of(delivered(file(DOUBT)))
        assert not Person.objects.exists()
        case = review_case(checker(), signal.pk, DAY)
        assert {one.name for one in case.candidates} == {"Amira Haddad", "Aya Haddad"}
        assert all(one.person is None and one.address.startswith("Rietgors 117") for one in case.candidates)
        chosen = next(one for one in case.candidates if one.name == "Aya Haddad")
        review(checker(), signal.pk, chosen.number, "")
        assert Identity.objects.get().voornamen == "Aya"

    def test_a_secret_address_is_not_shown(self, extract):
        signal = signal_of(delivered(file(DOUBT)))
        (amira,) = [one for one in review_case(signaller(), signal.pk, DAY).candidates if one.name == "Amira Haddad"]
        assert (amira.is_masked, amira.address) == (True, "")
        assert not {"address", "residence"} & {part.field for part in amira.evidence}

    def test_what_is_kept_of_candidates_is_sealed(self, extract):
        signal = signal_of(delivered(file(DOUBT)))
        link = Koppeling.objects.get(signal=signal)
        assert "999936256" not in link.evidence_sealed
        assert "999936256" in opened(link, "evidence_sealed")
        assert "999936256" not in repr(review_case(checker(), signal.pk, DAY))

    def test_without_a_file_it_waits_until_there_is_one(self, extract):
        (extract / f"{HERE}.csv").rename(extract / "elsewhere.csv")
        delivery = received(file(PIET)).delivery
        work_off(delivery)
        with pytest.raises(RegisterFailed, match=HERE):
            link_delivery(delivery)
        (extract / "elsewhere.csv").rename(extract / f"{HERE}.csv")
        link_delivery(delivery)
        assert Koppeling.objects.get().outcome == LinkOutcome.GEKOPPELD


def test_the_api_of_the_brp_is_asked_and_who_is_linked_is_registered(db, settings):
    """Robert of the official fictional persons, in The Hague."""
    code = municipality("GM0518").code
    partner(here=code)
    with FakeBrp() as brp:
        access = brp.access
        settings.RESIDENT_REGISTER = "haalcentraal"
        settings.BRP = dict.fromkeys(settings.BRP, "") | {
            "address": access.address,
            "api_key": access.api_key,
            "headers": ";".join(f"{name}={value}" for name, value in access.headers),
            "residents": "GM0599=670000, GM0518=560000",
        }
        partner("zorg", kind="Zorg", here=code)
        robert = Line(naam="R. Leijenhorst", bsn="999992922", huisnummer="1", postcode="1234AB", geboortedatum="")
        delivery = delivered(file(robert), "zorg", here=code)
    link = Koppeling.objects.get(signal__delivery=delivery)
    told = json.loads(opened(link.signal, "told_sealed"))
    assert told["bsn"] == "999992922"
    assert (link.outcome, link.by) == (LinkOutcome.GEKOPPELD, "BSN")
    assert Identity.objects.get().person == link.person


def test_without_a_number_of_residents_the_api_is_not_asked(db, settings):
    code = municipality("GM0518").code
    partner(here=code)
    settings.RESIDENT_REGISTER, settings.BRP = "haalcentraal", settings.BRP | {"address": "http://localhost:1/brp"}
    delivery = received(file(PIET), here=code).delivery
    work_off(delivery)
    with pytest.raises(RegisterFailed, match="RONDKOMEN_BRP_RESIDENTS"):
        link_delivery(delivery)
