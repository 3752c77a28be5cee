"""The commands of the operator: give access, list roles, seal anew; and fictional staff, never in production."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.staff.matrix import STAFF_ROLES
from rondkomen.apps.staff.models import CodeApp, StaffMember
from rondkomen.apps.staff.queries import factors_of
from tests.factories import staff
from tests.web.accounts.browser import Somebody, logged, words


def run(*arguments: str, **options: object) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue()


def created(*arguments: str) -> str:
    return run("create_staff", "joke@waterveen.example", *arguments)


def test_the_first_beheerder_comes_in_by_a_printed_link(somebody: Somebody) -> None:
    said = created("--name", "Joke Hofstra", "--role", "beheerder", "--role", "vroegsignaleerder")
    link = re.search(r"http://localhost:8000(/werk/uitnodiging/\S+)", said)
    assert link
    assert "Welkom, Joke Hofstra" in words(somebody.client.get(link[1], follow=True))
    (line,) = logged("staff.invite")
    assert (line.actor_id, line.details) == (
        "system:create_staff",
        '{"given":["beheerder","vroegsignaleerder"],"is_new":true}',
    )


def test_the_address_of_the_site_can_be_given_and_is_known_in_production(settings) -> None:
    assert "https://werk.example/werk/" in created(
        "--name", "J", "--role", "beheerder", "--site", "https://werk.example/"
    )
    settings.IS_PRODUCTION, settings.ALLOWED_HOSTS = True, ["rondkomen.example"]
    assert "https://rondkomen.example/werk/" in created("--anew")


def test_who_lost_everything_begins_anew() -> None:
    iris = staff.login("Joke Hofstra", Role.BEHEERDER).member
    assert "/werk/uitnodiging/" in created("--anew")
    iris.refresh_from_db()
    assert not factors_of(iris).has_second


def test_an_account_that_exists_gets_roles_and_no_link() -> None:
    staff.login("Joke Hofstra", Role.BEHEERDER)
    said = created("--role", "schuldhulpverlener")
    assert "the roles were added" in said
    assert "/werk/" not in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("x",), "is no e-mail address"),
        (("joke@waterveen.example",), "needs a name"),
        (("joke@waterveen.example", "--name", " "), "needs a name"),
        (("joke@waterveen.example", "--name", "x" * 101), "needs a name"),
        (("joke@waterveen.example", "--name", "Joke", "--role", "directeur"), "there is no role 'directeur'"),
        (("joke@waterveen.example", "--name", "Joke", "--role", "signaalpartner"), "there is no role"),
        (("joke@waterveen.example", "--name", "Joke"), "at least one role"),
        (("joke@waterveen.example", "--municipality", "GM0000"), "there is no municipality GM0000"),
        (("joke@waterveen.example", "--anew"), "there is no such account"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_nothing_is_made(arguments, said) -> None:
    with pytest.raises(CommandError, match=re.escape(said)) as refused:
        run("create_staff", *arguments)
    assert len(str(refused.value).splitlines()) == 1
    assert not StaffMember.objects.exists()


def test_roles_are_listed_with_what_they_may() -> None:
    lines = run("list_roles").splitlines()
    assert [line.partition(":")[0] for line in lines] == [str(role) for role in STAFF_ROLES]
    assert "manage_staff" in next(line for line in lines if line.startswith("beheerder:"))


def test_an_older_sealing_key_can_go_after_sealing_anew(settings, somebody: Somebody) -> None:
    iris = staff.login("Iris van Dam", Role.VROEGSIGNALEERDER)
    old, new = settings.SEALING_KEYS[0], b"n" * 32
    settings.SEALING_KEYS = (new, old)
    assert run("rotate_keys") == "1 row sealed anew; nothing is left that needs an earlier key.\n"
    settings.SEALING_KEYS = (new,)
    somebody.logs_in(iris)
    assert somebody.is_in


class TestDemo:
    def test_every_role_has_somebody_who_comes_in_with_what_is_printed(self, somebody: Somebody) -> None:
        said = run("demo_staff")
        people = re.findall(r"^  (\S+@waterveen\.example) +(\S+) .*\n    key ([A-Z2-7 ]+)$", said, re.M)
        assert len(people) == len(STAFF_ROLES)
        for email, password, key in people:
            login = staff.Login(StaffMember.objects.get(email=email), password, staff.secret_in(key))
            visitor = Somebody(somebody.clock)
            visitor.logs_in(login)
            assert visitor.get("/werk/").status_code == 200

    def test_doing_it_twice_changes_nothing_more(self) -> None:
        first = run("demo_staff")
        lines = len(logged("staff.invite", "staff.give_demo_access"))
        assert run("demo_staff") == first
        assert len(logged("staff.invite", "staff.give_demo_access")) == lines == 2 * len(STAFF_ROLES)

    def test_somebody_who_set_up_another_app_gets_the_printed_one_back(self) -> None:
        run("demo_staff")
        CodeApp.objects.update(secret_sealed="spoilt")
        run("demo_staff", verbosity=0)
        assert run("demo_staff", "--code", "iris@waterveen.example").strip().isdigit()
        assert CodeApp.objects.count() == len(STAFF_ROLES)

    def test_another_installation_has_other_passwords(self, settings) -> None:
        first = run("demo_staff")
        settings.SECRET_KEY = "another" * 8
        assert run("demo_staff") != first

    def test_it_is_refused_in_production(self, settings) -> None:
        settings.IS_PRODUCTION = True
        for arguments in ((), ("--code", "iris@waterveen.example")):
            with pytest.raises(CommandError, match="production"):
                run("demo_staff", *arguments)
        assert not StaffMember.objects.exists()

    def test_a_code_is_for_one_of_them(self) -> None:
        with pytest.raises(CommandError, match="is not one of"):
            run("demo_staff", "--code", "nobody@waterveen.example")
