"""Too many tries: everybody waits the same, with a calm message, and a good try or a beheerder ends it."""

from __future__ import annotations

import pytest

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.staff.actions.members import let_try_again
from rondkomen.apps.throttle.models import RequestCount
from tests.factories import staff
from tests.web.accounts.browser import Somebody, logged, soup, words

WAIT = "Er is een paar keer iets ingevuld dat niet klopt."


@pytest.fixture
def iris(clock):
    clock.now = clock.now // 900 * 900 + 60  # one minute after the start of a window
    return staff.login("Iris van Dam", Role.VROEGSIGNALEERDER)


def tries(somebody: Somebody, who, number: int, **fields) -> list[int]:
    return [WAIT in words(somebody.password(who, **({"password": "wrong"} | fields))) for _ in range(number)]


def test_after_five_wrong_passwords_one_waits_also_with_the_right_one(somebody: Somebody, iris) -> None:
    assert tries(somebody, iris, 7) == [False] * 5 + [True] * 2
    answer = somebody.password(iris)
    assert answer.status_code == 422
    assert "Wacht 14 minuten" in words(answer)
    assert not soup(answer).select(".utrecht-alert--error"), "waiting is no fault"
    somebody.clock.forward(14 * 60)
    assert somebody.password(iris).url == "/werk/inloggen/code"


def test_an_account_that_does_not_exist_waits_just_as_long(somebody: Somebody, iris) -> None:
    unknown = {"email": "nobody@waterveen.example"}
    assert tries(somebody, iris, 7, **unknown) == tries(somebody, iris, 7)


def test_another_address_is_no_way_around(somebody: Somebody, iris) -> None:
    for number in range(5):
        Somebody(somebody.clock, f"198.51.100.{number}").password(iris, password="wrong")
    assert WAIT in words(somebody.password(iris))


def test_a_good_try_wipes_the_count(somebody: Somebody, iris) -> None:
    for _ in range(3):
        assert tries(somebody, iris, 4) == [False] * 4
        assert somebody.password(iris).status_code == 302


def test_others_do_not_wait(somebody: Somebody, iris) -> None:
    tries(somebody, iris, 6)
    tess = staff.login("Tess de Boer", Role.BEHEERDER)
    assert somebody.password(tess).status_code == 302


def test_codes_are_counted_too(somebody: Somebody, iris) -> None:
    somebody.password(iris)
    answers = [somebody.post("/werk/inloggen/code", code="000000") for _ in range(6)]
    assert [WAIT in words(answer) for answer in answers] == [False] * 5 + [True]
    assert WAIT in words(somebody.code(iris))
    assert WAIT in words(somebody.post("/werk/inloggen/herstelcode", code="abcde-fghjk-mnpqr"))
    somebody.password(iris)
    assert WAIT in words(somebody.code(iris)), "beginning again is no way around"


def test_one_address_that_tries_many_accounts_waits_and_others_do_not(somebody: Somebody, iris) -> None:
    for number in range(50):
        somebody.password(iris, email=f"guess{number}@waterveen.example", password="x")
    assert WAIT in words(somebody.password(iris))
    assert Somebody(somebody.clock, "198.51.100.7").password(iris).status_code == 302


def test_an_office_that_logs_in_does_not_wait(somebody: Somebody, iris) -> None:
    """Good tries do not count for an address, because a whole town hall can share one."""
    for _ in range(55):
        assert somebody.password(iris).status_code == 302


def test_after_a_hundred_tries_in_a_month_a_beheerder_has_to_help(somebody: Somebody, iris) -> None:
    somebody.clock.now = somebody.clock.now // 2_592_000 * 2_592_000 + 60
    for quarter in range(20):
        guesser = Somebody(somebody.clock, f"198.51.100.{quarter}")
        assert tries(guesser, iris, 5) == [False] * 5
        somebody.clock.forward(900)
    assert "Vraag uw beheerder" in words(somebody.password(iris))
    joke = staff.actor(staff.member("Joke Hofstra", Role.BEHEERDER), Role.BEHEERDER)
    let_try_again(joke, iris.member.pk)
    assert somebody.password(iris).status_code == 302


def test_tries_are_logged_without_address_and_without_what_was_typed(somebody: Somebody, iris) -> None:
    somebody.password(iris, password="wrong")
    somebody.password(iris, email="nobody@waterveen.example")
    known, unknown = logged("staff.refuse_log_in")
    assert (known.object_key, known.actor_id) == (str(iris.member.pk), "system:log_in")
    assert unknown.object_key == ""
    assert known.details == unknown.details == '{"reason":"password"}'
    kept = " ".join(RequestCount.objects.values_list("visitor", flat=True))
    assert "192.0.2.1" not in kept
    assert "iris" not in kept


def test_while_waiting_nothing_more_is_logged(somebody: Somebody, iris) -> None:
    tries(somebody, iris, 30)
    assert len(logged("staff.refuse_log_in")) == 5


def test_who_works_for_two_municipalities_is_in_the_log_of_both(somebody: Somebody, iris) -> None:
    staff.give(iris.member, Role.BELEIDSADVISEUR, at=staff.ELSEWHERE)
    somebody.password(iris, password="wrong")
    assert {line.municipality_id for line in logged("staff.refuse_log_in")} == {staff.HERE, staff.ELSEWHERE}
