"""The examples of docs/how-to/match-your-own-data.md run as they stand there, and the reference names what there is."""

import subprocess
import sys
from pathlib import Path

from rondkomen.matching.compare import COMPARATORS
from rondkomen.matching.settings import Thresholds
from tests.docs import pages
from tests.house import source

PAGE = source.ROOT / "docs" / "how-to" / "match-your-own-data.md"
REFERENCE = source.ROOT / "docs" / "reference" / "matching-settings.md"


def test_the_program_prints_what_the_page_says(tmp_path: Path) -> None:
    blocks = pages.blocks_of(PAGE)
    of = {
        language: [block.text for block in blocks if block.language == language]
        for language in ("csv", "python", "output")
    }
    for name, text in zip(("residents", "signals"), of["csv"], strict=True):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, "-W", "error", "-c", "\n".join(of["python"])],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout == "".join(of["output"])


def test_the_reference_names_every_comparator_level_and_threshold() -> None:
    text = source.text_of(REFERENCE)
    names = {*COMPARATORS, *Thresholds.__dataclass_fields__}
    names |= {level for comparator in COMPARATORS.values() for level in comparator.levels}
    assert sorted(name for name in names if name not in text) == []
