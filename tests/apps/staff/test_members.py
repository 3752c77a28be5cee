"""A beheerder looks after the accounts of one municipality, and reaches nobody else's."""

from __future__ import annotations

import pytest

from rondkomen.apps.audit.actor import Role, system
from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.audit.permissions import PermissionRefused, Refusal
from rondkomen.apps.staff.actions.invitations import invitation_for, invited
from rondkomen.apps.staff.actions.members import invite, let_begin_anew, let_try_again, set_open, set_roles
from rondkomen.apps.staff.models import StaffMember, StaffRole
from rondkomen.apps.staff.queries import colleague, colleagues, factors_of, workplaces
from tests.factories import staff
from tests.factories.staff import ELSEWHERE, HERE

pytestmark = pytest.mark.django_db
CHANGES = {
    "invite": lambda actor, who: invite(actor, email="new@waterveen.example", name="New", roles=[Role.BEHEERDER]),
    "set_roles": lambda actor, who: set_roles(actor, who.pk, [Role.BEHEERDER]),
    "let_begin_anew": lambda actor, who: let_begin_anew(actor, who.pk),
    "let_try_again": lambda actor, who: let_try_again(actor, who.pk),
    "close": lambda actor, who: set_open(actor, who.pk, is_open=False),
    "open": lambda actor, who: set_open(actor, who.pk, is_open=True),
}


@pytest.fixture
def joke():
    return staff.actor(staff.member("Joke Hofstra", Role.BEHEERDER), Role.BEHEERDER)


@pytest.fixture
def iris():
    return staff.login("Iris van Dam", Role.VROEGSIGNALEERDER).member


def roles_of(member, at=HERE):
    return set(StaffRole.objects.filter(member=member, municipality=at).values_list("role", flat=True))


def last_line():
    return AuditLine.objects.order_by("pk").last()


def test_an_invitation_makes_an_account_that_opens_nothing_yet(joke):
    made = invite(joke, email=" Tess@Waterveen.Example ", name="Tess de Boer", roles=[Role.KWALITEITSMEDEWERKER])
    assert made.is_new
    assert made.member.email == "tess@waterveen.example"
    assert not made.member.has_usable_password()
    assert not factors_of(made.member).has_second
    assert roles_of(made.member) == {"kwaliteitsmedewerker"}
    line = last_line()
    assert (line.name, line.actor_id, line.object_key) == ("staff.invite", joke.id, str(made.member.pk))
    assert "tess" not in line.details.lower()


def test_who_works_elsewhere_gets_the_roles_added_and_keeps_what_they_log_in_with(joke):
    dual = staff.login("Dual de Vries", Role.SCHULDHULPVERLENER, at=ELSEWHERE).member
    made = invite(joke, email=dual.email, name="Another name", roles=[Role.SCHULDHULPVERLENER])
    dual.refresh_from_db()
    assert not made.is_new
    assert dual.name == "Dual de Vries"
    assert factors_of(dual).has_code_app
    assert [place.code for place in workplaces(dual)] == [HERE, ELSEWHERE]


def test_inviting_twice_changes_nothing_more(joke, iris):
    for _ in range(2):
        invite(joke, email=iris.email, name="x", roles=[Role.VROEGSIGNALEERDER])
    assert roles_of(iris) == {"vroegsignaleerder"}


def test_roles_are_given_and_taken_in_one_municipality_alone(joke, iris):
    staff.give(iris, Role.BELEIDSADVISEUR, at=ELSEWHERE)
    set_roles(joke, iris.pk, [Role.SCHULDHULPVERLENER, Role.BELEIDSADVISEUR])
    assert roles_of(iris) == {"schuldhulpverlener", "beleidsadviseur"}
    assert roles_of(iris, ELSEWHERE) == {"beleidsadviseur"}
    assert last_line().details == ('{"given":["beleidsadviseur","schuldhulpverlener"],"taken":["vroegsignaleerder"]}')
    set_roles(joke, iris.pk, [])
    assert [place.code for place in workplaces(iris)] == [ELSEWHERE]


