"""Texts without a form of their own: names of other countries, numbers, e-mail addresses, telephone numbers, bsn."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rondkomen.kernel.bsn import passes_eleven_test
from rondkomen.matching.columns import Column, Features, apply, keys_of, letters_of
from rondkomen.matching.compare.base import Compared, Keys, Pairs, choose
from rondkomen.matching.distance import begins_with, letter_distance
from rondkomen.matching.settings import Field
from rondkomen.matching.text import fold, words

_LONG_ENOUGH_FOR_TWO = 7
_LONG_ENOUGH_TO_BEGIN = 4


class Text:
    """A text compared letter by letter, after `normal` brought it in one form; with `exact` only sameness counts."""

    columns = 1

    def __init__(self, normal: Callable[[str], str], *, exact: bool = False) -> None:
        self.normal, self.exact = normal, exact
        fuzzy = () if exact else ("crossed", "one_letter", "two_letters", "beginning")
        self.levels = ("missing", "equal", *fuzzy, "other")

    def prepare(self, columns: Sequence[Column]) -> Features:
        """Which text each row has, and of each text its key and its letters."""
        codes, texts = apply(self.normal, columns)
        known: dict[str, int] = {"": 0}
        table = np.array([known.setdefault(text, len(known)) for text in texts], np.int32)
        features: Features = {"code": table[codes], "key": keys_of(known)}
        return features if self.exact else {**features, **letters_of(list(known))}

    def count(self, features: Features) -> Features:
        """How many rows have each text."""
        return {"count": np.bincount(features["code"], minlength=len(features["key"])).astype(np.int32)}

    def keys(self, features: Features) -> Keys:
        """The text itself."""
        return {"value": [features["key"][features["code"]]]}

    def compare(self, field: Field, pairs: Pairs) -> Compared:
        """Equal, or so many letters apart."""
        left, right = pairs.left[field.id], pairs.right[field.id]
        i, j = left["code"][pairs.i], right["code"][pairs.j]
        count = right["count"][j]
        a, b = left["key"][i], right["key"][j]
        cases: list[tuple[str, NDArray[np.bool_], NDArray[Any] | int]] = [
            ("missing", (a == 0) | (b == 0), 0),
            ("equal", a == b, count),
        ]
        if not self.exact:
            apart = letter_distance(left, i, right, j)
            long = np.minimum(left["length"][i], right["length"][j]) >= _LONG_ENOUGH_FOR_TWO
            if field.crosses:
                cases.insert(1, ("crossed", _crossed(field, pairs, a, b), count))
            cases += [
                ("one_letter", apart == 1, count),
                ("two_letters", (apart == 2) & long, count),
                ("beginning", begins_with(left, i, right, j, _LONG_ENOUGH_TO_BEGIN), count),
            ]
        return choose(self.levels, cases, "other")


def _crossed(field: Field, pairs: Pairs, a: NDArray[Any], b: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether this field and the one it crosses have changed places, and were different to begin with."""
    left, right = pairs.left[field.crosses], pairs.right[field.crosses]
    other_a, other_b = left["key"][left["code"][pairs.i]], right["key"][right["code"][pairs.j]]
    crossed: NDArray[np.bool_] = (a == other_b) & (b == other_a) & (a != b) & (a != 0) & (b != 0)
    return crossed


def bsn(text: str) -> str:
    """A burgerservicenummer of nine digits, or an empty text for what cannot be one.

    >>> bsn("9830"), bsn("000009830"), bsn("000009831"), bsn("")
    ('000009830', '000009830', '', '')
    """
    digits = re.sub("[^0-9]", "", text[:40]).zfill(9)
    return digits if len(digits) == 9 and passes_eleven_test(digits) else ""


def telephone(text: str) -> str:
    """The last nine digits, which a number keeps with or without its country.

    >>> telephone("06-12345678") == telephone("+31 6 12345678"), telephone("112")
    (True, '')
    """
    digits = re.sub("[^0-9]", "", text[:40])
    return digits[-9:] if len(digits) >= 9 else ""


def plain(text: str) -> str:
    """A text without signs, folded."""
    return " ".join(words(text))


def bare(text: str) -> str:
    """A text folded, without spaces around it."""
    return fold(text).strip()
