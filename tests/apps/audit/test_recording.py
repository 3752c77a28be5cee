"""Recording: every action and look leaves a line with who, what, why and when, or does not happen."""

from contextlib import suppress
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from rondkomen.apps.audit.actions import looking, record, writing
from rondkomen.apps.audit.actor import Actor, ActorKind, ActorRefused, Role, system
from rondkomen.apps.audit.lines import ForeignOperation, LineRefused, Reference, StatusCode, draft
from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.audit.permissions import PermissionRefused, Refusal
from rondkomen.apps.audit.purposes import Purpose, PurposeRefused
from rondkomen.apps.audit.queries import faults_in_log
from rondkomen.apps.municipalities.models import Municipality
from tests.factories.audit import staff

WHY = Purpose.VROEGSIGNALERING
NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)
TEST_BSN = "999990019"  # of the range that RvIG gives to nobody


def lines() -> list[AuditLine]:
    return list(AuditLine.objects.order_by("number"))


def make_municipality() -> None:
    with writing(staff(), "people.register", WHY):
        Municipality.objects.create(code="GM1234", name="X", help_page="/", help_phone="1")


def test_a_line_says_who_what_why_when_and_about_whom(here):
    who, person = staff(Role.VROEGSIGNALEERDER, Role.KWALITEITSMEDEWERKER), uuid4()
    with looking(who, "people.open_person", WHY, about=Reference("delivery", "12"), subjects=[person]) as line:
        line.note(fields=["name", "address"], number=2)
    (found,) = lines()
    assert (found.actor_id, found.actor_kind) == (who.id, "staff")
    assert found.actor_roles == "kwaliteitsmedewerker,vroegsignaleerder"
    assert (found.name, found.processing_activity_id) == ("people.open_person", "vroegsignalering")
    assert (found.object_kind, found.object_key, found.data_subject_id) == ("delivery", "12", str(person))
    assert found.details == '{"fields":["name","address"],"number":2}'
    assert found.status_code == StatusCode.OK
    assert found.start_time <= found.end_time
    assert len(bytes.fromhex(found.trace_id)) == 16
    assert len(bytes.fromhex(found.span_id)) == 8
    assert found.resource.startswith("rondkomen ")


@pytest.mark.parametrize("nobody", [None, "staff:1", object()], ids=["none", "a text", "an anonymous user"])
def test_nobody_acts_without_being_somebody(here, nobody):
    entered = False
    with pytest.raises(LineRefused, match="nobody acts"), looking(nobody, "people.open_person", WHY):
        entered = True
    assert not entered
    assert not lines()


@pytest.mark.parametrize("why", [None, "", "vroegsignalering", "nieuwsgierigheid"])
def test_nothing_happens_without_a_purpose_of_the_list(here, why):
    with pytest.raises(PurposeRefused, match="needs a purpose"), writing(staff(), "people.register", why):
        pytest.fail("the action began")


def test_a_purpose_holds_on_its_own_days_only():
    with pytest.raises(PurposeRefused, match="does not hold on 2020-12-31"):
        draft(staff(), "people.register", WHY, at=datetime(2020, 12, 31, tzinfo=UTC))
    assert draft(staff(), "people.register", WHY, at=datetime(2021, 1, 1, tzinfo=UTC)).purpose is WHY


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", ""), ("id", "12"), ("id", "staff:"), ("id", "partner:1"), ("id", "staff:" + "x" * 80),
        ("id", "staff:1\n"), ("municipality", ""), ("municipality", "9999"), ("municipality", "GM9999 "),
        ("roles", frozenset({"vroegsignaleerder"})), ("roles", frozenset({"burgemeester"})),
    ],
)  # fmt: skip
def test_an_actor_is_whole(field, value):
    fields = {"id": "staff:1", "kind": ActorKind.STAFF, "roles": frozenset(), "municipality": "GM9999"}
    with pytest.raises(ActorRefused):
        Actor(**fields | {field: value})


@pytest.mark.parametrize(
    "fact",
    [
        TEST_BSN, int(TEST_BSN), f"bsn {TEST_BSN}", f"x-{TEST_BSN}", [TEST_BSN], {"a": TEST_BSN}, 12345678,
        "De Vries", "a b", 1.5, NOW, object(), "x" * 81,
    ],
    ids=str,
)  # fmt: skip
def test_a_line_holds_no_text_about_people_and_no_bsn(here, fact):
    with pytest.raises(LineRefused), looking(staff(), "people.open_person", WHY) as line:
        line.note(found=fact)
    assert "found" not in lines()[0].details


@pytest.mark.parametrize("key", [TEST_BSN, TEST_BSN[1:], "", "De Vries", "12\n", "x" * 65])
def test_a_thing_is_never_called_by_a_bsn(key):
    with pytest.raises(LineRefused):
        Reference("person", key)


