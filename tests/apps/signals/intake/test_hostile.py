"""Whatever is sent, a file is refused as a whole or each of its rows ends as told or refused: nothing else happens."""

import functools
import io
import json
import random
import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondkomen.apps.signals.intake import (
    FileRefused,
    Profile,
    Refused,
    Told,
    default_profile,
    read_profile,
    read_row,
    reason_codes,
    rows_of,
)
from tests.apps.signals.intake.sent import GOOD, ON, csv_of, json_of, kind, workbook_of

pytestmark = pytest.mark.slow

CSV_FILES, JSON_FILES, WORKBOOKS, TORN_WORKBOOKS = 4000, 3000, 1500, 1500
"""Ten thousand together."""
PROFILES = (
    default_profile(kind("Huur")),
    read_profile(
        '[profile]\nheader = 0\nsignaaldatum = "delivery"\nskip_totals = true\nencoding = "windows-1252"\n'
        'amounts = "cents"\ndates = ["dd-mm-yy", "mm-dd-yy", "excel"]\n'
        '[columns]\nnaam = ["1", "2"]\nadres = "3"\nbedrag = "4"\nontstaansdatum = "5"\nbsn = "6"\n'
    ),
)
CODES = frozenset(reason_codes())
unhurried = functools.partial(
    settings, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

pieces = st.sampled_from(
    [
        *GOOD, *GOOD.values(), "naam", "adres", "bsn", "999990019", "10082426", "dagen_achterstand", "1.234", "1e99999",
        "=A1", '="1"', "#REF!", "31-02-2026", "46266", "00-00-1985", "Totaal", "Jansen B.V.", "Postbus 1", "0", "-",
        "9" * 40, "\x00", "\x07", "\ufffd", "Ã«", "²", "٣", "🙂", "\u202e", "\ud7ff", " ", "", "x" * 600, '"', '""',
        "'1", "Plein 1944", "12-feb", "+31", "J. en/of P.", "1" * 18 + ".0", "12,", ",-", "()", "NaN", "sep=;",
    ]
)  # fmt: skip
cells = pieces | st.text(max_size=12) | st.builds("".join, st.lists(pieces, max_size=3))
delimiters = st.sampled_from([";", ",", "\t", "|", "\n", "\r\n", '"', '";"'])


@st.composite
def csv_files(draw: st.DrawFn) -> bytes:
    """The good file with cells changed and bits of it thrown about, in any encoding."""
    row = dict(GOOD)
    for name in draw(st.lists(st.sampled_from([*GOOD, "naam", "adres", "bsn"]), max_size=4)):
        row[name] = draw(cells)
    text = csv_of(row).decode("utf-8", "replace")
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(cells | delimiters) + text[at + draw(st.integers(0, 20)) :]
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "windows-1252", "cp037"]))
    content = text.encode(encoding, "replace")
    at = draw(st.integers(0, len(content)))
    return content[:at] + draw(st.binary(max_size=4)) + content[at:] if draw(st.booleans()) else content


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | cells,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(cells, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def json_files(draw: st.DrawFn) -> bytes:
    """Bodies of the right form with any values in them, and of any form, torn here and there."""
    row: dict[str, object] = dict(GOOD)
    for name in draw(st.lists(st.sampled_from([*GOOD, "naam", "adres", "bsn"]), max_size=5)):
        row[name] = draw(any_json)
    body = draw(st.sampled_from([{"vroegsignalen": [row]}, {"vroegsignalen": [row, draw(any_json)]}, draw(any_json)]))
    content = json.dumps(body, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")
    at = draw(st.integers(0, len(content)))
    cut = draw(st.sampled_from([0, 0, 0, 1, 5]))
    return content[:at] + draw(st.sampled_from([b"", b"", b",", b'"', b"[", b"\xff", b"\x00"])) + content[at + cut :]


BOOK = workbook_of(
    [*GOOD, "naam", "adres"],
    [date(2026, 9, 1) if name == "ontstaansdatum" else value for name, value in GOOD.items()],
    [12.5 if name == "bedrag" else 40123 for name in GOOD],
    hidden=True,
)
PARTS = {
    one.filename: zipfile.ZipFile(io.BytesIO(BOOK)).read(one) for one in zipfile.ZipFile(io.BytesIO(BOOK)).infolist()
}
TOLD_MOST = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml")
marks = st.sampled_from(
    [b"", b"<", b">", b'"', b"&#65;", b"&", b'r="XFD1048576"', b'r="A0"', b't="s"', b't="e"', b's="99"',
     b"<v>1e999</v>", b"<v>-1</v>", b"<v>99999999999</v>", b"</row>", b"<c>", b"\x00", b"\xff\xfe", b"<f>1/0</f>",
     b't="d"', b't="b"']
)  # fmt: skip


@st.composite
def workbooks(draw: st.DrawFn) -> bytes:
    """A valid package in which parts are changed, taken out or swapped."""
    parts = dict(PARTS)
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from([*sorted(parts), *(one for one in TOLD_MOST if one in parts for _ in range(5))]))
        data = parts[name]
        at = draw(st.integers(0, len(data)))
        match draw(st.integers(0, 4)):
            case 0:
                del parts[name]
            case 1:
                parts[name] = parts[draw(st.sampled_from(sorted(parts)))]
            case _:
                parts[name] = data[:at] + draw(marks) + data[at + draw(st.integers(0, 30)) :]
        if not parts:
            break
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return made.getvalue()


@unhurried(max_examples=CSV_FILES)
@given(csv_files(), st.sampled_from(PROFILES))
def test_any_csv_file(content: bytes, profile: Profile) -> None:
    _ends_as_it_should("signalen.csv", content, profile)


@unhurried(max_examples=JSON_FILES)
@given(json_files())
def test_any_json_body(content: bytes) -> None:
    _ends_as_it_should("signalen.json", content, PROFILES[0])


@unhurried(max_examples=WORKBOOKS)
@given(workbooks(), st.sampled_from(PROFILES))
def test_any_workbook(content: bytes, profile: Profile) -> None:
    _ends_as_it_should("signalen.xlsx", content, profile)


@unhurried(max_examples=TORN_WORKBOOKS)
@given(st.randoms(use_true_random=False), st.integers(1, 30))
def test_any_torn_package(chance: random.Random, bytes_changed: int) -> None:
    content = bytearray(BOOK)
    for _ in range(bytes_changed):
        content[chance.randrange(len(content))] = chance.randrange(256)
    _ends_as_it_should(
        "signalen.xlsx", bytes(content[: chance.choice([None, chance.randrange(len(content))])]), PROFILES[0]
    )


def test_the_files_that_are_torn_are_whole_before() -> None:
    for content in (csv_of(GOOD), json_of(GOOD), BOOK):
        rows = rows_of("x", content, PROFILES[0])
        assert isinstance(read_row(next(rows), PROFILES[0], kind("Huur"), ON), Told)


def _ends_as_it_should(name: str, content: bytes, profile: Profile) -> None:
    of = kind("Zorg" if profile is PROFILES[1] else "Huur")
    try:
        rows = rows_of(name, content, profile)
    except FileRefused as refusal:
        assert len(refusal.text("nl")) > 20  # noqa: PT017
        return
    found = [read_row(raw, profile, of, ON) for raw in rows]
    assert len(found) == rows.number_of_rows > 0
    for one in found:
        match one:
            case Told():
                json.dumps(one.as_json() | one.conditions.as_json(), allow_nan=False).encode("utf-8")
                assert "\\u0000" not in json.dumps(one.as_json())
                assert one.bedrag > 0
                assert one.signaaldatum <= ON
            case Refused():
                assert one.reasons
                assert {reason.code for reason in one.reasons} <= CODES
