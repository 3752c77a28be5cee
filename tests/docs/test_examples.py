"""The examples of docs/how-to/use-the-library.md run as they stand there, from the first to the last.

A `yaml` or `python` block whose first line is a comment with a file name is saved as that file. Other `python` blocks
are one program; the `output` block after one is what it prints. A `sh` block is a list of commands that succeed.
A block without a language is only read.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs import pages
from tests.house import source

PAGE = source.ROOT / "docs" / "how-to" / "use-the-library.md"
FILE_NAME = re.compile(r"# ([\w-]+\.\w+)\n")
MARK = "=== printed before line "


@pytest.fixture(scope="module")
def blocks() -> list[pages.Block]:
    return pages.blocks_of(PAGE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, blocks: list[pages.Block]) -> Path:
    """An empty folder with the files that the page tells its reader to save."""
    made = tmp_path_factory.mktemp("reader")
    for block in blocks:
        if name := FILE_NAME.match(block.text):
            (made / name[1]).write_text(block.text, encoding="utf-8")
    return made


def test_the_program_prints_what_the_page_says(blocks: list[pages.Block], folder: Path) -> None:
    program = [block for block in blocks if block.language == "python" and not FILE_NAME.match(block.text)]
    source_text = "".join(f"{block.text}\nprint({MARK + str(_end(block))!r})\n" for block in program)
    answer = subprocess.run(
        [sys.executable, "-W", "error", "-c", source_text], cwd=folder, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    printed = dict(_parts(answer.stdout))
    shown = {block.line - 2: block.text for block in blocks if block.language == "output"}
    assert shown, "the page shows no output"
    for block in program:
        assert printed[_end(block)] == shown.get(_end(block), ""), f"{PAGE.name}, line {block.line}"


def test_the_commands_succeed(blocks: list[pages.Block], folder: Path) -> None:
    commands = [line for block in blocks if block.language == "sh" for line in block.text.splitlines()]
    assert commands, "the page shows no command"
    tool = "import sys; from rondkomen.cli import main; sys.exit(main())"
    for command in commands:
        name, *arguments = command.split()
        assert name == "rondkomen", command
        answer = subprocess.run(
            [sys.executable, "-c", tool, *arguments], cwd=folder, capture_output=True, text=True, check=False
        )
        assert answer.returncode == 0, f"{command}\n{answer.stderr}"
        assert answer.stdout, command


def _end(block: pages.Block) -> int:
    """The line of the page with the fence that ends a block."""
    return block.line + block.text.count("\n") + 1


def _parts(printed: str) -> list[tuple[int, str]]:
    """What each block printed, by the line its fence ends at."""
    parts = re.split(rf"(?m)^{re.escape(MARK)}(\d+)\n", printed)
    return [(int(line), text) for text, line in zip(parts[::2], parts[1::2], strict=False)]
