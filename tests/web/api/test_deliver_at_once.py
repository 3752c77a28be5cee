"""Eight at once with the same body: one delivery, each row once, and each sender is told of the same one."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.http import HttpResponse

from rondkomen.apps.signals.models import Delivery, Vroegsignaal
from tests.web.api.sender import body, signal

AT_ONCE = 8
pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_body_eight_times_at_once_is_one_delivery(sender, worker):
    sent = body(*[signal(one) for one in range(20)])
    sender.token  # noqa: B018
    start = Barrier(AT_ONCE)

    def deliver(_number: int) -> HttpResponse:
        try:
            start.wait()
            return sender.delivers(sent)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(deliver, range(AT_ONCE)))
    statuses = Counter(answer.status_code for answer in answers)
    assert set(statuses) <= {200, 201, 202}, [answer.content for answer in answers if answer.status_code > 202]
    assert len({answer.json()["id"] for answer in answers}) == Delivery.objects.count() == 1
    worker()
    assert Delivery.objects.get().number_accepted == Vroegsignaal.objects.count() == 20
