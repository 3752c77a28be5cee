"""The chain of the log: each line is sealed into the hash of the next, so that a change of the past shows.

A line's hash is the SHA-256 of the hash before it and the line's own fields. The last number and hash of a chain are
its head, signed with a key that is not in the database: who can write in the database but has no key can neither change
a line nor leave out the last ones. An older head with its older signature can be put back; against that, heads are kept
elsewhere as anchors (`manage.py verify_audit --anchors`).
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

FIELDS = (
    "municipality_id", "number", "trace_id", "span_id", "parent_span_id", "name", "start_time", "end_time",
    "status_code", "resource", "processing_activity_id", "data_subject_id", "foreign_trace_id", "foreign_span_id",
    "foreign_processor", "actor_id", "actor_kind", "actor_roles", "object_kind", "object_key", "details",
)  # fmt: skip
"""What the hash covers, in this order; a new field comes at the end, and old lines keep the value it had for them."""
_NUMBER = FIELDS.index("number")
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
SEAL_BROKEN = "audit.find_broken_seal"
PRUNE = "audit.prune"


@dataclass(frozen=True, slots=True)
class Head:
    """The last line of a municipality's chain; number 0 when there is none."""

    municipality: str
    number: int
    hash: str

    def signature(self, key: bytes) -> str:
        """The signature that only who has the key can make."""
        return hmac.new(key, f"{self.municipality}|{self.number}|{self.hash}".encode(), hashlib.sha256).hexdigest()

    def is_signed(self, signature: str, keys: Iterable[bytes]) -> bool:
        """Whether one of the keys made the signature."""
        return any(hmac.compare_digest(self.signature(key), signature) for key in keys)


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the log is not as it was written: the municipality, the number of the line, and what is wrong."""

    municipality: str
    number: int
    found: str

    def __str__(self) -> str:
        return f"{self.municipality} line {self.number}: {self.found}"


def beginning(municipality: str) -> Head:
    """The head of a chain without lines."""
    return Head(municipality, 0, hashlib.sha256(f"rondkomen audit {municipality}".encode()).hexdigest())


def line_hash(previous: str, values: Sequence[object]) -> str:
    """The hash of a line, from that of the line before and the values of FIELDS."""
    return hashlib.sha256((previous + _encoded(values)).encode()).hexdigest()


def faults(start: Head, head: Head, lines: Iterable[Sequence[Any]]) -> Iterator[Fault]:
    """What is wrong between two heads. A line is the values of FIELDS and then its own hash, in order of number.

    After a fault the check goes on from what is stored, so that one change is told once.
    """
    number, previous = start.number, start.hash
    for line in lines:
        found, kept = line[_NUMBER], line[-1]
        if found != number + 1:
            yield _missing(head.municipality, number + 1, found - 1)
        elif line_hash(previous, line[:-1]) != kept:
            yield Fault(head.municipality, found, "it was changed, put in another place, or follows a line that was")
        number, previous = found, kept
    if number < head.number:
        yield _missing(head.municipality, number + 1, head.number)
    elif (number, previous) != (head.number, head.hash):
        yield Fault(head.municipality, number, "it is not the line with which the chain ends")


def _missing(municipality: str, first: int, last: int) -> Fault:
    if first >= last:
        return Fault(municipality, first, "it was removed")
    return Fault(municipality, first, f"this line and those up to {last} were removed")
