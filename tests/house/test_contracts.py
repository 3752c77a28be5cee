"""Each import contract of pyproject.toml is broken on purpose, to see that it would hold a real mistake back.

How: the Python files of the product are copied to a temporary folder, with an empty package for every floor, app and
door that is still to come. One offending file is written there, and lint-imports runs with the project's own contracts.
Each case names the contract that must break, the file, its text and the line that the message must show.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house import source

STUBS = (
    *source.PURE_FLOORS,
    *("cli", "gateways", "ui", "config"),
    *("web", "web.portal", "web.desk", "web.policy", "web.api", "web.accounts"),
    *("apps", "apps.audit", "apps.people", "apps.casework", "apps.signals", "apps.debts"),
)


@dataclass(frozen=True)
class Violation:
    """One forbidden import: which contract it breaks, in which module it stands, and what it says."""

    contract: str
    module: str
    text: str
    shown: str


VIOLATIONS = {
    "a lower floor imports a higher one": Violation(
        "floors", "engine.offender", "import rondkomen.law\n", "rondkomen.engine is not allowed to import rondkomen.law"
    ),
    "law and matching know each other": Violation(
        "floors",
        "matching.offender",
        "import rondkomen.law\n",
        "rondkomen.matching is not allowed to import rondkomen.law",
    ),
    "an app imports a page, lazily inside a function": Violation(
        "floors",
        "apps.casework.offender",
        "def page():\n    from rondkomen.web import desk\n    return desk\n",
        "rondkomen.apps is not allowed to import rondkomen.web",
    ),
    "a folder stands on no floor": Violation("floors", "attic", "", "rondkomen.attic"),
    "the command line tool imports an app": Violation(
        "cli", "cli.offender", "import rondkomen.apps.people\n", "rondkomen.cli is not allowed to import rondkomen.apps"
    ),
    "a rule imports Django": Violation(
        "pure", "law.offender", "import django\n", "rondkomen.law is not allowed to import django"
    ),
    "the engine opens a connection, lazily inside a function": Violation(
        "pure",
        "engine.offender",
        "def fetch():\n    import urllib.request\n    return urllib.request\n",
        "rondkomen.engine is not allowed to import urllib",
    ),
    "a module of matching imports Django": Violation(
        "pure", "matching.offender", "from django.utils import timezone\n", "is not allowed to import django"
    ),
    "a module of population opens a socket": Violation(
        "pure", "population.offender", "import socket\n", "is not allowed to import socket"
    ),
    "a state table imports Django": Violation(
        "states",
        "apps.debts.states",
        "from django.db import models\n",
        "rondkomen.apps.debts.states is not allowed to import django",
    ),
    "a door imports another door": Violation(
        "doors",
        "web.desk.offender",
        "import rondkomen.web.portal\n",
        "rondkomen.web.desk is not allowed to import rondkomen.web.portal",
    ),
    "a door imports another door, lazily inside a function": Violation(
        "doors",
        "web.policy.offender",
        "def page():\n    from rondkomen.web import desk\n    return desk\n",
        "rondkomen.web.policy is not allowed to import rondkomen.web.desk",
    ),
    "casework imports signals": Violation(
        "apps",
        "apps.casework.offender",
        "import rondkomen.apps.signals\n",
        "rondkomen.apps.casework is not allowed to import",
    ),
    "signals import debts, sideways": Violation(
        "apps",
        "apps.signals.offender",
        "import rondkomen.apps.debts\n",
        "rondkomen.apps.signals is not allowed to import",
    ),
    "what-if questions look at people, lazily inside a function": Violation(
        "scenarios",
        "apps.scenarios.offender",
        "def who():\n    from rondkomen.apps.people import models\n    return models\n",
        "rondkomen.apps.scenarios is not allowed to import rondkomen.apps.people.models",
    ),
    "a model imports its actions, lazily inside a function": Violation(
        "inside-apps",
        "apps.debts.models",
        "def save():\n    from rondkomen.apps.debts import actions\n    return actions\n",
        "rondkomen.apps.debts.models is not allowed to import rondkomen.apps.debts.actions",
    ),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the product's Python files in which every floor exists; violations are written into it."""
    shutil.copy(source.ROOT / "pyproject.toml", tmp_path)
    for path in source.python_files(source.PACKAGE):
        target = tmp_path / path.relative_to(source.ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    for stub in STUBS:
        _write(tmp_path, f"{stub}.__init__", '"""A floor."""\n')
    _write(tmp_path, "apps.debts.actions", '"""Verbs."""\n')
    return tmp_path


def test_a_sound_tree_keeps_every_contract(copy: Path) -> None:
    answer = _lint(copy)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("violation", VIOLATIONS.values(), ids=VIOLATIONS.keys())
def test_a_broken_contract_is_named(copy: Path, violation: Violation) -> None:
    _write(copy, violation.module, violation.text, replace=True)
    answer = _lint(copy, "--contract", violation.contract)
    message = " ".join(answer.stdout.split())
    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert f"{_contracts()[violation.contract]['name']} BROKEN" in message
    assert violation.shown in message


def test_every_contract_is_broken_here_once() -> None:
    unbroken = set(_contracts()) - {violation.contract for violation in VIOLATIONS.values()}
    assert not unbroken, f"Add a violation of {sorted(unbroken)} to VIOLATIONS"


@pytest.mark.parametrize(("folder", "contract"), [("apps", "apps"), ("web", "doors")])
def test_every_app_and_door_stands_in_its_contract(folder: str, contract: str) -> None:
    named = " ".join(_contracts()[contract]["layers"])
    unnamed = [
        path.name
        for path in source.folders_in(source.PACKAGE / folder)
        if (path / "__init__.py").exists() and f"rondkomen.{folder}.{path.name})" not in named
    ]
    assert not unnamed, f"Give {unnamed} their place in the contract '{contract}' of pyproject.toml"


def _contracts() -> dict[str, dict]:
    config = tomllib.loads((source.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {item["id"]: item for item in config["tool"]["importlinter"]["contracts"]}


def _write(root: Path, module: str, text: str, *, replace: bool = False) -> None:
    path = root.joinpath("src", "rondkomen", *module.split(".")).with_suffix(".py")
    path.parent.mkdir(parents=True, exist_ok=True)
    if replace or not path.exists():
        path.write_text(text, encoding="utf-8")


def _lint(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache", *options]
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "COLUMNS": "400"}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
