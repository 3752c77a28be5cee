"""Ten thousand bodies that are not right: each is refused clearly, as a whole or row by row, and none is a failure."""

import copy
import json
from functools import cache
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from python_calamine import CalamineWorkbook  # noqa: F401  (what reads workbooks; without it there is nothing to try)

from rondkomen.web.api.schemas import SCHEMAS
from rondkomen.web.api.sent_deliveries import CSV_TYPE, JSON_TYPE, XLSX_TYPE
from tests.web.api.sender import body, signal, workbook
from tests.web.api.test_hostile import NASTY, TEXTS, values

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def many(number: int) -> settings:
    """So many bodies; a tenth of them again on PostgreSQL, where only what is kept is different."""
    number = number if connection.vendor == "sqlite" else number // 10
    return settings(max_examples=number, deadline=None, suppress_health_check=list(HealthCheck), database=None)


FIELDS = list(SCHEMAS["Vroegsignaal"]["properties"])
MARK = "Zonnebloem"
"""Stands in texts that are sent, and never in an answer."""
CELLS = [
    "", "0", "-1", "1e400", "1.234.567,89,1", "31-02-2026", "00-00-0000", "2026-13-01", "#REF!", "=1+1", '"', '""', ";",
    "\x00", "\u202e", "é" * 600, "999990019", "12345", "JA", "\ufeff", f"{MARK}",
]  # fmt: skip


@cache
def form(name: str) -> Draft202012Validator:
    return Draft202012Validator(SCHEMAS[name] | {"components": {"schemas": SCHEMAS}})


def is_sound(answer: Any) -> None:
    """A delivery in which every row ended, or a refusal that says what is wrong; nothing out of it is repeated."""
    assert MARK not in answer.content.decode()
    data = json.loads(answer.content)
    if answer.status_code in (200, 201):
        form("Trial" if "state" not in data else "Delivery").validate(data)
        assert data["accepted"] + data["refused"] == data["received"]
        return
    assert answer.status_code in (400, 413, 422), (answer.status_code, answer.content)
    assert answer["Content-Type"] == "application/problem+json"
    form("Problem").validate(data)


def goes(sender: Any, content: bytes | str, kind: str = JSON_TYPE) -> Any:
    """Deliver it; then it is undone."""
    with transaction.atomic():
        done = sender.delivers(content, kind)
        transaction.set_rollback(True)
    is_sound(done)
    return done


def goes_as_tried(sender: Any, content: bytes | str, kind: str = JSON_TYPE) -> None:
    """Try it out and deliver it; both end alike."""
    tried = sender.delivers(content, kind, "?proef=ja")
    is_sound(tried)
    done = goes(sender, content, kind)
    assert (tried.status_code == 200) is (done.status_code in (200, 201))
    if tried.status_code == 200:
        assert [tried.json()[key] for key in ("accepted", "refused")] == [
            done.json()[key] for key in ("accepted", "refused")
        ]


@st.composite
def rows(draw: st.DrawFn) -> dict[str, Any]:
    """A signal with a few fields that hold something else, and a few keys that nobody knows."""
    row: dict[str, Any] = signal(draw(st.integers(0, 3)))
    hostile = values | st.sampled_from(CELLS) | st.sampled_from(NASTY)
    for name in draw(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=5, unique=True)):
        row[name] = copy.deepcopy(draw(hostile))
    row |= draw(st.dictionaries(st.text(max_size=8), hostile, max_size=2))
    return row


@st.composite
def broken_json(draw: st.DrawFn) -> str:
    """A delivery as text, damaged where it hurts."""
    text = json.dumps(body(signal(1, naam=MARK), kenmerk="a"))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        upto = min(len(text), at + draw(st.integers(0, 15)))
        pieces = [*TEXTS, "\\ud800", "\\u0000", "[" * 2000, '{"a":' * 2000, "null", "[]", '"x"', "1e99999", "-"]
        text = text[:at] + draw(st.text(max_size=4) | st.sampled_from(pieces)) + text[upto:]
    return text


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """A table with odd cells, separators, quotes and character sets."""
    names = draw(st.lists(st.sampled_from([*FIELDS, "x", ""]), min_size=1, max_size=12))
    if draw(st.booleans()):
        names = list(signal())
    cell = st.sampled_from(CELLS) | st.text(max_size=10) | st.sampled_from([str(one) for one in signal().values()])
    lines = [names, *draw(st.lists(st.lists(cell, max_size=14), max_size=4))]
    separator = draw(st.sampled_from([";", ",", "\t", "|", "; "]))
    text = draw(st.sampled_from(["\n", "\r\n", "\r", "\n\n"])).join(separator.join(line) for line in lines)
    return text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "windows-1252", "utf-16"])), "replace")


RIGHT = workbook(signal())


def test_the_workbook_that_is_damaged_below_is_right_by_itself(sender):
    answer = sender.delivers(RIGHT, XLSX_TYPE)
    assert (answer.status_code, answer.json()["accepted"]) == (201, 1), answer.content


@many(2500)
@given(st.binary(max_size=120), st.sampled_from([JSON_TYPE, CSV_TYPE, XLSX_TYPE]))
@example(b"\x00", CSV_TYPE)
@example(b"\xef\xbb\xbf", JSON_TYPE)
@example(b"PK\x03\x04", XLSX_TYPE)
@example(b"\xff\xfe", CSV_TYPE)
def test_any_bytes(sender, content, kind):
    goes(sender, content, kind)


@many(2500)
@given(broken_json())
@example('{"vroegsignalen": [{"bedrag": "\\ud800"}]}')
@example('{"vroegsignalen": [{"\\ud800": 1}]}')
@example('{"vroegsignalen": [{"bedrag": ' + "9" * 5000 + "}]}")
@example('{"vroegsignalen": [{"bedrag": 1e999999999}]}')
@example('{"vroegsignalen": [{"bedrag": ' + "[" * 50_000 + "]" * 50_000 + "}]}")
@example('{"vroegsignalen": [' + '{"a":' * 50_000)
def test_any_text_that_is_not_quite_json(sender, text):
    goes(sender, text.encode("utf-8", "surrogatepass"))


@many(2500)
@given(st.lists(rows() | values, min_size=1, max_size=3))
def test_any_rows_that_are_not_quite_signals(sender, given_rows):
    goes_as_tried(sender, json.dumps({"vroegsignalen": given_rows}))


@many(1500)
@given(tables())
def test_any_table(sender, content):
    goes_as_tried(sender, content, CSV_TYPE)


@many(1000)
@given(st.integers(0, 2000), st.binary(min_size=1, max_size=8), st.booleans())
def test_any_damaged_workbook(sender, at, noise, is_cut):
    whole = RIGHT
    at %= len(whole)
    goes_as_tried(sender, whole[:at] if is_cut else whole[:at] + noise + whole[at + len(noise) :], XLSX_TYPE)
