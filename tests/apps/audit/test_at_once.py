"""Eight writers at once: one unbroken chain, no lock that fails, and no two writers that wait for each other."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from rondkomen.apps.audit.actions import record, writing
from rondkomen.apps.audit.models import AuditChain, AuditLine
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.audit.queries import faults_in_log
from rondkomen.apps.municipalities.models import Municipality
from tests.factories.audit import ELSEWHERE, HERE, municipality, staff

WRITERS, TIMES = 8, 15
pytestmark = pytest.mark.django_db(transaction=True)


def at_once(work) -> list:
    """Run `work(number)` in eight threads that begin together; what they gave, or the first exception."""
    start = Barrier(WRITERS)

    def run(number: int):
        try:
            start.wait()
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(run, range(WRITERS)))


def test_the_first_lines_of_a_chain_come_from_eight_writers_at_once():
    municipality(HERE)
    at_once(lambda number: [record(staff(), "accounts.log_in", Purpose.BEVEILIGING) for _ in range(TIMES)])
    assert AuditChain.objects.get().number == AuditLine.objects.count() == WRITERS * TIMES
    assert not list(faults_in_log(HERE))


def test_a_log_can_be_verified_while_it_grows():
    municipality(HERE)

    def work(number: int) -> list[str]:
        if number:
            return [record(staff(), "accounts.log_in", Purpose.BEVEILIGING) for _ in range(TIMES)] and []
        return [str(fault) for _ in range(TIMES) for fault in faults_in_log(HERE)]

    assert at_once(work)[0] == []
    assert AuditChain.objects.get().number == (WRITERS - 1) * TIMES


def test_actions_that_touch_the_same_rows_in_another_order_do_not_lock_each_other_out():
    """Each action takes a row before or after an action inside it has made its line; the line itself waits."""
    rows = [municipality(code) for code in (HERE, ELSEWHERE)]

    def work(number: int) -> None:
        for _ in range(TIMES):
            with writing(staff(), "people.register", Purpose.BIJHOUDEN):
                if number % 2:
                    with writing(staff(here=ELSEWHERE), "people.find", Purpose.BIJHOUDEN):
                        pass
                Municipality.objects.filter(pk=rows[0].pk).update(name=f"Naam {number}")

    at_once(work)
    assert AuditLine.objects.filter(municipality=HERE).count() == WRITERS * TIMES
    assert AuditLine.objects.filter(municipality=ELSEWHERE).count() == WRITERS // 2 * TIMES
    assert not [*faults_in_log(HERE), *faults_in_log(ELSEWHERE)]
