"""Secrets of code apps: opened by every key of the list, sealed by the first."""

import pytest

from rondkomen.apps.staff.sealing import SealBroken, seal, unseal

OLD, NEW = b"o" * 32, b"n" * 32


def test_a_secret_is_read_again_and_does_not_show():
    sealed = seal(b"a secret", [NEW])
    assert unseal(sealed, [NEW]) == b"a secret"
    assert b"secret" not in sealed
    assert seal(b"a secret", [NEW]) != sealed


def test_an_older_key_still_opens_and_the_first_one_seals():
    sealed = seal(b"a secret", [OLD])
    assert unseal(sealed, [NEW, OLD]) == b"a secret"
    assert unseal(seal(b"x", [NEW, OLD]), [NEW]) == b"x"


@pytest.mark.parametrize(
    "spoil", [lambda one: b"", lambda one: one[:-1], lambda one: one[:-1] + b"A", lambda one: b"x"]
)
def test_what_was_changed_does_not_open(spoil):
    with pytest.raises(SealBroken, match="is a key missing"):
        unseal(spoil(seal(b"a secret", [OLD])), [OLD])


def test_another_key_does_not_open():
    with pytest.raises(SealBroken):
        unseal(seal(b"a secret", [OLD]), [NEW])
