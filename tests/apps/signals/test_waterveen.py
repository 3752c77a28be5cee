"""The files of four partners of Waterveen, with every kind of faulty row: from the file to the link or the refusal."""

import csv
import io
import json
from datetime import date

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.audit.queries import faults_in_log
from rondkomen.apps.people.models import Identity
from rondkomen.apps.sealing.models import opened
from rondkomen.apps.signals.actions import dry_run
from rondkomen.apps.signals.models import Delivery, Koppeling, RefusedRow, Vroegsignaal
from rondkomen.apps.signals.permissions import partner_actor
from rondkomen.apps.signals.queries import (
    RowState,
    deliveries_of,
    delivery_of,
    link_outcomes,
    linked_rows,
    refused_rows,
    review_case,
    review_queue,
    trace,
)
from rondkomen.apps.signals.queries.deliveries import DeliveryGone
from rondkomen.apps.signals.states import DeliveryState, LinkOutcome
from tests.factories.audit import HERE
from tests.factories.signals import (
    DOUBT,
    FAULTY,
    HOME,
    PIET,
    SECRET,
    STRANGER,
    delivered,
    file,
    partner,
    samples,
    signal_of,
    signaller,
)

ROWS = {"woonstichting": 22, "polderstroom": 14, "waterbedrijf": 10, "zorgzaam": 8}
DAY = date(2026, 11, 22)


def all_that_is_stored() -> str:
    """Every value of every table of this app and of the log, as text."""
    models = [*apps.get_app_config("signals").get_models(), AuditLine]
    return "\n".join(repr(row) for model in models for row in model._default_manager.values_list())


@pytest.fixture
def deliveries(waterveen):
    """The sample of each partner, read and linked."""
    return {key: delivered(path.read_bytes(), key, path.name) for key, path in samples().items()}


class TestEachSample:
    def test_accepted_and_refused_are_what_came_in(self, deliveries):
        for key, delivery in deliveries.items():
            assert delivery.state == DeliveryState.VERWERKT, delivery.fault
            assert delivery.number_of_rows == ROWS[key] == delivery.number_accepted + delivery.number_refused
            assert Vroegsignaal.objects.filter(delivery=delivery).count() == delivery.number_accepted > 0
            assert RefusedRow.objects.filter(delivery=delivery).count() == delivery.number_refused > 0
            assert delivery.rows_linked == delivery.number_accepted
            assert delivery.linked_at

    def test_becomes_what_the_dry_run_said(self, deliveries):
        for key, path in samples().items():
            report = dry_run(signaller(), key, path.name, path.read_bytes())
            counts = deliveries[key].number_accepted, deliveries[key].number_refused
            assert (report.number_accepted, report.number_refused) == counts
            kept = refused_rows(signaller(), deliveries[key].pk, limit=500).rows
            assert [(row.row, tuple(row.reasons)) for row in report.refused] == [
                (r.row, tuple(r.reasons)) for r in kept
            ]

    def test_can_be_traced_row_by_row(self, deliveries):
        first = {"woonstichting": 2, "polderstroom": 4, "waterbedrijf": 1, "zorgzaam": 2}
        for key, delivery in deliveries.items():
            ends = [trace(signaller(), delivery.pk, first[key] + place) for place in range(ROWS[key])]
            assert all(ends)
            refused = [end for end in ends if end.state is RowState.GEWEIGERD]
            signals = [end for end in ends if end.state is RowState.SIGNAAL]
            assert len(refused) == delivery.number_refused
            assert len(signals) == delivery.number_accepted
            assert all(end.reasons for end in refused)
            assert all(end.signal and end.outcome for end in signals)
            assert trace(signaller(), delivery.pk, first[key] + ROWS[key]) is None

    def test_every_link_is_the_fact_of_a_rule_or_the_weights(self, deliveries):
        links = Koppeling.objects.all()
        assert links.count() == Vroegsignaal.objects.count()
        for link in links:
            assert link.by
            assert link.settings.startswith("vroegsignalen ")
            assert link.replaces_id is None
            assert (link.outcome == LinkOutcome.GEKOPPELD) == bool(link.person_id)

    def test_each_outcome_occurs(self, deliveries):
        found = {one.outcome for one in Koppeling.objects.all()}
        assert found == {"gekoppeld", "huishouden", "twijfel", "niet_gevonden"}

    def test_the_log_holds(self, deliveries):
        assert list(faults_in_log(HERE)) == []
        linked = AuditLine.objects.filter(name="signals.link").exclude(data_subject_id="")
        persons = {str(one.person_id) for one in Koppeling.objects.exclude(person=None)}
        assert {line.data_subject_id for line in linked} == persons
        assert AuditLine.objects.filter(name="signals.work_off").count() == len(deliveries)


def test_the_right_people_are_found(deliveries):
    """By name, whatever way the partner writes it."""

    def surnames(key: str) -> dict[int, str]:
        rows = Koppeling.objects.filter(signal__delivery=deliveries[key]).exclude(person=None)
        names = dict(Identity.objects.filter(replaced_by=None).values_list("person", "voornamen"))
        return {one.signal.row: names[one.person_id] for one in rows.select_related("signal")}

    assert surnames("woonstichting") == {
        2: "Anna Maria", 3: "Pieter Johannes", 4: "Fatima Zahra", 6: "João", 8: "Bram", 9: "Sanne",
    }  # fmt: skip
    assert surnames("zorgzaam") == {2: "Johanna", 3: "Latifa", 4: "Katarzyna", 8: "Jan"}


