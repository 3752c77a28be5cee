"""Partners: who may add them, what their profile may say, and how their systems log in."""

import pytest

from rondkomen.apps.audit.actor import ActorKind, Role, system
from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.audit.permissions import PermissionRefused, Refusal
from rondkomen.apps.signals.actions import (
    add_credential,
    add_partner,
    check_credential,
    close_partner,
    revoke_credential,
    set_profile,
)
from rondkomen.apps.signals.models import PartnerCredential, PartnerProfile
from rondkomen.apps.signals.queries import deliveries_of, partner_key_of, partner_of, partners_of
from tests.factories.audit import staff
from tests.factories.signals import manager, partner, signaller

PROFILE = """
[profile]
format = "csv"
[columns]
naam = "Naam"
bedrag = "Bedrag"
signaaldatum = "Datum"
postcode = "Postcode"
huisnummer = "Nr"
"""


class TestAdding:
    def test_a_partner_has_a_profile_from_the_start(self, here):
        partner()
        card = partner_of(manager(), "waterbedrijf")
        assert (card.card.name, card.card.kind, card.profile, card.profile_number) == ("Waterbedrijf", "Water", "", 1)

    @pytest.mark.parametrize(
        ("told", "sentence"),
        [
            ({"key": "Met Hoofdletter"}, "key: expected"),
            ({"key": "waterbedrijf"}, "there is a partner with this key"),
            ({"name": " "}, "name: expected"),
            ({"kind": "Loterij"}, "kind: expected one of"),
            ({"kvk": "1234"}, "kvk: expected the eight digits"),
            ({"profile": "geen toml ="}, "."),
        ],
    )
    def test_what_cannot_be_so_is_refused(self, here, told, sentence):
        partner()
        given = {"key": "ander", "name": "Ander", "kind": "Water", "kvk": "", "profile": ""} | told
        with pytest.raises(Refusal, match=sentence):
            add_partner(manager(), **given)
        assert len(partners_of(manager())) == 1

    @pytest.mark.parametrize("role", [Role.VROEGSIGNALEERDER, Role.KWALITEITSMEDEWERKER, Role.SIGNAALPARTNER])
    def test_only_a_beheerder_manages(self, here, role):
        partner()
        actor = staff(role)
        for refused in (
            lambda: add_partner(actor, key="nieuw", name="Nieuw", kind="Water"),
            lambda: set_profile(actor, "waterbedrijf", PROFILE),
            lambda: add_credential(actor, "waterbedrijf"),
            lambda: revoke_credential(actor, "x"),
            lambda: partner_of(actor, "waterbedrijf"),
        ):
            with pytest.raises(PermissionRefused):
                refused()

    def test_each_municipality_has_its_own(self, here, elsewhere):
        partner()
        partner(here=elsewhere)
        assert [one.key for one in partners_of(signaller())] == ["waterbedrijf"]
        with pytest.raises(Refusal):
            set_profile(manager("GM9998"), "anders", PROFILE)
        assert PartnerProfile.objects.filter(municipality_id=here).count() == 1


class TestProfiles:
    def test_a_new_one_stands_beside_the_old(self, here):
        partner()
        assert set_profile(manager(), "waterbedrijf", PROFILE) == 2
        assert partner_of(manager(), "waterbedrijf").profile == PROFILE
        assert [one.text for one in PartnerProfile.objects.order_by("number")] == ["", PROFILE]

    def test_one_with_faults_is_refused_with_all_of_them(self, here):
        partner()
        with pytest.raises(Refusal) as refused:
            set_profile(manager(), "waterbedrijf", PROFILE.replace('"csv"', '"doc"').replace("naam", "nam"))
        assert len(str(refused.value).splitlines()) > 1
        assert PartnerProfile.objects.count() == 1


class TestLoggingIn:
    def test_with_id_and_secret(self, here):
        key = partner()
        new = add_credential(manager(), "waterbedrijf")
        actor = check_credential(new.client_id, new.secret)
        assert (actor.kind, actor.id, actor.municipality) == (ActorKind.PARTNER, f"partner:{key}", here)
        assert partner_key_of(actor) == "waterbedrijf"
        assert list(deliveries_of(actor)) == []

    def test_the_secret_is_stored_nowhere(self, here):
        partner()
        new = add_credential(manager(), "waterbedrijf")
        assert new.secret not in repr(PartnerCredential.objects.values_list())
        assert new.secret not in repr(list(AuditLine.objects.values_list()))
        assert new.secret not in repr(new)

    def test_not_with_another_secret_or_id(self, here):
        partner()
        new = add_credential(manager(), "waterbedrijf")
        assert check_credential(new.client_id, new.secret + "x") is None
        assert check_credential("niemand", new.secret) is None
        assert check_credential("", "") is None

    def test_nobody_is_checked_with_as_much_work_as_somebody(self, here, monkeypatch):
        """Else the time of the answer tells which ids there are."""
        from rondkomen.apps.signals.actions import partners

        partner()
        new = add_credential(manager(), "waterbedrijf")
        checked = []
        was = partners.check_password
        monkeypatch.setattr(partners, "check_password", lambda *given: checked.append(given[1]) or was(*given))
        check_credential(new.client_id, "x")
        check_credential("niemand", "x")
        assert len(checked) == 2
        assert checked[0].split("$")[:1] == checked[1].split("$")[:1]

    def test_not_with_what_was_taken_away(self, here):
        partner()
        first, second = (add_credential(manager(), "waterbedrijf") for _ in range(2))
        revoke_credential(manager(), first.client_id)
        assert check_credential(first.client_id, first.secret) is None
        assert check_credential(second.client_id, second.secret)
        with pytest.raises(Refusal, match="no such credential"):
            revoke_credential(manager(), first.client_id)

    def test_nobody_takes_away_what_is_of_another_municipality(self, here, elsewhere):
        partner()
        new = add_credential(manager(), "waterbedrijf")
        with pytest.raises(Refusal):
            revoke_credential(manager(elsewhere), new.client_id)
        assert check_credential(new.client_id, new.secret)

    def test_not_for_a_partner_that_was_closed(self, here):
        partner()
        new = add_credential(manager(), "waterbedrijf")
        close_partner(manager(), "waterbedrijf")
        assert check_credential(new.client_id, new.secret) is None

    def test_the_log_has_one_line_for_many_in_a_minute(self, here):
        partner()
        new = add_credential(manager(), "waterbedrijf")
        for _ in range(3):
            check_credential(new.client_id, new.secret)
        assert AuditLine.objects.filter(name="signals.log_in").count() == 1
        assert partner_of(manager(), "waterbedrijf").credentials[0].last_used_at


def test_a_job_sees_no_partners(here):
    with pytest.raises(PermissionRefused):
        partners_of(system("work_off", here))
