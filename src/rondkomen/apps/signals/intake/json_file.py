"""A JSON body: `{"vroegsignalen": [{...}, ...]}` with one flat object for each signal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from rondkomen.apps.signals.intake.layout import MOST_CELLS, MOST_ROWS
from rondkomen.apps.signals.intake.profiles import Profile
from rondkomen.apps.signals.intake.raw import FileRefused, RawRow, Rows, Unreadable, row_of
from rondkomen.apps.signals.intake.reasons import Reason
from rondkomen.apps.signals.intake.tables import heading_key

KEY = "vroegsignalen"
_DIGITS_OF_NUMBER = 40


class _TwiceNamed(dict[str, Any]):
    """An object in which a key stood more than once, so that nobody can say which value is meant."""


def json_rows(content: bytes, profile: Profile) -> Rows:
    """The rows of a JSON body. Raises FileRefused when it is no JSON, or not of the form above."""
    if content.count(b"{") + content.count(b"[") > 2 * MOST_ROWS or content.count(b",") > MOST_CELLS:
        raise FileRefused("too_many_rows", most=MOST_ROWS)
    data = _parsed(content)
    if not isinstance(data, dict) or isinstance(data, _TwiceNamed) or not isinstance(data.get(KEY), list):
        raise FileRefused("json_form", key=KEY)
    entries = data[KEY]
    if not entries:
        raise FileRefused("no_rows")
    if len(entries) > MOST_ROWS:
        raise FileRefused("too_many_rows", most=MOST_ROWS)
    return Rows(len(entries), _rows(entries, profile))


def _parsed(content: bytes) -> Any:
    try:
        text = content.decode(json.detect_encoding(content))
        return json.loads(
            text,
            parse_float=_number,
            parse_int=_number,
            parse_constant=lambda _: Unreadable(),
            object_pairs_hook=_object,
        )
    except UnicodeError:
        raise FileRefused("wrong_encoding", encoding="utf-8", row=1) from None
    except json.JSONDecodeError as error:
        raise FileRefused("json_damaged", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise FileRefused("json_form", key=KEY) from None


def _number(written: str) -> Any:
    return Decimal(written) if len(written) <= _DIGITS_OF_NUMBER else Unreadable()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else _TwiceNamed(found)


def _rows(entries: list[Any], profile: Profile) -> Iterator[RawRow]:
    wanted = {heading_key(one): one for one in profile.headings}
    place = {one: at for at, one in enumerate(profile.headings)}
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            yield RawRow(number, {}, (Reason("row_is_no_object"),))
            continue
        named = [(wanted[key], value) for name, value in entry.items() if (key := heading_key(name)) in wanted]
        if isinstance(entry, _TwiceNamed) or len({heading for heading, _ in named}) < len(named):
            yield RawRow(number, {}, (Reason("key_twice"),))
            continue
        yield row_of(number, sorted(named, key=lambda one: place[one[0]]))
