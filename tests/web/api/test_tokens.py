"""A bearer token: signed by us, for a quarter of an hour, and naming a credential alone."""

import re

import pytest
from django.core.signing import Signer
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.web.api.tokens import LIFETIME, client_in, new_token

NOW = 1_793_700_000.7


def test_a_token_names_its_credential_until_its_time_is_over():
    token = new_token("stroom-1", NOW)
    assert client_in(token, NOW) == client_in(token, NOW + LIFETIME - 1) == "stroom-1"
    assert client_in(token, NOW + LIFETIME) is None


def test_a_token_has_only_signs_that_may_stand_in_the_header():
    assert re.fullmatch(r"[A-Za-z0-9._~+/-]+=*", new_token("stroom-1 ü/=", NOW))


@given(st.integers(0, 200), st.characters())
def test_a_token_that_was_changed_is_none(at, sign):
    token = new_token("stroom-1", NOW)
    at %= len(token)
    changed = token[:at] + sign + token[at + 1 :]
    assert client_in(changed, NOW) == (None if changed != token else "stroom-1")


@given(st.text())
def test_what_was_never_a_token_is_none(text):
    assert client_in(text, NOW) is None


@pytest.mark.parametrize("signer", [Signer(sep="."), Signer(sep=".", salt="elsewhere"), Signer(sep=".", key="other")])
def test_what_was_signed_for_something_else_is_none(signer):
    assert client_in(signer.sign_object({"client": "stroom-1", "until": NOW + 60}), NOW) is None


def test_a_secret_key_that_is_being_replaced_still_counts(settings):
    token = new_token("stroom-1", NOW)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "n" * 50, [settings.SECRET_KEY]
    assert client_in(token, NOW) == "stroom-1"
    settings.SECRET_KEY_FALLBACKS = []
    assert client_in(token, NOW) is None
