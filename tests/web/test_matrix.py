"""Every address of staff, tried by a stranger, by who is halfway, and in each role: as routes.py says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.staff.matrix import MATRIX, STAFF_ROLES, Permission
from rondkomen.apps.staff.permissions import Mark, mark_of
from tests.factories import staff
from tests.web.routes import IN, OPEN, ROUTES

STAFF = settings.STAFF_PATH.lstrip("/")


def patterns_of_staff() -> dict[str, URLPattern]:
    """Every address under the path of staff, by its name; generated from the addresses themselves."""
    return dict(_patterns(get_resolver(), "", ""))


def _patterns(resolver: URLResolver, prefix: str, space: str) -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        here = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            if here.startswith(STAFF) or STAFF.startswith(here):
                yield from _patterns(one, here, f"{space}{one.namespace}:" if one.namespace else space)
        elif here.startswith(STAFF):
            yield f"{space}{one.name}", one


def address(name: str) -> str:
    return reverse(name, kwargs=dict(ROUTES[name].arguments))


TRIED = [(name, method) for name, route in ROUTES.items() for method in route.methods.split()]
CLOSED = [(name, method) for name, method in TRIED if ROUTES[name].who != OPEN]


@pytest.fixture(autouse=True)
def waterveen(db: None) -> None:
    staff.municipality()


def sent(client: Client, name: str, method: str) -> HttpResponse:
    return client.get(address(name)) if method == "GET" else client.post(address(name))


def asks_to_log_in(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and answer.url.partition("?")[0] == reverse(settings.LOGIN_URL)


def test_every_address_of_staff_has_a_row_and_every_row_an_address() -> None:
    assert set(patterns_of_staff()) == set(ROUTES), "give every address under /werk/ its row in tests/web/routes.py"


def test_every_view_of_staff_carries_the_mark_that_its_row_asks() -> None:
    for name, pattern in patterns_of_staff().items():
        mark, route = mark_of(pattern.callback), ROUTES[name]
        expected = {OPEN: Mark.BEFORE_LOG_IN, IN: Mark.LOGGED_IN}.get(route.who)
        if expected is None:
            assert isinstance(mark, Permission), f"{name} needs a permission"
            assert MATRIX[mark] == route.roles, f"{name} opens for others than its row says"
        else:
            assert mark is expected, name


def test_every_permission_opens_something() -> None:
    used = {mark_of(pattern.callback) for pattern in patterns_of_staff().values()}
    assert set(Permission) <= used, "take permissions that open nothing out of the matrix"


@pytest.mark.parametrize(("name", "method"), TRIED)
def test_a_stranger_is_asked_to_log_in(name: str, method: str) -> None:
    answer = sent(Client(), name, method)
    if ROUTES[name].who == OPEN:
        assert answer.status_code in (200, 302, 403, 404, 410, 422)
        assert answer.status_code != 302 or "/werk/" in answer.url
    else:
        assert asks_to_log_in(answer)


def test_who_is_halfway_is_still_a_stranger() -> None:
    iris, client = staff.login("Iris van Dam", *STAFF_ROLES), Client()
    client.post(reverse(settings.LOGIN_URL), {"email": iris.member.email, "password": iris.password})
    for name, method in CLOSED:
        assert asks_to_log_in(sent(client, name, method)), name


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_a_role_gets_through_where_its_row_says_and_nowhere_else(role: Role) -> None:
    for name, method in CLOSED:
        client = staff.at_work(staff.member("Iris van Dam", role))
        answer = sent(client, name, method)
        assert not asks_to_log_in(answer) or name == "accounts:log_out_everywhere", f"{role} is not in at {name}"
        is_let_in = answer.status_code != 403
        assert is_let_in is (role in ROUTES[name].roles), f"{role} and {method} {name}: {answer.status_code}"
        staff.StaffMember.objects.all().delete()


def test_all_roles_together_get_through_everywhere() -> None:
    client = staff.at_work(staff.member("Iris van Dam", *STAFF_ROLES))
    for name, method in CLOSED:
        if ROUTES[name].who != IN:
            assert sent(client, name, method).status_code != 403


def test_a_role_counts_in_its_own_municipality_alone() -> None:
    member = staff.member("Iris van Dam", Role.BEHEERDER, at=staff.ELSEWHERE)
    staff.give(member, Role.VROEGSIGNALEERDER)
    assert sent(staff.at_work(member), "accounts:colleagues", "GET").status_code == 403
    assert sent(staff.at_work(member, staff.ELSEWHERE), "accounts:colleagues", "GET").status_code == 200


@pytest.mark.parametrize("place", ["", "GM9998", "GM0000", None, 7])
def test_who_works_nowhere_yet_chooses_first(place: object) -> None:
    client = staff.at_work(staff.member("Iris van Dam", *STAFF_ROLES), place)
    for name, method in CLOSED:
        if ROUTES[name].who != IN:
            assert sent(client, name, method).url == reverse("accounts:workplace")


def test_a_view_that_nobody_marked_stays_shut(settings) -> None:
    client = staff.at_work(staff.member("Iris van Dam", *STAFF_ROLES))
    settings.ROOT_URLCONF = __name__
    assert client.get("/werk/vergeten").status_code == 403
    assert client.get("/elders").status_code == 200


def test_an_address_without_a_row_would_be_found(settings) -> None:
    settings.ROOT_URLCONF = __name__
    assert "forgotten" in patterns_of_staff()
    assert mark_of(patterns_of_staff()["forgotten"].callback) is None


def forgotten(request) -> HttpResponse:
    return HttpResponse("open")


urlpatterns = [
    path("werk/vergeten", forgotten, name="forgotten"),
    path("elders", forgotten),
    *get_resolver("rondkomen.config.urls").url_patterns,
]
