"""Secrets of code apps: sealed in their own way until migration 0002, and like everything else from then on."""

from importlib import import_module

import pytest
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from rondkomen.apps.sealing.seals import SealRefused
from rondkomen.apps.staff.actions.second_factors import code_app_with
from rondkomen.apps.staff.models import CodeApp
from rondkomen.apps.staff.queries import secret_of
from tests.factories import staff

BEFORE, AFTER = ("staff", "0001_initial"), ("staff", "0002_seal_code_apps_like_the_rest")
migration = import_module("rondkomen.apps.staff.migrations.0002_seal_code_apps_like_the_rest")


def migrate(to: tuple[str, str]):
    """The models as they are after a migration, forwards or back."""
    executor = MigrationExecutor(connection)
    executor.migrate([to])
    return executor.loader.project_state([to]).apps.get_model("staff", "CodeApp")


@pytest.fixture
def old_apps(transactional_db):
    """The table of code apps as it was, with one row that was sealed in the old way; then everything is put back."""
    staff.municipality()
    member = staff.member("Iris van Dam")
    model = migrate(BEFORE)
    model.objects.create(
        member_id=member.pk, sealed_secret=migration.as_before().encrypt(b"a secret of twenty b"), last_period=7
    )
    yield model
    model.objects.update(sealed_secret=migration.as_before().encrypt(b"x"))
    migrate(AFTER)


def test_what_was_sealed_before_opens_afterwards(old_apps):
    migrate(AFTER)
    app = CodeApp.objects.get()
    assert secret_of(app) == b"a secret of twenty b"
    assert (app.last_period, app.is_confirmed) == (7, False)
    migrate(BEFORE)
    assert migration.as_before().decrypt(bytes(old_apps.objects.get().sealed_secret)) == b"a secret of twenty b"


def test_what_an_earlier_key_sealed_is_sealed_with_the_first(old_apps, settings):
    settings.SEALING_KEYS = (b"n" * 32, *settings.SEALING_KEYS)
    migrate(AFTER)
    settings.SEALING_KEYS = settings.SEALING_KEYS[:1]
    assert secret_of(CodeApp.objects.get()) == b"a secret of twenty b"
    migrate(BEFORE)


def test_a_key_that_is_missing_stops_the_migration_and_nothing_is_lost(old_apps, settings):
    kept, settings.SEALING_KEYS = settings.SEALING_KEYS, (b"n" * 32,)
    with pytest.raises(CommandError, match="put the earlier key back behind the first one"):
        migrate(AFTER)
    settings.SEALING_KEYS = kept
    assert migration.as_before().decrypt(bytes(old_apps.objects.get().sealed_secret)) == b"a secret of twenty b"


def test_a_secret_opens_for_its_owner_alone(db):
    staff.municipality()
    iris, milo = staff.member("Iris van Dam"), staff.member("Milo Smit")
    app = code_app_with(iris, b"a secret of twenty b")
    assert "secret" not in app.secret_sealed
    assert secret_of(app) == b"a secret of twenty b"
    app.member = milo
    with pytest.raises(SealRefused, match=r"a sealed value in code_app\.secret does not open"):
        secret_of(app)
