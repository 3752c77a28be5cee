"""Workers that are killed, and workers that do the same at once: nothing lost, nothing doubled, no lock error."""

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.db import connection

from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.audit.queries import faults_in_log
from rondkomen.apps.signals.models import Delivery, DeliveryPiece, Koppeling, RefusedRow, Vroegsignaal
from rondkomen.apps.signals.queries import interrupted
from rondkomen.apps.signals.states import DeliveryState
from tests.factories.audit import HERE
from tests.factories.signals import many, partner, waterveen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

WORKER = Path(__file__).with_name("worker.py")
ROOT = Path(__file__).parents[3]
ROWS, ACCEPTED, WORKERS, KILLS = 2600, 2340, 8, 10


@pytest.fixture(autouse=True)
def residents(db):
    """Waterveen, at a database that other processes reach."""
    waterveen()


def address() -> str:
    """The database of the tests, for another process."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    login = quote(known["USER"]) + (f":{quote(known['PASSWORD'])}" if known["PASSWORD"] else "")
    return f"postgres://{login}@{known['HOST']}:{known['PORT'] or 5432}/{known['NAME']}"


def started(key: str, file: Path, *last: int) -> subprocess.Popen[str]:
    """A worker that delivers a file for a partner; `last` is the statement at which it is killed, or of linking."""
    command = [sys.executable, str(WORKER), HERE, key, str(file), *map(str, last)]
    environment = os.environ | {"DATABASE_URL": address(), "PYTHONWARNINGS": "ignore", "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(worker: subprocess.Popen[str]) -> str:
    """What a worker said; it has to end well."""
    out, err = worker.communicate(timeout=600)
    assert worker.returncode == 0, err
    return out


def the_rows(delivery: Delivery) -> Counter[int]:
    """How often each row of the file ended as a signal or a refusal."""
    found = Counter(Vroegsignaal.objects.filter(delivery=delivery).values_list("row", flat=True))
    found.update(RefusedRow.objects.filter(delivery=delivery).values_list("row", flat=True))
    return found


def assert_whole(delivery: Delivery) -> None:
    """Every row once, every signal with one link, the counts right, nothing left behind."""
    assert delivery.state == DeliveryState.VERWERKT
    assert the_rows(delivery) == Counter(range(2, ROWS + 2))
    counts = delivery.number_of_rows, delivery.number_accepted, delivery.number_refused, delivery.rows_linked
    assert counts == (ROWS, ACCEPTED, ROWS - ACCEPTED, ACCEPTED)
    assert Counter(Koppeling.objects.filter(signal__delivery=delivery).values_list("signal", flat=True)) == Counter(
        Vroegsignaal.objects.filter(delivery=delivery).values_list("pk", flat=True)
    )
    assert delivery.linked_at
    assert not DeliveryPiece.objects.filter(delivery=delivery).exists()


def test_deliveries_killed_at_ten_random_points_lose_and_double_nothing(tmp_path):
    file = tmp_path / "november.csv"
    file.write_bytes(many(ROWS))
    partner("maat")
    statements, of_linking = map(int, ended(started("maat", file)).split())
    anywhere, kills, keys, progress = random.Random(20261122), 0, ["waterbedrijf"], set()
    while kills < KILLS:
        # Each goes on where the last one stopped: half of them wherever they are, the others while signals are linked.
        point = (
            [anywhere.randrange(2, statements // 4)] if kills < KILLS // 2 else [0, anywhere.randrange(2, of_linking)]
        )
        worker = started(keys[-1], file, *point)
        _, err = worker.communicate(timeout=600)
        if worker.returncode == 0:  # so much was done before that the point was not reached
            keys.append(f"volgende-{len(keys)}")
            partner(keys[-1])
            continue
        assert worker.returncode == -signal.SIGKILL, err
        kills += 1
        for delivery in Delivery.objects.filter(partner__key=keys[-1]):
            progress.add((delivery.state, delivery.rows_done, delivery.rows_linked))
            assert sum(the_rows(delivery).values()) == delivery.rows_done
            assert Koppeling.objects.filter(signal__delivery=delivery).count() == delivery.rows_linked
    assert any(0 < rows < ROWS for _, rows, _ in progress), "a kill has to fall while rows are read"
    assert any(0 < linked < ACCEPTED for _, _, linked in progress), "a kill has to fall while signals are linked"
    for key in keys:
        ended(started(key, file))
        assert_whole(Delivery.objects.get(partner__key=key))
    assert list(faults_in_log(HERE)) == []
    new = AuditLine.objects.filter(name="signals.receive", details__contains='"new":true')
    assert new.count() == len(keys) + 1


def test_eight_workers_on_eight_deliveries(tmp_path):
    files = []
    for number in range(WORKERS):
        partner(f"partner-{number}")
        files.append(tmp_path / f"{number}.csv")
        files[-1].write_bytes(many(ROWS, f"P{number}"))
    workers = [started(f"partner-{number}", file) for number, file in enumerate(files)]
    for worker in workers:
        ended(worker)
    assert Delivery.objects.count() == WORKERS
    for delivery in Delivery.objects.all():
        assert_whole(delivery)
    assert list(faults_in_log(HERE)) == []


def test_eight_workers_on_the_same_delivery(tmp_path):
    file = tmp_path / "november.csv"
    file.write_bytes(many(ROWS))
    workers = [started("waterbedrijf", file) for _ in range(WORKERS)]
    for worker in workers:
        ended(worker)
    assert_whole(Delivery.objects.get())
    assert list(faults_in_log(HERE)) == []
    steps = AuditLine.objects.filter(name="signals.work_off")
    assert steps.count() == -(-ROWS // 500), "a step that somebody else did leaves no line"


def test_what_was_interrupted_is_found_and_put_in_the_queue(tmp_path):
    file = tmp_path / "november.csv"
    file.write_bytes(many(ROWS))
    worker = started("waterbedrijf", file, 40)
    worker.communicate(timeout=600)
    assert worker.returncode == -signal.SIGKILL
    assert interrupted().count() == 1
    call_command("resume_deliveries", verbosity=0)
    call_command("db_worker", "--batch", "--no-startup-delay", verbosity=0)
    assert_whole(Delivery.objects.get())
    assert not interrupted().exists()
