"""What a line of the log says, while it is being made: who, what, why, when and about whom; no personal data."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from uuid import UUID

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.purposes import Purpose, check_purpose

_NAME = re.compile(r"[a-z]+\.[a-z_]{1,50}")
_KIND = re.compile(r"[a-z_]{1,30}")
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
_WORD = re.compile(r"[a-z0-9][a-z0-9._:/-]{0,79}")
_LIKE_A_BSN = re.compile(r"(?<![0-9a-f])[0-9]{8,9}(?![0-9a-f])")
_SMALLEST_LIKE_A_BSN = 10_000_000
_TRACEPARENT = re.compile(r"[0-9a-f]{2}-(?P<trace>[0-9a-f]{32})-(?P<span>[0-9a-f]{16})-[0-9a-f]{2}")


class LineRefused(ValueError):
    """This may not stand in the log: nobody acts, or it says more than the log may hold."""


class StatusCode(IntEnum):
    """How an action ended, with the numbers of the standard."""

    UNSET = 0
    """It came to an end without doing what was asked: refused, not found, in conflict."""
    OK = 1
    ERROR = 2
    """Something in Rondkomen failed; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What an action is about: `Reference("delivery", "12")`. The key says nothing to who cannot look it up."""

    kind: str
    key: str

    def __post_init__(self) -> None:
        if not _KIND.fullmatch(self.kind) or not _KEY.fullmatch(self.key) or _LIKE_A_BSN.fullmatch(self.key):
            raise LineRefused("a line refers to a thing by a word and a key, as in 'delivery' and '12', never by a bsn")


@dataclass(frozen=True, slots=True)
class ForeignOperation:
    """The action of another system that this one answers, as its W3C `traceparent` header told."""

    trace_id: str
    span_id: str
    processor: str

    @classmethod
    def read(cls, traceparent: str, processor: str) -> ForeignOperation | None:
        """From the header and the address of the organisation that sent it; None when the header is none."""
        found = _TRACEPARENT.fullmatch(traceparent.strip())
        return cls(found["trace"], found["span"], processor) if found else None


@dataclass(slots=True)
class Draft:
    """A line that is not written yet. Actions add to it what becomes clear on the way."""

    actor: Actor
    name: str
    purpose: Purpose
    start_time: datetime
    about: Reference | None
    subjects: list[UUID]
    trace_id: str
    span_id: str
    parent_span_id: str
    foreign: ForeignOperation | None
    status_code: StatusCode = StatusCode.OK
    end_time: datetime | None = None
    facts: dict[str, object] = field(default_factory=dict)

    def regards(self, *people: UUID) -> None:
        """These people's data were looked at or written."""
        self.subjects += [person for person in people if person not in self.subjects]

    def note(self, **facts: object) -> None:
        """Circumstances that are no personal datum: counts, truths, codes, versions, lists of these."""
        for name, fact in facts.items():
            _check_fact(name, fact)
        self.facts |= facts

    @property
    def details(self) -> str:
        """The circumstances as one text, always written the same way."""
        return json.dumps(self.facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False) if self.facts else ""


def draft(
    actor: object,
    name: str,
    purpose: object,
    *,
    at: datetime,
    about: Reference | None = None,
    subjects: Iterable[UUID] = (),
    parent: Draft | None = None,
    foreign: ForeignOperation | None = None,
) -> Draft:
    """Begin a line, or a line under another. Raises LineRefused or PurposeRefused: no actor, no purpose, no action."""
    if not isinstance(actor, Actor):
        raise LineRefused(f"nobody acts: {name} needs an Actor, and somebody who is not logged in is none")
    if not _NAME.fullmatch(name):
        raise LineRefused(f"an action is called by its app and a verb, as in 'people.register'; found {name!r}")
    return Draft(
        actor=actor,
        name=name,
        purpose=check_purpose(purpose, at.date()),
        start_time=at,
        about=about,
        subjects=list(subjects),
        trace_id=parent.trace_id if parent else secrets.token_hex(16),
        span_id=secrets.token_hex(8),
        parent_span_id=parent.span_id if parent else "",
        foreign=foreign,
    )


def milliseconds(moment: datetime) -> int:
    """A moment as the log keeps it: milliseconds since 1970, in UTC."""
    return int(moment.timestamp() * 1000)


def _check_fact(name: str, fact: object) -> None:
    if isinstance(fact, list | tuple):
        for one in fact:
            _check_fact(name, one)
    elif isinstance(fact, Mapping):
        for key, one in fact.items():
            _check_fact(str(key), one)
    elif isinstance(fact, bool) or fact is None:
        pass
    elif isinstance(fact, int):
        if not -_SMALLEST_LIKE_A_BSN < fact < _SMALLEST_LIKE_A_BSN:
            raise LineRefused(f"{name}: a number in the log has at most seven digits")
    elif not isinstance(fact, str) or not _WORD.fullmatch(fact) or _LIKE_A_BSN.search(fact):
        raise LineRefused(f"{name}: the log holds counts, truths and codes, no text about people")
