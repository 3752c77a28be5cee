"""Waterveen with its fictional residents and partners."""

import pytest

from tests.november import set_clock


@pytest.fixture(autouse=True)
def in_november(monkeypatch):
    """The files of these tests are of November 2026."""
    set_clock(monkeypatch.setattr)


@pytest.fixture
def waterveen(db):
    """The code of the municipality, with residents and partners."""
    from tests.factories.audit import HERE
    from tests.factories.signals import waterveen

    waterveen()
    return HERE
