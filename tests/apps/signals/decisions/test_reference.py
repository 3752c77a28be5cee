"""docs/reference/decision-table.md names all there is, its example runs, and so do those in the docstrings."""

import doctest
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

from rondkomen.apps.signals import decisions
from rondkomen.apps.signals.decisions import CONDITIONS, AgeBand, Pattern, legal_terms, sentences
from rondkomen.apps.signals.decisions.reading import KEYS
from rondkomen.apps.signals.decisions.table import CHANNELS, CLOSING, DAGDELEN
from rondkomen.apps.signals.decisions.terms import MUNICIPAL
from rondkomen.apps.signals.intake.kinds import STATUSES, kind_codes
from tests.docs import pages
from tests.house import source

PAGE = source.ROOT / "docs" / "reference" / "decision-table.md"


def test_the_page_names_every_key_condition_code_and_place() -> None:
    text = source.text_of(PAGE)
    terms = [term.id for term in legal_terms()]
    keys = [key for name, keys in KEYS.items() if name != "the file" for key in keys]
    named = [*keys, *CONDITIONS, *CHANNELS, *DAGDELEN, *CLOSING, *STATUSES, *AgeBand, *Pattern, *terms, MUNICIPAL]
    assert [one for one in named if f"`{one}`" not in text] == []
    assert [one for one in sentences.PLACES if f"`{{{one}}}`" not in text] == []
    assert [one for one in KEYS["the file"] if f"[{one}" not in text] == []


def test_the_program_prints_what_the_page_says(tmp_path: Path) -> None:
    of = {block.language: block.text for block in pages.blocks_of(PAGE)}
    (tmp_path / "table.toml").write_text(of["toml"], encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, "-W", "error", "-c", of["python"]], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.replace("\u00a0", " ") == of["output"]


def test_the_examples_in_the_docstrings_are_true() -> None:
    names = [f"{decisions.__name__}.{module.name}" for module in pkgutil.iter_modules(decisions.__path__)]
    results = [doctest.testmod(importlib.import_module(name)) for name in [decisions.__name__, *names]]
    assert sum(result.failed for result in results) == 0
    assert sum(result.attempted for result in results) >= 8


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_word_that_a_reason_may_need_is_there(language: str) -> None:
    keys = [f"kinds.{one}" for one in kind_codes()] + [f"pattern.{one}" for one in Pattern]
    keys += [f"age_band.{one}" for one in AgeBand] + [f"months.{one}" for one in range(1, 13)]
    assert all(sentences.text(key, language) for key in keys)
