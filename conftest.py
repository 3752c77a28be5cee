"""Sets up Django where it is installed, and marks tests by what they use: `database` and `journey`."""

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server", "admin_client", "admin_user"}
JOURNEYS = Path(__file__).parent / "tests" / "journeys"


def pytest_configure() -> None:
    """Here and not in pyproject.toml, because the tests of the library also run where the web part is not installed."""
    if find_spec("django") and find_spec("rondkomen.config"):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rondkomen.config.settings")
        import django
        from django.core.management import call_command

        django.setup()
        call_command("compile_texts", verbosity=0)  # before a page is read: Django keeps the first catalogue it finds


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")
        if item.path.is_relative_to(JOURNEYS):
            item.add_marker("journey")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("journey") and os.environ.get("CHROMIUM") == "":
        message = "there is no Chromium here: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
