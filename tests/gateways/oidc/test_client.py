"""The client believes only what the provider signed, for us, now, and in answer to our question."""

from __future__ import annotations

import time
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from rondkomen.gateways.oidc import OidcClient, ProviderFailed, Question
from rondkomen.gateways.oidc.fake import FakeProvider

BACK = "https://werk.example/werk/inloggen/organisatie/terug"


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


@pytest.fixture
def provider():
    with FakeProvider("rondkomen", "s3cret: with/odd+signs") as running:
        running.person = {"sub": "iris", "amr": ["pwd", "mfa"], "acr": "two"}
        yield running


@pytest.fixture
def client(provider):
    return OidcClient(provider.issuer, provider.client_id, provider.client_secret, "two")


def code_for(client: OidcClient, question: Question) -> str:
    """Go where the client sends a browser, and come back with the code."""
    from urllib.error import HTTPError

    try:
        build_opener(_Stay).open(client.address(question))
    except HTTPError as redirect:
        query = parse_qs(urlsplit(redirect.headers["Location"]).query)
        redirect.close()
    assert query["state"] == [question.state]
    return query["code"][0]


def test_who_comes_back_is_known(client, provider):
    question = Question(BACK)
    answer = client.answer(question, code_for(client, question))
    assert answer.subject == "iris"
    assert answer.has_two_factors("")
    (asked,) = provider.asked
    assert asked["scope"] == "openid", "who somebody is, and nothing more"
    assert asked["acr_values"] == "two"
    assert asked["redirect_uri"] == BACK


@pytest.mark.parametrize(
    ("person", "enough", "has"),
    [
        ({"amr": ["pwd"]}, "", False),
        ({"amr": ["pwd", "mfa"]}, "", True),
        ({"amr": "mfa"}, "", False),
        ({}, "", False),
        ({"acr": ""}, "", False),
        ({"acr": "two"}, "two", True),
        ({"acr": "one"}, "two", False),
    ],
)
def test_two_factors_are_only_believed_when_they_are_said(client, provider, person, enough, has):
    provider.person = {"sub": "iris"} | person
    question = Question(BACK)
    assert client.answer(question, code_for(client, question)).has_two_factors(enough) is has


NOW = int(time.time())
WRONG_CLAIMS = {
    "another issuer": {"iss": "https://elders.example"},
    "for another client": {"aud": "another"},
    "passed on by another client": {"aud": ["rondkomen", "another"], "azp": "another"},
    "long ago": {"exp": NOW - 3600, "iat": NOW - 7200},
    "from the future": {"iat": NOW + 3600},
    "another question": {"nonce": "another"},
    "no nonce": {"nonce": None},
    "nobody": {"sub": None},
    "without end": {"exp": None},
    "a subject that is no text": {"sub": 7},
}


@pytest.mark.parametrize("claims", WRONG_CLAIMS.values(), ids=WRONG_CLAIMS.keys())
def test_a_token_that_is_not_for_us_now_is_not_believed(client, provider, claims):
    provider.claims = claims
    question = Question(BACK)
    with pytest.raises(ProviderFailed):
        client.answer(question, code_for(client, question))


@pytest.mark.parametrize("key", [None, b"s3cret: with/odd+signs" * 2, "another"], ids=["none", "shared", "another"])
def test_a_token_that_the_provider_did_not_sign_is_not_believed(client, provider, key):
    provider.signs_with = rsa.generate_private_key(public_exponent=65537, key_size=2048) if key == "another" else key
    question = Question(BACK)
    with pytest.raises(ProviderFailed, match="cannot be believed"):
        client.answer(question, code_for(client, question))


def test_a_code_is_for_who_asked_and_works_once(client):
    question = Question(BACK)
    code = code_for(client, question)
    with pytest.raises(ProviderFailed, match="/token: 400"):
        client.answer(Question(BACK), code)
    other = Question(BACK)
    code = code_for(client, other)
    client.answer(other, code)
    with pytest.raises(ProviderFailed, match="/token: 400"):
        client.answer(other, code)


def test_a_wrong_secret_is_refused_and_not_told(provider):
    client = OidcClient(provider.issuer, provider.client_id, "another secret")
    question = Question(BACK)
    with pytest.raises(ProviderFailed, match="/token: 401") as failed:
        client.answer(question, code_for(client, question))
    assert "another secret" not in str(failed.value)


@pytest.mark.parametrize(
    "description",
    [
        {"issuer": "https://elders.example"},
        {"authorization_endpoint": None},
        {"authorization_endpoint": "file:///etc/passwd"},
        {"authorization_endpoint": ["x"]},
    ],
)
def test_a_description_that_cannot_be_used_is_refused(client, provider, description):
    provider.description = description
    with pytest.raises(ProviderFailed, match="description"):
        client.address(Question(BACK))


def test_a_provider_that_is_away_is_told_as_such():
    with pytest.raises(ProviderFailed, match="no usable answer"):
        OidcClient("http://localhost:1", "rondkomen", "secret").address(Question(BACK))


def test_a_provider_that_sends_on_is_not_followed(client, provider):
    provider.description = {"token_endpoint": f"{provider.issuer}/authorize"}
    question = Question(BACK)
    with pytest.raises(ProviderFailed, match="no usable answer"):
        client.answer(question, code_for(client, question))


def test_every_question_is_another():
    first, second = Question(BACK), Question(BACK)
    assert len({first.state, first.nonce, first.verifier, second.state, second.nonce, second.verifier}) == 6
