"""Signals go when their term is over, with proof; and their seals are replaced with the keys."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command

from rondkomen.apps.audit.actor import system
from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.audit.permissions import PermissionRefused
from rondkomen.apps.audit.queries import faults_in_log
from rondkomen.apps.people.actions import delete_person
from rondkomen.apps.people.models import Person
from rondkomen.apps.sealing.models import opened
from rondkomen.apps.signals.actions.deleting import delete_signals
from rondkomen.apps.signals.jobs import delete_due, rules
from rondkomen.apps.signals.models import Delivery, DeliveryPiece, Koppeling, RefusedRow, Vroegsignaal
from rondkomen.apps.signals.queries import RowState, trace
from tests.factories.audit import HERE
from tests.factories.people import WHY
from tests.factories.signals import DOUBT, FAULTY, PIET, delivered, file, received, signal_of, signaller

RECEIVED = datetime(2026, 5, 31, 12, tzinfo=UTC)


def old_delivery() -> Delivery:
    """A delivery of three rows that came in on the last day of May."""
    delivery = delivered(file(PIET, DOUBT, FAULTY))
    Delivery.objects.update(received_at=RECEIVED)
    Vroegsignaal.objects.update(received_at=RECEIVED)
    return delivery


class TestTerms:
    def test_a_signal_goes_after_six_months_and_not_a_day_before(self, waterveen):
        old_delivery()
        assert delete_due(HERE, date(2026, 11, 29)) == {"vroegsignaal": 0, "delivery": 0}
        assert delete_due(HERE, date(2026, 11, 30)) == {"vroegsignaal": 2, "delivery": 0}
        assert not Vroegsignaal.objects.exists()
        assert not Koppeling.objects.exists()

    def test_a_municipality_may_choose_another_term(self, waterveen, settings):
        settings.SIGNALS_KEPT_MONTHS = 3
        old_delivery()
        assert rules()["vroegsignaal"].months == 3
        assert delete_due(HERE, date(2026, 8, 31))["vroegsignaal"] == 2

    def test_the_delivery_still_says_what_came_of_its_rows(self, waterveen):
        delivery = old_delivery()
        delete_due(HERE, date(2026, 12, 1))
        kept = Delivery.objects.get()
        assert (kept.number_of_rows, kept.number_accepted, kept.number_refused) == (3, 2, 1)
        assert trace(signaller(), delivery.pk, 2).state is RowState.GEWIST
        assert trace(signaller(), delivery.pk, 4).state is RowState.GEWEIGERD

    def test_the_same_file_does_not_come_back(self, waterveen):
        old_delivery()
        delete_due(HERE, date(2026, 12, 1))
        assert not received(file(PIET, DOUBT, FAULTY)).is_new

    def test_the_delivery_goes_after_two_years(self, waterveen):
        old_delivery()
        assert delete_due(HERE, date(2028, 5, 30))["delivery"] == 0
        assert delete_due(HERE, date(2028, 5, 31)) == {"vroegsignaal": 0, "delivery": 1}
        assert not RefusedRow.objects.exists()

    def test_the_log_proves_it_and_names_nobody(self, waterveen):
        old_delivery()
        delete_due(HERE, date(2026, 12, 1))
        line = AuditLine.objects.get(name="signals.delete_signals")
        assert '"vroegsignaal":2' in line.details
        assert '"rule":"vroegsignaal"' in line.details
        assert line.data_subject_id == ""
        assert list(faults_in_log(HERE)) == []

    def test_a_later_signal_repeats_nothing_any_more(self, waterveen):
        old_delivery()
        later = delivered(file(PIET, DOUBT))
        assert signal_of(later).repeats
        delete_due(HERE, date(2026, 12, 1))
        assert signal_of(later).repeats is None

    def test_then_the_person_may_go_too(self, waterveen):
        old_delivery()
        piet = Koppeling.objects.exclude(person=None).get().person_id
        delete_due(HERE, date(2026, 12, 1))
        delete_person(system("retention", HERE), piet, WHY)
        assert not Person.objects.filter(pk=piet).exists()

    def test_nothing_of_another_municipality_goes(self, waterveen, elsewhere):
        old_delivery()
        assert delete_due(elsewhere, date(2026, 12, 1)) == {"vroegsignaal": 0, "delivery": 0}
        assert Vroegsignaal.objects.count() == 2

    def test_only_the_job_deletes(self, waterveen):
        old_delivery()
        with pytest.raises(PermissionRefused):
            delete_signals(signaller(), rules()["vroegsignaal"], date(2026, 12, 1))

    def test_the_command_does_all_or_the_ones_named(self, waterveen, capsys):
        call_command("delete_due_signals")
        assert "GM9999: deleted vroegsignaal 0, delivery 0." in capsys.readouterr().out
        with pytest.raises(CommandError, match="GM0001"):
            call_command("delete_due_signals", "GM0001")


class TestKeys:
    def test_every_seal_is_replaced_and_repeats_are_still_found(self, waterveen, settings):
        first = delivered(file(PIET, DOUBT))
        open_ = received(file(FAULTY)).delivery
        old = settings.SEALING_KEYS, settings.INDEX_KEYS
        settings.SEALING_KEYS, settings.INDEX_KEYS = ((b"n" * 32, *old[0]), (b"m" * 32, *old[1]))
        halfway = delivered(file(PIET))
        assert signal_of(halfway).repeats == signal_of(first), "also before the keys are replaced"
        call_command("rotate_keys", verbosity=0)
        settings.SEALING_KEYS, settings.INDEX_KEYS = (b"n" * 32,), (b"m" * 32,)
        for signal in Vroegsignaal.objects.all():
            assert "geslachtsnaam" in opened(signal, "told_sealed")
            assert opened(signal, "klantnummer_sealed").startswith("W-")
        for link in Koppeling.objects.all():
            assert opened(link, "evidence_sealed")
        assert opened(DeliveryPiece.objects.get(delivery=open_), "content_sealed")
        again = delivered(file(PIET, FAULTY))
        assert signal_of(again).repeats == signal_of(halfway)
