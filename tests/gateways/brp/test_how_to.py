"""The example of the how-to does what it says."""

import re
import subprocess
import sys

from tests.house import source

HOW_TO = source.ROOT / "docs" / "how-to" / "connect-the-resident-register.md"


def test_the_example_runs_as_it_says():
    code, output = re.search(r"```python\n(.*?)```\n\n```output\n(.*?)```", HOW_TO.read_text("utf-8"), re.S).groups()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stderr, done.stdout) == ("", output)
