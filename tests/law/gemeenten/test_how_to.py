"""The how-to for municipal schemes is true: its file is right, its commands work, its fault is what is printed."""

from pathlib import Path

import pytest

from rondkomen.cli import main
from rondkomen.law import facts_of, household_of, law_book
from rondkomen.law.book import book_with
from rondkomen.law.gemeenten.making import made_of
from rondkomen.law.gemeenten.reading import read_municipality
from rondkomen.law.household.document import parse
from tests.docs import pages
from tests.house import source

PAGE = source.ROOT / "docs" / "how-to" / "add-your-municipalitys-schemes.md"


def block(language: str, holds: str = "") -> str:
    return next(one.text for one in pages.blocks_of(PAGE) if one.language == language and holds in one.text)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "GM1234.toml").write_text(block("toml"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_file_is_right(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = block("sh", "--check").split()
    assert command[0] == "rondkomen"
    assert main(command[1:]) == 0
    assert capsys.readouterr().out == block("output")


def test_the_fault_is_printed_like_that(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "GM1234.toml"
    file.write_text(block("toml").replace("share = 1.20", "share = 120"), encoding="utf-8")
    assert main(["law", "--check", "GM1234.toml"]) == 2
    assert capsys.readouterr().err == block("", "income_at_most")


def test_the_household_gets_the_scheme() -> None:
    content, _ = parse(block("yaml"))
    household = household_of(content, law_book().quantities)
    book = book_with(made_of(read_municipality(block("toml"), "GM1234.toml")))
    assert household.municipality == "GM1234"
    assert all("gm1234_kindpakket" in line for line in block("sh", "check household").splitlines())
    found = book.on(household.on).evaluate(facts_of(household, book.quantities), ["gm1234_kindpakket"])
    assert found.value("gm1234_kindpakket") == 250
