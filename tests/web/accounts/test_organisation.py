"""Logging in by the organisation (OpenID Connect), with a fake provider that speaks the real protocol."""

from __future__ import annotations

from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import pytest

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.staff.actions.invitations import invitation_for
from rondkomen.gateways.oidc.fake import FakeProvider
from tests.factories import staff
from tests.web.accounts.authenticator import Authenticator
from tests.web.accounts.browser import Somebody, logged, words
from tests.web.accounts.test_passkeys import keeps, uses


@pytest.fixture
def provider(settings):
    with FakeProvider("rondkomen", "secret") as running:
        settings.OIDC_ISSUER = running.issuer
        settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = "rondkomen", "secret"
        running.person = {"sub": "iris-at-waterveen", "amr": ["mfa"]}
        yield running


@pytest.fixture
def iris():
    return staff.login("Iris van Dam", Role.VROEGSIGNALEERDER, oidc_subject="iris-at-waterveen")


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def away(somebody: Somebody, path: str = "/werk/inloggen/organisatie") -> str:
    """To the provider and back: the address to which the provider sends the browser."""
    address = somebody.get(path).url
    with pytest.raises(HTTPError) as redirect:
        build_opener(_Stay).open(address)
    redirect.value.close()
    parts = urlsplit(redirect.value.headers["Location"])
    assert parts.netloc == "testserver"
    return f"{parts.path}?{parts.query}"


def comes_back(somebody: Somebody, path: str = "/werk/inloggen/organisatie"):
    return somebody.get(away(somebody, path))


def test_without_the_setting_there_is_no_such_log_in(somebody: Somebody) -> None:
    assert somebody.get("/werk/inloggen/organisatie").status_code == 404
    assert "via uw organisatie" not in words(somebody.get("/werk/inloggen"))


def test_who_the_organisation_knows_with_two_factors_is_in(somebody: Somebody, provider, iris) -> None:
    assert "Inloggen via uw organisatie" in words(somebody.get("/werk/inloggen"))
    assert comes_back(somebody, "/werk/inloggen/organisatie?next=/werk/rechten").url == "/werk/rechten"
    assert somebody.is_in
    assert logged("staff.enter")[0].details == '{"how":"organisation"}'


def test_one_factor_there_asks_for_a_second_one_here(somebody: Somebody, provider, iris) -> None:
    provider.person = {"sub": "iris-at-waterveen", "amr": ["pwd"]}
    assert comes_back(somebody).url == "/werk/inloggen/code"
    assert not somebody.is_in
    assert somebody.code(iris).url == "/werk/"
    assert logged("staff.enter")[0].details == '{"how":"organisation_code"}'


def test_a_level_that_the_setting_names_is_enough(somebody: Somebody, provider, iris, settings) -> None:
    settings.OIDC_LEVEL = "two"
    provider.person = {"sub": "iris-at-waterveen", "acr": "two"}
    assert comes_back(somebody).url == "/werk/"


def test_an_invitation_makes_known_who_somebody_is_to_the_organisation(somebody: Somebody, provider) -> None:
    nora = staff.member("Nora Nieuw", Role.BELEIDSADVISEUR)
    provider.person = {"sub": "nora-at-waterveen", "amr": ["mfa"]}
    somebody.client.get(f"/werk/uitnodiging/{nora.pk}/{invitation_for(nora)}", follow=True)
    assert comes_back(somebody).url == "/werk/"
    nora.refresh_from_db()
    assert nora.oidc_subject == "nora-at-waterveen"
    somebody.post("/werk/uitloggen")
    assert comes_back(somebody).url == "/werk/"


def test_an_e_mail_address_makes_nobody_known(somebody: Somebody, provider) -> None:
    """Who can choose an address at the organisation must not get into somebody else's account by it."""
    staff.login("Iris van Dam", Role.VROEGSIGNALEERDER)
    provider.person = {"sub": "stranger", "amr": ["mfa"], "email": "iris@waterveen.example", "email_verified": True}
    answer = comes_back(somebody)
    assert answer.status_code == 422
    assert not somebody.is_in
    assert logged("staff.refuse_log_in")[0].details == '{"reason":"organisation"}'


