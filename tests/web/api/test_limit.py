"""How often the API may be asked: 429 with the time to wait, per visitor."""

import pytest

from rondkomen.apps.throttle.models import RequestCount

pytestmark = pytest.mark.django_db


@pytest.fixture
def strict(settings):
    settings.API_REQUESTS = 2
    settings.API_WINDOW_SECONDS = 3600
    return settings


def get(client, **headers: str):
    return client.get("/api/v1/law", REMOTE_ADDR="203.0.113.7", headers=headers)


def test_one_request_too_many_has_to_wait(client, strict):
    assert [get(client).status_code for _ in range(3)] == [200, 200, 429]
    answer = get(client)
    assert answer["Content-Type"] == "application/problem+json"
    assert 1 <= int(answer["Retry-After"]) <= 3600
    assert answer.json()["title"] == "Too Many Requests"


def test_every_question_counts_also_a_faulty_one(client, strict):
    for _ in range(2):
        client.post("/api/v1/check", "{", content_type="application/json", REMOTE_ADDR="203.0.113.7")
    assert get(client).status_code == 429


def test_another_visitor_does_not_wait(client, strict):
    for _ in range(3):
        get(client)
    assert client.get("/api/v1/law", REMOTE_ADDR="203.0.113.8").status_code == 200


def test_a_visitor_cannot_take_another_name(client, strict):
    found = [get(client, **{"x-forwarded-for": f"198.51.100.{number}"}).status_code for number in range(3)]
    assert found == [200, 200, 429]


def test_behind_our_own_proxy_visitors_are_told_apart(client, strict):
    strict.TRUSTED_PROXIES = 1
    found = [get(client, **{"x-forwarded-for": f"198.51.100.{number}"}).status_code for number in range(3)]
    assert found == [200, 200, 200]


def test_no_address_is_kept(client, strict):
    get(client)
    kept = RequestCount.objects.values().get()
    assert "203.0.113.7" not in str(kept)


def test_the_description_can_always_be_read(client, strict):
    for _ in range(5):
        assert client.get("/api/v1/openapi.json").status_code == 200
