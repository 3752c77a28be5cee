"""How many letters two words differ, for many pairs of words at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from rondkomen.matching.columns import LETTERS, Features

MOST = 2
"""More different letters than this are not counted: the words are then simply different."""
FAR = MOST + 1
_AT_ONCE = 1 << 16


def letter_distance(left: Features, i: NDArray[Any], right: Features, j: NDArray[Any]) -> NDArray[np.uint8]:
    """Letters to add, drop, change or swap with a neighbour (Damerau 1964, adjacent swaps only), at most FAR.

    `left` and `right` hold the words as `letters_of` makes them; word `i[p]` is compared with word `j[p]`.
    An empty word and one of more than LETTERS letters are FAR from every word.
    """
    result = np.full(len(i), FAR, np.uint8)
    a, b = left["length"][i].astype(np.int16), right["length"][j].astype(np.int16)
    # Each change alters at most two members of the set of letters, which throws nearly all pairs out at once.
    far_apart = np.bitwise_count(left["bag"][i] ^ right["bag"][j]) > 2 * MOST
    near = np.flatnonzero(~far_apart & (abs(a - b) <= MOST) & (a > 0) & (b > 0) & (a <= LETTERS) & (b <= LETTERS))
    for start in range(0, len(near), _AT_ONCE):
        part = near[start : start + _AT_ONCE]
        result[part] = _distances(
            left["letters"][i[part]].T.copy(), a[part], right["letters"][j[part]].T.copy(), b[part]
        )
    return result


def begins_with(left: Features, i: NDArray[Any], right: Features, j: NDArray[Any], at_least: int) -> NDArray[np.bool_]:
    """Whether the shorter of two different words of at least so many letters is the beginning of the longer one."""
    a, b = left["length"][i], right["length"][j]
    shorter = np.minimum(a, b)
    result: NDArray[np.bool_] = (shorter >= at_least) & (np.maximum(a, b) <= LETTERS) & (a != b)
    rows = np.flatnonzero(result)
    same = left["letters"][i[rows]] == right["letters"][j[rows]]
    result[rows] = (same | (np.arange(LETTERS) >= shorter[rows, None])).all(axis=1)
    return result


def _distances(
    a: NDArray[np.uint8], length_a: NDArray[np.int16], b: NDArray[np.uint8], length_b: NDArray[np.int16]
) -> NDArray[np.uint8]:
    """The table of the distance filled along its diagonal, where alone it can stay at MOST or below."""
    pairs = a.shape[1]
    far = np.full(pairs, FAR, np.uint8)
    result = far.copy()
    rows: list[dict[int, NDArray[np.uint8]]] = []
    for r in range(int(length_a.max(initial=0)) + 1):
        row: dict[int, NDArray[np.uint8]] = {}
        for c in range(max(0, r - MOST), min(LETTERS, r + MOST) + 1):
            if r == 0 or c == 0:
                cell = np.full(pairs, min(r + c, FAR), np.uint8)
            else:
                above = rows[r - 1]
                cell = above.get(c - 1, far) + (a[r - 1] != b[c - 1])
                np.minimum(cell, above.get(c, far) + np.uint8(1), out=cell)
                np.minimum(cell, row.get(c - 1, far) + np.uint8(1), out=cell)
                if r > 1 and c > 1:
                    swapped = (a[r - 1] == b[c - 2]) & (a[r - 2] == b[c - 1])
                    np.minimum(cell, np.where(swapped, rows[r - 2].get(c - 2, far) + np.uint8(1), FAR), out=cell)
                np.minimum(cell, np.uint8(FAR), out=cell)
            row[c] = cell
            done = (length_a == r) & (length_b == c)
            result[done] = cell[done]
        rows.append(row)
    return result
