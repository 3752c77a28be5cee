"""Replacing keys while everything goes on: whatever an earlier key sealed, in every app."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.audit.queries import faults_in_log
from rondkomen.apps.people.actions import add_contact_detail, flag_channel, register
from rondkomen.apps.people.kinds import Channel, ContactKind
from rondkomen.apps.people.models import ContactFlag, Person
from rondkomen.apps.people.queries import bsn_of, find_by_bsn, open_person
from rondkomen.apps.sealing import actions
from rondkomen.apps.sealing.actions import number_left, rotate_keys, sealed_columns
from rondkomen.apps.sealing.models import opened
from rondkomen.apps.staff.models import CodeApp
from rondkomen.apps.staff.queries import secret_of
from tests.factories import staff
from tests.factories.audit import HERE
from tests.factories.people import DAY, WHY, bsn, helper, person, told, worker

NEW = {"SEALING_KEYS": (b"s" * 32,), "INDEX_KEYS": (b"i" * 32,), "AUDIT_KEYS": (b"a" * 32,)}


@pytest.fixture
def replaced(settings):
    """New keys before the old ones; call it to take the old ones away."""
    for name, new in NEW.items():
        setattr(settings, name, new + getattr(settings, name))

    def without_old() -> None:
        for name, new in NEW.items():
            setattr(settings, name, new)

    return without_old


@pytest.fixture
def kept(here):
    """Three people under the old keys, one with a phone number and one with a flag; and a colleague's code app."""
    staff.login("Iris van Dam", Role.VROEGSIGNALEERDER)
    numbers = [bsn() for _ in range(3)]
    made = [person(told(number=number)) for number in numbers]
    add_contact_detail(worker(), made[0], ContactKind.TELEFOON, "+31600000001", WHY)
    flag_channel(worker(), made[1], Channel.BRIEF, DAY, WHY, "reden")
    return dict(zip(made, numbers, strict=True))


def test_while_keys_are_replaced_everything_works_under_both(kept, replaced):
    for key, number in kept.items():
        assert find_by_bsn(worker(), number, DAY, WHY).id == key
        assert register(worker(), told(number=number), WHY) == key
    new = bsn()
    assert find_by_bsn(worker(), new, DAY, WHY) is None
    assert register(worker(), told(number=new), WHY) not in kept
    assert Person.objects.count() == 4


def test_afterwards_the_old_keys_are_not_needed(kept, replaced):
    secret = secret_of(CodeApp.objects.get())
    assert rotate_keys() == 6
    replaced()
    assert secret_of(CodeApp.objects.get()) == secret
    for key, number in kept.items():
        assert find_by_bsn(worker(), number, DAY, WHY).id == key
        assert bsn_of(helper(), key, WHY) == number
    first = next(iter(kept))
    assert open_person(worker(), first, DAY, WHY).contact[0].value == "+31600000001"
    assert not list(faults_in_log(HERE))
    assert AuditLine.objects.get(name="sealing.rotate_keys").details == '{"rows":6}'


def test_stopped_halfway_it_goes_on_where_it_was(kept, replaced, monkeypatch):
    monkeypatch.setattr(actions, "_AT_ONCE", 1)

    def stop(rows: int) -> None:
        raise KeyboardInterrupt

    for left_over in (5, 4):
        with pytest.raises(KeyboardInterrupt):
            rotate_keys(stop)
        assert number_left() == left_over
        for key, number in kept.items():
            assert find_by_bsn(worker(), number, DAY, WHY).id == key
    assert rotate_keys() == 4
    assert number_left() == 0


def test_doing_it_again_changes_nothing(kept):
    before = [*Person.objects.order_by("pk").values_list("bsn_sealed", "bsn_index")]
    assert rotate_keys() == 0
    assert [*Person.objects.order_by("pk").values_list("bsn_sealed", "bsn_index")] == before


def test_a_key_that_was_taken_away_too_early_is_named(kept, replaced):
    replaced()
    with pytest.raises(CommandError, match="put the earlier key back behind the first one"):
        call_command("rotate_keys")


def test_the_command_shows_how_far_it_is_on_a_terminal(kept, replaced):
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    shown, out = Terminal(), StringIO()
    call_command("rotate_keys", stdout=out, stderr=shown)
    assert "100% 6 of 6" in shown.getvalue()
    assert out.getvalue() == "6 rows sealed anew; nothing is left that needs an earlier key.\n"


def test_long_texts_go_in_smaller_steps(kept, replaced, monkeypatch):
    monkeypatch.setattr(actions, "_CHARACTERS_AT_ONCE", 1)
    steps: list[int] = []
    rotate_keys(steps.append)
    assert steps == [1] * 6
    assert opened(ContactFlag.objects.get(), "note_sealed") == "reden"


def test_every_app_with_something_sealed_is_found():
    assert {columns.model._meta.label for columns in sealed_columns()} >= {
        "people.Person",
        "people.ContactDetail",
        "people.ContactFlag",
        "staff.CodeApp",
    }
