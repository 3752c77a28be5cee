"""A sealed value opens in its own place with its own key; a blind index is equal for equal values of one scope."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.apps.sealing.seals import Indexer, Sealer, SealRefused

KEY, OTHER = b"k" * 32, b"o" * 32


@given(st.text(), st.text())
def test_a_text_opens_in_its_own_place_only(text, place):
    sealed = Sealer([KEY]).seal(text, place)
    assert Sealer([OTHER, KEY]).open(sealed, place) == text
    with pytest.raises(SealRefused):
        Sealer([KEY]).open(sealed, place + "x")
    with pytest.raises(SealRefused):
        Sealer([OTHER]).open(sealed, place)
    assert Sealer([KEY]).seal(text, place) != sealed


@given(st.integers(0, 200), st.integers(1, 255))
def test_one_changed_byte_is_found(place, change):
    sealed = Sealer([KEY]).seal("999990019", "person.bsn|1")
    at = len("12345678.") + place % (len(sealed) - 10)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    other = alphabet[(alphabet.index(sealed[at]) + 1 + change % 62) % 64]
    with pytest.raises(SealRefused):
        Sealer([KEY]).open(sealed[:at] + other + sealed[at + 1 :], "person.bsn|1")


@pytest.mark.parametrize("sealed", ["", ".", "x", "x.y", "é.é", "00000000.AAAA"])
def test_what_was_never_sealed_does_not_open(sealed):
    with pytest.raises(SealRefused):
        Sealer([KEY]).open(sealed, "person.bsn|1")


def test_an_index_is_the_same_for_the_same_value_scope_and_key_only():
    assert Indexer([KEY]).index("999990019", "person.bsn|GM9999") == Indexer([KEY]).index(
        "999990019", "person.bsn|GM9999"
    )
    made = {
        Indexer([key]).index(value, scope)
        for key in (KEY, OTHER)
        for value in ("999990019", "999990020")
        for scope in ("person.bsn|GM9999", "person.bsn|GM9998")
    }
    assert len(made) == 8
    assert Indexer([OTHER, KEY]).all("1", "s") == [Indexer([OTHER]).index("1", "s"), Indexer([KEY]).index("1", "s")]
