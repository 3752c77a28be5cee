"""Eight at once: a code, a recovery code and an invitation work once, and five tries are five."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.staff.actions.invitations import accept_with_password, invitation_for
from rondkomen.apps.staff.actions.log_in import check_password
from rondkomen.apps.staff.actions.second_factors import (
    begin_code_app,
    check_code,
    make_recovery_codes,
    use_recovery_code,
)
from rondkomen.apps.staff.actions.tries import CODE, PASSWORD, LogInRefused, Visit, forget_tries
from rondkomen.apps.staff.models import CodeApp, RecoveryCode
from tests.factories import staff

AT_ONCE = 8
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def quick(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def iris():
    return staff.login("Iris van Dam", Role.VROEGSIGNALEERDER)


def outcomes(work: Callable[[], object]) -> Counter[str]:
    """What eight threads that begin together get: the kind of the refusal, or "in"."""
    start = Barrier(AT_ONCE)

    def run(_number: int) -> str:
        try:
            start.wait()
            work()
        except LogInRefused as refused:
            return type(refused).__name__
        finally:
            connection.close()
        return "in"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return Counter(pool.map(run, range(AT_ONCE)))


def test_a_code_lets_in_one(iris):
    now = time.time()
    found = outcomes(lambda: check_code(iris.member, iris.code(now), Visit("192.0.2.1", now)))
    assert found["in"] == 1
    assert sum(found.values()) == AT_ONCE


def test_a_recovery_code_lets_in_one(iris):
    codes = make_recovery_codes(iris.member)
    found = outcomes(lambda: use_recovery_code(iris.member, codes[0], Visit("192.0.2.1", time.time())))
    assert found["in"] == 1
    assert RecoveryCode.objects.count() == 9


def test_five_guesses_are_five_however_many_come_at_once(iris):
    visit = Visit("192.0.2.1", time.time() // 900 * 900 + 1)
    found = outcomes(lambda: check_password(iris.member.email, "wrong", visit))
    assert found == {"LogInRefused": 5, "MustWait": 3}
    forget_tries(PASSWORD, iris.member.email)
    forget_tries(CODE, str(iris.member.pk))
    assert check_password(iris.member.email, iris.password, visit) == iris.member


def test_an_invitation_is_accepted_once():
    nora = staff.member("Nora Nieuw", Role.BEHEERDER)
    token = invitation_for(nora)
    assert outcomes(lambda: accept_with_password(nora.pk, token, staff.PASSWORD)) == {"in": 1, "LogInRefused": 7}


def test_a_page_that_is_opened_eight_times_makes_one_secret():
    nora = staff.member("Nora Nieuw", Role.BEHEERDER)
    assert outcomes(lambda: begin_code_app(nora)) == {"in": AT_ONCE}
    assert CodeApp.objects.count() == 1
