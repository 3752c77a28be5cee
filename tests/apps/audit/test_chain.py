"""The chain: whatever is changed, removed, moved, added or cut off is found, by number."""

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.apps.audit import chain
from rondkomen.apps.audit.actions import record, sign_anew
from rondkomen.apps.audit.chain import Head, beginning, faults, line_hash
from rondkomen.apps.audit.models import AuditChain, AuditLine, AuditPruning
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.audit.queries import faults_in_log, head_of
from tests.apps.audit.tampering import run, unguarded
from tests.factories.audit import HERE, staff

LINES = 6


@pytest.fixture
def log(here):
    """A log of six lines."""
    for number in range(LINES):
        record(staff(), "accounts.log_in", Purpose.BEVEILIGING, attempt=number)


def found(code: str = HERE) -> list[str]:
    return [str(fault) for fault in faults_in_log(code)]


def test_a_log_that_nobody_touched_is_sound(log):
    assert found() == []


@pytest.mark.parametrize("field", [name for name in chain.FIELDS if name not in ("municipality_id", "number")])
def test_a_change_of_any_field_is_found_at_its_line(log, field):
    column = AuditLine._meta.get_field(field)
    value = "2" if "Integer" in column.get_internal_type() else "'f'"
    with unguarded():
        run(f"UPDATE audit_auditline SET {column.column} = {value} WHERE number = 3")
    assert found() == [f"{HERE} line 3: it was changed, put in another place, or follows a line that was"]


def test_a_line_that_is_gone_is_missed(log):
    with unguarded():
        run("DELETE FROM audit_auditline WHERE number = 4")
    assert found()[0] == f"{HERE} line 4: it was removed"


def test_closing_the_gap_by_new_numbers_does_not_hide_it(log):
    with unguarded():
        run("DELETE FROM audit_auditline WHERE number = 4")
        run("UPDATE audit_auditline SET number = number - 1 WHERE number = 5")
        run("UPDATE audit_auditline SET number = number - 1 WHERE number = 6")
    assert found()[0].startswith(f"{HERE} line 4: it was changed")
    assert found()[-1] == f"{HERE} line 6: it was removed"


def test_two_lines_that_changed_places_are_found(log):
    with unguarded():
        run("UPDATE audit_auditline SET number = 100 WHERE number = 2")
        run("UPDATE audit_auditline SET number = 2 WHERE number = 3")
        run("UPDATE audit_auditline SET number = 3 WHERE number = 100")
    assert [fault.partition(":")[0] for fault in found()] == [f"{HERE} line {number}" for number in (2, 3, 4)]


def test_an_end_that_was_cut_off_is_missed(log):
    with unguarded():
        run("DELETE FROM audit_auditline WHERE number > 4")
    assert found() == [f"{HERE} line 5: this line and those up to 6 were removed"]


def test_moving_the_end_back_needs_the_key(log):
    fourth = AuditLine.objects.get(number=4)
    with unguarded():
        run("DELETE FROM audit_auditline WHERE number > 4")
        run("UPDATE audit_auditchain SET number = 4, hash = %s", fourth.hash)
    assert found() == [f"{HERE} line 4: the end of the chain is not signed with one of RONDKOMEN_AUDIT_KEYS"]


def test_a_line_put_behind_the_end_is_found(log):
    with unguarded():
        row = AuditLine.objects.values().get(number=LINES)
        AuditLine.objects.create(**row | {"id": row["id"] + 1, "number": LINES + 1})
    assert found() == [f"{HERE} line 7: it and perhaps others before it were put behind the end of the chain"]


def test_a_chain_without_its_end_is_found(log):
    with unguarded():
        run("DELETE FROM audit_auditchain")
    assert found()[0] == f"{HERE} line 0: the end of the chain is not known any more"


