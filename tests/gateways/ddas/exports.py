"""Exports drawn at random that may leave, and the schemas of the standard where they are at hand."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from rondkomen.gateways.ddas import (
    ByAddress,
    ByBsn,
    CodeList,
    ContactPerson,
    Contactpoging,
    Export,
    Levering,
    Organisation,
    Vroegsignaal,
    Vroegsignaalzaak,
    words,
)
from rondkomen.kernel.bsn import passes_eleven_test
from tests.house.source import ROOT

STANDARDS = ROOT.parent / "shared" / "standards"
SCHEMA = STANDARDS / "ddas-vs-1.2.schema.json"
INTERFACE = STANDARDS / "ddas-vs-1.0.openapi.yaml"

LOKET = ContactPerson("Loket Vroegsignalering", "0000000000", "loket@waterveen.example", "teamleider")
WATERVEEN = Organisation("Gemeente Waterveen", "00000000", (LOKET,))
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
BSNS = tuple(f"9999{number:05}" for number in range(20000, 21000) if passes_eleven_test(f"9999{number:05}"))


def wanted(file: Path) -> Path:
    """A file of the standard; without it the test is skipped, which says so."""
    if not file.exists():
        pytest.skip(f"the standard is not at hand: {file.name}")
    return file


@cache
def schema() -> dict[str, Any]:
    return json.loads(wanted(SCHEMA).read_text(encoding="utf-8"))


@cache
def interface() -> dict[str, Any]:
    return yaml.safe_load(wanted(INTERFACE).read_text(encoding="utf-8"))


def check(document: dict[str, Any]) -> None:
    """The document as it arrives, held against the schema of the exchange model."""
    arrived = json.loads(json.dumps(document))
    Draft202012Validator(schema(), format_checker=FormatChecker()).validate(arrived)


def check_part(part: Any, name: str) -> None:
    """A part of an answer, held against a schema of the interface."""
    known = interface()["components"]["schemas"][name]
    Draft202012Validator(known, format_checker=FormatChecker()).validate(json.loads(json.dumps(part)))


def signal(number: int, **fields: Any) -> Vroegsignaal:
    return Vroegsignaal(**{"id": f"s{number:04}", "partner": "Huur", "client": ByAddress("1234AB", number)} | fields)


def export(*leveringen: Levering, **fields: Any) -> Export:
    known = {"since": date(2026, 10, 1), "until": date(2026, 10, 31), "made_at": NOON, "supplier": "Rondkomen"}
    return Export(**known | fields, leveringen=leveringen)


def waterveen(*signals: Vroegsignaal, zaken: tuple[Vroegsignaalzaak, ...] = (), **fields: Any) -> Levering:
    return Levering(**{"municipality": "GM9999", "organisation": WATERVEEN} | fields, signals=signals, zaken=zaken)


def _perhaps(known: st.SearchStrategy[Any], nothing: Any = None) -> st.SearchStrategy[Any]:
    return st.just(nothing) | known


def _word(code_list: CodeList) -> st.SearchStrategy[str]:
    return st.sampled_from(words(code_list))


DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))
CLIENTS = st.builds(ByBsn, st.sampled_from(BSNS)) | st.builds(
    ByAddress,
    postcode=st.from_regex(r"[1-9][0-9]{3} ?[A-Za-z]B", fullmatch=True).filter(str.isascii),
    huisnummer=st.integers(1, 99999),
    huisletter=st.sampled_from(("", "a", "B")),
    huisnummertoevoeging=st.sampled_from(("", "2", "hs", "bis", "3h")),
    geboortedatum=_perhaps(st.dates(date(1920, 1, 1), date(2008, 12, 31))),
    geslacht=_perhaps(_word(CodeList.GESLACHT), ""),
)
POGINGEN = st.builds(
    Contactpoging,
    soort=_perhaps(_word(CodeList.CONTACTSOORT), ""),
    bereikt=_perhaps(st.booleans()),
    on=_perhaps(DAYS),
    dagdeel=_perhaps(_word(CodeList.DAGDEEL), ""),
)


@st.composite
def signals(draw: st.DrawFn, number: int) -> Vroegsignaal:
    arose = draw(_perhaps(DAYS))
    return Vroegsignaal(
        id=f"S-{draw(st.integers(0, 9))}.{number}",
        partner=draw(_word(CodeList.PARTNER)),
        client=draw(CLIENTS),
        status=draw(_perhaps(_word(CodeList.SIGNAALSTATUS), "")),
        bedrag=draw(_perhaps(st.integers(0, 10_000_00))),
        ontstaansdatum=arose,
        signaaldatum=draw(_perhaps(DAYS.map(lambda day: max(day, arose or day)))),
        is_crisis=draw(_perhaps(st.booleans())),
        is_warme_overdracht=draw(_perhaps(st.booleans())),
    )


@st.composite
def zaken(draw: st.DrawFn, ids: list[str]) -> Vroegsignaalzaak:
    since = draw(_perhaps(DAYS))
    return Vroegsignaalzaak(
        signals=tuple(draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))),
        resultaat=draw(_perhaps(_word(CodeList.EINDRESULTAAT), "")),
        matched_on=draw(_perhaps(DAYS)),
        matched_since=since,
        matched_until=draw(_perhaps(st.integers(0, 60).map(lambda days: (since or NOON.date()) + timedelta(days)))),
        opgepakt_on=draw(_perhaps(DAYS)),
        contactpogingen=tuple(draw(st.lists(POGINGEN, max_size=3))),
    )


@st.composite
def leveringen(draw: st.DrawFn, municipality: str) -> Levering:
    mine = [draw(signals(number)) for number in range(draw(st.integers(0, 8)))]
    ids = [known.id for known in mine]
    cases = draw(st.lists(zaken(ids), max_size=4)) if ids else []
    return waterveen(*draw(st.permutations(mine)), zaken=tuple(cases), municipality=municipality)


@st.composite
def exports(draw: st.DrawFn) -> Export:
    codes = draw(st.lists(st.sampled_from(("GM9998", "GM9999", "GM0518")), min_size=1, max_size=3, unique=True))
    return export(*(draw(leveringen(code)) for code in codes))
