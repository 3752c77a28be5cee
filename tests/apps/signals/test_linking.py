"""Whose signal it is: found, doubted, decided by a person, taken back; and what each look at it shows."""

import json
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from rondkomen.apps.audit.actor import Role, system
from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.audit.permissions import PermissionRefused, Refusal
from rondkomen.apps.people.actions import delete_person
from rondkomen.apps.people.actions.deleting import StillNeeded
from rondkomen.apps.people.models import Identity, Person
from rondkomen.apps.signals import registers
from rondkomen.apps.signals.actions import DecidedAlready, SignalGone, link_delivery, review, withdraw, work_off
from rondkomen.apps.signals.models import Delivery, Koppeling, Vroegsignaal
from rondkomen.apps.signals.queries import next_to_review, number_to_review, review_case, review_queue
from rondkomen.apps.signals.states import LinkOutcome
from tests.factories.audit import HERE, staff
from tests.factories.people import WHY
from tests.factories.signals import (
    DOUBT,
    HOME,
    PIET,
    SECRET,
    STRANGER,
    Line,
    checker,
    delivered,
    file,
    partner,
    received,
    signal_of,
    signaller,
)

DAY = date(2026, 11, 22)


def holding(signal: Vroegsignaal) -> Koppeling:
    """What holds about a signal."""
    return Koppeling.objects.get(signal=signal, replaced_by=None)


def named(voornamen: str) -> Person:
    """A resident of Waterveen."""
    return Person.objects.get(pk=Identity.objects.get(voornamen=voornamen, replaced_by=None).person_id)


def doubted() -> Vroegsignaal:
    """A signal that waits for a decision: which of two sisters."""
    return signal_of(delivered(file(DOUBT)))


class TestOutcomes:
    def test_a_link_has_person_household_rule_and_settings(self, waterveen):
        link = holding(signal_of(delivered(file(PIET))))
        assert (link.outcome, link.person) == (LinkOutcome.GEKOPPELD, named("Pieter Johannes"))
        assert link.household == named("Johanna").membership_set.get().household
        assert link.by == "ADRES-GEBOORTEDATUM-NAAM"

    def test_a_household_is_nobody(self, waterveen):
        link = holding(signal_of(delivered(file(HOME))))
        assert (link.outcome, link.person) == (LinkOutcome.HUISHOUDEN, None)
        assert link.household == named("Aya").membership_set.get().household

    def test_a_stranger_is_not_found(self, waterveen):
        link = holding(signal_of(delivered(file(STRANGER))))
        assert (link.outcome, link.person, link.household, link.weight) == (LinkOutcome.NIET_GEVONDEN, None, None, None)

    def test_a_person_with_a_signal_is_kept_for_as_long_as_the_signal(self, waterveen):
        delivered(file(PIET))
        with pytest.raises(StillNeeded):
            delete_person(system("retention", HERE), named("Pieter Johannes").pk, WHY)

    def test_a_household_with_a_signal_is_kept_too(self, waterveen):
        delivered(file(HOME))
        sister, other = named("Aya"), named("Amira")
        delete_person(system("retention", HERE), sister.pk, WHY)
        with pytest.raises(StillNeeded):
            delete_person(system("retention", HERE), other.pk, WHY)
        assert Person.objects.filter(pk=other.pk).exists()


