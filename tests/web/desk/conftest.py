"""Waterveen with a partner, and browsers of who works there; what needs Django's models is imported late."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.november import set_clock


@pytest.fixture(autouse=True)
def in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of these tests are of November 2026."""
    set_clock(monkeypatch.setattr)


@pytest.fixture
def waterveen(db: None, settings: Any) -> None:
    """The municipality, its fictional residents and one partner."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one takes its time
    from tests.web.desk import made

    made.residents()
    made.partner()


def _at_work(name: str, *roles: str, at: str = "GM9999") -> Client:
    from rondkomen.apps.audit.actor import Role
    from tests.factories import staff

    return staff.at_work(staff.member(name, *(Role[role] for role in roles), at=at), at)


@pytest.fixture
def iris(waterveen: None) -> Client:
    """Delivers and reviews; may not see secret addresses."""
    return _at_work("Iris van Dam", "VROEGSIGNALEERDER")


@pytest.fixture
def tess(waterveen: None) -> Client:
    """Reviews, and may see secret addresses."""
    return _at_work("Tess de Boer", "KWALITEITSMEDEWERKER")


@pytest.fixture
def joke(waterveen: None) -> Client:
    """Manages partners."""
    return _at_work("Joke Hofstra", "BEHEERDER")


@pytest.fixture
def elsewhere(waterveen: None) -> Client:
    """Does all of it, for a neighbour."""
    return _at_work("Els Mulder", "VROEGSIGNALEERDER", "BEHEERDER", at="GM9998")
