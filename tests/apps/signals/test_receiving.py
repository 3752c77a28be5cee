"""A file comes in: it is kept, once, sealed, for a partner of the own municipality, and gone when it is read."""

from base64 import b64encode

import pytest

from rondkomen.apps.audit.actor import Role, system
from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.audit.permissions import PermissionRefused
from rondkomen.apps.sealing.models import opened
from rondkomen.apps.signals.actions import (
    MOST_BYTES,
    ContentRefused,
    PartnerUnknown,
    close_partner,
    dry_run,
    receive,
    set_profile,
    work_off,
)
from rondkomen.apps.signals.kinds import Way
from rondkomen.apps.signals.models import Delivery, DeliveryPiece, RefusedRow, Vroegsignaal
from rondkomen.apps.signals.permissions import partner_actor
from rondkomen.apps.signals.states import NEXT_DELIVERY, DeliveryState, delivery_may_become
from tests.factories.audit import staff
from tests.factories.signals import DOUBT, FAULTY, PIET, delivered, file, manager, many, partner, received, signaller


class TestTheSameFile:
    def test_twice_is_one_delivery(self, here):
        partner()
        first, second = received(file(PIET)), received(file(PIET))
        assert first.is_new
        assert not second.is_new
        assert second.delivery == first.delivery
        assert Delivery.objects.count() == 1

    def test_twice_after_it_was_read_adds_nothing(self, here):
        partner()
        delivered(file(PIET, DOUBT, FAULTY))
        again = delivered(file(PIET, DOUBT, FAULTY))
        assert (Vroegsignaal.objects.count(), RefusedRow.objects.count()) == (2, 1)
        assert again.rows_done == 3

    def test_of_two_partners_is_two_deliveries(self, here):
        partner("noord"), partner("zuid")
        one, other = received(file(PIET), "noord"), received(file(PIET), "zuid")
        assert one.is_new
        assert other.is_new
        assert one.delivery != other.delivery

    def test_of_which_nothing_was_accepted_begins_anew_with_another_profile(self, here):
        """Else nobody could ever deliver a file that was read with a mistake in the profile."""
        partner(profile='[profile]\namounts = "cents"\n[columns]\nnaam = "naam"\nbedrag = "bedrag"\n'
                'signaaldatum = "signaaldatum"\npostcode = "postcode"\nhuisnummer = "huisnummer"\n')  # fmt: skip
        first = delivered(file(PIET, DOUBT))
        assert (first.number_accepted, first.number_refused) == (0, 2)
        assert not received(file(PIET, DOUBT)).is_new
        set_profile(manager(), "waterbedrijf", "")
        anew = delivered(file(PIET, DOUBT))
        assert anew.pk == first.pk
        assert (anew.number_accepted, anew.number_refused, anew.number_of_rows) == (2, 0, 2)
        assert not RefusedRow.objects.exists()

    def test_of_which_something_was_accepted_never_does(self, here):
        partner()
        delivered(file(PIET, FAULTY))
        set_profile(manager(), "waterbedrijf", "")
        assert not received(file(PIET, FAULTY)).is_new


class TestWhatIsKept:
    def test_the_file_is_sealed_in_pieces_until_it_is_read(self, here):
        partner()
        content = many(9000)
        delivery = received(content).delivery
        pieces = list(DeliveryPiece.objects.filter(delivery=delivery).order_by("number"))
        assert len(pieces) > 1
        clear = b64encode(content).decode()[:60]
        assert not any("van der Berg" in piece.content_sealed or clear in piece.content_sealed for piece in pieces)
        assert opened(pieces[0], "content_sealed")[:8] == "a2xhbnRu"  # "klantn" in base64
        work_off(delivery)
        assert not DeliveryPiece.objects.exists()

    def test_a_name_is_kept_without_its_folder(self, here):
        partner()
        delivery = received(file(PIET), name="C:\\Users\\Piet\\november\x00.csv").delivery
        assert Delivery.objects.get(pk=delivery).name == "november.csv"

    def test_the_log_says_that_it_came_in_and_nothing_of_it(self, here):
        partner()
        received(file(PIET))
        line = AuditLine.objects.get(name="signals.receive")
        assert '"new":true' in line.details
        assert line.object_kind == "delivery"
        assert "Berg" not in line.details

    @pytest.mark.parametrize("content", [b"", b"x" * (MOST_BYTES + 1)], ids=["nothing", "too much"])
    def test_nothing_and_too_much_are_refused(self, here, content):
        partner()
        with pytest.raises(ContentRefused):
            received(content)
        assert not Delivery.objects.exists()