class TestRepeats:
    def test_the_same_customer_number_repeats_the_one_before(self, waterveen):
        first, second = delivered(file(PIET)), delivered(file(replace(PIET, bedrag="150,00")))
        third = delivered(file(replace(PIET, bedrag="175,00"), replace(PIET, bedrag="180,00")))
        assert signal_of(first).repeats is None
        assert signal_of(second).repeats == signal_of(first)
        assert signal_of(third, 2).repeats == signal_of(second)
        assert signal_of(third, 3).repeats == signal_of(third, 2)

    def test_another_partner_has_other_customers(self, waterveen):
        partner("noord")
        delivered(file(PIET))
        assert signal_of(delivered(file(PIET), "noord")).repeats is None

    def test_a_signal_without_a_number_repeats_nothing(self, waterveen):
        nameless = replace(PIET, klantnummer="")
        delivered(file(nameless))
        assert signal_of(delivered(file(nameless, PIET))).repeats is None

    def test_deliveries_read_in_another_order_are_put_in_line(self, waterveen):
        first, second = received(file(PIET)).delivery, received(file(replace(PIET, bedrag="150,00"))).delivery
        work_off(second)
        work_off(first)
        rows = {row.delivery_id: row for row in Vroegsignaal.objects.all()}
        assert rows[second].repeats == rows[first]
        assert rows[first].repeats is None

    def test_a_known_customer_number_is_enough_with_a_name_that_fits(self, waterveen):
        """Piet moved, the partner does not know his day of birth: the number leads to him."""
        delivered(file(PIET))
        elsewhere = replace(PIET, straat="Langestraat", huisnummer="3", postcode="9876XZ", geboortedatum="")
        link = holding(signal_of(delivered(file(elsewhere))))
        assert (link.outcome, link.by, link.person) == (LinkOutcome.GEKOPPELD, "KLANTNUMMER", named("Pieter Johannes"))

    def test_a_known_customer_number_with_another_name_is_doubted(self, waterveen):
        delivered(file(PIET))
        link = holding(signal_of(delivered(file(replace(PIET, naam="T. Verstappen", geboortedatum="")))))
        assert (link.outcome, link.by) == (LinkOutcome.TWIJFEL, "KLANTNUMMER-TEGENSPRAAK")

    def test_the_number_of_another_partner_does_not_speak_against_somebody(self, waterveen):
        partner("noord")
        delivered(file(PIET))
        before = holding(Vroegsignaal.objects.get()).weight
        assert holding(signal_of(delivered(file(replace(PIET, klantnummer="X-77")), "noord"))).weight == before


class TestTheRegister:
    def test_is_made_ready_once_while_nothing_changes(self, waterveen, monkeypatch):
        made = []
        monkeypatch.setattr(
            registers, "_prepared", lambda *given, was=registers._prepared: made.append(1) or was(*given)
        )
        partner("noord")
        for line in (PIET, DOUBT, HOME):
            delivered(file(line))
            delivered(file(line), "noord")
        assert len(made) == 1

    def test_is_made_ready_again_when_somebody_was_deleted_meanwhile(self, waterveen, monkeypatch):
        """Between matching and writing the person goes: the signal is matched anew, and is lost on nobody."""
        delivery = received(file(PIET, DOUBT)).delivery
        work_off(delivery)
        was = registers.PeopleRegister.match

        def match_and_lose(self, signals, people, on):
            answers = was(self, signals, people, on)
            for piet in Person.objects.filter(identity__voornamen="Pieter Johannes"):
                delete_person(system("retention", HERE), piet.pk, WHY)
            return answers

        monkeypatch.setattr(registers.PeopleRegister, "match", match_and_lose)
        link_delivery(delivery)
        assert Koppeling.objects.count() == 2
        assert not Koppeling.objects.exclude(person=None).exists()

    def test_no_bsn_is_opened_to_link(self, waterveen, monkeypatch):
        """The blind indexes are compared: equal or not."""
        from rondkomen.apps.sealing import models

        places = []
        was = models.Sealer.open
        monkeypatch.setattr(
            models.Sealer, "open", lambda self, text, place: places.append(place) or was(self, text, place)
        )
        partner("zorg", kind="Zorg")
        bsn = replace(
            PIET, naam="P. Berg", bsn="999906811", straat="", huisnummer="3", postcode="9876XZ", geboortedatum=""
        )
        link = holding(signal_of(delivered(file(bsn), "zorg")))
        assert (link.person, link.by) == (named("Pieter Johannes"), "BSN")
        assert not [place for place in places if place.startswith("person.bsn")]


