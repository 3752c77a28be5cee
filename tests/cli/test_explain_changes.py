"""`rondkomen explain` says beside each step what would change it: a few, or in full."""

import json
from pathlib import Path
from typing import Any

import pytest

from rondkomen.cli.main import main

TOLD = """
on: 2026-06-15
persons:
  - id: anna
    birth_date: 1985-02-11
    income: [{kind: loon, amount: 24000, per: jaar}]
    wealth: 1500
  - {id: kim, birth_date: 2012-03-04, parents: [anna]}
home: {kind: huur, kale_huur: 700}
assume_zero: true
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "household.yaml"
    file.write_text(TOLD, encoding="utf-8")
    return file


def said(capsys: pytest.CaptureFixture[str], *arguments: Any) -> str:
    assert main([str(one) for one in ("explain", *arguments)]) == 0
    out, err = capsys.readouterr()
    assert not err
    return out


TITLES = {"nl": "Wat zou dit veranderen?", "en": "What would change this?"}


@pytest.mark.parametrize(("language", "title"), TITLES.items())
def test_the_few_most_telling_stand_under_each_step(
    capsys: pytest.CaptureFixture[str], file: Path, language: str, title: str
) -> None:
    lines = said(capsys, file, "huurtoeslag", "--language", language).splitlines()
    first = lines[: lines.index("")]
    changes = first[first.index(f"  {title}") + 1 :]
    assert 1 <= len(changes) <= 3
    assert all("0,00" in one or "0.00" in one for one in changes), "at the outcome itself: where it ends"
    assert f"€\u00a0{'38.479,00' if language == 'nl' else '38,479.00'}" in "".join(changes)


def test_in_full_all_stand_there_with_what_turns_and_the_facts_behind_it(
    capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    short, full = (said(capsys, file, "huurtoeslag", *more) for more in ((), ("--full",)))
    assert len(full.splitlines()) > len(short.splitlines())
    assert "waar: Rekenhuur is hoger dan" not in full, "from 2026 a high rent is cut off"
    assert "waar: het laagste van Rekenhuur en Hoogste huur die meetelt" in full
    assert "nu telt: Rekenhuur" in full
    assert "hangt af van: Loon per jaar, met vakantietoeslag (anna)" in full
    assert "als de wet zo blijft" in full


def test_as_json_all_of_it_is_there(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    steps = json.loads(said(capsys, file, "huurtoeslag", "--json"))["steps"]
    assert all("would_change" in step for step in steps)
    wealth = next(one for one in steps[0]["would_change"] if one["name"] == "vermogen_persoon")
    text = wealth.pop("text")
    assert wealth == {
        "kind": "turn",
        "name": "vermogen_persoon",
        "label": "Vermogen van deze persoon (anna)",
        "of": "anna",
        "told": True,
        "alone": False,
        "place": "persons.anna.wealth",
        "unit": "EUR",
        "now": "1500",
        "side": "above",
        "at": "38479",
        "distance": "36979",
        "value": "0",
    }
    assert text.replace("\u00a0", " ") == (
        "Vermogen van deze persoon (anna): boven € 38.479,00 wordt dit € 0,00 per maand. "
        "Dat is € 36.979,00 meer dan nu."
    )


def test_why_not_says_how_far_it_is(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    file.write_text(TOLD.replace("wealth: 1500", "wealth: 40000"), encoding="utf-8")
    first, second = said(capsys, file, "huurtoeslag").splitlines()[:2]
    assert first.endswith("hoger dan de grens voor huurtoeslag.")
    assert second.replace("\u00a0", " ") == "Nu: € 40.000,00. De grens: € 38.479,00. Het verschil: € 1.521,00."


@pytest.mark.parametrize("name", ["vermogen_persoon", "standaardpremie", "drempelinkomen", "aftoppingsgrenzen"])
def test_facts_numbers_and_what_hangs_on_law_alone(capsys: pytest.CaptureFixture[str], file: Path, name: str) -> None:
    changes = json.loads(said(capsys, file, name, "--json"))["steps"][0]["would_change"]
    assert [one["kind"] for one in changes] == (["law"] if name == "drempelinkomen" else [])
