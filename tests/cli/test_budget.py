"""`rondkomen budget`: a table for people, one JSON document for machines, faults in a line."""

import json
from pathlib import Path

import pytest

from rondkomen.cli import main

HOUSEHOLD = """\
on: 2026-06-15
assume_zero: true
persons:
  - id: anna
    birth_date: 1990-05-01
    income: [{kind: loon, amount: 1800, per: maand, excludes_vakantietoeslag: true}]
    wealth: 500
  - id: kim
    birth_date: 2018-03-01
    parents: [anna]
home: {kind: huur, kale_huur: 650}
given: {energiekosten: 140}
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "household.yaml"
    path.write_text(HOUSEHOLD, encoding="utf-8")
    return str(path)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["budget", *arguments]) == 0
    found = capsys.readouterr()
    assert found.err == ""
    return found.out


def test_the_table_has_twelve_months_and_the_year(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, file).splitlines()
    assert lines[0].split() == ["maand", "komt", "in", "gaat", "uit", "blijft", "over"]
    assert [line.split()[0] for line in lines[1:14]] == [
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
        "heel",
    ]
    assert len({len(line) for line in lines[:14]}) == 1


def test_it_says_when_what_is_paid(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, file)
    assert "Vakantiegeld bij het loon (anna)" in out
    assert "rond de 20e van de maand ervoor" in out
    assert "Boodschappen (given.boodschappen)" in out
    assert "- Kale huur" in out


def test_it_speaks_english(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, file, "--language", "en")
    assert out.startswith("month")
    assert "Child benefit comes after each quarter" in out
    assert "each month" in out


def test_the_json_is_one_document(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(said(capsys, file, "--json"))
    assert (data["on"], data["year"]) == ("2026-06-15", 2026)
    assert [one["month"] for one in data["months"]] == [f"2026-{number:02}" for number in range(1, 13)]
    assert {one["going_out"] for one in data["months"]} == {"790.00"}
    (zorgtoeslag,) = [one for one in data["lines"] if one["name"] == "zorgtoeslag"]
    assert zorgtoeslag["day"] == 20
    assert zorgtoeslag["payments"][0]["for"] == "2026-02"
    assert zorgtoeslag["payments"][-1] == zorgtoeslag["payments"][-1] | {"for": "2027-01", "is_estimate": True}


def test_another_day_gives_another_year(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(said(capsys, file, "--json", "--on", "2025-02-01"))["year"] == 2025


def test_what_is_unknown_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "open.yaml"
    path.write_text("on: 2026-06-15\npersons: [{id: anna, birth_date: 1990-05-01}]\n", encoding="utf-8")
    out = said(capsys, str(path))
    assert "? vertel persons.anna.income" in out
    data = json.loads(said(capsys, str(path), "--json"))
    assert data["months"][0]["left"] is None


@pytest.mark.parametrize(
    ("content", "arguments", "words"),
    [
        ("on: 2026-06-15\nhom: {}\npersons: []\n", [], "unknown key"),
        (HOUSEHOLD, ["--on", "2023-06-15"], "on: found 2023-06-15"),
        (HOUSEHOLD.replace("energiekosten: 140", "energiekosten: -140"), [], "not below zero"),
    ],
)
def test_bad_input_is_a_line_and_a_status(
    content: str, arguments: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(content, encoding="utf-8")
    assert main(["budget", str(path), *arguments]) == 2
    found = capsys.readouterr()
    assert words in found.err
    assert found.out == ""
