"""The tool as a whole process: pipes, encodings, standard input, and the same answer whatever the seed of hashing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_cli import HOUSEHOLD

TOOL = [sys.executable, "-c", "import sys; from rondkomen.cli import main; sys.exit(main())"]


def tool(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    known = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [*TOOL, *arguments], input=stdin, capture_output=True, env=known | environment, check=False, timeout=60
    )


def test_the_installed_tool_answers() -> None:
    command = Path(sys.executable).with_name("rondkomen")
    ran = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("rondkomen ")


def test_standard_input_is_read() -> None:
    ran = tool("check", "-", "--json", stdin=HOUSEHOLD.encode())
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout)["on"] == "2026-01-01"


def test_faults_come_without_a_traceback() -> None:
    ran = tool("check", "-", stdin=b"on: morgen\n")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert [line.split(b":")[0] for line in ran.stderr.splitlines()] == [b"-", b"-"]
    assert b"Traceback" not in ran.stderr


def test_empty_standard_input_is_a_fault() -> None:
    ran = tool("check", "-")
    assert (ran.returncode, ran.stderr) == (2, b"-: file: found an empty file; expected a household with persons\n")


def test_a_pipe_that_closes_early_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "household.yaml"
    file.write_text(HOUSEHOLD, encoding="utf-8")
    command = [*TOOL, "curve", str(file), "--to", "200000", "--step", "100", "--want", "zorgtoeslag"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_without_a_euro_sign_still_gets_an_answer(encoding: str) -> None:
    ran = tool("explain", "-", "zorgtoeslag", stdin=HOUSEHOLD.encode(), PYTHONIOENCODING=encoding)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"Zorgtoeslag" in ran.stdout


def test_the_answer_does_not_hang_on_the_seed_of_hashing() -> None:
    answers = {tool("check", "-", "--json", stdin=HOUSEHOLD.encode(), PYTHONHASHSEED=seed).stdout for seed in "01"}
    assert len(answers) == 1


def test_the_faults_do_not_hang_on_the_seed_of_hashing() -> None:
    wrong = b"a: 1\nb: 1\nc: 1\nd: 1\ne: 1\n"
    faults = {tool("check", "-", stdin=wrong, PYTHONHASHSEED=seed).stderr for seed in "01"}
    assert len(faults) == 1
