"""Letters between words: the same as the textbook says, for many pairs at once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.matching.columns import LETTERS, letters_of
from rondkomen.matching.distance import FAR, begins_with, letter_distance

WORDS = st.lists(st.text("abcé", min_size=1, max_size=7), min_size=2, max_size=12)


@given(WORDS)
def test_the_distance_is_that_of_the_textbook(words: list[str]) -> None:
    letters = letters_of(words)
    i, j = (side.ravel() for side in np.indices((len(words), len(words))))
    found = letter_distance(letters, i, letters, j)
    expected = [min(_textbook(words[a], words[b]), FAR) for a, b in zip(i, j, strict=True)]
    assert found.tolist() == expected


@given(WORDS)
def test_a_beginning(words: list[str]) -> None:
    letters = letters_of(words)
    i, j = (side.ravel() for side in np.indices((len(words), len(words))))
    found = begins_with(letters, i, letters, j, at_least=2)
    for a, b, begins in zip(i, j, found, strict=True):
        shorter, longer = sorted((words[a], words[b]), key=len)
        assert begins == (2 <= len(shorter) < len(longer) and longer.startswith(shorter))


def test_a_word_that_is_too_long_and_an_empty_one_are_far_from_everything() -> None:
    words = ["", "a", "x" * (LETTERS + 1), "x" * LETTERS, "x" * 300]
    letters = letters_of(words)
    for word in (0, 2, 4):
        rows = np.full(len(words), word)
        assert (letter_distance(letters, rows, letters, np.arange(len(words))) == FAR).all()
        assert not begins_with(letters, rows, letters, np.arange(len(words)), at_least=1).any()


def _textbook(a: str, b: str) -> int:
    """Optimal string alignment, cell by cell."""
    table = [[max(r, c) if 0 in (r, c) else 0 for c in range(len(b) + 1)] for r in range(len(a) + 1)]
    for r in range(1, len(a) + 1):
        for c in range(1, len(b) + 1):
            table[r][c] = min(table[r - 1][c] + 1, table[r][c - 1] + 1, table[r - 1][c - 1] + (a[r - 1] != b[c - 1]))
            if r > 1 and c > 1 and a[r - 1] == b[c - 2] and a[r - 2] == b[c - 1]:
                table[r][c] = min(table[r][c], table[r - 2][c - 2] + 1)
    return table[-1][-1]
