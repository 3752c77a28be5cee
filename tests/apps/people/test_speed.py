"""Finding somebody among a million goes by index: no look at people reads a whole table, on either database."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rondkomen.apps.people.actions import join_household
from rondkomen.apps.people.kinds import HouseholdRole
from rondkomen.apps.people.queries import find_at_address, find_by_bsn, find_by_name, open_person, stays
from rondkomen.kernel import PartialDate
from tests.factories.people import DAY, SINCE, WHY, person, told, worker

LOOKS = {
    "bsn": lambda key, told: find_by_bsn(worker(), told.bsn, DAY, WHY),
    "address": lambda key, told: find_at_address(worker(), "1234AB", 1, DAY, WHY),
    "name": lambda key, told: find_by_name(worker(), "Bakker", DAY, WHY),
    "name and birth date": lambda key, told: find_by_name(worker(), "Bakker", DAY, WHY, PartialDate(1990, 5, 1)),
    "open": lambda key, told: open_person(worker(), key, DAY, WHY),
    "stays": lambda key, told: stays(worker(), key, DAY, WHY),
}


READS_WHOLE = re.compile(r"^SCAN (?!CONSTANT ROW|\()|\(municipality_id=\?\)$|Seq Scan on")


def test_reading_a_whole_table_is_recognised(here):
    assert READS_WHOLE.search(plan("SELECT * FROM people_identity U0 WHERE U0.voornamen = 'x'"))


def plan(statement: str) -> str:
    """How the database would answer; PostgreSQL is asked as if its tables were too large to read whole."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
            return "\n".join(row[3] for row in cursor.fetchall())
        cursor.execute("SET LOCAL enable_seqscan = off")  # it then costs so much that only need explains it
        cursor.execute(f"EXPLAIN {statement}")
        return "\n".join(row[0] for row in cursor.fetchall())


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_look_goes_by_index(here, look):
    registration = told()
    key = person(registration)
    join_household(worker(), key, HouseholdRole.HEAD, SINCE, WHY)
    with CaptureQueriesContext(connection) as queries:
        look(key, registration)
    statements = [one["sql"] for one in queries.captured_queries]
    asked = [one for one in statements if one.startswith("SELECT") and '"people_' in one]
    assert asked
    for statement in asked:
        how = plan(statement)
        assert not [line for line in how.splitlines() if READS_WHOLE.search(line)], f"{statement}\n{how}"


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_look_asks_as_many_questions_for_many_people_as_for_one(here, look):
    numbers = []
    for more in (1, 9):
        registrations = [told() for _ in range(more)]
        keys = [person(one) for one in registrations]
        with CaptureQueriesContext(connection) as queries:
            look(keys[0], registrations[0])
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
