"""The keys that seal data are read from a list, and never repeated in what is said about it."""

from secrets import token_urlsafe

import pytest

from rondkomen.config.data_keys import KEY_SIZE, KeysRefused, keys_from


def test_keys_stand_in_a_list_and_the_first_is_first():
    first, second = token_urlsafe(KEY_SIZE), token_urlsafe(KEY_SIZE)
    keys = keys_from(f" {first} ,{second}")
    assert keys == (*keys_from(first), *keys_from(second))
    assert [len(key) for key in keys] == [KEY_SIZE, KEY_SIZE]


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "key 1 "), ("geheim", "key 1 "), ("s" * 42, "key 1 "), ("s" * 50, "key 1 "), ("é" * 43, "key 1 "),
     ("s" * 43 + ",", "key 2 "), ("s" * 43 + "," + "s" * 43, "stands there twice")],
)  # fmt: skip
def test_a_list_that_cannot_be_used_is_refused(text, said):
    with pytest.raises(KeysRefused, match=said) as refused:
        keys_from(text)
    assert "geheim" not in str(refused.value)
    assert "sss" not in str(refused.value)
