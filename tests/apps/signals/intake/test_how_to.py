"""The example of docs/how-to/connect-a-signal-partner.md runs as it stands there; the reference names all there is."""

import re
import subprocess
import sys
from pathlib import Path

from rondkomen.apps.signals.intake import kind_on, layout
from rondkomen.apps.signals.intake.amounts import LARGEST_AMOUNT
from rondkomen.apps.signals.intake.kinds import KindNotInForce, kind_codes
from rondkomen.apps.signals.intake.profile_checks import KEYS
from rondkomen.apps.signals.intake.rows import OLDEST_SIGNAL
from rondkomen.apps.signals.intake.workbook import LARGEST_UNPACKED
from tests.apps.signals.intake.sent import ON
from tests.docs import pages
from tests.house import source

PAGE = source.ROOT / "docs" / "how-to" / "connect-a-signal-partner.md"
REFERENCE = source.ROOT / "docs" / "reference" / "partner-profile.md"


def test_the_program_prints_what_the_page_says(tmp_path: Path) -> None:
    of = {block.language: block.text for block in pages.blocks_of(PAGE)}
    (tmp_path / "november.csv").write_text(of["csv"], encoding="windows-1252")
    (tmp_path / "profile.toml").write_text(of["toml"], encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, "-W", "error", "-c", of["python"]], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout == of["output"]


def test_the_table_of_kinds_is_that_of_the_data() -> None:
    rows = {
        cells[0]: cells[1:]
        for line in source.text_of(PAGE).splitlines()
        if len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 5
    }
    for code in kind_codes():
        try:
            kind = kind_on(code, ON)
        except KindNotInForce:
            assert code not in rows
            continue
        days, conditions, bsn, ground = rows[code]
        window = kind.window
        numbers = [window.from_days or window.from_months, window.until_days]
        assert re.findall(r"\d+", days) == [str(number) for number in numbers if number]
        assert (conditions == "yes") is bool(kind.conditions.letters)
        assert (bsn == "yes") is bool(kind.bsn.ground)
        assert kind.threshold is None or f"EUR {kind.threshold.amount}" in ground


def test_the_reference_names_every_key_field_and_choice() -> None:
    text = source.text_of(REFERENCE)
    fields = [one for one in layout.FIELDS if one not in layout.CONDITION_FIELDS]
    choices = [*layout.FORMATS, *layout.ENCODINGS, *layout.AMOUNTS, *layout.SOORTEN, *layout.SIGNAL_DAYS]
    named = [*KEYS["profile"], *KEYS["condition"], *fields, *choices, *layout.DATE_FIELDS[:4]]
    assert [one for one in named if f"`{one}`" not in text] == []
    assert [one for one in KEYS["the file"] if f"[{one}" not in text] == []
    assert ", ".join(layout.YES) in text
    assert ", ".join(layout.NO) in text


def test_the_reference_gives_the_limits_that_hold() -> None:
    text = source.text_of(REFERENCE)
    for limit in (
        f"{layout.LARGEST_FILE // 2**20} MB", f"{layout.MOST_ROWS:,}", f"{layout.MOST_CELLS:,}",
        f"{LARGEST_UNPACKED // 2**20} MB", f"{layout.LONGEST_CELL} signs", f"EUR {LARGEST_AMOUNT // 100:,}",
        f"{OLDEST_SIGNAL} days",
    ):  # fmt: skip
        assert limit in text
