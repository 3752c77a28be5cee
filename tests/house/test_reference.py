"""The reference documents name every setting and every command, and nothing that is gone."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import source

SETTINGS = source.PACKAGE / "config" / "settings.py"
REFERENCE = source.ROOT / "docs" / "reference"
VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{2,}")


def test_every_setting_is_documented() -> None:
    read, documented = set(_variables_read(SETTINGS)), _terms(REFERENCE / "settings.md")
    undocumented = sorted(read - documented)
    assert not undocumented, f"docs/reference/settings.md has no row for {undocumented}"


def test_every_documented_setting_is_read() -> None:
    """Also by the scripts in bin/, that have a few of their own."""
    scripts = " ".join(source.text_of(path) for path in (source.ROOT / "bin").iterdir())
    read = set(_variables_read(SETTINGS)) | set(VARIABLE.findall(scripts))
    gone = sorted(name for name in _terms(REFERENCE / "settings.md") if VARIABLE.fullmatch(name) and name not in read)
    assert not gone, f"docs/reference/settings.md speaks of {gone}, which nothing reads"


def test_every_command_is_documented() -> None:
    text = _document(REFERENCE / "commands.md")
    commands = [*_scripts(), *_management_commands(), *_subcommands()]
    undocumented = sorted(name for name in commands if name not in text)
    assert not undocumented, f"docs/reference/commands.md does not name {undocumented}"


def test_variables_are_found_however_they_are_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.py"
    file.write_text(
        'a = os.environ["ONE"]\nb = os.environ.get("TWO", "X")\nc = env.bool("THREE")\nd = os.getenv("FOUR")\n'
    )
    assert set(_variables_read(file)) == {"ONE", "TWO", "THREE", "FOUR"}


def _variables_read(path: Path) -> Iterator[str]:
    """Names of environment variables: the first argument of whatever is called env, environ or getenv."""
    for node in ast.walk(ast.parse(_document(path))):
        if isinstance(node, ast.Subscript):
            reader, argument = node.value, node.slice
        elif isinstance(node, ast.Call) and node.args:
            reader, argument = node.func, node.args[0]
        else:
            continue
        is_name = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        if is_name and re.search(r"env", ast.unparse(reader), re.I) and VARIABLE.fullmatch(argument.value):
            yield argument.value


def _scripts() -> list[str]:
    return [f"bin/{path.name}" for path in (source.ROOT / "bin").iterdir() if not path.name.startswith("_")]


def _management_commands() -> list[str]:
    return [path.stem for path in source.PACKAGE.rglob("management/commands/*.py") if not path.stem.startswith("_")]


def _subcommands() -> list[str]:
    """What the tool itself lists in its help: each command on a line of its own, four spaces in."""
    command = [sys.executable, "-c", "from rondkomen.cli import main; main()", "--help"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    listed = re.findall(r"(?m)^ {4}([a-z][\w-]*)(?= |$)", answer.stdout)
    assert listed, f"rondkomen --help lists no commands:\n{answer.stdout}{answer.stderr}"
    return [f"rondkomen {name}" for name in listed]


def _terms(path: Path) -> set[str]:
    return set(re.findall(r"`([A-Z][A-Z0-9_]{2,})`", _document(path)))


def _document(path: Path) -> str:
    if not path.exists():
        pytest.fail(f"{path.relative_to(source.ROOT)} is missing", pytrace=False)
    return source.text_of(path)
