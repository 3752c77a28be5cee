"""`rondkomen population`: from nothing to the sums of a country, and one clear line for what cannot be used."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from rondkomen.cli.main import main

NUMBER = "3000"


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("people") / "people.parquet"
    assert main(["population", "generate", str(file), "--households", NUMBER, "--take-up"]) == 0
    return str(file)


@pytest.fixture
def reform(tmp_path: Path) -> str:
    file = tmp_path / "reform.toml"
    file.write_text("[numbers]\nstandaardpremie = 2500\n", encoding="utf-8")
    return str(file)


def test_generating_says_how_close_it_comes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["population", "generate", str(tmp_path / "p.arrow"), "--households", "500", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["households"] == 500
    assert {"what", "published", "found", "source"} == set(found["margins"][0])


def test_places_are_taken_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    places = tmp_path / "places.csv"
    places.write_text("municipality,neighbourhood,households\nGM9999,BU99990001,10\n", encoding="utf-8")
    out = str(tmp_path / "p.parquet")
    assert main(["population", "generate", out, "--households", "50", "--places", str(places)]) == 0
    assert main(["population", "check", out]) == 0
    assert "50 households, nothing wrong" in capsys.readouterr().out
    places.write_text("municipality,neighbourhood,households\nGM9999,BU99990001,many\n", encoding="utf-8")
    assert main(["population", "generate", out, "--households", "50", "--places", str(places)]) == 2
    assert "line 2: found 'many'; expected a number of households" in capsys.readouterr().err


def test_a_run_sums_rights_and_what_is_received(people: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["population", "run", people, "--want", "zorgtoeslag", "--json"]) == 0
    sums = {(one["measure"], one["name"]): one for one in json.loads(capsys.readouterr().out)["sums"]}
    assert sums["all", "households"]["households"] == int(NUMBER)
    right, got, left = (sums[what, "zorgtoeslag"] for what in ("right", "received", "not received"))
    assert right["households"] == got["households"] + left["households"]
    assert right["euros_a_year"] == pytest.approx(got["euros_a_year"] + left["euros_a_year"], abs=0.05)


def test_a_reform_is_compared_per_group(
    people: str, reform: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, picture = tmp_path / "sums.csv", tmp_path / "sums.svg"
    command = ["population", "compare", people, "--reform", reform, "--want", "zorgtoeslag", "--json"]
    assert main([*command, "--table", str(table), "--picture", str(picture)]) == 0
    found = json.loads(capsys.readouterr().out)["sums"]
    sums = {(one["question"], one["measure"], one["name"]): one["euros_a_year"] for one in found}
    change = sums["change", "change", "zorgtoeslag"]
    assert change > 0
    assert change == pytest.approx(
        sums["after", "right", "zorgtoeslag"] - sums["before", "right", "zorgtoeslag"], abs=0.05
    )
    with table.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if (row["question"], row["measure"]) == ("change", "change")]
    assert sum(float(row["euros_a_year"]) for row in rows) == pytest.approx(change, abs=0.5)
    assert picture.read_text(encoding="utf-8").startswith("<svg")


def test_every_household_can_be_written(people: str, tmp_path: Path) -> None:
    from rondkomen.population.files import opened

    out = tmp_path / "outcomes.parquet"
    assert main(["population", "run", people, "--want", "zorgtoeslag", "--out", str(out)]) == 0
    found = opened(out)
    assert (found.number, found.schema.names) == (int(NUMBER), ["zorgtoeslag"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run", "nowhere.parquet"], "nowhere.parquet: found no such file; expected a population file"),
        (["check", "nowhere.csv"], "found a file ending in .csv; expected one in .parquet or .arrow"),
        (["generate", "p.csv"], "found a file ending in .csv; expected one in .parquet or .arrow"),
        (["run", "PEOPLE", "--want", "zorgtoeslg"], "did you mean zorgtoeslag"),
        (
            ["run", "PEOPLE", "--want", "zorgtoeslag", "--table", "sums.doc"],
            "found .doc; expected one of .parquet, .csv",
        ),
        (["compare", "PEOPLE", "--reform", "nowhere.toml"], "nowhere.toml: found no such file"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(
    people: str,
    arguments: list[str],
    message: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["population", *(people if one == "PEOPLE" else one for one in arguments)]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert len(said.splitlines()) == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "found nothing; expected [numbers]"),
        ("[numbers", "expected TOML with [numbers]"),
        ("[numbers]\nstandaardpremi = 1", "did you mean standaardpremie"),
        ('[numbers]\nstandaardpremie = "much"', "numbers.standaardpremie: found 'much'; expected a number"),
        ("[numbers]\nschijven_box_1 = 3", "expected {rows = [[key, value], ...]}"),
        ("[numbers]\nschijven_box_1 = {rows = [[2, 0.1], [1, 0.2]]}", "keys going up"),
        ("[amounts]\na = 1", "found amounts; expected [numbers]"),
    ],
)
def test_a_reform_that_is_none_is_refused(
    people: str, tmp_path: Path, text: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "reform.toml"
    file.write_text(text, encoding="utf-8")
    assert main(["population", "compare", people, "--reform", str(file), "--want", "zorgtoeslag"]) == 2
    assert message in capsys.readouterr().err


def test_a_municipality_can_change_its_own_numbers(
    people: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "reform.toml"
    file.write_text("[numbers]\ngm9999_meedoenregeling_income_share = 1.5\n", encoding="utf-8")
    command = ["population", "compare", people, "--reform", str(file), "--want", "gm9999_meedoenregeling", "--json"]
    assert main(command) == 2
    assert "found gm9999_meedoenregeling_income_share is no quantity of the law here" in capsys.readouterr().err
    assert main([*command, "--municipality", "GM9999"]) == 0
    found = json.loads(capsys.readouterr().out)["sums"]
    assert next(one for one in found if one["measure"] == "change")["euros_a_year"] > 0


def test_a_map_needs_shapes_and_places(people: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shapes = tmp_path / "shapes.geojson"
    shapes.write_text('{"features": []}', encoding="utf-8")
    wanted = ["population", "run", people, "--want", "zorgtoeslag", "--map", str(tmp_path / "map.svg")]
    assert main(wanted) == 2
    assert "found no --shapes" in capsys.readouterr().err
    assert main([*wanted, "--shapes", str(shapes)]) == 2
    assert "found no features" in capsys.readouterr().err
    square = [[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.0]]
    geometry = {"type": "Polygon", "coordinates": [square]}
    one = {"properties": {"gemeentecode": "GM9999"}, "geometry": geometry}
    shapes.write_text(json.dumps({"features": [one]}), encoding="utf-8")
    assert main([*wanted, "--shapes", str(shapes)]) == 2
    assert "no municipality in the population" in capsys.readouterr().err
    places = tmp_path / "places.csv"
    places.write_text("municipality,neighbourhood,households\nGM9999,,10\n", encoding="utf-8")
    there = str(tmp_path / "there.parquet")
    assert main(["population", "generate", there, "--households", "50", "--places", str(places)]) == 0
    wanted[2] = there
    assert main([*wanted, "--shapes", str(shapes), "--shapes-source", "Kadaster"]) == 0
    assert "Kadaster" in (tmp_path / "map.svg").read_text(encoding="utf-8")
