"""The pages of a beheerder: invite, give roles, let begin anew, close; in the own municipality alone."""

from __future__ import annotations

import pytest

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.staff.models import StaffMember
from rondkomen.apps.staff.queries import factors_of
from tests.factories import staff
from tests.web.accounts.browser import Somebody, soup, words


@pytest.fixture
def iris():
    return staff.login("Iris van Dam", Role.VROEGSIGNALEERDER)


@pytest.fixture
def joke(somebody: Somebody, iris) -> Somebody:
    somebody.logs_in(staff.login("Joke Hofstra", Role.BEHEERDER))
    return somebody


def link_on(answer) -> str:
    return soup(answer).select_one(".accounts-link").get_text()


def test_somebody_is_invited_and_comes_in(joke: Somebody) -> None:
    answer = joke.post(
        "/werk/medewerkers/nieuw", name="Tess de Boer", email="tess@waterveen.example", roles=["beheerder"]
    )
    link = link_on(answer)
    assert link.startswith("http://testserver/werk/uitnodiging/")
    tess = Somebody(joke.clock)
    assert "Welkom, Tess de Boer" in words(tess.client.get(link, follow=True))
    assert "Uitgenodigd" in words(joke.get("/werk/medewerkers"))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": ""}, "Vul de naam in"),
        ({"email": "tess"}, "geen heel e-mailadres"),
        ({"roles": []}, "Kies ten minste"),
        ({"roles": ["signaalpartner"]}, "Kies een van deze rollen"),
        ({"roles": ["directeur"]}, "Kies een van deze rollen"),
        ({"email": "joke@waterveen.example"}, "uw eigen account"),
    ],
)
def test_what_is_missing_is_said(joke: Somebody, fields, said: str) -> None:
    whole = {"name": "Tess de Boer", "email": "tess@waterveen.example", "roles": ["beheerder"]}
    answer = joke.post("/werk/medewerkers/nieuw", **(whole | fields))
    assert answer.status_code == 422
    assert said in words(answer)
    assert not StaffMember.objects.filter(email="tess@waterveen.example").exists()


def test_an_account_that_exists_gets_no_link(joke: Somebody) -> None:
    otto = staff.login("Otto Elders", Role.BEHEERDER, at=staff.ELSEWHERE).member
    answer = joke.post("/werk/medewerkers/nieuw", name="x", email=otto.email, roles=["beheerder"])
    assert "had al een account" in words(answer)
    assert not soup(answer).select(".accounts-link")


def test_roles_change(joke: Somebody, iris) -> None:
    page = joke.page(f"/werk/medewerkers/{iris.member.pk}")
    assert [one["value"] for one in page.select("main input:checked")] == ["vroegsignaleerder"]
    joke.post(f"/werk/medewerkers/{iris.member.pk}", roles=["schuldhulpverlener", "beleidsadviseur"])
    assert "Schuldhulpverlener, Beleidsadviseur" in words(joke.get("/werk/medewerkers"))


def test_beginning_anew_gives_a_link_and_takes_the_rest(joke: Somebody, iris) -> None:
    answer = joke.post(f"/werk/medewerkers/{iris.member.pk}/opnieuw-beginnen")
    assert "/werk/uitnodiging/" in link_on(answer)
    iris.member.refresh_from_db()
    assert not factors_of(iris.member).has_second


def test_closing_and_opening(joke: Somebody, iris) -> None:
    path = f"/werk/medewerkers/{iris.member.pk}/openen-of-sluiten"
    joke.post(path)
    assert "Gesloten" in words(joke.get("/werk/medewerkers"))
    assert Somebody(joke.clock).password(iris).status_code == 422
    joke.post(path)
    assert Somebody(joke.clock).password(iris).status_code == 302


def test_too_many_tries_are_forgiven(joke: Somebody, iris) -> None:
    for _ in range(6):
        Somebody(joke.clock).password(iris, password="wrong")
    joke.post(f"/werk/medewerkers/{iris.member.pk}/opnieuw-proberen")
    assert Somebody(joke.clock).password(iris).status_code == 302


def test_who_also_works_elsewhere_is_refused_with_a_reason(joke: Somebody, iris) -> None:
    staff.give(iris.member, Role.BEHEERDER, at=staff.ELSEWHERE)
    for what in ("opnieuw-beginnen", "openen-of-sluiten"):
        answer = joke.post(f"/werk/medewerkers/{iris.member.pk}/{what}")
        assert answer.status_code == 409
        assert "ook voor een andere gemeente" in words(answer)
        assert not soup(answer).select(".accounts-link")


def test_the_own_roles_are_for_a_colleague_to_change(joke: Somebody) -> None:
    own = StaffMember.objects.get(email="joke@waterveen.example")
    page = joke.page(f"/werk/medewerkers/{own.pk}")
    assert "Dit bent u zelf" in page.main.get_text()
    assert not page.select("main input[type=checkbox]")
    joke.post(f"/werk/medewerkers/{own.pk}", roles=["schuldhulpverlener"])
    assert [one.role for one in own.roles.all()] == ["beheerder"]


@pytest.mark.parametrize("what", ["", "/opnieuw-beginnen", "/opnieuw-proberen", "/openen-of-sluiten"])
def test_who_works_elsewhere_alone_does_not_exist_here(joke: Somebody, what: str) -> None:
    otto = staff.login("Otto Elders", Role.BEHEERDER, at=staff.ELSEWHERE)
    assert joke.post(f"/werk/medewerkers/{otto.member.pk}{what}", roles=["beheerder"]).status_code == 404
    assert "Otto" not in words(joke.get("/werk/medewerkers"))
    assert [one.municipality_id for one in otto.member.roles.all()] == [staff.ELSEWHERE]
    assert otto.member.code_apps.exists()


def test_names_are_shown_as_text(joke: Somebody) -> None:
    staff.member("Bas <script>", Role.BEHEERDER, email="bas@waterveen.example")
    assert b"<script>" not in joke.get("/werk/medewerkers").content.replace(b"<script src=", b"")
