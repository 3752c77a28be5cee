"""Keeping people's data no longer than needed, and the fictional residents to try things out with."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from rondkomen.apps.audit.actor import system
from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.audit.permissions import PermissionRefused
from rondkomen.apps.audit.queries import faults_in_log
from rondkomen.apps.people.actions import (
    add_contact_detail,
    delete_person,
    end_contact_detail,
    flag_channel,
    join_household,
    lift_flag,
    record_consent,
    record_identity,
    record_residence,
    register,
)
from rondkomen.apps.people.actions.deleting import StillNeeded
from rondkomen.apps.people.jobs import RULES, delete_due
from rondkomen.apps.people.kinds import Channel, ConsentScope, ConsentWay, ContactKind, HouseholdRole
from rondkomen.apps.people.models import (
    Address,
    Consent,
    ContactDetail,
    ContactFlag,
    Fact,
    Household,
    Identity,
    Person,
    Residence,
)
from rondkomen.apps.people.queries import open_person, people_due
from rondkomen.apps.people.registration import ResidenceTold
from rondkomen.apps.people.states import ConsentState
from tests.factories.audit import ELSEWHERE, HERE, staff
from tests.factories.people import DAY, SINCE, WHY, checker, helper, person, told, worker

LEFT = date(2026, 1, 31)
JOB = system("retention", HERE)


def left(on: date = LEFT):
    """Somebody who was registered long ago and left on a day."""
    key = person()
    record_residence(worker(), key, ResidenceTold(on, moved_to="GM0363"), WHY)
    Person.objects.filter(id=key).update(created_at=datetime(2020, 1, 1, tzinfo=UTC))
    return key


class TestDeletion:
    def test_who_left_goes_when_the_term_is_over_and_not_a_day_before(self, here):
        key = left()
        assert delete_due(HERE, date(2026, 7, 30)).records["person"] == 0
        assert delete_due(HERE, date(2026, 7, 31)).records["person"] == 1
        assert not Person.objects.filter(id=key).exists()

    def test_who_lives_here_stays(self, here):
        person()
        assert people_due(HERE, date(2100, 1, 1)) == []

    def test_who_died_goes_from_the_day_of_death(self, here):
        registration = told()
        key = person(registration)
        died = type(registration.identity)(registration.identity.name, overleden_on=LEFT)
        record_identity(worker(), key, died, WHY)
        assert people_due(HERE, date(2026, 1, 30)) == []
        assert people_due(HERE, LEFT) == [key]

    def test_who_was_never_known_to_live_here_goes_by_the_day_of_registration(self, here):
        registration = told()
        key = register(worker(), type(registration)(registration.identity), WHY)
        created = Person.objects.get(id=key).created_at.date()
        assert people_due(HERE, created) == [key]
        assert people_due(HERE, date(created.year - 1, 1, 1)) == []

    def test_who_came_back_stays(self, here):
        key = left()
        record_residence(worker(), key, told().residence.__class__(date(2026, 3, 1), told().residence.address), WHY)
        assert people_due(HERE, date(2100, 1, 1)) == []

    def test_every_trace_goes_and_a_proof_without_a_name_stays(self, here):
        key = left()
        record_identity(worker(), key, told("Anna", "Vermeer").identity, WHY)
        join_household(worker(), key, HouseholdRole.HEAD, SINCE, WHY)
        add_contact_detail(worker(), key, ContactKind.TELEFOON, "+31600000001", WHY)
        flag_channel(worker(), key, Channel.BRIEF, DAY, WHY, "reden")
        delete_person(JOB, key, WHY, RULES["person"])
        for fact in Fact.__subclasses__():
            assert not fact.objects.exists()
        assert not Household.objects.exists()
        proof = AuditLine.objects.get(name="people.delete_person")
        assert (proof.actor_id, proof.data_subject_id) == ("system:retention", str(key))
        assert proof.details == (
            '{"months":6,"records":{"contactdetail":1,"contactflag":1,"identity":2,"membership":1,"person":1,'
            '"residence":3},"rule":"person"}'
        )
        assert not list(faults_in_log(HERE))

    def test_a_household_stays_for_who_is_left(self, here):
        gone, stays = left(), person()
        home = join_household(worker(), stays, HouseholdRole.HEAD, SINCE, WHY)
        join_household(worker(), gone, HouseholdRole.PARTNER, SINCE, WHY, household=home)
        delete_person(JOB, gone, WHY, RULES["person"])
        assert Household.objects.get().id == home

    def test_who_is_needed_by_another_record_stays(self, here, monkeypatch):
        from django.db.models import ProtectedError

        def protected(self, *arguments, **options):
            raise ProtectedError("needed", set())

        key = left()
        monkeypatch.setattr(Person, "delete", protected)
        with pytest.raises(StillNeeded):
            delete_person(JOB, key, WHY, RULES["person"])
        outcome = delete_due(HERE, date(2026, 12, 1))
        assert (outcome.records["person"], outcome.still_needed) == (0, 1)
        assert Identity.objects.filter(person=key).exists()

    def test_who_asks_for_it_by_right_is_deleted_by_a_person(self, here):
        key = person()
        with pytest.raises(PermissionRefused):
            delete_person(worker(), key, WHY)
        delete_person(checker(), key, WHY)
        assert AuditLine.objects.get(name="people.delete_person", status_code=1).details.endswith('"rule":"avg_17"}')

    def test_ended_facts_go_with_what_they_replaced_and_others_stay(self, here):
        key = person()
        for number in ("+31600000001", "+31600000002"):
            add_contact_detail(worker(), key, ContactKind.TELEFOON, number, WHY)
        first = open_person(worker(), key, DAY, WHY).contact[0]
        end_contact_detail(worker(), key, first.number, LEFT, WHY)
        flag_channel(worker(), key, Channel.BRIEF, DAY, WHY)
        lift_flag(checker(), key, Channel.BRIEF, LEFT, WHY)
        for state in (ConsentState.GIVEN, ConsentState.WITHDRAWN):
            scope = ConsentScope.DEELNAME_ONDERZOEK
            record_consent(worker(), key, scope, state, LEFT, WHY, way=ConsentWay.MONDELING, text_version="1")
        assert delete_due(HERE, date(2026, 7, 30)).records == {
            "person": 0, "contact_detail": 0, "contact_flag": 0, "consent": 0,
        }  # fmt: skip
        assert delete_due(HERE, date(2026, 7, 31)).records["contact_detail"] == 2
        assert [one.value for one in open_person(worker(), key, DAY, WHY).contact] == ["+31600000002"]
        assert not ContactFlag.objects.exists()
        assert Consent.objects.count() == 2
        assert delete_due(HERE, date(2027, 1, 31)).records["consent"] == 2

    def test_every_kind_of_record_has_a_term_with_its_ground(self):
        assert set(RULES) == {"person", "contact_detail", "contact_flag", "consent"}
        assert all(rule.ground and rule.trigger and rule.months > 0 for rule in RULES.values())

    def test_the_command_says_what_it_did(self, here, elsewhere):
        left(date(2020, 1, 1))
        out = StringIO()
        call_command("delete_due", stdout=out)
        nothing = "contact_detail 0, contact_flag 0, consent 0; 0 people are still needed."
        assert out.getvalue() == f"{ELSEWHERE}: deleted person 0, {nothing}\n{HERE}: deleted person 1, {nothing}\n"
        with pytest.raises(CommandError, match="GM0001: found no such municipality"):
            call_command("delete_due", "GM0001")


class TestResidents:
    @staticmethod
    def load(*arguments: str) -> str:
        out = StringIO()
        call_command("load_residents", *arguments, stdout=out)
        return out.getvalue()

    def test_waterveen_is_peopled_once(self, here):
        assert self.load(HERE) == f"{HERE}: 40 households, 79 people, 79 of them new.\n"
        rows = Person.objects.count(), Residence.objects.count(), Household.objects.count(), Address.objects.count()
        assert self.load(HERE) == f"{HERE}: 40 households, 79 people, 0 of them new.\n"
        assert rows == (
            Person.objects.count(), Residence.objects.count(), Household.objects.count(), Address.objects.count(),
        )  # fmt: skip
        assert not list(faults_in_log(HERE))

    def test_its_people_are_of_many_kinds(self, here):
        self.load(HERE)
        assert Identity.objects.filter(has_geheimhouding=True, replaced_by=None).exists()
        assert Identity.objects.filter(overleden_on__isnull=False).exists()
        assert Residence.objects.filter(moved_to="GM9998", replaced_by=None).exists()
        assert Address.objects.filter(kind="opvang").exists()
        assert ContactFlag.objects.exists()
        assert Consent.objects.exists()
        assert ContactDetail.objects.exists()

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ('bsn = "', 'bsn = "1', "household x: anna: a burgerservicenummer has nine digits"),
            ('bsn = "999990019"', 'bsn = "111222333"', "only fictional people may stand here"),
            ('geslachtsnaam = "Bakker", ', "", "household x: anna: found no geslachtsnaam"),
            ('role = "head"', 'role = "boss"', "'boss' is not a valid HouseholdRole"),
            ('role = "head"', 'role = "head", naam = "x"', "household x: anna: found an unknown key 'naam'"),
            ('story = "', 'verhaal = "x"\nstory = "', "household x: found an unknown key 'verhaal'"),
            ('postcode = "1234AB"', 'postcode = "AB"', "household x: anna: postcode: found 'AB'"),
            ("[[household]]", "[household]", "expected one table for each household"),
            ("[[household]]", "[[household", "it is not TOML"),
            ("since = 2020-01-01", "since = 2020", "household x: anna:"),
        ],
    )
    def test_a_fault_is_named_and_nothing_is_loaded(self, here, tmp_path, old, new, said):
        text = (
            '[[household]]\nid = "x"\nstory = "s"\naddress = { straat = "Kade", huisnummer = 1, postcode = "1234AB" }\n'
            'since = 2020-01-01\npeople = [{ id = "anna", geslachtsnaam = "Bakker", geslacht = "vrouw", '
            'geboortedatum = "1990", role = "head", bsn = "999990019" }]\n'
        )
        assert old in text
        file = tmp_path / "residents.toml"
        file.write_text(text.replace(old, new))
        with pytest.raises(CommandError) as refused:
            self.load(HERE, "--file", str(file))
        assert said in str(refused.value)
        assert "111222333" not in str(refused.value)
        assert not Person.objects.exists()

    @pytest.mark.parametrize("code", ["GM0001", "Waterveen", ""])
    def test_a_municipality_that_is_not_there_is_said_so(self, here, code):
        with pytest.raises(CommandError, match="found no such municipality"):
            self.load(code)

    def test_a_file_that_is_not_there_is_said_so(self, here, tmp_path):
        with pytest.raises(CommandError, match="expected residents in TOML"):
            self.load(HERE, "--file", str(tmp_path / "none.toml"))


def test_nobody_but_the_retention_job_and_who_checks_deletes(here):
    key = person()
    for actor in (staff(), helper(), system("match", HERE)):
        with pytest.raises(PermissionRefused):
            delete_person(actor, key, WHY)
