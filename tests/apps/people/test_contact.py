"""Contact, unsafe channels and consent: added facts, of which the last one holds."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from rondkomen.apps.audit.permissions import PermissionRefused, Refusal
from rondkomen.apps.people.actions import (
    add_contact_detail,
    end_contact_detail,
    flag_channel,
    join_household,
    leave_household,
    lift_flag,
    prefer,
    record_consent,
)
from rondkomen.apps.people.kinds import Channel, ConsentScope, ConsentWay, ContactKind, HouseholdRole
from rondkomen.apps.people.models import Consent, ContactDetail, ContactFlag, ContactPreference, Identity, Membership
from rondkomen.apps.people.queries import contact_flags, open_person
from rondkomen.apps.people.states import CONSENT, ConsentState, consent_transition
from tests.factories.audit import resident
from tests.factories.people import DAY, SINCE, WHY, checker, helper, person, worker

SHARE = ConsentScope.DELEN_MET_HULPVERLENER


def say(actor, key, state, on=DAY) -> None:
    record_consent(actor, key, SHARE, state, on, WHY, way=ConsentWay.MONDELING, text_version="2026-01")


def test_a_detail_that_ended_is_not_shown_and_not_lost(here):
    key = person()
    add_contact_detail(worker(), key, ContactKind.MAIL, "anna@voorbeeld.example", WHY)
    (detail,) = open_person(worker(), key, DAY, WHY).contact
    end_contact_detail(worker(), key, detail.number, DAY, WHY)
    assert open_person(worker(), key, DAY, WHY).contact == []
    first, second = ContactDetail.objects.order_by("pk")
    assert (first.ended_on, second.ended_on, second.replaces) == (None, DAY, first)
    with pytest.raises(Refusal, match="no such contact detail"):
        end_contact_detail(worker(), key, detail.number, DAY, WHY)


def test_a_detail_that_is_there_is_not_added_again(here):
    key = person()
    for _ in range(2):
        add_contact_detail(worker(), key, ContactKind.TELEFOON, "+31600000001", WHY)
    assert ContactDetail.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "value"),
    [(ContactKind.TELEFOON, "0612345678"), (ContactKind.TELEFOON, "+31 6"), (ContactKind.TELEFOON, ""),
     (ContactKind.MAIL, "anna"), (ContactKind.MAIL, "a@b"), (ContactKind.MAIL, "a b@c.nl"),
     (ContactKind.MAIL, "a@b.c\n")],
)  # fmt: skip
def test_what_is_no_contact_detail_is_refused_without_repeating_it(here, kind, value):
    with pytest.raises(Refusal, match="found something else") as refused:
        add_contact_detail(worker(), person(), kind, value, WHY)
    assert not value or value not in str(refused.value)


def test_a_later_preference_takes_the_place_of_the_first(here):
    key = person()
    prefer(worker(), key, WHY, language="nl")
    prefer(resident(key), key, WHY, channel=Channel.SMS)
    found = open_person(worker(), key, DAY, WHY)
    assert (found.language, found.preferred_channel) == ("", Channel.SMS)
    assert ContactPreference.objects.count() == 2
    with pytest.raises(Refusal, match="a language is a code"):
        prefer(worker(), key, WHY, language="Turks")


def test_a_flag_is_looked_at_again_and_lifted(here):
    key = person()
    flag_channel(worker(), key, Channel.BRIEF, DAY, WHY, "De ex leest de post.")
    flag_channel(worker(), key, Channel.BRIEF, DAY + timedelta(days=90), WHY, "Nog steeds.")
    assert [(one.review_on, one.note) for one in contact_flags(helper(), key, WHY)] == [
        (DAY + timedelta(days=90), "Nog steeds.")
    ]
    lift_flag(checker(), key, Channel.BRIEF, DAY, WHY)
    assert open_person(worker(), key, DAY, WHY).closed_channels == []
    assert ContactFlag.objects.count() == 3
    with pytest.raises(Refusal, match="not said to be unsafe"):
        lift_flag(checker(), key, Channel.BRIEF, DAY, WHY)


def test_residents_may_say_for_themselves_what_is_not_safe(here):
    key, other = person(), person()
    flag_channel(resident(key), key, Channel.HUISBEZOEK, DAY, WHY)
    with pytest.raises(PermissionRefused):
        flag_channel(resident(key), other, Channel.HUISBEZOEK, DAY, WHY)


def test_consent_is_given_taken_back_and_given_again(here):
    key = person()
    for number, state in enumerate((ConsentState.GIVEN, ConsentState.WITHDRAWN, ConsentState.GIVEN)):
        say(resident(key), key, state, DAY + timedelta(days=number))
        assert open_person(worker(), key, DAY, WHY).consents == {SHARE: state}
    assert Consent.objects.count() == 3


@pytest.mark.parametrize("source", [None, *ConsentState])
@pytest.mark.parametrize("target", ConsentState)
def test_a_change_that_is_not_in_the_table_is_refused(here, source, target):
    key = person()
    for state in (ConsentState.GIVEN, ConsentState.WITHDRAWN):
        if source is state or (source is ConsentState.WITHDRAWN and state is ConsentState.GIVEN):
            say(worker(), key, state)
    if consent_transition(source, target):
        say(worker(), key, target)
        assert Consent.objects.filter(replaced_by=None).get().state == target
    else:
        with pytest.raises(Refusal):
            say(worker(), key, target)
    assert {row.target for row in CONSENT} == set(ConsentState)


def test_a_consent_does_not_change_before_it_was_given(here):
    key = person()
    say(worker(), key, ConsentState.GIVEN)
    with pytest.raises(Refusal, match="on a day before"):
        say(worker(), key, ConsentState.WITHDRAWN, DAY - timedelta(days=1))


def test_a_person_is_in_one_household_at_a_time(here):
    key = person()
    first = join_household(worker(), key, HouseholdRole.HEAD, SINCE, WHY)
    with pytest.raises(Refusal, match="a member of a household already"):
        join_household(worker(), key, HouseholdRole.HEAD, SINCE, WHY)
    with pytest.raises(Refusal, match="cannot end before it began"):
        leave_household(worker(), key, SINCE - timedelta(days=1), WHY)
    leave_household(worker(), key, DAY, WHY)
    with pytest.raises(Refusal, match="not a member"):
        leave_household(worker(), key, DAY, WHY)
    second = join_household(worker(), key, HouseholdRole.HEAD, DAY + timedelta(days=1), WHY)
    assert first != second
    assert open_person(worker(), key, DAY + timedelta(days=1), WHY).household == second
    assert Membership.objects.count() == 3


@pytest.mark.parametrize("written", ["1-5-1990", "1990-05\n", "1990/05", "unknown"])
def test_the_database_refuses_a_birth_date_of_another_form(here, written):
    row = Identity.objects.values().get(person=person())
    change = {"id": None, "replaces_id": row["id"], "geboortedatum": written}
    with pytest.raises(IntegrityError), transaction.atomic():
        Identity.objects.create(**row | change)


def test_the_database_refuses_a_second_line_of_facts(here):
    row = Identity.objects.values().get(person=person())
    with pytest.raises(IntegrityError), transaction.atomic():
        Identity.objects.create(**row | {"id": None})


def test_two_facts_cannot_replace_the_same_one(here):
    key = person()
    row = Identity.objects.values().get(person=key)
    Identity.objects.create(**row | {"id": None, "replaces_id": row["id"]})
    with pytest.raises(IntegrityError), transaction.atomic():
        Identity.objects.create(**row | {"id": None, "replaces_id": row["id"]})


def test_a_membership_does_not_end_before_it_starts(here):
    key = person()
    join_household(worker(), key, HouseholdRole.HEAD, SINCE, WHY)
    row = Membership.objects.values().get()
    change = {"id": None, "replaces_id": row["id"], "until_on": SINCE - timedelta(days=1)}
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(**row | change)
