"""Fixtures that tests of the apps share; Django is set up after this file is read."""

import pytest


@pytest.fixture
def here(db):
    """The code of the municipality that a test is about."""
    from tests.factories.audit import HERE, municipality

    return municipality(HERE).code


@pytest.fixture
def elsewhere(db):
    """The code of another municipality on the same installation."""
    from tests.factories.audit import ELSEWHERE, municipality

    return municipality(ELSEWHERE).code
