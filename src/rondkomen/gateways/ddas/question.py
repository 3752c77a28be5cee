"""What the CBS asks: the days, whose data, and which page; every fault of a question at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

_DAYS = ("aanleverperiodeStartdatum", "aanleverperiodeEinddatum")
_NUMBERS = ("page", "pageSize")
_ORGANISATION = ("aanleverende_organisatie", "aanleverendeOrganisatie")
"""The name in the interface of v1.0 and in that of v1.2; who asks may still use either."""


class QuestionRefused(ValueError):
    """This is no question that can be answered. `faults` has a sentence for each fault."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("; ".join(faults))


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for. What is absent is for the one who answers to choose: all days, every organisation, page 1."""

    since: date | None = None
    until: date | None = None
    organisation: str = ""
    page: int = 1
    page_size: int | None = None


def read_question(content: object) -> Question:
    """A question from the JSON of its body. Raises QuestionRefused."""
    if not isinstance(content, Mapping):
        raise QuestionRefused(("body: found something else; expected a JSON object",))
    faults = tuple(_faults(content))
    if faults:
        raise QuestionRefused(faults)
    since, until = (date.fromisoformat(content[name]) if name in content else None for name in _DAYS)
    if since and until and since > until:
        raise QuestionRefused((f"{_DAYS[0]}: found a day after {_DAYS[1]}; expected one before it, or the same",))
    return Question(
        since=since,
        until=until,
        organisation=next((content[name] for name in _ORGANISATION if name in content), ""),
        page=content.get("page", 1),
        page_size=content.get("pageSize"),
    )


def _faults(content: Mapping[str, Any]) -> Iterator[str]:
    known = (*_DAYS, *_ORGANISATION, *_NUMBERS)
    if not set(content) <= set(known):
        yield f"body: found a name that is not known; expected none but {', '.join(known)}"
    for name in _DAYS:
        if name in content and not _is_day(content[name]):
            yield f"{name}: found no day; expected one as in 2026-01-31"
    for name in _ORGANISATION:
        if name in content and not isinstance(content[name], str):
            yield f"{name}: found no text; expected the name of an organisation"
    for name in _NUMBERS:
        if name in content and not (type(content[name]) is int and content[name] >= 1):
            yield f"{name}: found something else; expected a whole number of 1 or more"
    if all(name in content for name in _ORGANISATION):
        yield f"{_ORGANISATION[1]}: found {_ORGANISATION[0]} too; expected one of the two"


def _is_day(found: object) -> bool:
    """A day as RFC 3339 writes it; Python would read 20260131 as well."""
    if not isinstance(found, str) or len(found) != len("2026-01-31") or not found.isascii():
        return False
    try:
        return date.fromisoformat(found).isoformat() == found
    except ValueError:
        return False
