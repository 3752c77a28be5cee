"""Empties the log after a test that leaves what it wrote: the database itself refuses to delete lines."""

from collections.abc import Iterator

import pytest

import tests.engine.profiles  # noqa: F401  (Hypothesis without a time limit, on busy machines too)

LEAVES_ROWS = {"transactional_db", "live_server"}


@pytest.fixture(autouse=True)
def _log_can_be_emptied(request: pytest.FixtureRequest) -> Iterator[None]:
    marker = request.node.get_closest_marker("django_db")
    if not (LEAVES_ROWS & set(request.fixturenames) or (marker and marker.kwargs.get("transaction"))):
        yield
        return
    request.getfixturevalue("transactional_db")  # torn down after this fixture, and that is where tables are emptied
    yield
    from tests.apps.audit.tampering import TABLES, run, unguarded

    with unguarded():
        for table in TABLES:
            run(f"DELETE FROM {table}")