class TestReview:
    def test_somebody_chooses_a_candidate(self, waterveen):
        signal = doubted()
        assert number_to_review(signaller()) == 1
        case = review_case(signaller(), signal.pk, DAY)
        assert (case.may_review, case.may_withdraw, case.outcome) == (True, False, LinkOutcome.TWIJFEL)
        assert {one.name for one in case.candidates} == {"Aya Haddad", "Amira Haddad"}
        chosen = next(one for one in case.candidates if one.name == "Amira Haddad")
        actor = signaller()
        review(actor, signal.pk, chosen.number, "Gebeld met de verhuurder.")
        link = holding(signal)
        assert (link.outcome, link.person, link.by) == (LinkOutcome.GEKOPPELD, named("Amira"), actor.id)
        assert link.replaces.outcome == LinkOutcome.TWIJFEL
        assert number_to_review(signaller()) == 0
        assert [one.because for one in review_case(actor, signal.pk, DAY).history] == ["", "Gebeld met de verhuurder."]

    def test_somebody_says_that_it_is_nobody(self, waterveen):
        signal = doubted()
        review(signaller(), signal.pk, None, "")
        assert (holding(signal).outcome, holding(signal).person) == (LinkOutcome.NIET_GEVONDEN, None)

    def test_two_cannot_decide_about_the_same_signal(self, waterveen):
        signal = doubted()
        review(signaller(), signal.pk, None, "")
        with pytest.raises(DecidedAlready):
            review(signaller(), signal.pk, 1, "")

    @pytest.mark.parametrize("choice", [0, 3, -1])
    def test_a_number_that_is_not_there_is_refused(self, waterveen, choice):
        signal = doubted()
        with pytest.raises(Refusal, match="one of the 2 candidates"):
            review(signaller(), signal.pk, choice, "")
        assert holding(signal).outcome == LinkOutcome.TWIJFEL

    @pytest.mark.parametrize("actor", [staff(Role.BEHEERDER), staff(Role.SCHULDHULPVERLENER), system("work_off", HERE)])
    def test_others_do_not_decide(self, waterveen, actor):
        signal = doubted()
        for refused in (lambda: review(actor, signal.pk, 1, ""), lambda: withdraw(actor, signal.pk, "x")):
            with pytest.raises(PermissionRefused):
                refused()
        with pytest.raises(PermissionRefused):
            review_queue(actor)

    def test_a_signal_that_is_not_there_is_refused(self, waterveen, elsewhere):
        signal = doubted()
        with pytest.raises(SignalGone):
            review(signaller(), uuid4(), None, "")
        with pytest.raises(SignalGone):
            review(signaller(elsewhere), signal.pk, None, "")

    def test_the_queue_gives_the_oldest_first_and_then_the_next(self, waterveen):
        first = delivered(file(DOUBT))
        second = delivered(
            file(replace(DOUBT, naam="J. Smid", straat="Havenstraat", huisnummer="19", postcode="1234AR"))
        )
        page = review_queue(signaller())
        assert [one.signal for one in page.rows] == [signal_of(first).pk, signal_of(second).pk]
        assert next_to_review(signaller()) == signal_of(first).pk
        assert next_to_review(signaller(), after=signal_of(first).pk) == signal_of(second).pk
        assert next_to_review(signaller(), after=signal_of(second).pk) == signal_of(first).pk
        assert page.rows[0].partner == "Waterbedrijf De Meren"


