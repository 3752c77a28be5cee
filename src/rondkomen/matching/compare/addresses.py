"""Dutch addresses: the same door, the same house, the same street, or close to what somebody can mistype."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rondkomen.matching.addresses import number_in_street, parse_number, parse_place, parse_postcode, parse_street
from rondkomen.matching.columns import Column, Features, apply, combine, keys_of, mix
from rondkomen.matching.compare.base import Compared, Keys, Pairs, choose
from rondkomen.matching.settings import Field

Truth = NDArray[np.bool_]
_LETTERS = 26 * 26 + 1


class DutchAddress:
    """Columns: straat, huisnummer, huisletter, huisnummertoevoeging, postcode, woonplaats."""

    columns = 6
    levels = (
        "missing", "door", "addition_missing", "other_addition", "street_and_number", "near", "street", "other",
    )  # fmt: skip

    def prepare(self, columns: Sequence[Column]) -> Features:
        """Postcode, number, addition, street and place of each row, as numbers; 0 where absent."""
        street_codes, streets = apply(parse_street, columns[:1])
        postcode_codes, postcodes = apply(_postcode, columns[4:5])
        place_codes, places = apply(parse_place, columns[5:])
        number, addition = _numbers(columns)
        return {
            "street": keys_of(streets)[street_codes],
            "postcode": np.array(postcodes, np.int32)[postcode_codes],
            "place": keys_of(places)[place_codes],
            "number": number,
            "addition": addition,
        }

    def count(self, features: Features) -> Features:
        """How many rows share the door, the house, the street with number, the postcode and the street of each row."""
        keys = self.keys(features)
        return {
            f"count_of_{name}": _same(*keys[name]) for name in ("door", "house", "street_house", "postcode", "street")
        }

    def keys(self, features: Features) -> Keys:
        """The house by its postcode, the house by its street, the postcode, the street, and the door."""
        number, postcode, street = features["number"], features["postcode"], features["street"]
        full = np.where(postcode % _LETTERS == 0, 0, postcode)  # four digits are a district, not a street
        house = mix(full, number)
        return {
            "house": [house],
            "street_house": [mix(street, number)],
            "door": [
                np.where(house == 0, house, mix(np.maximum(house, np.uint64(1)), features["addition"] + np.uint64(1)))
            ],
            "postcode": [full.astype(np.uint64)],
            "street": [street],
        }

    def compare(self, field: Field, pairs: Pairs) -> Compared:
        """The closest relation between the two addresses."""
        left, right = pairs.left[field.id], pairs.right[field.id]
        a = {name: values[pairs.i] for name, values in left.items()}
        b = {name: right[name][pairs.j] for name in left}
        full_a, full_b = (side["postcode"] % _LETTERS != 0 for side in (a, b))
        number = (a["number"] == b["number"]) & (a["number"] != 0)
        postcode = full_a & full_b & (a["postcode"] == b["postcode"])
        street = (a["street"] == b["street"]) & (a["street"] != 0)
        place = (a["place"] == b["place"]) | (a["place"] == 0) | (b["place"] == 0)
        addition = a["addition"] == b["addition"]
        compatible = addition | (a["addition"] == 0) | (b["addition"] == 0)
        unknown = ~((full_a & full_b) | ((a["street"] != 0) & (b["street"] != 0)))
        return choose(
            self.levels,
            [
                ("missing", unknown, 0),
                ("door", postcode & number & addition, right["count_of_door"][pairs.j]),
                ("addition_missing", postcode & number & compatible, right["count_of_house"][pairs.j]),
                ("other_addition", postcode & number, right["count_of_house"][pairs.j]),
                ("street_and_number", street & number & place & compatible, right["count_of_street_house"][pairs.j]),
                ("near", _near(a, b, postcode, street, number), right["count_of_postcode"][pairs.j]),
                ("street", postcode, right["count_of_postcode"][pairs.j]),
                ("street", street & place, right["count_of_street"][pairs.j]),
            ],
            "other",
        )


def _postcode(text: str) -> int:
    digits, letters = parse_postcode(text)
    return digits * _LETTERS + ((ord(letters[0]) - 97) * 26 + ord(letters[1]) - 96 if letters else 0)


def _numbers(columns: Sequence[Column]) -> tuple[NDArray[np.int32], NDArray[np.uint64]]:
    """Number and addition of each row; where the number has no column of its own it is looked for behind the street."""
    codes, parsed = apply(parse_number, columns[1:4])
    number = np.array([one[0] for one in parsed], np.int32)[codes]
    addition = keys_of(one[1] for one in parsed)[codes]
    without = np.flatnonzero(number == 0)
    if len(without):
        part = [Column(columns[0].codes[without], columns[0].texts)]
        codes, rows = combine(part)
        parsed = [parse_number(number_in_street(part[0].text(row))) for row in rows]
        number[without] = np.array([one[0] for one in parsed], np.int32)[codes]
        addition[without] = keys_of(one[1] for one in parsed)[codes]
    return number, addition


def _same(keys: NDArray[np.uint64]) -> NDArray[np.int32]:
    different, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    return np.where(different == 0, 0, counts)[inverse].astype(np.int32)


def _near(a: Features, b: Features, postcode: Truth, street: Truth, number: Truth) -> Truth:
    """One digit of the number away in the same postcode, or one sign of the postcode away with the same number."""
    result: Truth = (postcode | street) & _one_digit(a["number"], b["number"])
    other_street = (a["street"] != 0) & (b["street"] != 0) & ~street
    full = (a["postcode"] % _LETTERS != 0) & (b["postcode"] % _LETTERS != 0)
    result |= number & full & ~other_street & _one_sign(a["postcode"], b["postcode"])
    return result


def _one_digit(a: NDArray[Any], b: NDArray[Any]) -> Truth:
    """Whether one digit differs, or is left out at an end."""
    known = (a > 0) & (b > 0) & (a != b)
    different = sum(((a // 10**place % 10) != (b // 10**place % 10)).astype(np.int8) for place in range(5))
    as_long = sum(((a >= 10**place) == (b >= 10**place)).astype(np.int8) for place in range(1, 5)) == 4
    dropped = (a // 10 == b) | (b // 10 == a)
    result: Truth = known & ((as_long & (different == 1)) | dropped)
    return result


def _one_sign(a: NDArray[Any], b: NDArray[Any]) -> Truth:
    """Whether two whole postcodes differ in one digit or one letter."""
    digits_a, digits_b = a // _LETTERS, b // _LETTERS
    letters_a, letters_b = a % _LETTERS - 1, b % _LETTERS - 1
    different = sum(
        ((digits_a // 10**place % 10) != (digits_b // 10**place % 10)).astype(np.int8) for place in range(4)
    )
    different += (letters_a // 26 != letters_b // 26).astype(np.int8)
    different += (letters_a % 26 != letters_b % 26).astype(np.int8)
    return np.asarray(different == 1)
