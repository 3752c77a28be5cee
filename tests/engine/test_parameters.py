"""Numbers of law: each dated, sourced and exact, and every malformed one refused by name."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from rondkomen.engine import LawError, NotInForce
from rondkomen.engine.functions import Table
from rondkomen.engine.parameters import STATUSES, Parameter, read_parameters

SOUND = {
    "from": "2024-01-01",
    "until": "2024-12-31",
    "value": "0.10",
    "source": '"BWBR0000001 art. 1"',
    "status": '"law"',
}


def number(
    *values: dict[str, str], label: str | None = '"Norm"', unit: str | None = '"EUR/maand"', more: str = ""
) -> str:
    lines = ["[norm]", more]
    lines += [f"{key} = {value}" for key, value in (("label", label), ("unit", unit)) if value is not None]
    for value in values:
        lines += ["[[norm.values]]", *(f"{key} = {one}" for key, one in value.items())]
    return "\n".join(lines)


def value(**changed: str | None) -> dict[str, str]:
    changed = {"from" if key == "since" else key: one for key, one in changed.items()}
    return {key: one for key, one in (SOUND | changed).items() if one is not None}


def read(folder: Path, text: str) -> Parameter:
    file = folder / "parameters.toml"
    file.write_text(text, encoding="utf-8")
    (found,) = read_parameters(file)
    return found


MALFORMED = {
    "no TOML": ("[norm", "Expected ']'"),
    "a key twice": (number(value()) + "\nvalue = 3", "overwrite"),
    "no table": ("norm = 5", "norm is 5; expected a table"),
    "no label": (number(value(), label=None), "norm lacks label"),
    "no unit": (number(value(), unit=None), "norm lacks unit"),
    "no values": (number(), "norm lacks values"),
    "an empty list of values": (number(more="values = []"), "values must be one or more tables"),
    "values that are a number": (number(more="values = 3"), "values must be one or more tables"),
    "a value that is a number": (number(more="values = [3]"), "a value lacks from, source, status, until"),
    "an unknown key": (number(value(), more='remark = "x"'), "norm has remark; allowed are label, unit"),
    "an unknown key of a value": (number(value(bron='"x"')), "a value has bron, which nothing reads"),
    "an unknown unit": (number(value(), unit='"euro"'), "norm: 'euro' is not a unit"),
    "a unit that is no text": (number(value(), unit="3"), "norm: '3' is not a unit"),
    "an unknown unit of the key": (number(value(), more='key_unit = "euro"'), "norm: 'euro' is not a unit"),
    "no source": (number(value(source=None)), "norm: a value lacks source"),
    "no status": (number(value(status=None)), "norm: a value lacks status"),
    "no start": (number(value(since=None)), "norm: a value lacks from"),
    "no end": (number(value(until=None)), "norm: a value lacks until"),
    "an empty source": (number(value(source='""')), "source '' names no BWB article"),
    "a source without place": (number(value(source='"internet"')), "source 'internet' names no BWB article"),
    "a source that is a number": (number(value(source="3")), "source 3 names no BWB article"),
    "a regulation without article": (number(value(source='"BWBR0000001"')), "names no BWB article"),
    "an unknown status": (number(value(status='"maybe"')), "status 'maybe' is none of law, official"),
    "a start that is text": (number(value(since='"2024-01-01"')), "from must be a day"),
    "a start that is open": (number(value(since='"open"')), "from must be a day"),
    "a start with a time": (number(value(since="2024-01-01T00:00:00")), "from must be a day"),
    "an end that is text": (number(value(until='"later"')), 'until a day or "open"'),
    "an end before the start": (number(value(until="2023-12-31")), "cannot end on 2023-12-31 before"),
    "neither value nor rows": (number(value(value=None)), "give either value or rows"),
    "value and rows": (number(value(rows="[[1, 2]]")), "give either value or rows"),
    "a value that is text": (number(value(value='"0.10"')), "'0.10' is no value in the unit EUR/maand"),
    "a value that is a truth": (number(value(value="true")), "True is no value in the unit EUR/maand"),
    "a value that is a day": (number(value(value="2024-01-01")), "is no value in the unit EUR/maand"),
    "a value that is a list": (number(value(value="[1]")), r"\[Decimal|\[1\] is no value"),
    "a value that is no number": (number(value(value="nan")), r"Decimal\('NaN'\) is no value"),
    "a value without end": (number(value(value="inf")), r"Decimal\('Infinity'\) is no value"),
    "a day that is a number": (number(value(value="3"), unit='"datum"'), "3 is no value in the unit datum"),
    "a truth that is a number": (number(value(value="1"), unit='"waar"'), "1 is no value in the unit waar"),
    "rows without unit of the key": (number(value(value=None, rows="[[1, 2]]")), "rows need a key_unit"),
    "a key unit without rows": (number(value(), more='key_unit = "aantal"'), "a key_unit needs rows"),
    "rows that are empty": (number(value(value=None, rows="[]"), more='key_unit = "aantal"'), "one or more pairs"),
    "rows of one": (number(value(value=None, rows="[[1]]"), more='key_unit = "aantal"'), "pairs of a key and a value"),
    "rows that are numbers": (number(value(value=None, rows="[1]"), more='key_unit = "aantal"'), "pairs of a key"),
    "keys that go down": (number(value(value=None, rows="[[2, 1], [1, 2]]"), more='key_unit = "aantal"'), "must go up"),
    "a key twice in the rows": (
        number(value(value=None, rows="[[1, 1], [1, 2]]"), more='key_unit = "aantal"'),
        "must go up",
    ),
    "a key in another unit": (
        number(value(value=None, rows="[[2024-01-01, 1]]"), more='key_unit = "aantal"'),
        "is no value in the unit getal",
    ),
    "periods that overlap": (
        number(value(), value(since="2024-12-31", until='"open"')),
        "the periods 2024-01-01 to 2024-12-31 and 2024-12-31 to further notice overlap",
    ),
    "an open period that is followed": (
        number(value(until='"open"'), value(since="2025-01-01", until="2025-12-31")),
        "overlap",
    ),
}


@pytest.mark.parametrize(("text", "reason"), MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_number_is_refused_with_file_and_reason(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(LawError, match=rf"parameters\.toml: .*({reason})"):
        read(tmp_path, text)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "parameters.toml"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(LawError, match=r"parameters\.toml: .*utf-8"):
        read_parameters(file)


@pytest.mark.parametrize(
    "source", ["BWBR0018451 art. 2", "Stcrt. 2023, 31878", "Stb. 2012, 141", "https://x.nl/", "CVDR719087"]
)
def test_a_source_that_can_be_found_is_accepted(tmp_path: Path, source: str) -> None:
    assert read(tmp_path, number(value(source=f'"{source}"'))).values[0].source == source


@pytest.mark.parametrize("status", STATUSES)
def test_each_status_is_kept(tmp_path: Path, status: str) -> None:
    assert read(tmp_path, number(value(status=f'"{status}"'))).values[0].status == status


def test_a_value_is_exact(tmp_path: Path) -> None:
    assert str(read(tmp_path, number(value(value="0.10"))).on(date(2024, 1, 1)).value) == "0.10"


def test_a_whole_value_is_exact_too(tmp_path: Path) -> None:
    found = read(tmp_path, number(value(value="1_987"))).on(date(2024, 1, 1)).value
    assert (found, type(found)) == (Decimal(1987), Decimal)


def test_rows_become_a_table(tmp_path: Path) -> None:
    found = read(tmp_path, number(value(value=None, rows="[[1, 0.5], [3, 2]]"), more='key_unit = "aantal"'))
    assert found.on(date(2024, 1, 1)).value == Table((Decimal(1), Decimal(3)), (Decimal("0.5"), Decimal(2)))


def test_the_order_in_the_file_does_not_matter(tmp_path: Path) -> None:
    later = value(since="2025-01-01", until="2025-12-31", value="2")
    found = read(tmp_path, number(later, value(value="1")))
    assert [found.on(date(year, 6, 1)).value for year in (2024, 2025)] == [1, 2]


@pytest.mark.parametrize(("day", "worth"), [("2024-01-01", 1), ("2024-12-31", 1), ("2025-01-01", 2), ("2099-01-01", 2)])
def test_the_value_changes_on_its_day(tmp_path: Path, day: str, worth: int) -> None:
    found = read(tmp_path, number(value(value="1"), value(since="2025-01-01", until='"open"', value="2")))
    assert found.on(date.fromisoformat(day)).value == worth


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2025, 1, 1), date(2025, 6, 30)])
def test_a_day_without_a_value_names_the_days_that_have_one(tmp_path: Path, day: date) -> None:
    found = read(tmp_path, number(value(), value(since="2025-07-01", until='"open"')))
    with pytest.raises(NotInForce) as refused:
        found.on(day)
    expected = f"norm has no value on {day}; known are 2024-01-01 to 2024-12-31, 2025-07-01 and later"
    assert str(refused.value) == expected