def test_beginning_anew_takes_everything_away_and_ends_sessions_and_invitations(joke, iris):
    earlier, round_before = invitation_for(iris), iris.session_round
    member = let_begin_anew(joke, iris.pk)
    assert factors_of(member) == type(factors_of(member))(False, False, [], 0, False)
    assert member.session_round == round_before + 1
    assert invited(iris.pk, earlier) is None
    assert invited(iris.pk, invitation_for(member)) == iris


def test_a_closed_account_opens_nothing_until_it_is_opened_again(joke, iris):
    set_open(joke, iris.pk, is_open=False)
    iris.refresh_from_db()
    assert workplaces(iris) == []
    assert not colleague(joke, iris.pk).is_active
    set_open(joke, iris.pk, is_open=True)
    iris.refresh_from_db()
    assert [place.code for place in workplaces(iris)] == [HERE]


@pytest.mark.parametrize("change", ["let_begin_anew", "close", "open"])
def test_who_also_works_elsewhere_is_not_reset_or_closed_from_here(joke, iris, change):
    """Whoever resets an account could log in as its owner: at the other municipality too."""
    staff.give(iris, Role.VROEGSIGNALEERDER, at=ELSEWHERE)
    with pytest.raises(Refusal, match="another municipality"):
        CHANGES[change](joke, iris)
    iris.refresh_from_db()
    assert iris.has_usable_password()
    let_begin_anew(system("create_staff", HERE), iris.pk)


@pytest.mark.parametrize("change", [name for name in CHANGES if name != "invite"])
def test_who_works_elsewhere_alone_is_nobody_here(joke, change):
    other = staff.login("Otto Elders", Role.VROEGSIGNALEERDER, at=ELSEWHERE).member
    with pytest.raises(Refusal, match="nobody with this account"):
        CHANGES[change](joke, other)
    assert roles_of(other, ELSEWHERE) == {"vroegsignaleerder"}
    assert colleague(joke, other.pk) is None
    assert [one.name for one in colleagues(joke)] == ["Joke Hofstra"]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHEERDER])
def test_no_other_role_changes_accounts(iris, change, role):
    before = StaffMember.objects.count()
    for nobody in (staff.actor(iris, role), staff.actor(iris), system("retention", HERE)):
        with pytest.raises(PermissionRefused):
            CHANGES[change](nobody, iris)
    assert StaffMember.objects.count() == before
    assert roles_of(iris) == {"vroegsignaleerder"}


@pytest.mark.parametrize("change", [name for name in CHANGES if name != "invite"])
def test_nobody_changes_the_own_account(change):
    member = staff.member("Joke Hofstra", Role.BEHEERDER)
    with pytest.raises(PermissionRefused, match="the own account"):
        CHANGES[change](staff.actor(member, Role.BEHEERDER), member)


def test_nobody_gives_oneself_a_role_by_an_invitation():
    member = staff.member("Joke Hofstra", Role.BEHEERDER)
    with pytest.raises(PermissionRefused, match="the own account"):
        invite(staff.actor(member, Role.BEHEERDER), email=member.email, name="x", roles=[Role.SCHULDHULPVERLENER])
    assert roles_of(member) == {"beheerder"}


@pytest.mark.parametrize("roles", [[], [Role.SIGNAALPARTNER]])
def test_an_invitation_gives_at_least_one_role_of_staff(joke, roles):
    with pytest.raises(Refusal, match="role"):
        invite(joke, email="new@waterveen.example", name="New", roles=roles)
    assert not StaffMember.objects.filter(email="new@waterveen.example").exists()


def test_who_may_not_manage_sees_no_colleagues(iris):
    for ask in (colleagues, lambda actor: colleague(actor, iris.pk)):
        with pytest.raises(PermissionRefused):
            ask(staff.actor(iris, Role.VROEGSIGNALEERDER))


def test_a_beheerder_learns_of_other_municipalities_only_that_they_exist(joke, iris):
    staff.give(iris, Role.BEHEERDER, at=ELSEWHERE)
    found = colleague(joke, iris.pk)
    assert found.works_elsewhere
    assert found.roles == (Role.VROEGSIGNALEERDER,)
    assert ELSEWHERE not in repr(found)