def test_one_log_in_there_belongs_to_one_account_here(somebody: Somebody, provider, iris) -> None:
    nora = staff.member("Nora Nieuw", Role.BEHEERDER)
    somebody.client.get(f"/werk/uitnodiging/{nora.pk}/{invitation_for(nora)}", follow=True)
    assert comes_back(somebody).status_code == 422
    nora.refresh_from_db()
    assert nora.oidc_subject == ""


def test_a_closed_account_stays_closed(somebody: Somebody, provider, iris) -> None:
    type(iris.member).objects.update(is_active=False)
    assert comes_back(somebody).status_code == 422


def test_an_answer_counts_in_the_browser_that_asked_and_once(somebody: Somebody, provider, iris) -> None:
    back = away(somebody)
    thief = Somebody(somebody.clock)
    assert thief.get(back).status_code == 422
    assert somebody.get(back).url == "/werk/"
    somebody.post("/werk/uitloggen")
    assert somebody.get(back).status_code == 422


@pytest.mark.parametrize("query", ["", "?code=x", "?state=x", "?code=x&state=x", "?error=no", "?code=x&state=é"])
def test_an_answer_to_another_question_is_refused(somebody: Somebody, provider, iris, query: str) -> None:
    somebody.get("/werk/inloggen/organisatie")
    answer = somebody.get(f"/werk/inloggen/organisatie/terug{query}")
    assert answer.status_code == 422
    assert "Inloggen via uw organisatie lukte niet" in words(answer)


def test_a_provider_that_is_away_is_told_calmly(somebody: Somebody, settings) -> None:
    settings.OIDC_ISSUER = "http://localhost:1"
    answer = somebody.get("/werk/inloggen/organisatie")
    assert answer.status_code == 422
    assert "lukte niet" in words(answer)


def test_what_the_browser_is_sent_away_with(somebody: Somebody, provider) -> None:
    asked = parse_qs(urlsplit(somebody.get("/werk/inloggen/organisatie").url).query)
    assert asked["redirect_uri"] == ["http://testserver/werk/inloggen/organisatie/terug"]
    assert asked["code_challenge_method"] == ["S256"]


class TestOrganisationAlone:
    """With RONDKOMEN_OIDC_ONLY nobody comes in beside the organisation: who is removed there is out here."""

    @pytest.fixture(autouse=True)
    def only(self, settings, provider):
        settings.STAFF_PASSWORDS = False

    def test_passwords_are_not_asked_and_do_not_work(self, somebody: Somebody, iris) -> None:
        assert b'type="password"' not in somebody.get("/werk/inloggen").content
        assert somebody.password(iris).status_code != 302
        assert not somebody.is_in

    def test_an_invitation_asks_for_no_password(self, somebody: Somebody) -> None:
        nora = staff.member("Nora Nieuw", Role.BEHEERDER)
        page = somebody.client.get(f"/werk/uitnodiging/{nora.pk}/{invitation_for(nora)}", follow=True)
        assert b'type="password"' not in page.content
        somebody.post("/werk/uitnodiging", password=staff.PASSWORD, again=staff.PASSWORD)
        nora.refresh_from_db()
        assert not nora.has_usable_password()

    def test_a_passkey_is_a_second_step_of_its_owner_and_no_way_in_by_itself(self, somebody, provider, iris) -> None:
        comes_back(somebody)
        device = Authenticator()
        keeps(somebody, device)
        somebody.post("/werk/uitloggen")
        assert uses(somebody, device).status_code == 422
        provider.person = {"sub": "tess", "amr": ["pwd"]}
        staff.login("Tess de Boer", Role.BEHEERDER, oidc_subject="tess")
        comes_back(somebody)
        assert uses(somebody, device).status_code == 422, "the passkey of somebody else"
        provider.person = {"sub": "iris-at-waterveen", "amr": ["pwd"]}
        comes_back(somebody)
        assert uses(somebody, device).status_code == 302
