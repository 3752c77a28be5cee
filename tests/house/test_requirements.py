"""The pinned requirements can be installed anywhere: with hashes, without addresses, in step with pyproject.toml."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.house import source

FILES = sorted((source.ROOT / "requirements").glob("*.txt"))
NAMED = ("base", "bench", "build", "dev", "matching", "population", "spark", "web")


def test_the_sets_are_these() -> None:
    assert tuple(path.stem for path in FILES) == NAMED


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_set_names_no_address(file: Path) -> None:
    found = re.findall(
        r"(?m)^.*(?:https?://|file://|^\s*--?(?:index|extra-index|find-links|i |f )|/home/|/root/).*$", file.read_text()
    )
    assert not found, f"{source.name_of(file)} depends on one machine or one index:\n" + "\n".join(found)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_pin_has_a_hash(file: Path) -> None:
    pins = re.split(r"(?m)^(?=[A-Za-z0-9])", file.read_text())[1:]
    bare = [pin.splitlines()[0] for pin in pins if "--hash=sha256:" not in pin]
    assert pins, f"{source.name_of(file)} pins nothing"
    assert not bare, f"No hash for {bare}: run bin/compile-requirements"


def test_everything_asked_for_is_pinned() -> None:
    config = tomllib.loads((source.ROOT / "pyproject.toml").read_text())
    extras, groups = config["project"]["optional-dependencies"], config["dependency-groups"]
    asked = {"base": config["project"]["dependencies"], **extras, **groups}
    missing = [
        f"requirements/{stem}.txt: {wanted}"
        for stem, names in asked.items()
        for wanted in names
        if not _is_pinned(stem, wanted)
    ]
    assert not missing, "Run bin/compile-requirements:\n" + "\n".join(missing)


def _is_pinned(stem: str, wanted: str) -> bool:
    name = re.match(r"[\w.-]+", wanted)
    assert name, wanted
    normal = re.sub(r"[-_.]+", "-", name[0]).lower()
    text = (source.ROOT / "requirements" / f"{stem}.txt").read_text()
    return re.search(rf"(?m)^{re.escape(normal)}(\[[\w,-]+\])?==", text) is not None
