"""Whole processes: importing the bare library, and `rondkomen check` from start to answer."""

import subprocess
import sys
import tempfile
from pathlib import Path

from measure import Row, show, timed

EXAMPLE = """\
on: 2026-01-01
persons:
  - {id: anna, birth_date: 1990-05-01, income: [{kind: loon, amount: 2100, per: maand}], wealth: 1500}
home: {kind: huur, kale_huur: 650}
"""


def run() -> None:
    """Measure and print."""
    empty = timed(lambda: _python("pass"), runs=15, warm=2)
    imported = timed(lambda: _python("import rondkomen.law"), runs=15, warm=2)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "household.yaml"
        file.write_text(EXAMPLE)
        code = f"from rondkomen.cli import main; main(['check', {str(file)!r}, '--json'])"
        checked = timed(lambda: _python(code), runs=15, warm=2)
    rows = [
        Row("Python that does nothing", *empty),
        Row("import of the bare library", imported[0] - empty[0], imported[1] - empty[0], aim=0.3),
        Row("rondkomen check, whole process", *checked, aim=0.6),
    ]
    show("Starting", rows)


def _python(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    run()
