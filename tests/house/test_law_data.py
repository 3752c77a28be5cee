"""The numbers of the law are dated, sourced and without overlap, in every regulation."""

import tomllib
from pathlib import Path

import pytest

from rondkomen.engine.errors import LawError
from rondkomen.engine.parameters import read_parameters
from tests.house import source

FILES = sorted((source.PACKAGE / "law").glob("*/parameters.toml"))
NEEDED_BY_A_VALUE = {"from", "until", "source", "status"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_the_numbers_of_a_regulation_are_sound(file: Path) -> None:
    """The engine's own reader refuses overlap, an unknown unit or status, and a source that names no article."""
    try:
        numbers = read_parameters(file)
    except LawError as error:
        pytest.fail(str(error), pytrace=False)
    assert numbers, f"{source.name_of(file)} holds no number: remove it"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_every_value_has_its_days_source_and_status(file: Path) -> None:
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    faults = [f"{name}: no unit" for name, entry in content.items() if not entry.get("unit")]
    for name, entry in content.items():
        for value in entry.get("values", []):
            lacking = sorted(key for key in NEEDED_BY_A_VALUE if not value.get(key))
            faults += [f"{name} from {value.get('from', '?')}: no {key}" for key in lacking]
    assert not faults, f"{source.name_of(file)}:\n" + "\n".join(faults)


def test_every_municipality_file_can_be_read() -> None:
    for file in sorted((source.PACKAGE / "law" / "gemeenten").glob("*.toml")):
        assert tomllib.loads(file.read_text(encoding="utf-8")), f"{source.name_of(file)} is empty"
