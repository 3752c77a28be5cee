"""/healthz: whether this installation can work, without details."""

import pytest
from django.db import OperationalError, connection

from rondkomen.law import law_book


@pytest.mark.django_db
def test_it_is_well_when_the_database_answers(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "law": law_book().version}


@pytest.mark.django_db
def test_a_silent_database_is_503_and_nothing_more(client, monkeypatch):
    def fail(*_args: object) -> None:
        raise OperationalError("connection to server at db.internal, user ronda: geheim")

    monkeypatch.setattr(connection, "cursor", fail)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "failing", "database": "failing"}


@pytest.mark.django_db
def test_it_is_only_looked_at(client):
    assert client.post("/healthz").status_code == 405
    assert not client.get("/healthz").cookies


@pytest.mark.django_db
def test_a_probe_of_the_inner_network_is_not_sent_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    assert client.get("/healthz").status_code == 200
    assert client.get("/api/v1/law").status_code == 301