class TestWithdrawal:
    def test_a_link_is_taken_back_and_waits_again(self, waterveen):
        signal = signal_of(delivered(file(PIET)))
        withdraw(signaller(), signal.pk, "Het is zijn zoon, die tijdelijk inwoont.")
        assert (holding(signal).outcome, holding(signal).person) == (LinkOutcome.INGETROKKEN, None)
        assert [one.signal for one in review_queue(signaller()).rows] == [signal.pk]
        case = review_case(signaller(), signal.pk, DAY)
        assert next(one.name for one in case.candidates) == "Pieter Johannes van der Berg"
        review(signaller(), signal.pk, None, "")
        withdraw(signaller(), signal.pk, "Toch nog eens kijken.")
        review(signaller(), signal.pk, 1, "")
        assert holding(signal).person == named("Pieter Johannes")
        assert Koppeling.objects.filter(signal=signal).count() == 5

    def test_without_a_reason_it_is_refused(self, waterveen):
        signal = signal_of(delivered(file(PIET)))
        with pytest.raises(Refusal, match="say why"):
            withdraw(signaller(), signal.pk, "  ")

    def test_a_doubt_is_no_link_to_take_back(self, waterveen):
        with pytest.raises(DecidedAlready):
            withdraw(signaller(), doubted().pk, "x")

    def test_the_number_no_longer_leads_to_somebody(self, waterveen):
        signal = signal_of(delivered(file(PIET)))
        withdraw(signaller(), signal.pk, "Verkeerd nummer.")
        elsewhere = replace(PIET, straat="Langestraat", huisnummer="3", postcode="9876XZ", geboortedatum="")
        assert holding(signal_of(delivered(file(elsewhere)))).by != "KLANTNUMMER"


class TestWhatACaseShows:
    def test_evidence_in_words_that_adds_up(self, waterveen):
        case = review_case(signaller(), doubted().pk, DAY)
        best = case.candidates[0]
        surname = next(part for part in best.evidence if part.field == "surname")
        assert (surname.label, surname.signal, surname.register) == ("Achternaam", "Hadad", "Haddad")
        assert surname.says == "De achternaam klinkt gelijk, maar is anders geschreven."
        assert best.weight == pytest.approx(sum(part.weight for part in best.evidence), abs=0.02)
        assert all(part.label and part.says for part in best.evidence)
        assert case.says
        assert case.told.geslachtsnaam == "Hadad"
        assert case.told.bsn is None

    def test_a_secret_address_is_told_by_nothing(self, waterveen):
        signal = signal_of(delivered(file(SECRET)))
        assert holding(signal).person == named("Sanne")
        case = review_case(signaller(), signal.pk, DAY)
        (sanne,) = [one for one in case.candidates if one.name == "Sanne de Groot"]
        assert (sanne.is_masked, sanne.address) == (True, "")
        assert not {"address", "residence"} & {part.field for part in sanne.evidence}
        assert "Wilgenhof" not in json.dumps([vars_of(part) for one in case.candidates for part in one.evidence])
        (open_,) = [one for one in review_case(checker(), signal.pk, DAY).candidates if one.name == "Sanne de Groot"]
        assert open_.address.startswith("Wilgenhof 3")
        assert not open_.is_masked

    def test_each_candidate_is_in_the_log(self, waterveen):
        signal = doubted()
        review_case(signaller(), signal.pk, DAY)
        lines = AuditLine.objects.filter(name="signals.review_case", object_key=str(signal.pk))
        assert {line.data_subject_id for line in lines} == {"", str(named("Aya").pk), str(named("Amira").pk)}

    def test_a_bsn_is_not_shown(self, waterveen):
        partner("zorg", kind="Zorg")
        signal = signal_of(delivered(file(replace(PIET, bsn="999906811")), "zorg"))
        assert "999906811" not in repr(review_case(checker(), signal.pk, DAY))


def vars_of(part):
    """The values of a row of evidence."""
    return [part.signal if part.field != "address" else "", part.register, part.says]


def test_a_delivery_without_a_signal_is_linked_at_once(waterveen):
    delivery = delivered(file(Line(bedrag="honderd")))
    assert delivery.linked_at
    assert not Koppeling.objects.exists()
    assert Delivery.objects.get().rows_linked == 0