class TestNumbers:
    def test_a_bsn_without_ground_is_dropped_and_stands_nowhere(self, deliveries):
        signal = Vroegsignaal.objects.get(delivery=deliveries["waterbedrijf"], row=3)
        assert "bsn" not in json.loads(opened(signal, "told_sealed"))
        assert [one["code"] for one in signal.remarks] == ["bsn_without_ground"]
        for row in Vroegsignaal.objects.exclude(delivery=deliveries["zorgzaam"]):
            assert "bsn" not in json.loads(opened(row, "told_sealed"))

    def test_a_bsn_with_ground_is_kept_under_seal(self, deliveries):
        signal = Vroegsignaal.objects.get(delivery=deliveries["zorgzaam"], row=2)
        assert json.loads(opened(signal, "told_sealed"))["bsn"] == "999907943"

    def test_nothing_that_says_who_is_stored_in_the_clear(self, deliveries):
        stored = all_that_is_stored()
        numbers = [row["bsn"] for row in csv.DictReader(io.StringIO(samples()["zorgzaam"].read_text("utf-8-sig")))]
        secrets = [*filter(None, numbers), "999917006", "Hadad", "Hendriks", "Molenlaan", "H-1001", "P900001", "1234A"]
        assert "GM9999" in stored  # the search sees what is there
        assert [one for one in secrets if one in stored] == []


class TestBorders:
    def test_another_municipality_sees_nothing(self, deliveries, elsewhere):
        other, delivery = signaller(elsewhere), deliveries["woonstichting"].pk
        assert not deliveries_of(other).exists()
        assert delivery_of(other, delivery) is None
        assert review_queue(other).total == 0
        for look in (refused_rows, link_outcomes, linked_rows):
            with pytest.raises(DeliveryGone):
                look(other, delivery)
        with pytest.raises(DeliveryGone):
            trace(other, delivery, 2)
        waiting = review_queue(signaller()).rows[0].signal
        with pytest.raises(Exception, match="no such signal"):
            review_case(other, waiting, DAY)

    def test_the_same_people_elsewhere_are_not_looked_for_here(self, waterveen, elsewhere):
        partner(here=elsewhere)
        delivery = delivered(file(PIET), here=elsewhere)
        assert Koppeling.objects.get(signal__delivery=delivery).outcome == LinkOutcome.NIET_GEVONDEN

    def test_a_partner_sees_its_own_rows_and_no_link(self, deliveries):
        water, zorg = deliveries["waterbedrijf"], deliveries["zorgzaam"]
        actor = partner_actor(water.partner_id, HERE)
        assert [one.pk for one in deliveries_of(actor)] == [water.pk]
        assert refused_rows(actor, water.pk).total == water.number_refused
        told = trace(actor, water.pk, 1)
        assert told.state is RowState.SIGNAAL
        assert told.signal is None
        assert told.outcome is None
        with pytest.raises(DeliveryGone):
            refused_rows(actor, zorg.pk)
        for look in (link_outcomes, linked_rows):
            with pytest.raises(Exception, match="may not"):
                look(actor, water.pk)


class TestPages:
    def test_rows_come_a_page_at_a_time(self, waterveen):
        delivery = delivered(file(PIET, DOUBT, FAULTY, HOME, SECRET, STRANGER))
        page = linked_rows(signaller(), delivery.pk, offset=3, limit=2)
        assert [row.row for row in page.rows] == [6, 7]
        assert page.total == 5
        assert page.is_last
        assert [row.row for row in linked_rows(signaller(), delivery.pk, LinkOutcome.TWIJFEL).rows] == [3]
        assert link_outcomes(signaller(), delivery.pk) == {
            LinkOutcome.GEKOPPELD: 2,
            LinkOutcome.HUISHOUDEN: 1,
            LinkOutcome.TWIJFEL: 1,
            LinkOutcome.NIET_GEVONDEN: 1,
            LinkOutcome.INGETROKKEN: 0,
        }
        assert not refused_rows(signaller(), delivery.pk, limit=0).rows[1:]
        assert signal_of(delivery).row == 2


class TestCommands:
    def test_a_file_goes_in_from_the_command_line(self, waterveen, capsys):
        path = samples()["waterbedrijf"]
        call_command("deliver_signals", path, municipality=HERE, partner="waterbedrijf", dry_run=True)
        assert "10 rows: 7 would be accepted, 3 refused" in capsys.readouterr().out
        assert not Delivery.objects.exists()
        for _ in range(2):
            call_command("deliver_signals", path, municipality=HERE, partner="waterbedrijf")
        assert "came in before" in capsys.readouterr().out
        assert Vroegsignaal.objects.count() == 7
        assert Delivery.objects.get().way == "bestand"

    def test_what_cannot_be_is_said_in_a_sentence(self, waterveen, tmp_path):
        empty = tmp_path / "leeg.csv"
        empty.write_bytes(b"")
        for file_, code, key in ((empty, HERE, "waterbedrijf"), (empty, "GM0001", "x"), (tmp_path, HERE, "x")):
            with pytest.raises(CommandError):
                call_command("deliver_signals", file_, municipality=code, partner=key)
        assert not Delivery.objects.exists()

    def test_partners_are_loaded_once(self, waterveen, capsys):
        call_command("load_partners", HERE)
        assert "4 signal partners, 0 of them new" in capsys.readouterr().out
