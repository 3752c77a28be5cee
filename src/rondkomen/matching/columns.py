"""Tables of texts as columns of numbers: each different text once, and per row which one it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from rondkomen.matching.text import key

Result = TypeVar("Result")

Features = dict[str, NDArray[Any]]
"""Arrays by name: what a comparator keeps of a table, one entry per row or one per different value."""

LETTERS = 20
"""Letters of a word in which two words are compared letter by letter; of a longer word only sameness counts."""


class TableRefused(ValueError):
    """A table that cannot be used; the message says where, what was found and what is expected."""


@dataclass(frozen=True, slots=True)
class Column:
    """The texts of a column: `texts[codes[row]]`, where an absent one is the empty text."""

    codes: NDArray[np.int32]
    texts: list[str]

    def __len__(self) -> int:
        return len(self.codes)

    def text(self, row: int) -> str:
        """The text of a row."""
        return self.texts[int(self.codes[row])]


def read_table(table: Any, names: Iterable[str], what: str) -> dict[str, Column]:
    """The columns that are asked for and there, all of one length; a mapping of sequences or a pyarrow Table.

    Raises TableRefused when it is neither, or when the columns differ in length.
    """
    if hasattr(table, "column_names"):
        given: Mapping[str, Any] = {name: table.column(name) for name in table.column_names}
    elif isinstance(table, Mapping):
        given = table
    else:
        raise TableRefused(f"{what}: found {type(table).__name__}; expected a mapping of columns or a pyarrow Table")
    lengths = {name: len(values) for name, values in given.items()}
    if len(set(lengths.values())) > 1:
        shortest, longest = min(lengths, key=lambda name: lengths[name]), max(lengths, key=lambda name: lengths[name])
        raise TableRefused(
            f"{what}: found {lengths[shortest]} rows in column {shortest} and {lengths[longest]} in {longest}; "
            "expected as many in every column"
        )
    columns = {}
    for name in names:
        if name in given:
            try:
                columns[name] = intern(given[name])
            except TypeError:
                strange = next(value for value in given[name] if not isinstance(value, Hashable))
                raise TableRefused(
                    f"{what}, column {name}: found {type(strange).__name__}; expected texts, numbers or days"
                ) from None
    return columns


def intern(values: Any) -> Column:
    """A column of texts, of anything that can be written as one, or of a pyarrow array."""
    if hasattr(values, "dictionary_encode"):
        return _from_arrow(values)
    seen: dict[str, int] = {"": 0}
    known: dict[Any, int] = {}
    codes = np.empty(len(values), np.int32)
    for row, value in enumerate(values):
        # By value first: most values of a column occur often, and reading one costs more than looking it up.
        code = known.get(value)
        if code is None:
            text = _text_of(value)
            code = known[value] = seen.setdefault(text, len(seen))
        codes[row] = code
    return Column(codes, list(seen))


def combine(columns: Sequence[Column]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Which combination of values each row has, and for each combination a row that has it."""
    codes = columns[0].codes.astype(np.int64)
    for column in columns[1:]:
        if len(column.texts) > 1:
            codes = _dense(codes * len(column.texts) + column.codes)
    _, rows, inverse = np.unique(codes, return_index=True, return_inverse=True)
    return inverse.astype(np.int32), rows


def apply(parse: Callable[..., Result], columns: Sequence[Column]) -> tuple[NDArray[np.int32], list[Result]]:
    """What `parse` makes of the texts of a row, worked out once for each different combination."""
    if len(columns) == 1:
        return columns[0].codes, [parse(text) for text in columns[0].texts]
    codes, rows = combine(columns)
    texts = [[column.texts[code] for code in column.codes[rows]] for column in columns]
    return codes, [parse(*values) for values in zip(*texts, strict=True)]


def absent(rows: int) -> Column:
    """A column in which nothing stands."""
    return Column(np.zeros(rows, np.int32), [""])


def keys_of(texts: Iterable[str]) -> NDArray[np.uint64]:
    """The key of each text; 0 for an empty one."""
    return np.array([key(text) for text in texts], np.uint64)


def letters_of(texts: Sequence[str]) -> Features:
    """Each text as a row of letters, with its length and the set of its letters; 255 for a text that is too long."""
    codes = [_bytes_of(text) for text in texts]
    letters = np.array(codes or [b""], f"S{LETTERS}").view(np.uint8).reshape(-1, LETTERS)[: len(codes)]
    lengths = np.array([min(len(text), 255) for text in texts], np.uint8)
    lengths[lengths > LETTERS] = 255
    bits = np.where(letters > 0, np.uint32(1) << (letters % np.uint8(32)).astype(np.uint32), np.uint32(0))
    return {"letters": letters, "length": lengths, "bag": np.bitwise_or.reduce(bits, axis=1)}


def mix(*keys: NDArray[Any]) -> NDArray[np.uint64]:
    """One key for several, in order; 0 where one of them is 0, for a part that is absent agrees with nothing."""
    mixed = np.zeros(len(keys[0]), np.uint64)
    whole = np.ones(len(keys[0]), bool)
    for one in keys:
        whole &= one != 0
        mixed = _scramble(mixed ^ one.astype(np.uint64))
    mixed[mixed == 0] = 1
    return np.where(whole, mixed, np.uint64(0))


def _scramble(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The finaliser of SplitMix64 (Steele, Lea, Flood 2014): neighbouring numbers end far apart."""
    keys = keys + np.uint64(0x9E3779B97F4A7C15)
    keys = (keys ^ (keys >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    keys = (keys ^ (keys >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return keys ^ (keys >> np.uint64(31))


def _dense(codes: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.unique(codes, return_inverse=True)[1].astype(np.int64)


def _bytes_of(text: str) -> bytes:
    if text.isascii():
        return text[:LETTERS].encode()
    return bytes(ord(letter) if ord(letter) < 128 else 128 + ord(letter) % 127 for letter in text[:LETTERS])


def _text_of(value: Any) -> str:
    if value is None or value != value:  # not a number is the absence of one
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _from_arrow(values: Any) -> Column:
    is_number = str(values.type).startswith(("int", "uint"))  # different numbers are different texts
    encoded = values.cast("string").dictionary_encode()
    if hasattr(encoded, "combine_chunks"):
        encoded = encoded.combine_chunks()
    if hasattr(encoded, "chunks"):  # a table without rows has no chunk to combine
        return Column(np.zeros(0, np.int32), [""])
    indices = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    texts = encoded.dictionary.to_pylist()
    if not is_number:
        texts = [text.strip() for text in texts]
    if is_number or ("" not in (different := set(texts)) and len(different) == len(texts)):
        return Column((indices + 1).astype(np.int32), ["", *texts])
    known = intern(texts)
    return Column(np.append(known.codes, np.int32(0))[indices], known.texts)
