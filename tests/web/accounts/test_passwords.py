"""What a password has to be: long, and not what anybody would try first."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.config import settings as shipped
from rondkomen.web.accounts.passwords import LONGEST, SHORTEST, PasswordPolicy

POLICY = PasswordPolicy()
IRIS = SimpleNamespace(name="Iris van Dam", email="iris.vandam@waterveen.example")


@pytest.mark.parametrize(
    "password",
    [
        "vier losse woorden samen",
        "correct horse battery staple",
        "kUz7!pQw9#Lm",
        "de fiets van opa is groen",
        "ق" * 4 + "كلمة سر طويلة",
        "x7" + "y" * 2 + "k9-p3-q8-w1",
    ],
)
def test_long_and_unexpected_is_enough(password):
    POLICY.validate(password, IRIS)


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "Wachtwoord2026!",
        "Welkom01Welkom01",
        "rondkomen-2026",
        "gemeente123!",
        "123456789012",
        "abcdefghijklmnop",
        "qwertyuiop[]1",
        "zxcvbnmzxcvbnm",
        "aaaaaaaaaaaaaaaa",
        "abababababab",
        "irisvandam2026",
        "iris.vandam@waterveen.example",
        "Waterveen2026!",
        "            ",
        "monkey1234567890",
    ],
)
def test_what_anybody_would_try_first_is_not(password):
    with pytest.raises(ValidationError, match="makkelijk te raden"):
        POLICY.validate(password, IRIS)


@given(st.text(max_size=SHORTEST - 1))
def test_short_is_never_enough(password):
    with pytest.raises(ValidationError, match="ten minste 12 tekens"):
        POLICY.validate(password, IRIS)


@given(st.text(min_size=SHORTEST, max_size=LONGEST + 1))
def test_a_long_one_is_answered_with_yes_or_a_sentence(password):
    try:
        POLICY.validate(password)
    except ValidationError as error:
        said = error.messages
    else:
        said = ["Goed."]
    assert len(said) == 1
    assert said[0].endswith(".")


def test_there_are_no_rules_of_composition():
    for password in ("alleen kleine letters hier", "ALLEEN HOOFDLETTERS HIER", "8146 2957 3380 1742"):
        POLICY.validate(password, IRIS)


def test_passwords_are_kept_under_a_hash_that_takes_memory_and_time():
    assert shipped.PASSWORD_HASHERS == ["django.contrib.auth.hashers.ScryptPasswordHasher"]
    assert shipped.AUTH_PASSWORD_VALIDATORS == [{"NAME": "rondkomen.web.accounts.passwords.PasswordPolicy"}]
