"""`rondkomen law --check FILE` says what is wrong in a municipality's file, and `--want` knows its schemes."""

import json
from pathlib import Path

import pytest

from rondkomen.cli import main
from rondkomen.law.book import HERE

WATERVEEN = HERE / "gemeenten" / "GM9999.toml"
HOUSEHOLD = """
on: 2026-07-01
municipality: GM9999
assume_zero: true
persons:
  - {id: anna, birth_date: 1985-05-01}
  - {id: kim, birth_date: 2015-03-01, parents: [anna]}
"""


@pytest.fixture
def household(tmp_path: Path) -> str:
    file = tmp_path / "household.yaml"
    file.write_text(HOUSEHOLD, encoding="utf-8")
    return str(file)


def test_a_right_file_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "--check", str(WATERVEEN)]) == 0
    printed = capsys.readouterr()
    assert printed.out == "GM9999 Waterveen: 11 schemes and 15 numbers, nothing wrong\n"
    assert printed.err == ""


def test_a_right_file_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "--check", str(WATERVEEN), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["code"] == "GM9999"
    assert "gm9999_kindpakket" in data["schemes"]


def test_each_fault_has_a_line_with_its_file_and_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "GM9999.toml"
    text = WATERVEEN.read_text(encoding="utf-8")
    file.write_text(
        text.replace("value = 480", 'value = "480"').replace("amount = 450", "amont = 450"), encoding="utf-8"
    )
    assert main(["law", "--check", str(file)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    lines = printed.err.splitlines()
    assert len(lines) == 3
    assert all(line.startswith(f"{file}: ") and "; expected " in line for line in lines)
    assert 'numbers.individuele_inkomenstoeslag_bedrag_alleenstaande[0].value: found "480"' in lines[0]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[[", b"code = 3\n"])
def test_whatever_stands_in_it_there_is_no_traceback(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.toml"
    file.write_bytes(content)
    assert main(["law", "--check", str(file)]) == 2
    assert capsys.readouterr().err.startswith(str(file))


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "--check", "/nowhere.toml"]) == 2
    assert "expected a municipality's file" in capsys.readouterr().err


def test_a_name_and_a_file_together_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "zorgtoeslag", "--check", str(WATERVEEN)]) == 2
    assert "expected one of the two" in capsys.readouterr().err


def test_a_scheme_can_be_wanted(household: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", household, "--want", "gm9999_kindpakket"]) == 0
    assert "Kindpakket  €\xa0250,00 / jaar" in capsys.readouterr().out
    assert main(["explain", household, "gm9999_kindpakket"]) == 0
    assert "Gemeente Waterveen  https://waterveen.example/kindpakket" in capsys.readouterr().out
    assert main(["check", household, "--want", "gm9999_kindpaket"]) == 2
    assert "did you mean gm9999_kindpakket" in capsys.readouterr().err


def test_a_scheme_can_be_looked_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "gm9999_kindpakket"]) == 0
    assert capsys.readouterr().out.startswith("gm9999_kindpakket: Kindpakket (rule of the household, EUR/jaar)")