def test_a_past_written_anew_from_some_line_on_does_not_come_to_look_sound_by_going_on(log):
    """Somebody changes a line and works out all hashes after it, but has no key to sign the end."""
    with unguarded():
        run("UPDATE audit_auditline SET actor_id = 'staff:999' WHERE number = 2")
        last = AuditLine.objects.get(number=1).hash
        for line in AuditLine.objects.filter(number__gte=2).order_by("number"):
            last = line_hash(last, [getattr(line, name) for name in chain.FIELDS])
            run("UPDATE audit_auditline SET hash = %s WHERE number = %s", last, line.number)
        run("UPDATE audit_auditchain SET hash = %s", last)
    assert found() == [f"{HERE} line 6: the end of the chain is not signed with one of RONDKOMEN_AUDIT_KEYS"]
    record(staff(), "accounts.log_in", Purpose.BEVEILIGING)
    assert found() == [f"{HERE} line 7: when it was written, the lines before it had been changed"]
    assert AuditLine.objects.get(number=8).name == "accounts.log_in"


def test_pruning_by_hand_is_found(log):
    third = AuditLine.objects.get(number=3)
    AuditPruning.objects.create(
        municipality_id=HERE,
        until_number=3,
        until_hash=third.hash,
        written_before="2026-01-01",
        pruned_at=third.ended_at,
    )
    AuditLine.objects.filter(number__lte=3).delete()
    assert found() == [f"{HERE} line 3: the lines up to here are said to be pruned, but no line tells of it"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditline SET actor_id = 'staff:2' WHERE number = 1",
        "DELETE FROM audit_auditline WHERE number = 1",
        "DELETE FROM audit_auditline",
        "UPDATE audit_auditchain SET number = 1",
        "DELETE FROM audit_auditchain",
    ],
)
def test_the_database_itself_refuses(log, statement):
    with pytest.raises(DatabaseError, match="the log is only added to"), transaction.atomic():
        run(statement)
    assert AuditLine.objects.count() == LINES


def test_the_database_refuses_to_put_a_line_in_the_place_of_another(log):
    if connection.vendor == "sqlite":
        columns = ", ".join(field.column for field in AuditLine._meta.fields)
        changed = columns.replace("actor_id", "'staff:2'")
        statement = f"INSERT OR REPLACE INTO audit_auditline ({columns}) SELECT {changed} FROM audit_auditline"
    else:
        run("SET CONSTRAINTS ALL IMMEDIATE")
        statement = "TRUNCATE audit_auditline"
    with pytest.raises(DatabaseError, match="the log is only added to"), transaction.atomic():
        run(statement)
    assert found() == []


def test_the_end_is_signed_anew_with_the_first_key_and_the_old_one_can_go(log, settings):
    old, new = settings.AUDIT_KEYS, (b"n" * 32,)
    settings.AUDIT_KEYS = new + old
    assert sign_anew() == 1
    settings.AUDIT_KEYS = new
    assert found() == []
    settings.AUDIT_KEYS = old
    assert len(found()) == 1


def test_a_broken_signature_is_not_mended_by_a_new_key(log, settings):
    settings.AUDIT_KEYS = (b"n" * 32,)
    assert sign_anew() == 0
    assert len(found()) == 1


values = st.lists(
    st.tuples(*[st.just(HERE), st.integers(), *[st.text(max_size=3)] * (len(chain.FIELDS) - 2)]), min_size=1, max_size=6
)


@given(values, st.data())
def test_any_one_change_of_any_chain_is_found(rows, data):
    last, lines = beginning(HERE).hash, []
    for number, row in enumerate(rows, 1):
        line = (HERE, number, *row[2:])
        last = line_hash(last, line)
        lines.append((*line, last))
    head = Head(HERE, len(lines), last)
    assert not list(faults(beginning(HERE), head, lines))
    index = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(2, len(lines[0]) - 1))
    changed = (*lines[index][:column], data.draw(st.text(max_size=3).filter(lambda one: one != lines[index][column])),
               *lines[index][column + 1 :])  # fmt: skip
    assert list(faults(beginning(HERE), head, [*lines[:index], changed, *lines[index + 1 :]]))
    assert list(faults(beginning(HERE), head, [*lines[:index], *lines[index + 1 :]]))


def test_the_head_is_where_the_chain_ends(log):
    assert head_of(HERE) == AuditChain.objects.get().head
    assert head_of(HERE).number == LINES