class TestWho:
    def test_a_partner_delivers_for_itself_alone(self, here):
        own, other = partner("noord"), partner("zuid")
        assert other
        actor = partner_actor(own, here)
        assert receive(actor, "noord", "a.csv", file(PIET), Way.API).is_new
        with pytest.raises(PermissionRefused):
            receive(actor, "zuid", "a.csv", file(PIET), Way.API)

    @pytest.mark.parametrize("role", [Role.BEHEERDER, Role.SCHULDHULPVERLENER, Role.BELEIDSADVISEUR])
    def test_other_roles_do_not(self, here, role):
        partner()
        with pytest.raises(PermissionRefused):
            receive(staff(role), "waterbedrijf", "a.csv", file(PIET), Way.WERKPLEK)
        with pytest.raises(PermissionRefused):
            dry_run(staff(role), "waterbedrijf", "a.csv", file(PIET))

    def test_nobody_delivers_for_a_partner_of_another_municipality(self, here, elsewhere):
        partner(here=elsewhere)
        with pytest.raises(PartnerUnknown):
            received(file(PIET))

    def test_a_partner_that_was_closed_delivers_no_more(self, here):
        partner()
        close_partner(manager(), "waterbedrijf")
        with pytest.raises(PartnerUnknown):
            received(file(PIET))
        close_partner(manager(), "waterbedrijf", is_active=True)
        assert received(file(PIET)).is_new

    def test_a_job_is_no_command(self, here):
        partner()
        with pytest.raises(PermissionRefused):
            receive(system("work_off", here), "waterbedrijf", "a.csv", file(PIET), Way.BESTAND)


class TestTheWholeFile:
    def test_that_cannot_be_read_is_refused_with_a_sentence(self, here):
        partner()
        delivery = delivered(b"\xff\xd8\xff\xe0 this is a picture \x00\x00", name="foto.csv")
        assert delivery.state == DeliveryState.AFGEKEURD
        assert delivery.fault.endswith(".")
        assert not delivery.number_of_rows
        assert not DeliveryPiece.objects.exists()
        assert not Vroegsignaal.objects.exists()

    def test_of_a_kind_without_a_ground_is_refused(self, here):
        partner("belasting", kind="Overige")
        delivery = delivered(file(PIET), "belasting")
        assert delivery.state == DeliveryState.AFGEKEURD
        assert "Overige" in delivery.fault

    def test_a_dry_run_keeps_nothing(self, here):
        partner()
        report = dry_run(signaller(), "waterbedrijf", "a.csv", file(PIET, FAULTY, DOUBT))
        assert (report.number_of_rows, report.number_accepted, report.number_refused) == (3, 2, 1)
        assert [row.row for row in report.refused] == [3]
        assert report.reasons == {"bedrag_unreadable": 1}
        assert report.already_received is None
        assert not (Delivery.objects.exists())
        assert not (Vroegsignaal.objects.exists())
        assert not (RefusedRow.objects.exists())
        delivery = delivered(file(PIET, FAULTY, DOUBT))
        assert dry_run(signaller(), "waterbedrijf", "a.csv", file(PIET, FAULTY, DOUBT)).already_received == delivery.pk


def test_a_delivery_that_was_read_does_not_become_one_that_is_being_read() -> None:
    assert not delivery_may_become(DeliveryState.VERWERKT, DeliveryState.IN_BEHANDELING)
    assert delivery_may_become(DeliveryState.ONTVANGEN, DeliveryState.IN_BEHANDELING)
    assert set(NEXT_DELIVERY) == set(DeliveryState)