@pytest.mark.parametrize("name", ["", "register", "people.Register", "people register", "people.", "people.x\n"])
def test_an_action_has_a_name_that_can_be_looked_up(name):
    with pytest.raises(LineRefused):
        draft(staff(), name, WHY, at=NOW)


def test_several_people_have_a_line_each_under_the_one_that_tells_it(here):
    people = [uuid4() for _ in range(3)]
    with looking(staff(), "people.find", WHY, subjects=people[:1]) as line:
        line.regards(*people)
    first, *others = lines()
    assert first.data_subject_id == ""
    assert [one.data_subject_id for one in others] == list(map(str, people))
    assert {one.parent_span_id for one in others} == {first.span_id}
    assert {one.trace_id for one in others} == {first.trace_id}
    assert len({one.span_id for one in lines()}) == 4


def test_an_action_inside_another_hangs_under_it(here):
    who = staff()
    with writing(who, "casework.open_case", WHY):
        with looking(who, "people.open_person", WHY):
            pass
        with writing(who, "people.register", WHY):
            pass
    outer, *inner = lines()
    assert outer.name == "casework.open_case"
    assert [one.name for one in inner] == ["people.open_person", "people.register"]
    assert {one.parent_span_id for one in inner} == {outer.span_id}
    assert {one.trace_id for one in lines()} == {outer.trace_id}


def test_a_write_that_fails_leaves_nothing_but_the_line_that_it_failed(here):
    def open_case() -> None:
        with writing(staff(), "casework.open_case", WHY):
            make_municipality()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        open_case()
    assert not Municipality.objects.filter(code="GM1234").exists()
    assert [(one.name, one.status_code) for one in lines()] == [("casework.open_case", StatusCode.ERROR)]


def test_who_was_refused_is_written_down_too(here):
    with pytest.raises(PermissionRefused), looking(staff(), "people.open_person", WHY):
        raise PermissionRefused("this actor may not open a person")
    assert [one.status_code for one in lines()] == [StatusCode.UNSET]


def test_a_refusal_that_the_caller_takes_up_is_written_with_the_rest(here):
    who = staff()
    with writing(who, "signals.receive", WHY):
        with suppress(Refusal), writing(who, "people.register", WHY):
            Municipality.objects.create(code="GM1234", name="X", help_page="/", help_phone="1")
            raise Refusal("already there")
        with writing(who, "people.find", WHY):
            pass
    assert not Municipality.objects.filter(code="GM1234").exists()
    assert [(one.name, one.status_code) for one in lines()] == [
        ("signals.receive", 1), ("people.register", 0), ("people.find", 1),
    ]  # fmt: skip


def test_what_was_seen_is_written_though_the_page_failed_afterwards(here):
    def show_case() -> None:
        with looking(staff(), "desk.show_case", WHY):
            record(staff(), "people.open_person", WHY)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        show_case()
    assert [(one.name, one.status_code) for one in lines()] == [("desk.show_case", 2), ("people.open_person", 1)]


def test_a_write_inside_a_look_is_there_when_the_look_fails(here):
    def show_case() -> None:
        with looking(staff(), "desk.show_case", WHY):
            make_municipality()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        show_case()
    assert Municipality.objects.filter(code="GM1234").exists()
    assert [one.name for one in lines()] == ["people.register", "desk.show_case"]


def test_a_failure_inside_a_broken_transaction_is_told_as_it_was(here):
    def open_person() -> None:
        with transaction.atomic():
            with suppress(IntegrityError):
                Municipality.objects.create(code="GM")
            with looking(staff(), "people.open_person", WHY):
                raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        open_person()


def test_a_municipality_that_is_not_loaded_has_no_log(db):
    with pytest.raises(LineRefused, match=r"load it first with manage\.py load_municipality"):
        record(staff(here="GM0001"), "accounts.log_in", Purpose.BEVEILIGING)


def test_each_municipality_has_its_own_chain(here, elsewhere):
    for code in (here, elsewhere, here):
        record(staff(here=code), "accounts.log_in", Purpose.BEVEILIGING, attempts=1)
    found = AuditLine.objects.order_by("id").values_list("municipality", "number")
    assert list(found) == [(here, 1), (elsewhere, 1), (here, 2)]
    assert not [*faults_in_log(here), *faults_in_log(elsewhere)]


def test_a_job_acts_under_its_own_name(here):
    record(system("retention", here), "people.delete_person", Purpose.VERNIETIGING)
    assert (lines()[0].actor_id, lines()[0].actor_kind, lines()[0].actor_roles) == ("system:retention", "system", "")


def test_a_question_of_another_system_is_named(here):
    header = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"  # the example of the W3C Trace Context standard
    foreign = ForeignOperation.read(header, "https://partner.example")
    with writing(staff(), "signals.receive", WHY, foreign=foreign):
        pass
    assert lines()[0].foreign_trace_id == "0af7651916cd43dd8448eb211c80319c"
    assert lines()[0].foreign_span_id == "b7ad6b7169203331"
    assert ForeignOperation.read("nonsense", "https://partner.example") is None
