"""Waterveen with its fictional residents and partners."""

import pytest


@pytest.fixture
def waterveen(db):
    """The code of the municipality, with residents and partners."""
    from tests.factories.audit import HERE
    from tests.factories.signals import waterveen

    waterveen()
    return HERE
