"""What must never leak: a bsn in a log, a text, an error or an export."""

import io
import json
import logging
import traceback

import pytest
import structlog
from django.core import serializers
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rondkomen.apps.audit.logboek import logregel
from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.people.actions import add_contact_detail, correct_bsn, delete_person, flag_channel
from rondkomen.apps.people.kinds import Channel, ContactKind
from rondkomen.apps.people.models import ContactDetail, Person
from rondkomen.apps.people.queries import bsn_of, find_by_bsn, open_person
from rondkomen.apps.sealing.models import opened, seal
from rondkomen.apps.sealing.seals import SealRefused
from rondkomen.config import logs
from tests.factories.people import DAY, WHY, bsn, checker, helper, person, told, worker

PHONE, NOTE = "+31600000001", "De ex leest de post."


@pytest.fixture
def log():
    """Everything that any logger says, from DEBUG on, in the form in which it is written."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.json_formatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def use_everything(number) -> list[object]:
    """One person through every action and query; what came back, and what went wrong."""
    key = person(told(number=number))
    add_contact_detail(worker(), key, ContactKind.TELEFOON, PHONE, WHY)
    flag_channel(worker(), key, Channel.BRIEF, DAY, WHY, NOTE)
    found = [find_by_bsn(worker(), number, DAY, WHY), open_person(helper(), key, DAY, WHY), bsn_of(helper(), key, WHY)]
    try:
        correct_bsn(checker(), person(), number, WHY)
    except Refusal as refusal:
        found.append("".join(traceback.format_exception(refusal)))
    return [*found, Person.objects.get(id=key), *ContactDetail.objects.all()]


def test_a_bsn_reaches_no_log_and_no_text(here, log):
    number = bsn()
    found = use_everything(number)
    structlog.get_logger("rondkomen.test").warning("somebody", person=found[0], number=number, file=found[1])
    logging.getLogger("library").warning("somebody %s %r", found[0], number)
    assert "somebody" in log.getvalue()
    assert number.digits not in log.getvalue()
    assert number.digits not in " ".join(map(repr, found)) + " ".join(map(str, found))


def test_a_bsn_stands_nowhere_in_the_log_of_actions(here):
    number = bsn()
    use_everything(number)
    lines = json.dumps([logregel(row) for row in AuditLine.objects.values()])
    assert "people.read_bsn" in lines
    for secret in (number.digits, PHONE, PHONE[3:], NOTE, "Bakker", "Kade"):
        assert secret not in lines


def test_no_statement_carries_a_bsn_to_the_database(here):
    number = bsn()
    with CaptureQueriesContext(connection) as queries:
        use_everything(number)
    statements = " ".join(query["sql"] for query in queries.captured_queries)
    assert "people_person" in statements
    assert not any(secret in statements for secret in (number.digits, PHONE, NOTE))


def test_no_export_carries_what_is_sealed(here):
    number = bsn()
    use_everything(number)
    out = io.StringIO()
    call_command("dumpdata", "people", "audit", stdout=out)
    exported = out.getvalue() + serializers.serialize("json", Person.objects.all())
    assert "people.identity" in exported
    assert not any(secret in exported for secret in (number.digits, PHONE, NOTE))


def test_what_is_sealed_can_be_opened_for_who_may(here):
    number = bsn()
    key = person(told(number=number))
    assert bsn_of(helper(), key, WHY) == number
    row = Person.objects.get(id=key)
    assert opened(row, "bsn_sealed") == number.digits
    assert number.digits not in row.bsn_sealed


def test_a_sealed_value_put_in_another_row_does_not_open(here):
    one, other = (Person.objects.get(id=person()) for _ in range(2))
    other.bsn_sealed = one.bsn_sealed
    with pytest.raises(SealRefused, match=r"a sealed value in person\.bsn does not open"):
        opened(other, "bsn_sealed")


def test_nothing_is_sealed_as_nothing(here):
    row = Person.objects.get(id=person())
    seal(row, "bsn_sealed", "")
    row.save()
    row.refresh_from_db()
    assert (row.bsn_sealed, row.bsn_index, opened(row, "bsn_sealed")) == ("", None, "")
    delete_person(checker(), row.id, WHY)
