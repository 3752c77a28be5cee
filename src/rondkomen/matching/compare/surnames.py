"""Dutch surnames: the own name, that of a partner, both, a part of them, or another spelling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rondkomen.matching.columns import Column, Features, combine, keys_of, letters_of
from rondkomen.matching.compare.base import Compared, Keys, Pairs, choose, total_by_key
from rondkomen.matching.distance import FAR, begins_with, letter_distance
from rondkomen.matching.names import Surname, parse_surname, prefix_initials
from rondkomen.matching.settings import Field
from rondkomen.matching.spelling import surname_key
from rondkomen.matching.text import key

WHOLE, FIRST, LAST, FULL = range(4)
_LONG_ENOUGH_FOR_ONE, _LONG_ENOUGH_FOR_TWO, _LONG_ENOUGH_TO_BEGIN = 4, 8, 6
Truth = NDArray[np.bool_]


class DutchSurname:
    """Columns: voorvoegsel, geslachtsnaam, partner_voorvoegsel, partner_geslachtsnaam."""

    columns = 4
    levels = (
        "missing", "both", "both_own_first", "own", "own_other_prefix", "partner", "swapped", "part",
        "spelling", "one_letter", "two_letters", "beginning", "other",
    )  # fmt: skip

    def prepare(self, columns: Sequence[Column]) -> Features:
        """Which own and partner's name each row has, and of each name its keys, its spelling keys and its letters."""
        known: dict[Surname, int] = {Surname(): 0}
        own, partner = (_codes(columns[start : start + 2], known) for start in (0, 2))
        names = list(known)
        slots = [_slots(name) for name in names]
        prefixes = {prefix: key(prefix) for prefix in {name.prefix for name in names}}
        short = {prefix: key(prefix_initials(prefix)) for prefix in prefixes}
        return {
            "own": own,
            "partner": partner,
            "keys": _table(slots),
            "spellings": _table([[*map(surname_key, words[:FULL]), ""] for words in slots]),
            "prefix": np.array([prefixes[name.prefix] for name in names], np.uint64),
            "short_prefix": np.array([short[name.prefix] for name in names], np.uint64),
            **letters_of([name.whole for name in names]),
        }

    def count(self, features: Features) -> Features:
        """How many rows have each name, own or as partner, whole or as a part; and each spelling."""
        rows = np.bincount(features["own"], minlength=len(features["prefix"]))
        rows[0] = 0
        partners = np.bincount(features["partner"], minlength=len(rows))
        partners[0] = 0
        number = np.repeat((rows + partners)[:, None], 4, axis=1)
        return {
            "count": total_by_key(features["keys"], number),
            "count_of_spelling": total_by_key(features["spellings"], number),
        }

    def keys(self, features: Features) -> Keys:
        """Each spelling under which a row can be found: whole or a part, own or partner's; and without parts."""
        spellings = features["spellings"]
        own, partner = spellings[features["own"]], spellings[features["partner"]]
        found = [side[:, slot] for side in (own, partner) for slot in (WHOLE, FIRST, LAST)]
        return {"spelling": found}

    def compare(self, field: Field, pairs: Pairs) -> Compared:
        """The closest relation between the names of a signal and those of a resident."""
        left, right = pairs.left[field.id], pairs.right[field.id]
        sides = _Sides(
            left,
            right,
            left["own"][pairs.i],
            left["partner"][pairs.i],
            right["own"][pairs.j],
            right["partner"][pairs.j],
        )
        exact = _Relation(sides, "keys", "count")
        spelled = _Relation(sides, "spellings", "count_of_spelling")
        prefix = _other_prefix(sides)
        apart, begins, near = _by_letter(sides)
        count = right["count"][near, WHOLE]
        short = np.minimum(left["length"][sides.own], right["length"][near])
        return choose(
            self.levels,
            [
                ("missing", (sides.own == 0) | (sides.resident == 0) & (sides.resident_partner == 0), 0),
                ("both_own_first", exact.both & _own_first(sides), exact.both_count),
                ("both", exact.both, exact.both_count),
                ("own_other_prefix", exact.own & prefix, exact.own_count),
                ("own", exact.own, exact.own_count),
                ("partner", exact.partner, exact.partner_count),
                ("swapped", _swapped(pairs, sides, field.crosses), exact.own_count),
                ("part", exact.part, exact.part_count),
                ("spelling", spelled.any, spelled.any_count),
                ("one_letter", (apart == 1) & (short >= _LONG_ENOUGH_FOR_ONE), count),
                ("two_letters", (apart == 2) & (short >= _LONG_ENOUGH_FOR_TWO), count),
                ("beginning", begins, count),
            ],
            "other",
        )


class _Sides:
    """The names of the pairs: the signal's own and partner's, the resident's own and partner's."""

    def __init__(self, left: Features, right: Features, *codes: NDArray[np.int32]) -> None:
        self.left, self.right = left, right
        self.own, self.partner, self.resident, self.resident_partner = codes


