"""First names and initials: the same name, what a person is called, another spelling, or only letters to go by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rondkomen.matching.columns import Column, Features, apply, keys_of, letters_of
from rondkomen.matching.compare.base import Compared, Keys, Pairs, choose, total_by_key
from rondkomen.matching.distance import begins_with, letter_distance
from rondkomen.matching.names import INITIALS, NAMES, first_name, parse_initials, words_in
from rondkomen.matching.settings import Field
from rondkomen.matching.spelling import variant_keys

_LONG_ENOUGH_FOR_TWO, _LONG_ENOUGH_TO_BEGIN = 7, 3
GROUPS = 2
Truth = NDArray[np.bool_]


class DutchGivenNames:
    """Columns: voornamen, voorletters."""

    columns = 2
    levels = (
        "missing", "equal", "variant", "another_name", "one_letter", "beginning", "same_initial", "other_name",
        "initials", "fewer_initials", "more_initials", "other_later_initial", "initial_elsewhere", "other_initial",
        "crossed",
    )  # fmt: skip

    def prepare(self, columns: Sequence[Column]) -> Features:
        """Which names each row has, and of each the keys, the groups, the letters of the first one, the initials."""
        own_codes, own = apply(parse_initials, columns[1:])
        codes, words = columns[0].codes, {"": 0}
        names, letters = _first_names(columns[0].texts, words)
        groups = keys_of(group for word in words for group in _groups(word)).reshape(-1, GROUPS)
        initials, from_names = _letters(own)[own_codes], _letters(letters)[codes]
        return {
            "code": codes,
            "names": keys_of(words)[names],
            "groups": groups[names].reshape(-1, NAMES * GROUPS),
            "first": names[:, 0].copy(),
            "initials": np.where(initials == 0, from_names, initials),
            **letters_of(list(words)),
        }

    def count(self, features: Features) -> Features:
        """How many rows have each name and each group of names, all initials, and the first initial."""
        rows = np.bincount(features["code"], minlength=len(features["names"]))
        initials, once = features["initials"], np.ones(len(features["initials"]))
        return {
            "count": total_by_key(features["names"], np.repeat(rows[:, None], NAMES, axis=1)),
            "count_of_group": total_by_key(features["groups"], np.repeat(rows[:, None], NAMES * GROUPS, axis=1)),
            "count_of_initials": total_by_key(initials, once),
            "count_of_first": total_by_key(initials & np.uint64(0xFF), once),
        }

    def keys(self, features: Features) -> Keys:
        """Each group of the names of a row; and the first initial."""
        groups = features["groups"][features["code"]]
        return {"group": list(groups.T), "initial": [features["initials"] & np.uint64(0xFF)]}

    def compare(self, field: Field, pairs: Pairs) -> Compared:
        """By the names where both have one, by the initials otherwise."""
        left, right = pairs.left[field.id], pairs.right[field.id]
        i, j = left["code"][pairs.i], right["code"][pairs.j]
        a, b = left["names"][i].T, right["names"][j].T
        named = (a[0] != 0) & (b[0] != 0)
        same = named & (a[0] == b[0])
        variant, group_count = _shared(left["groups"][i], right["groups"][j], right["count_of_group"][j])
        another = named & ((a[0] == b[1]) | (a[0] == b[2]) | (b[0] == a[1])) & ~same
        apart = letter_distance(left, left["first"][i], right, right["first"][j])
        long = np.minimum(left["length"][left["first"][i]], right["length"][right["first"][j]]) >= _LONG_ENOUGH_FOR_TWO
        begins = begins_with(left, left["first"][i], right, right["first"][j], _LONG_ENOUGH_TO_BEGIN)
        count = right["count"][j, 0]
        si, ri = left["initials"][pairs.i], right["initials"][pairs.j]
        absent = (si == 0) | (ri == 0)
        first = (si & np.uint64(0xFF)) == (ri & np.uint64(0xFF))
        return choose(
            self.levels,
            [
                ("crossed", _crossed(field, pairs, a[0], b[0]), count),
                ("equal", same, count),
                ("another_name", another, right["count"][j].max(axis=1)),
                ("variant", named & variant, group_count),
                ("one_letter", named & ((apart == 1) | ((apart == 2) & long)), count),
                ("beginning", named & begins, count),
                ("same_initial", named & ~absent & first, right["count_of_first"][pairs.j]),
                ("other_name", named, 0),
                ("missing", absent, 0),
                ("initials", si == ri, right["count_of_initials"][pairs.j]),
                ("fewer_initials", _begins(si, ri), right["count_of_first"][pairs.j]),
                ("more_initials", _begins(ri, si), right["count_of_first"][pairs.j]),
                ("other_later_initial", first, right["count_of_first"][pairs.j]),
                ("initial_elsewhere", _elsewhere(si, ri), 0),
            ],
            "other_initial",
        )


def _shared(a: NDArray[Any], b: NDArray[Any], counts: NDArray[Any]) -> tuple[Truth, NDArray[Any]]:
    """Whether the first name of one is in a group of any name of the other, and how many residents that group has."""
    found = np.zeros(len(a), bool)
    count = np.zeros(len(a), counts.dtype)
    for one in range(GROUPS):
        for other in range(NAMES * GROUPS):
            same = (a[:, one] != 0) & (a[:, one] == b[:, other])
            found |= same
            count = np.where(same, np.maximum(count, counts[:, other]), count)
    return found, count


def _crossed(field: Field, pairs: Pairs, a: NDArray[Any], b: NDArray[Any]) -> Truth:
    """The surname stands in the column of the first name and the other way round."""
    if not field.crosses:
        return np.zeros(len(a), bool)
    left, right = pairs.left[field.crosses], pairs.right[field.crosses]
    own, resident = left["keys"][left["own"][pairs.i], 0], right["keys"][right["own"][pairs.j], 0]
    result: Truth = (own == b) & (a == resident) & (a != 0) & (own != 0) & (a != own)
    return result


def _begins(shorter: NDArray[np.uint64], longer: NDArray[np.uint64]) -> Truth:
    """Whether the initials of one are the first of the other; letters are bytes, the first one the lowest."""
    result = np.zeros(len(shorter), bool)
    for letters in range(1, INITIALS):
        mask = np.uint64((1 << 8 * letters) - 1)
        result |= (shorter & ~mask == 0) & (longer & mask == shorter)
    return result


def _elsewhere(a: NDArray[np.uint64], b: NDArray[np.uint64]) -> Truth:
    """Whether the first initial of one is a later initial of the other."""
    result = np.zeros(len(a), bool)
    for place in range(1, 4):
        shift, low = np.uint64(8 * place), np.uint64(0xFF)
        result |= ((b >> shift) & low == a & low) | ((a >> shift) & low == b & low)
    return result


def _letters(texts: Sequence[str]) -> NDArray[np.uint64]:
    """Initials as one number each: a byte for a letter, the first one the lowest."""
    return np.array([text.encode("ascii", "replace") for text in texts], f"S{INITIALS}").view(np.uint64)


def _first_names(texts: Sequence[str], words: dict[str, int]) -> tuple[NDArray[np.int32], list[str]]:
    """For each text the numbers of its names in `words`, which grows, and the initials that follow from them.

    What `parse_given` does, with each different word looked at once: combinations of names are many, names are few.
    """
    known: dict[str, tuple[int, str]] = {}
    names, letters = np.zeros((len(texts), NAMES), np.int32), []
    for row, text in enumerate(texts):
        place, initials = 0, ""
        for word in words_in(text):
            if word not in known:
                name, is_initials = first_name(word)
                known[word] = (0, name) if is_initials else (words.setdefault(name, len(words)), name[:1])
            code, letter = known[word]
            initials += letter
            if code and place < NAMES:
                names[row, place] = code
                place += 1
        letters.append(initials[:INITIALS])
    return names, letters


def _groups(word: str) -> tuple[str, ...]:
    groups = variant_keys(word) if word else ()
    return (*groups, "", "")[:GROUPS]
