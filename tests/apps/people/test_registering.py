"""Registering people: once each, with a history that is added to and never changed, also by eight workers at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.audit.permissions import PermissionRefused, Refusal
from rondkomen.apps.audit.queries import faults_in_log
from rondkomen.apps.people.actions import correct_bsn, record_identity, record_residence, register, register_many
from rondkomen.apps.people.kinds import Source
from rondkomen.apps.people.models import Address, Identity, Person, Residence
from rondkomen.apps.people.queries import bsn_of, find_by_bsn, stays
from rondkomen.apps.people.queries.opening import PersonGone
from rondkomen.apps.people.registration import Registered, RegistrationRefused, ResidenceTold, batches
from rondkomen.apps.people.states import Residency
from rondkomen.kernel import PersonName
from tests.factories.audit import HERE, municipality, staff
from tests.factories.people import DAY, SINCE, WHY, address, bsn, checker, helper, person, told, worker


def test_somebody_new_is_found_again_by_bsn(here):
    registration = told("Fatma", "Yıldız")
    key = register(worker(), registration, WHY)
    card = find_by_bsn(worker(), registration.bsn, DAY, WHY)
    assert card.id == key
    assert card.name.full == "Fatma Yıldız"
    assert str(card.geboortedatum) == "1990-05-01"
    assert card.address == address()
    assert card.residency is Residency.INWONER


def test_the_same_person_told_again_changes_nothing(here):
    registration = told()
    assert register(worker(), registration, WHY) == register(worker(), registration, WHY)
    assert (Person.objects.count(), Identity.objects.count(), Residence.objects.count()) == (1, 1, 1)
    assert AuditLine.objects.order_by("number").last().details == '{"changed":0,"new":0}'


def test_another_name_is_a_new_fact_that_replaces_the_old_one(here):
    registration = told("Anna", "Bakker")
    key = person(registration)
    married = replace(registration.identity, name=PersonName("Anna", "de", "Wit"))
    assert record_identity(worker(), key, married, WHY)
    assert not record_identity(worker(), key, married, WHY)
    old, new = Identity.objects.order_by("pk")
    assert (old.geslachtsnaam, new.geslachtsnaam) == ("Bakker", "Wit")
    assert new.replaces == old
    assert new.recorded_at >= old.recorded_at


def test_a_move_ends_the_old_residence_the_day_before(here):
    key = person()
    assert record_residence(worker(), key, ResidenceTold(date(2026, 3, 1), address(2)), WHY)
    found = stays(worker(), key, DAY, WHY)
    assert [(one.address.huisnummer, one.from_on, one.until_on, one.holds) for one in found] == [
        (2, date(2026, 3, 1), None, True),
        (1, SINCE, date(2026, 2, 28), True),
        (1, SINCE, None, False),
    ]


def test_a_residence_told_from_the_same_day_puts_the_old_one_right(here):
    key = person()
    record_residence(worker(), key, ResidenceTold(SINCE, address(2)), WHY)
    assert [(one.address.huisnummer, one.holds) for one in stays(worker(), key, DAY, WHY)] == [(2, True), (1, False)]


def test_who_leaves_lives_here_until_the_day_before(here):
    registration = told()
    person(registration)
    told_later = replace(registration, residence=ResidenceTold(date(2026, 7, 1), moved_to="GM0363"))
    register(worker(), told_later, WHY, Source.BRP)
    before, after = (find_by_bsn(worker(), registration.bsn, day, WHY) for day in (date(2026, 6, 30), date(2026, 7, 1)))
    assert (before.residency, before.address) == (Residency.INWONER, address())
    assert (after.residency, after.address, after.moved_to) == (Residency.GEEN_INWONER, None, "GM0363")


def test_who_died_is_deceased_from_that_day(here):
    registration = told()
    key = person(registration)
    record_identity(worker(), key, replace(registration.identity, overleden_on=date(2026, 6, 10)), WHY)
    cards = [find_by_bsn(worker(), registration.bsn, date(2026, 6, day), WHY) for day in (9, 10)]
    assert [card.residency for card in cards] == [Residency.INWONER, Residency.OVERLEDEN]


def test_a_wrong_bsn_is_overwritten_and_the_log_says_only_that(here):
    wrong, right = bsn(), bsn()
    key = person(told(number=wrong))
    correct_bsn(checker(), key, right, WHY)
    assert find_by_bsn(worker(), wrong, DAY, WHY) is None
    assert find_by_bsn(worker(), right, DAY, WHY).id == key
    assert bsn_of(helper(), key, WHY) == right
    assert AuditLine.objects.filter(name="people.correct_bsn").get().details == '{"had_one":true}'


def test_a_bsn_is_of_one_person(here):
    number = bsn()
    person(told(number=number))
    other = person()
    with pytest.raises(Refusal, match="another person here has this bsn"):
        correct_bsn(checker(), other, number, WHY)


@pytest.mark.parametrize("actor", [worker, helper, lambda: staff()])
def test_only_who_checks_records_corrects_a_bsn(here, actor):
    key = person()
    with pytest.raises(PermissionRefused):
        correct_bsn(actor(), key, bsn(), WHY)


def test_people_without_a_bsn_are_each_somebody_new(here):
    registration = replace(told(), bsn=None)
    assert register(worker(), registration, WHY) != register(worker(), registration, WHY)
    assert list(Person.objects.values_list("bsn_index", flat=True)) == [None, None]


def test_an_extract_is_taken_in_whole_and_again_without_change(here):
    people = [told(f"Kind {number}", at=address(number % 50 + 1)) for number in range(1200)]
    seen: list[int] = []
    assert register_many(worker(), people, WHY, Source.BRP, seen.append) == Registered(1200, 0, 0)
    assert sum(seen) == 1200
    assert Address.objects.count() == 50
    people[7] = replace(people[7], residence=ResidenceTold(DAY, address(60)))
    assert register_many(worker(), people, WHY, Source.BRP) == Registered(0, 1, 1199)
    assert AuditLine.objects.exclude(data_subject_id="").values("data_subject_id").distinct().count() == 1200
    assert not list(faults_in_log(HERE))


def test_a_bsn_that_occurs_twice_in_an_extract_is_one_person(here):
    one = told("Anna")
    same = replace(one, identity=replace(one.identity, name=PersonName("Anna Maria", "", "Bakker")))
    assert [len(batch) for batch in batches([one, same, told(), told()], 2)] == [1, 2, 1]
    assert register_many(worker(), [one, same], WHY, Source.BRP) == Registered(1, 1, 0)
    assert find_by_bsn(worker(), one.bsn, DAY, WHY).name.voornamen == "Anna Maria"


def test_what_cannot_be_is_refused(here):
    identity = told().identity
    with pytest.raises(RegistrationRefused, match="cannot have died before being born"):
        replace(identity, overleden_on=date(1980, 1, 1))
    with pytest.raises(RegistrationRefused, match="a municipality code such as GM0363"):
        ResidenceTold(DAY, moved_to="Amsterdam")
    with pytest.raises(PersonGone):
        record_identity(worker(), uuid4(), identity, WHY)


@pytest.mark.django_db(transaction=True)
def test_eight_workers_who_register_the_same_people_at_once_make_each_of_them_once():
    municipality(HERE)
    people = [told(f"Kind {number}", at=address(number % 7 + 1)) for number in range(60)]
    start = Barrier(8)

    def work(number: int) -> Registered:
        try:
            start.wait()
            return register_many(worker(), people if number % 2 else people[::-1], WHY, Source.BRP)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(work, range(8)))
    assert sum(one.new for one in outcomes) == Person.objects.count() == 60
    assert sum(one.unchanged for one in outcomes) == 7 * 60
    assert Identity.objects.count() == Residence.objects.count() == 60
    assert Address.objects.count() == 7
    assert not list(faults_in_log(HERE))
