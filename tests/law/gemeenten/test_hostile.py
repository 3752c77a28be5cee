"""However broken a municipality's file is, it gives clear faults; and what is accepted, works."""

import copy
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rondkomen.law.book import HERE, book_with
from rondkomen.law.gemeenten.making import made_of
from rondkomen.law.gemeenten.reading import MunicipalityRefused, read_municipality
from rondkomen.law.household import Fault
from tests.law.gemeenten.files import as_toml, parsed

TEXT = (HERE / "gemeenten" / "GM9999.toml").read_text(encoding="utf-8")
LINE = re.compile(r"[^\n]+: found [^\n]+; expected [^\n]+")
VALUES = st.one_of(
    st.booleans(),
    st.integers(-(10**6), 10**12),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-1000, max_value=10**7),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)),
    st.just(datetime(2026, 1, 1, tzinfo=UTC)),
    st.sampled_from(["", " ", "open", "GM9999", "official", "bijstand", "EUR/jaar", "https://x.example/a", "é\n\"'\\"]),
    st.text(max_size=8),
    st.lists(st.integers(0, 200), max_size=3),
    st.builds(dict),
    st.dictionaries(st.sampled_from(["nl", "en", "from", "share", "x"]), st.integers(0, 3), max_size=2),
)


def survives(text: str) -> None:
    faults: tuple[Fault, ...] = ()
    try:
        book_with(made_of(read_municipality(text, "GM9999.toml")))
    except MunicipalityRefused as refused:
        faults = refused.faults
        assert faults
    assert all(LINE.fullmatch(str(fault)) for fault in faults), faults


@st.composite
def broken(draw: st.DrawFn) -> str:
    """Waterveen with one or two things taken away, put in, or changed."""
    values = copy.deepcopy(parsed(TEXT))
    for _ in range(draw(st.integers(1, 2))):
        _break(draw, values)
    return as_toml(values)


def _break(draw: st.DrawFn, inside: Any) -> None:
    while True:
        keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        if not keys:
            return
        key = draw(st.sampled_from(keys))
        if isinstance(inside[key], dict | list) and draw(st.integers(0, 3)):
            inside = inside[key]
            continue
        match draw(st.sampled_from(["drop", "change", "add"])):
            case "drop":
                del inside[key]
            case "change":
                inside[key] = draw(VALUES)
            case "add" if isinstance(inside, dict):
                inside[draw(st.text("abcdefgh_", min_size=1, max_size=6))] = draw(VALUES)
            case "add":
                inside.append(draw(VALUES))
        return


@settings(max_examples=60)
@given(broken())
def test_a_file_with_something_wrong_gives_clear_faults(text: str) -> None:
    survives(text)


@given(st.integers(0, len(TEXT)), st.integers(0, 400), st.text(max_size=20))
def test_a_file_that_was_cut_and_pasted_gives_clear_faults(start: int, length: int, pasted: str) -> None:
    survives(TEXT[:start] + pasted + TEXT[start + length :][:2000])


@given(st.text(max_size=200))
def test_any_text_gives_clear_faults(text: str) -> None:
    survives(text)


def test_numbers_that_nobody_can_have_give_clear_faults() -> None:
    for number in ("1e999999999999999999", "9" * 5000, "inf", "nan", "-0.0", "0x10", "1e-400"):
        survives(TEXT.replace("value = 480", f"value = {number}"))


def test_a_file_nested_too_deep_is_refused() -> None:
    survives("a = " + "[" * 50_000)
    survives("a" * 600_000)


def test_the_bundled_file_is_read_back_as_it_is() -> None:
    first, second = (read_municipality(text, "GM9999.toml") for text in (TEXT, as_toml(parsed(TEXT))))
    assert first == second
    assert Decimal(480) in {value.value for value in first.numbers[0].values}
