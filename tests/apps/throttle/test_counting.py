"""Counting requests: exact, also when many workers count at once, and without a trace afterwards."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction

from rondkomen.apps.throttle.actions import count_request, forget
from rondkomen.apps.throttle.models import RequestCount
from rondkomen.apps.throttle.queries import seconds_to_wait
from rondkomen.apps.throttle.window import Limit

LIMIT = Limit("api", requests=3, seconds=60)
NOON = 1_800_000_000.0  # the start of a window


@pytest.mark.django_db
def test_a_visitor_waits_after_the_last_request_that_is_allowed():
    waits = [count_request(LIMIT, "a", NOON + second) for second in range(5)]
    assert waits == [None, None, None, 57, 56]


@pytest.mark.django_db
def test_the_next_window_starts_again():
    assert [count_request(LIMIT, "a", NOON) for _ in range(4)][-1] == 60
    assert count_request(LIMIT, "a", NOON + 60) is None


@pytest.mark.django_db
def test_visitors_and_parts_of_the_site_count_apart():
    for _ in range(3):
        count_request(LIMIT, "a", NOON)
    assert count_request(LIMIT, "b", NOON) is None
    assert count_request(Limit("portal", 3, 60), "a", NOON) is None
    assert count_request(LIMIT, "a", NOON) == 60


@pytest.mark.django_db
def test_windows_that_are_over_are_removed():
    for visitor in "abc":
        count_request(LIMIT, visitor, NOON)
    count_request(Limit("portal", 3, 3600), "d", NOON)
    count_request(LIMIT, "e", NOON + 60)
    assert set(RequestCount.objects.values_list("visitor", flat=True)) == {"d", "e"}


@pytest.mark.django_db
def test_looking_whether_somebody_waits_counts_nothing():
    assert [seconds_to_wait(LIMIT, "a", NOON) for _ in range(5)] == [None] * 5
    for _ in range(3):
        count_request(LIMIT, "a", NOON)
    assert seconds_to_wait(LIMIT, "a", NOON + 50) == 10
    assert seconds_to_wait(LIMIT, "b", NOON + 50) is None
    assert seconds_to_wait(LIMIT, "a", NOON + 60) is None


@pytest.mark.django_db
def test_what_is_forgotten_begins_anew_and_what_is_not_stays():
    for _ in range(3):
        count_request(LIMIT, "a", NOON)
        count_request(LIMIT, "b", NOON)
    forget(LIMIT, "a")
    assert count_request(LIMIT, "a", NOON) is None
    assert count_request(LIMIT, "b", NOON) == 60


@pytest.mark.django_db
def test_a_count_cannot_be_below_one():
    with pytest.raises(IntegrityError), transaction.atomic():
        RequestCount.objects.create(scope="api", visitor="a", window_start=0, window_end=60, number=0)


@pytest.mark.django_db(transaction=True)
def test_workers_that_count_at_once_let_no_request_too_many_through():
    limit = Limit("api", requests=50, seconds=60)

    def work(number: int) -> int:
        try:
            # Each worker also starts windows of its own, and so removes old ones while others count.
            for step in range(10):
                count_request(limit, f"own {number} {step}", NOON - 600 + step * 60)
            return sum(count_request(limit, "shared", NOON) is None for _ in range(20))
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        allowed = list(pool.map(work, range(8)))
    assert sum(allowed) == 50
    assert RequestCount.objects.get(visitor="shared").number == 160