class _Relation:
    """Which names are the same by one kind of key, and how many residents have them."""

    def __init__(self, sides: _Sides, kind: str, count: str) -> None:
        left, right, counts = sides.left[kind], sides.right[kind], sides.right[count]
        own, partner = left[sides.own].T, left[sides.partner].T
        resident, spouse = right[sides.resident].T, right[sides.resident_partner].T
        whole_own, whole_partner = _whole(own, resident), _whole(own, spouse)
        by_partner, both_partner = _whole(partner, resident), _whole(partner, spouse)
        part_own, part_partner = _part(own, resident), _part(own, spouse)
        self.own = whole_own | by_partner
        self.partner = whole_partner | both_partner
        self.part = part_own | part_partner
        self.both = (self.own | part_own) & (self.partner | part_partner) & (resident[WHOLE] != spouse[WHOLE])
        self.any = self.own | self.partner | self.part
        self.own_count = counts[sides.resident, WHOLE]
        self.partner_count = counts[sides.resident_partner, WHOLE]
        # Partners bear the same two names the other way round: the agreement must weigh the same for either of them.
        self.both_count = np.minimum(self.own_count, self.partner_count)
        # A part is at most as telling as the most frequent of the names that it can be a part of.
        self.part_count = np.maximum(
            np.where(part_own, counts[sides.resident].max(axis=1), 0),
            np.where(part_partner, counts[sides.resident_partner].max(axis=1), 0),
        )
        self.any_count = np.select([self.own, self.partner], [self.own_count, self.partner_count], self.part_count)


def _own_first(sides: _Sides) -> Truth:
    """A double name of which the first is the resident's own: the partner's goes first by custom."""
    own, resident = sides.left["keys"][sides.own], sides.right["keys"][sides.resident]
    result: Truth = (own[:, FIRST] == resident[:, WHOLE]) & (own[:, FIRST] != 0)
    return result


def _whole(a: NDArray[Any], b: NDArray[Any]) -> Truth:
    """The same whole name; or one wrote the prefix as a part of the name."""
    same = (a[WHOLE] == b[WHOLE]) | (a[WHOLE] == b[FULL]) | (a[FULL] == b[WHOLE])
    known: Truth = (a[WHOLE] != 0) & (b[WHOLE] != 0)
    result: Truth = same & known
    return result


def _part(a: NDArray[Any], b: NDArray[Any]) -> Truth:
    """A part of one is the other, or a part of the other."""
    found = np.zeros(a.shape[1], bool)
    for slot in (FIRST, LAST):
        present = a[slot] != 0
        found |= present & ((a[slot] == b[WHOLE]) | (a[slot] == b[FIRST]) | (a[slot] == b[LAST]))
        found |= (b[slot] != 0) & (b[slot] == a[WHOLE])
    return found


def _other_prefix(sides: _Sides) -> Truth:
    """The own names are the same and both have a prefix, but neither is the other one shortened."""
    left, right = sides.left, sides.right
    a, b = left["prefix"][sides.own], right["prefix"][sides.resident]
    shortened = (a == right["short_prefix"][sides.resident]) | (b == left["short_prefix"][sides.own])
    same = left["keys"][sides.own, WHOLE] == right["keys"][sides.resident, WHOLE]
    result: Truth = same & (a != b) & (a != 0) & (b != 0) & ~shortened
    return result


def _swapped(pairs: Pairs, sides: _Sides, given: str) -> Truth:
    """The first name stands in the column of the surname and the other way round."""
    if not given:
        return np.zeros(len(pairs.i), bool)
    left, right = pairs.left[given], pairs.right[given]
    a, b = left["names"][left["code"][pairs.i], 0], right["names"][right["code"][pairs.j], 0]
    own, resident = sides.left["keys"][sides.own, WHOLE], sides.right["keys"][sides.resident, WHOLE]
    result: Truth = (own == b) & (a == resident) & (a != 0) & (own != 0) & (a != own)
    return result


def _by_letter(sides: _Sides) -> tuple[NDArray[np.uint8], Truth, NDArray[np.int32]]:
    """Letters to the nearest of the resident's two names, whether one name begins the other, and which is nearest."""
    own = letter_distance(sides.left, sides.own, sides.right, sides.resident)
    partner = np.full(len(own), FAR, np.uint8)
    married = np.flatnonzero(sides.resident_partner)
    partner[married] = letter_distance(sides.left, sides.own[married], sides.right, sides.resident_partner[married])
    begins = begins_with(sides.left, sides.own, sides.right, sides.resident, _LONG_ENOUGH_TO_BEGIN)
    near = np.where(partner < own, sides.resident_partner, sides.resident)
    return np.minimum(own, partner), begins, near


def _codes(columns: Sequence[Column], known: dict[Surname, int]) -> NDArray[np.int32]:
    """Which name each row has; names that are the same in the form in which they are compared share a number."""
    if len(columns[1].texts) == 1:
        return np.zeros(len(columns[1]), np.int32)
    codes, rows = combine(columns)
    prefixes, names = columns[0].codes[rows], columns[1].codes[rows]
    table = np.empty(len(rows), np.int32)
    for place, (prefix, name) in enumerate(zip(prefixes.tolist(), names.tolist(), strict=True)):
        surname = parse_surname(columns[0].texts[prefix], columns[1].texts[name])
        table[place] = known.setdefault(surname if surname.whole else Surname(), len(known))
    return table[codes]


def _slots(name: Surname) -> list[str]:
    first, last = (name.parts[0], name.parts[-1]) if name.parts else ("", "")
    return [name.whole, first, last, name.full]


def _table(slots: list[list[str]]) -> NDArray[np.uint64]:
    return keys_of(word for words in slots for word in words).reshape(-1, 4)
